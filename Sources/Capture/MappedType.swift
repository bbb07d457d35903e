/// A kind of CloudEvents that an organization wants taken although its types do not begin with `vigie.outbound.`.
package struct MappedType: Sendable, Hashable {
    /// The beginning of the types.
    package let prefix: String
    /// Where these events go to when they do not say.
    package let platform: String?

    package init(prefix: String, platform: String? = nil) {
        self.prefix = prefix
        self.platform = platform
    }

    /// Reads `com.acme.` or `com.acme.=alibaba`; `nil` for a type or a platform that cannot be.
    package init?(_ text: String) {
        let mark = text.firstIndex(of: "=")
        let prefix = String(text[..<(mark ?? text.endIndex)])
        guard MappedType.isWord(prefix) else { return nil }
        guard let mark else {
            self.init(prefix: prefix)
            return
        }
        let platform = String(text[text.index(after: mark)...])
        guard MappedType.isWord(platform), platform.utf8.count <= EventMember.platform.textLimit else { return nil }
        self.init(prefix: prefix, platform: platform)
    }

    /// ASCII without spaces.
    private static func isWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { 0x21..<0x7F ~= $0 }
    }
}

/// What the type of a CloudEvent says, if it is one of those that are taken.
struct OutboundType {
    static let prefix = "vigie.outbound."

    /// What follows the prefix; the whole type where nothing follows a mapped one.
    let documentType: String
    let platform: String?

    init?(_ type: String, mapped: [MappedType]) {
        if type.hasPrefix(OutboundType.prefix) {
            documentType = String(type.dropFirst(OutboundType.prefix.count))
            platform = nil
            return
        }
        guard let known = mapped.first(where: { type.hasPrefix($0.prefix) }) else { return nil }
        let rest = type.dropFirst(known.prefix.count)
        documentType = rest.isEmpty ? type : String(rest)
        platform = known.platform
    }
}

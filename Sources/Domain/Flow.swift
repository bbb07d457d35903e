/// Source × platform × document type: what one integration keeps sending, and the unit of a baseline.
package struct Flow: Sendable, Hashable {
    package let id: FlowID
    package let system: SystemID
    package let platform: PlatformID
    /// As the sender names itself: `odoo-amont/price_feed`.
    package let source: String
    package let documentType: String

    package init(id: FlowID, system: SystemID, platform: PlatformID, source: String, documentType: String) {
        self.id = id
        self.system = system
        self.platform = platform
        self.source = source
        self.documentType = documentType
    }

    /// The company's system that a source belongs to: `odoo-amont` of `odoo-amont/price_feed`.
    ///
    /// CloudEvents sources are URI references, so that a scheme and slashes may stand before:
    /// `/odoo-amont/price_feed` and `https://odoo-amont/price_feed` are the same system.
    package static func systemName(of source: String) -> String {
        let bytes = source.utf8
        var rest = bytes[...]
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8) {
            rest = rest[colon...].dropFirst(3)
        }
        rest = rest.drop { $0 == UInt8(ascii: "/") }
        let name = rest.prefix { $0 != UInt8(ascii: "/") }
        return name.isEmpty ? source : String(Substring(name))
    }
}

import HTTPTypes
import Hummingbird

/// Entity tags: `"r7"` for a resource that has revisions, a hash of the body for what is computed.
enum EntityTag {
    static func revision(_ revision: Int32) -> String { "\"r\(revision)\"" }

    /// FNV-1a, 64 bits: a name for the content, not a promise about it.
    static func content(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "\"\(String(hash, radix: 36))\""
    }

    /// The revision that a change names in `If-Match`; `nil` without one.
    static func required(in headers: HTTPFields) throws(Problem) -> Int32? {
        guard let value = headers[.ifMatch] else { return nil }
        if value == "*" { return nil }
        guard value.hasPrefix("\"r"), value.hasSuffix("\""), value.utf8.count > 3,
            let revision = Int32(value.dropFirst(2).dropLast())
        else {
            throw Problem(
                .badParameter,
                fr: "If-Match prend une étiquette comme \"r7\".",
                en: "If-Match takes a tag like \"r7\"."
            )
        }
        return revision
    }

    /// Whether the client has this version already (RFC 9110 section 13.1.2).
    static func isKnown(_ tag: String, in headers: HTTPFields) -> Bool {
        guard let value = headers[.ifNoneMatch] else { return false }
        return value == "*"
            || value.split(separator: ",")
                .contains { candidate in
                    let trimmed = candidate.drop { $0 == " " }.prefix { $0 != " " }
                    return trimmed == tag || trimmed == "W/" + tag
                }
    }
}

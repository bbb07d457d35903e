package import Query

/// The URL of a receiver, read strictly: what two readers could understand in two ways is no URL here.
package struct TargetURL: Sendable, Hashable {
    package let isSecure: Bool
    /// A name in lower-case ASCII, or an address as `IPAddress` writes it.
    package let host: String
    /// Where the host is an address.
    package let address: IPAddress?
    package let port: Int
    /// With its query; begins with `/`.
    package let path: String

    /// `hooks.example.com:443`: what one circuit breaker stands for.
    package var target: String { "\(host):\(port)" }

    package var text: String {
        let name = address?.isVersion6 == true ? "[\(host)]" : host
        let isUsual = port == (isSecure ? 443 : 80)
        return (isSecure ? "https://" : "http://") + name + (isUsual ? "" : ":\(port)") + path
    }

    /// The longest URL that is taken, in bytes.
    private static let longest = 2_048

    package init(_ text: String) throws(EndpointFault) {
        let bytes = Array(text.utf8)
        // Printable ASCII, and none of the signs that browsers, libraries and proxies read each in their way.
        guard bytes.count <= TargetURL.longest, bytes.allSatisfy({ 0x21...0x7E ~= $0 }),
            !bytes.contains(where: { "\\\"<>^`{|}".utf8.contains($0) })
        else { throw .malformed }
        let scheme = text.prefix { $0 != ":" }
        guard text[scheme.endIndex...].hasPrefix("://") else { throw .malformed }
        switch scheme.lowercased() {
        case "https": isSecure = true
        case "http": isSecure = false
        default: throw .scheme
        }
        let rest = text[scheme.endIndex...].dropFirst(3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@"), !rest.contains("#") else { throw .userInfo }
        let behind = rest[authority.endIndex...]
        path = behind.isEmpty ? "/" : behind.first == "?" ? "/" + behind : String(behind)
        let name: Substring
        let digits: Substring?
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { throw .malformed }
            name = authority[authority.startIndex...end]
            let after = authority[authority.index(after: end)...]
            guard after.isEmpty || after.first == ":" else { throw .malformed }
            digits = after.isEmpty ? nil : after.dropFirst()
        } else {
            name = authority.prefix { $0 != ":" }
            digits = name.endIndex == authority.endIndex ? nil : authority[name.endIndex...].dropFirst()
        }
        port = try TargetURL.port(digits, isSecure)
        (host, address) = try TargetURL.host(name)
    }

    private static func port(_ digits: Substring?, _ isSecure: Bool) throws(EndpointFault) -> Int {
        guard let digits else { return isSecure ? 443 : 80 }
        guard 1...5 ~= digits.utf8.count, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let port = Int(digits),
            1...65_535 ~= port
        else { throw .port }
        return port
    }

    private static func host(_ text: Substring) throws(EndpointFault) -> (String, IPAddress?) {
        if text.first == "[" {
            guard let address = IPAddress(text.dropFirst().dropLast()), address.isVersion6 else { throw .malformed }
            return (address.description, address)
        }
        if let address = IPAddress(text), !address.isVersion6 { return (address.description, address) }
        let name = text.lowercased()
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last, !isNumeric(last) else {
            throw .malformed
        }
        return (name, nil)
    }

    /// Letters, digits, `-` and `_`; names in other scripts come as `xn--…`.
    private static func isLabel(_ label: Substring) -> Bool {
        1...63 ~= label.utf8.count && label.utf8.first != UInt8(ascii: "-") && label.utf8.last != UInt8(ascii: "-")
            && label.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                    UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// What makes a whole name an IPv4 address for other readers (WHATWG URL, "ends in a number"): octal, hexadecimal,
    /// one number for several. The forms that are no plain address are refused.
    private static func isNumeric(_ label: Substring) -> Bool {
        label.utf8.allSatisfy { 0x30...0x39 ~= $0 } || label.hasPrefix("0x")
    }
}

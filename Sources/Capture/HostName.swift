/// Takes the host out of a URL; the rest is dropped, since some platforms carry keys in the path.
package enum HostName {
    /// Where the host with its port stands in a URL; `nil` if the text is no URL with a host.
    ///
    /// Where readers of URLs disagree about the host (`\`, `%`, white space), the URL is refused rather than guessed.
    static func authority(in url: Span<UInt8>) -> Range<Int>? {
        guard var position = endOfScheme(url) else { return nil }
        var start = position
        scan: while position < url.count {
            switch url[position] {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): break scan
            case UInt8(ascii: "@"): start = position + 1
            case 0...0x20, 0x7F, UInt8(ascii: "\\"): return nil
            default: break
            }
            position += 1
        }
        return start..<position
    }

    /// The host of a URL, as `ofAuthority` gives it.
    package static func ofURL(_ url: Span<UInt8>) -> String? {
        guard let range = authority(in: url) else { return nil }
        return ofAuthority(url.extracting(range))
    }

    /// The offset behind `scheme://`.
    private static func endOfScheme(_ url: Span<UInt8>) -> Int? {
        var position = 0
        while position < url.count, isNameByte(url[position]) || url[position] == UInt8(ascii: "+") { position += 1 }
        guard position > 0, url[0] | 0x20 >= UInt8(ascii: "a"), url[0] | 0x20 <= UInt8(ascii: "z"),
            position + 3 < url.count, url[position] == UInt8(ascii: ":"), url[position + 1] == UInt8(ascii: "/"),
            url[position + 2] == UInt8(ascii: "/")
        else { return nil }
        return position + 3
    }

    /// The host in lower case, without port and trailing dot; `nil` if it is none.
    ///
    /// Names that are not ASCII stay as they are.
    static func ofAuthority(_ authority: Span<UInt8>) -> String? {
        guard authority.count > 0 else { return nil }
        let isAddress = authority[0] == UInt8(ascii: "[")
        var end = 0
        var label = 0
        var hasCapitals = false
        while end < authority.count {
            let byte = authority[end]
            if isAddress {
                guard isAddressByte(byte) else { return nil }
            } else if byte == UInt8(ascii: ":") {
                break
            } else {
                guard isNameByte(byte) || byte >= 0x80 else { return nil }
                if byte == UInt8(ascii: ".") {
                    guard label > 0 else { return nil }
                    label = 0
                } else {
                    label += 1
                    guard label <= 63 else { return nil }
                }
            }
            if UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte { hasCapitals = true }
            end += 1
            if byte == UInt8(ascii: "]") { break }
        }
        guard isPort(authority.extracting(end..<authority.count)) else { return nil }
        if isAddress {
            guard end >= 4, authority[end - 1] == UInt8(ascii: "]") else { return nil }
        } else {
            if end > 0, authority[end - 1] == UInt8(ascii: ".") { end -= 1 }
            guard 1...253 ~= end else { return nil }
        }
        return text(of: authority.extracting(first: end), lowercasing: hasCapitals)
    }

    private static func text(of name: Span<UInt8>, lowercasing: Bool) -> String? {
        guard lowercasing else {
            guard let characters = try? UTF8Span(validating: name) else { return nil }
            return String(copying: characters)
        }
        var bytes = name.copied()
        for index in bytes.indices where UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[index] { bytes[index] |= 0x20 }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Letters, digits and what is found in host names in practice.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// What an IPv6 address in brackets is made of.
    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "["),
            UInt8(ascii: "]"):
            true
        default: false
        }
    }

    /// Nothing, or a colon with a port of 16 bits (or none) behind it.
    private static func isPort(_ text: Span<UInt8>) -> Bool {
        guard text.count > 0 else { return true }
        guard text[0] == UInt8(ascii: ":"), text.count <= 6 else { return false }
        var port = 0
        for index in 1..<text.count {
            guard text[index] &- 0x30 < 10 else { return false }
            port = port * 10 + Int(text[index] - 0x30)
        }
        return port <= 65_535
    }
}

/// An address of the internet protocol: four bytes or sixteen.
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// `nil` for any other number of bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads four decimal numbers without leading zeros, or the forms of RFC 4291 section 2.2.
    ///
    /// No octal, no hexadecimal, no short forms: what only some readers take for an address is none.
    package init?(_ text: some StringProtocol) {
        if let four = IPAddress.four(Substring(text)) {
            bytes = four
        } else if let sixteen = IPAddress.sixteen(Substring(text)) {
            bytes = sixteen
        } else {
            return nil
        }
    }

    package var isVersion6: Bool { bytes.count == 16 }

    package var description: String {
        if !isVersion6 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2)
            .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
    }

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let numbers = parts.compactMap { part -> UInt8? in
            guard 1...3 ~= part.utf8.count, part.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
                part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0")
            else { return nil }
            return UInt8(part)
        }
        return numbers.count == 4 ? numbers : nil
    }

    private static func sixteen(_ text: Substring) -> [UInt8]? {
        guard text.utf8.count <= 45, text.contains(":") else { return nil }
        var head: [UInt8] = []
        var tail: [UInt8]?
        var rest = text
        if rest.hasPrefix("::") {
            tail = []
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            let group = rest.prefix { $0 != ":" }
            let isLast = group.endIndex == rest.endIndex
            if isLast, group.contains(".") {
                guard let four = four(group) else { return nil }
                if tail != nil { tail?.append(contentsOf: four) } else { head.append(contentsOf: four) }
                break
            }
            guard 1...4 ~= group.utf8.count, let number = UInt16(group, radix: 16), !group.hasPrefix("+") else {
                return nil
            }
            let pair = [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)]
            if tail != nil { tail?.append(contentsOf: pair) } else { head.append(contentsOf: pair) }
            if isLast { break }
            rest = rest[group.endIndex...].dropFirst()
            if rest.hasPrefix(":") {
                guard tail == nil else { return nil }
                tail = []
                rest = rest.dropFirst()
            } else if rest.isEmpty {
                return nil
            }
        }
        guard let tail else { return head.count == 16 ? head : nil }
        let gap = 16 - head.count - tail.count
        return gap >= 2 ? head + Array(repeating: 0, count: gap) + tail : nil
    }
}

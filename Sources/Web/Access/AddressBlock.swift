/// An internet address, or a block of them in CIDR notation; IPv4 within IPv6 (`::ffff:10.0.0.1`) counts as IPv4.
struct AddressBlock: Sendable, Hashable {
    /// Four bytes or sixteen.
    private let bytes: [UInt8]
    private let prefix: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = AddressBlock.address(parts[0]) else { return nil }
        var length = address.count * 8
        if parts.count == 2 {
            let isMapped = address.count == 4 && parts[0].contains(":")
            guard let given = Int(parts[1]), parts[1].allSatisfy(\.isNumber) else { return nil }
            let wanted = isMapped ? given - 96 : given
            guard 0...length ~= wanted else { return nil }
            length = wanted
        }
        bytes = address
        prefix = length
    }

    func contains(_ other: AddressBlock) -> Bool {
        guard bytes.count == other.bytes.count, other.prefix >= prefix else { return false }
        for bit in 0..<prefix where (bytes[bit / 8] ^ other.bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) != 0 {
            return false
        }
        return true
    }

    private static func address(_ text: Substring) -> [UInt8]? {
        guard text.contains(":") else { return four(text) }
        // A zone (`%eth0`) names an interface of this machine and is no part of the address.
        let text = text.prefix { $0 != "%" }
        guard let sixteen = sixteen(text) else { return nil }
        let isMapped = sixteen[..<10].allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
        return isMapped ? Array(sixteen[12...]) : sixteen
    }

    /// Four decimal numbers, written in full: `127.1` and `0x7f.0.0.1` are not addresses here.
    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part in
            part.allSatisfy { $0.isASCII && $0.isNumber } && (part.first != "0" || part.count == 1) ? UInt8(part) : nil
        }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    private static func sixteen(_ text: Substring) -> [UInt8]? {
        var halves: [[UInt8]] = [[]]
        var rest = text
        if rest.hasPrefix("::") {
            halves.append([])
            rest.removeFirst(2)
        }
        while !rest.isEmpty {
            let group = rest.prefix { $0 != ":" }
            rest = rest[group.endIndex...]
            if rest.isEmpty, group.contains(".") {
                guard let four = four(group) else { return nil }
                halves[halves.count - 1] += four
                break
            }
            guard 1...4 ~= group.count, group.allSatisfy(\.isHexDigit), let value = UInt16(group, radix: 16) else {
                return nil
            }
            halves[halves.count - 1] += [UInt8(value >> 8), UInt8(value & 0xFF)]
            guard !rest.isEmpty else { break }
            if rest.hasPrefix("::") {
                guard halves.count == 1 else { return nil }
                halves.append([])
                rest.removeFirst(2)
            } else {
                rest.removeFirst()
                guard !rest.isEmpty else { return nil }
            }
        }
        let count = halves.reduce(0) { $0 + $1.count }
        guard halves.count == 2 else { return count == 16 ? halves[0] : nil }
        guard count <= 14 else { return nil }
        return halves[0] + Array(repeating: 0, count: 16 - count) + halves[1]
    }
}

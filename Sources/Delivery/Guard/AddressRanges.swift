/// Which addresses are on the public internet: the special-purpose registries of IANA (RFC 6890 and its updates).
package enum AddressRanges {
    private static let denied4: [(network: [UInt8], bits: Int)] = [
        ([0, 0, 0, 0], 8), ([10, 0, 0, 0], 8), ([100, 64, 0, 0], 10), ([127, 0, 0, 0], 8), ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12), ([192, 0, 0, 0], 24), ([192, 0, 2, 0], 24), ([192, 31, 196, 0], 24),
        ([192, 52, 193, 0], 24), ([192, 88, 99, 0], 24), ([192, 168, 0, 0], 16), ([192, 175, 48, 0], 24),
        ([198, 18, 0, 0], 15), ([198, 51, 100, 0], 24), ([203, 0, 113, 0], 24), ([224, 0, 0, 0], 4),
        ([240, 0, 0, 0], 4),
    ]

    /// Within the global unicast block, the only one that is let through at all: protocol assignments (Teredo among
    /// them), documentation, 6to4, and documentation again.
    private static let denied6: [(network: [UInt8], bits: Int)] = [
        ([0x20, 0x01, 0x00, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x02], 16), ([0x3F, 0xFF, 0x00], 20),
        ([0x26, 0x20, 0x00, 0x4F, 0x80, 0x00], 48),
    ]

    /// Whether something outside of this company can answer there.
    package static func isPublic(_ address: IPAddress) -> Bool {
        let bytes = address.bytes
        guard address.isVersion6 else { return !denied4.contains { matches(bytes, $0.network, $0.bits) } }
        // Everything but 2000::/3 is special: unspecified, loopback, mapped and translated IPv4 (RFC 4291, 6052, 8215),
        // discard, segment routing, unique local, link-local, multicast, and what nobody has been given.
        guard matches(bytes, [0x20], 3) else { return false }
        return !denied6.contains { matches(bytes, $0.network, $0.bits) }
    }

    private static func matches(_ bytes: [UInt8], _ network: [UInt8], _ bits: Int) -> Bool {
        for index in 0..<bits {
            let mask = UInt8(0x80) >> UInt8(index % 8)
            let expected = index / 8 < network.count ? network[index / 8] : 0
            if (bytes[index / 8] ^ expected) & mask != 0 { return false }
        }
        return true
    }
}

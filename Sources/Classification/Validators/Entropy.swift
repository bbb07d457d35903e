/// How random a text looks.
enum Entropy {
    /// Shannon entropy in bits of each byte, over at most the first 256 bytes.
    static func bitsPerByte(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        let length = min(range.count, 256)
        guard length > 0 else { return 0 }
        for index in range.lowerBound..<(range.lowerBound + length) { counts[Int(bytes[index])] += 1 }
        return counts.reduce(into: 0.0) { bits, count in
            guard count > 0 else { return }
            let share = Double(count) / Double(length)
            bits -= share * Log2.of(share)
        }
    }
}

/// A sketch as the database keeps it: whichever form is the shorter.
extension HyperLogLog {
    /// The first byte: which form follows, and that it is of this precision.
    private enum Form: UInt8 {
        /// Three bytes for each register that is not 0, high byte first: 18 bits register, 6 bits rank.
        case sparse = 0x1B
        /// Six bits a register, four registers in three bytes.
        case dense = 0x2B
    }

    private static let denseLength = 1 + count * 6 / 8

    package var bytes: [UInt8] {
        let used = registers.indices.filter { registers[$0] > 0 }
        if 1 + used.count * 3 < HyperLogLog.denseLength {
            var bytes = [Form.sparse.rawValue]
            bytes.reserveCapacity(1 + used.count * 3)
            for register in used { HyperLogLog.append(UInt32(register) << 6 | UInt32(registers[register]), to: &bytes) }
            return bytes
        }
        var bytes = [Form.dense.rawValue]
        bytes.reserveCapacity(HyperLogLog.denseLength)
        for first in stride(from: 0, to: HyperLogLog.count, by: 4) {
            let word = (first..<first + 4).reduce(UInt32(0)) { $0 << 6 | UInt32(registers[$1]) }
            HyperLogLog.append(word, to: &bytes)
        }
        return bytes
    }

    /// `nil` for bytes that `bytes` cannot have given.
    package init?(bytes: [UInt8]) {
        guard let form = bytes.first.flatMap(Form.init(rawValue:)), bytes.count % 3 == 1 else { return nil }
        var registers = [UInt8](repeating: 0, count: HyperLogLog.count)
        switch form {
        case .sparse:
            for offset in stride(from: 1, to: bytes.count, by: 3) {
                let word = HyperLogLog.word(bytes, at: offset)
                let register = Int(word >> 6)
                guard register < HyperLogLog.count else { return nil }
                registers[register] = UInt8(word & 63)
            }
        case .dense:
            guard bytes.count == HyperLogLog.denseLength else { return nil }
            for first in stride(from: 0, to: HyperLogLog.count, by: 4) {
                let word = HyperLogLog.word(bytes, at: 1 + first / 4 * 3)
                for part in 0..<4 {
                    let shift = UInt32(18 - part * 6)
                    registers[first + part] = UInt8(word >> shift & 63)
                }
            }
        }
        self.init(registers: registers)
    }

    private static func word(_ bytes: [UInt8], at offset: Int) -> UInt32 {
        let high = UInt32(bytes[offset]) << 16
        let middle = UInt32(bytes[offset + 1]) << 8
        return high | middle | UInt32(bytes[offset + 2])
    }

    private static func append(_ word: UInt32, to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: word >> 16))
        bytes.append(UInt8(truncatingIfNeeded: word >> 8))
        bytes.append(UInt8(truncatingIfNeeded: word))
    }
}

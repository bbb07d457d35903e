/// A segment tag or a code of a standard, one to three capitals and digits, packed into a number.
struct EDICode: Sendable, Hashable {
    let packed: UInt32

    private init(packed: UInt32) { self.packed = packed }

    /// `nil` for what is no code: longer, empty, or with other characters.
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard 1...3 ~= range.count else { return nil }
        var packed: UInt32 = 0
        for index in range {
            let byte = bytes[index]
            guard byte &- 0x30 < 10 || byte &- 0x41 < 26 else { return nil }
            packed = packed << 8 | UInt32(byte)
        }
        self.packed = packed
    }

    /// A code as it stands in a table of this target.
    init(_ text: Substring) { packed = text.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    /// Appends its characters.
    func write(into output: inout [UInt8]) {
        if packed > 0xFFFF { output.append(UInt8(truncatingIfNeeded: packed >> 16)) }
        if packed > 0xFF { output.append(UInt8(truncatingIfNeeded: packed >> 8)) }
        output.append(UInt8(truncatingIfNeeded: packed))
    }

    // Numbers, since a `static let` asks at each use whether it was made.
    static var isa: EDICode { EDICode(packed: 0x49_5341) }
    static var gs: EDICode { EDICode(packed: 0x4753) }
    static var st: EDICode { EDICode(packed: 0x5354) }
    static var se: EDICode { EDICode(packed: 0x5345) }
    static var ge: EDICode { EDICode(packed: 0x4745) }
    static var iea: EDICode { EDICode(packed: 0x49_4541) }
    static var ta1: EDICode { EDICode(packed: 0x54_4131) }
    static var bin: EDICode { EDICode(packed: 0x42_494E) }
    static var bds: EDICode { EDICode(packed: 0x42_4453) }
    static var una: EDICode { EDICode(packed: 0x55_4E41) }
    static var unb: EDICode { EDICode(packed: 0x55_4E42) }
    static var ung: EDICode { EDICode(packed: 0x55_4E47) }
    static var unh: EDICode { EDICode(packed: 0x55_4E48) }
    static var unt: EDICode { EDICode(packed: 0x55_4E54) }
    static var une: EDICode { EDICode(packed: 0x55_4E45) }
    static var unz: EDICode { EDICode(packed: 0x55_4E5A) }
    static var uno: EDICode { EDICode(packed: 0x55_4E4F) }
    static var unp: EDICode { EDICode(packed: 0x55_4E50) }
}

import Domain

/// The state of one series as stored: opaque bytes under a version.
package struct SeriesSnapshot: Sendable, Hashable {
    /// `flow:12`, `platform:3`.
    package var key: String
    package var version: Int16
    package var state: [UInt8]

    package init(key: String, version: Int16, state: [UInt8]) {
        self.key = key
        self.version = version
        self.state = state
    }
}

/// Writes values into bytes or reads them back, so that one description of a state serves both ways.
///
/// Little-endian, no padding, sealed by a checksum: arithmetic may rely on what was written. Short input or a number
/// that is none sets `failed` and leaves the rest as it was.
struct SnapshotExchange {
    private var bytes: [UInt8]
    private var failed = false
    private let reading: Bool
    private var offset = 0

    /// To write.
    init() {
        bytes = []
        bytes.reserveCapacity(3_072)
        reading = false
    }

    /// To read what was sealed; `nil` when a byte of it is not as it was.
    init?(opening sealed: [UInt8]) {
        guard sealed.count > 8 else { return nil }
        bytes = Array(sealed.dropLast(8))
        reading = true
        guard SnapshotExchange.checksum(of: bytes).elementsEqual(sealed.suffix(8)) else { return nil }
    }

    /// What was written, with its checksum behind it.
    var sealed: [UInt8] { bytes + SnapshotExchange.checksum(of: bytes) }

    /// FNV-1a in 64 bits, little-endian.
    private static func checksum(of bytes: [UInt8]) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (UInt64($0) * 8)) }
    }

    /// Whether all that was there has been read, and was sound.
    var isComplete: Bool { !failed && offset == bytes.count }

    mutating func fail() { failed = true }

    mutating func value<Number: FixedWidthInteger>(_ number: inout Number) {
        let width = Number.bitWidth / 8
        guard reading else {
            for byte in 0..<width {
                bytes.append(UInt8(truncatingIfNeeded: number >> Number(truncatingIfNeeded: byte * 8)))
            }
            return
        }
        guard !failed, offset + width <= bytes.count else { return failed = true }
        var read: Number = 0
        for byte in 0..<width {
            read |= Number(truncatingIfNeeded: bytes[offset + byte]) << Number(truncatingIfNeeded: byte * 8)
        }
        offset += width
        number = read
    }

    /// A number that is mostly small, seven bits a byte (LEB128).
    mutating func count(_ number: inout Int64) {
        var rest = UInt64(bitPattern: number)
        var read: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            var byte = UInt8(truncatingIfNeeded: rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)
            value(&byte)
            guard !failed else { return }
            read |= UInt64(byte & 0x7F) << shift
            rest >>= 7
            if byte & 0x80 == 0 { break }
        }
        number = Int64(bitPattern: read)
    }

    mutating func count(_ number: inout UInt32) {
        var wide = Int64(number)
        count(&wide)
        guard let exact = UInt32(exactly: wide) else { return fail() }
        number = exact
    }

    mutating func count(_ number: inout UInt64) {
        var wide = Int64(bitPattern: number)
        count(&wide)
        number = UInt64(bitPattern: wide)
    }

    /// An hour, mostly near another that both sides know; `never`, where there was none.
    mutating func hour(_ hour: inout Int64, near known: Int64, never: Int64) {
        let far = hour &- known
        var code = hour == never ? 0 : (UInt64(bitPattern: far) << 1 ^ UInt64(bitPattern: far >> 63)) &+ 1
        count(&code)
        let folded = code &- 1
        hour = code == 0 ? never : known &+ (Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1))
    }

    /// A number that is mostly near 0 on either side: 0, −1, 1, −2, 2, … are 0, 1, 2, 3, 4 and so on.
    mutating func signed(_ number: inout Int32) {
        var folded = UInt32(bitPattern: number << 1 ^ number >> 31)
        count(&folded)
        number = Int32(bitPattern: folded >> 1) ^ -Int32(bitPattern: folded & 1)
    }

    mutating func value(_ number: inout Double) {
        var bits = number.bitPattern
        value(&bits)
        guard reading, !failed else { return }
        guard Double(bitPattern: bits).isFinite else { return failed = true }
        number = Double(bitPattern: bits)
    }

    mutating func value(_ number: inout Float) {
        var bits = number.bitPattern
        value(&bits)
        guard reading, !failed else { return }
        guard Float(bitPattern: bits).isFinite else { return failed = true }
        number = Float(bitPattern: bits)
    }

    mutating func value(_ flag: inout Bool) {
        var byte: UInt8 = flag ? 1 : 0
        value(&byte)
        if reading { flag = byte != 0 }
    }

    mutating func value(_ instant: inout Timestamp) { value(&instant.microseconds) }

    /// A list of amounts that were rounded to sixteen bits, of a length that both sides know.
    mutating func short(_ numbers: inout [Float]) {
        for index in numbers.indices {
            var code = ShortFloat.code(numbers[index])
            value(&code)
            if reading { numbers[index] = ShortFloat.decoded(code) }
        }
    }

    /// A list of small numbers of which neighbours are often alike: each with how often it comes in a row.
    mutating func runs(_ numbers: inout [UInt8]) {
        var start = 0
        while start < numbers.count, !failed {
            var number = numbers[start]
            var end = start + 1
            while end < numbers.count, end - start < 255, numbers[end] == number { end += 1 }
            var length = UInt8(end - start)
            value(&number)
            value(&length)
            guard length > 0, start + Int(length) <= numbers.count else { return fail() }
            for index in start..<(start + Int(length)) { numbers[index] = number }
            start += Int(length)
        }
    }

    /// A list whose length both sides know.
    mutating func values(_ numbers: inout [Float]) {
        for index in numbers.indices { value(&numbers[index]) }
    }

    mutating func values<Number: FixedWidthInteger>(_ numbers: inout [Number]) {
        for index in numbers.indices { value(&numbers[index]) }
    }

    /// A list of up to 255, its length before it; `empty` is a place to read into.
    mutating func list<Element>(
        _ elements: inout [Element],
        empty: Element,
        _ each: (inout Self, inout Element) -> Void
    ) {
        if elements.count > Int(UInt8.max) { elements.removeLast(elements.count - Int(UInt8.max)) }
        var count = UInt8(elements.count)
        value(&count)
        if reading { elements = failed ? [] : Array(repeating: empty, count: Int(count)) }
        for index in elements.indices { each(&self, &elements[index]) }
    }

    mutating func optional<Value>(_ held: inout Value?, empty: Value, _ body: (inout Self, inout Value) -> Void) {
        var present = held != nil
        value(&present)
        guard present else { return held = nil }
        var content = held ?? empty
        body(&self, &content)
        held = content
    }

    /// A short text in UTF-8.
    mutating func text(_ text: inout String) {
        var units = Array(text.utf8.prefix(255))
        list(&units, empty: 0) { $0.value(&$1) }
        if reading { text = String(decoding: units, as: UTF8.self) }
    }
}

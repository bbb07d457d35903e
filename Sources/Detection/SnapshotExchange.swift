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
/// Little-endian, no padding. Short input or a number that is none sets `failed` and leaves the rest as it was.
struct SnapshotExchange {
    private(set) var bytes: [UInt8]
    private(set) var failed = false
    let reading: Bool
    private var offset = 0

    /// To write.
    init() {
        bytes = []
        bytes.reserveCapacity(3_072)
        reading = false
    }

    /// To read.
    init(reading bytes: [UInt8]) {
        self.bytes = bytes
        reading = true
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
        var count = UInt8(clamping: elements.count)
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

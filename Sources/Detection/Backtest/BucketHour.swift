package import Domain

/// What one flow sent in one hour, as the roll-ups keep it.
package struct BucketHour: Sendable, Hashable {
    package var flow: FlowID
    /// Hours since 1970, UTC.
    package var hour: Int64
    package var events: Int64
    package var bytes: Int64
    /// Σ bytes · S/100.
    package var sensitiveBytes: Int64
    package var errors: Int64
    /// Events of each five minutes, the first twelve places, up to 255 in one; all 0 where nobody knows.
    package var parts: SIMD16<UInt8>

    package init(
        flow: FlowID,
        hour: Int64,
        events: Int64,
        bytes: Int64,
        sensitiveBytes: Int64 = 0,
        errors: Int64 = 0,
        parts: SIMD16<UInt8> = SIMD16(repeating: 0)
    ) {
        self.flow = flow
        self.hour = hour
        self.events = events
        self.bytes = bytes
        self.sensitiveBytes = sensitiveBytes
        self.errors = errors
        self.parts = parts
    }
}

extension HourBucket {
    /// The bucket that such events would have left.
    ///
    /// All documents of the hour count as of its mean size. Where their minutes are not known they are strewn over the
    /// hour by a hash, as chance would: evenly spread, they would leave no gaps to know the gaps by.
    init(_ row: BucketHour) {
        // Far beyond what any hour holds, so that no sum can overflow.
        events = min(max(row.events, 0), 1 << 36)
        guard events > 0 else { return }
        bytes = min(max(row.bytes, 0), 1 << 52)
        sensitive = min(max(row.sensitiveBytes, 0), bytes)
        let mean = CommittedEvent.logarithm(ofBytes: bytes / events)
        logarithms = mean &* events
        squares = mean &* mean &* events
        slots = row.parts
        if slots == SIMD16(repeating: 0) { strew(by: UInt64(bitPattern: row.hour) &* 0x9E37_79B9_7F4A_7C15) }
    }

    /// Gives the events their five minutes.
    private mutating func strew(by seed: UInt64) {
        let most: Int64 = 36
        let even = events > most ? (events - most) / 12 : 0
        for place in 0..<12 { slots[place] = UInt8(clamping: even) }
        var left = events - even * 12
        var state = seed ^ UInt64(bitPattern: bytes)
        while left > 0 {
            // SplitMix64, four draws of sixteen bits each.
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
            bits ^= bits >> 31
            for _ in 0..<min(left, 4) {
                let place = Int(((bits & 0xFFFF) &* 12) >> 16)
                if slots[place] < .max { slots[place] &+= 1 }
                bits >>= 16
            }
            left -= 4
        }
    }

    /// The end of its last five minutes with an event, in seconds of the hour.
    var lastSecond: Int64 {
        var place = 11
        while place > 0, slots[place] == 0 { place -= 1 }
        return Int64(place + 1) * 300 - 1
    }
}

extension CommittedEvent {
    /// As `logarithm`, of a number of bytes.
    fileprivate static func logarithm(ofBytes bytes: Int64) -> Int64 {
        let bytes = max(bytes, 1)
        let power = Int64(63 - bytes.leadingZeroBitCount)
        let rest = power >= 6 ? (bytes >> (power - 6)) - 64 : (bytes << (6 - power)) - 64
        return power * 64 + rest
    }
}

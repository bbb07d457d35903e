import Domain

/// What one series sent in one hour: whole numbers only, so that no order of arrival can change them.
struct HourBucket: Equatable {
    var events: Int64 = 0
    var bytes: Int64 = 0
    /// Σ bytes · S/100, each event's rounded.
    var sensitive: Int64 = 0
    /// Σ log₂ of the bytes of each event and Σ of its square, in parts of `CommittedEvent.logarithmUnit`.
    var logarithms: Int64 = 0
    var squares: Int64 = 0
    /// Events of each five minutes, the first twelve places, up to 255.
    var slots = SIMD16<UInt8>(repeating: 0)

    mutating func add(_ event: EventCount) {
        events &+= 1
        bytes &+= event.bytes
        sensitive &+= event.sensitive
        logarithms &+= event.logarithm
        squares &+= event.logarithm &* event.logarithm
        let part = event.part
        if slots[part] < .max { slots[part] &+= 1 }
    }

    /// Events of each five minutes; what went over the most that a part can count is shared by those that are full.
    var parts: SIMD16<Double> {
        var parts = SIMD16<Double>(repeating: 0)
        var counted = 0.0
        var full = 0.0
        for place in 0..<12 {
            parts[place] = Double(slots[place])
            counted += parts[place]
            if slots[place] == .max { full += 1 }
        }
        guard full > 0 else { return parts }
        for place in 0..<12 where slots[place] == .max { parts[place] += (Double(events) - counted) / full }
        return parts
    }

    static func += (left: inout HourBucket, right: HourBucket) {
        left.events &+= right.events
        left.bytes &+= right.bytes
        left.sensitive &+= right.sensitive
    }

    subscript(metric: Anomaly.Metric) -> Double {
        switch metric {
        case .events: Double(events)
        case .bytes: Double(bytes)
        default: Double(sensitive)
        }
    }
}

extension CommittedEvent {
    /// Parts of a doubling in `logarithm`.
    static let logarithmUnit = 64.0

    /// One event counts for a terabyte at most, so that no sum can overflow.
    var countedBytes: Int64 { min(max(bytes, 0), 1 << 40) }

    var sensitiveBytes: Int64 {
        guard score > 0 else { return 0 }
        return Int64(Double(countedBytes) * Double(min(score, 100)) / 100)
    }

    /// log₂ of the bytes in whole parts: the place of the highest bit and what follows it, taken as a straight line.
    var logarithm: Int64 {
        let bytes = max(countedBytes, 1)
        let power = Int64(63 - bytes.leadingZeroBitCount)
        let rest = power >= 6 ? (bytes >> (power - 6)) - 64 : (bytes << (6 - power)) - 64
        return power * 64 + rest
    }
}

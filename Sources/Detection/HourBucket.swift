import Domain

/// What one series sent in one hour, or in five minutes.
struct HourBucket: Equatable {
    var events: Int64 = 0
    var bytes: Int64 = 0
    /// Σ bytes · S/100, each event's rounded.
    var sensitive: Int64 = 0
    /// Events that a break before had held back when this hour began; they may come in it.
    var heldBack: Float = 0

    mutating func add(_ event: CommittedEvent) {
        events &+= 1
        bytes &+= event.countedBytes
        sensitive &+= event.sensitiveBytes
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
    /// One event counts for a terabyte at most, so that no sum can overflow.
    var countedBytes: Int64 { min(max(bytes, 0), 1 << 40) }

    var sensitiveBytes: Int64 {
        guard score > 0 else { return 0 }
        return Int64(Double(countedBytes) * Double(min(score, 100)) / 100)
    }
}

/// How big the events of a series are, on a logarithmic scale, and how sensitive.
struct EventSize {
    private var count = 0.0
    private var logarithms = 0.0
    private var squares = 0.0

    init() {}

    mutating func add(_ bytes: Int64) {
        let logarithm = Mathematics.naturalLogarithm(Double(max(bytes, 1)))
        count += 1
        logarithms += logarithm
        squares += logarithm * logarithm
    }

    /// Forgets with a half-life of a fortnight; called once an hour.
    mutating func age() {
        count *= HourProfile.levelKeep
        logarithms *= HourProfile.levelKeep
        squares *= HourProfile.levelKeep
    }

    /// 1 + the squared variation of a log-normal size: how many mean events' worth of bytes come at a time.
    var clumping: Double {
        guard count > 2 else { return 2 }
        let mean = logarithms / count
        let variance = max(0, squares / count - mean * mean)
        // A mixture of very different documents has no use for the log-normal's far tail.
        return Mathematics.exponential(min(variance, 2.3))
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&count)
        io.value(&logarithms)
        io.value(&squares)
    }
}

/// One of the largest events of an hour.
struct LargeEvent {
    var id: EventID
    var bytes: Int64
}

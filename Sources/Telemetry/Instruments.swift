import CoreMetrics
import Synchronization

/// Something that can write its samples behind a name and labels that were rendered once.
protocol Instrument: AnyObject, Sendable {
    func write(name: String, labels: String, into text: inout String)
}

extension String {
    /// One sample line.
    fileprivate mutating func sample(_ name: String, _ labels: String, _ value: String) {
        append(name)
        if !labels.isEmpty {
            append("{")
            append(labels)
            append("}")
        }
        append(" ")
        append(value)
        append("\n")
    }
}

/// A count that only grows; whole steps and fractions are kept apart, so that whole ones stay exact.
final class CounterInstrument: Instrument, CounterHandler, FloatingPointCounterHandler {
    private let whole = Atomic<Int64>(0)
    private let fraction = Mutex<Double>(0)

    func increment(by amount: Int64) { whole.wrappingAdd(amount, ordering: .relaxed) }

    func increment(by amount: Double) {
        guard amount >= 0, amount.isFinite else { return }
        fraction.withLock { $0 += amount }
    }

    func reset() {
        whole.store(0, ordering: .relaxed)
        fraction.withLock { $0 = 0 }
    }

    func write(name: String, labels: String, into text: inout String) {
        let count = whole.load(ordering: .relaxed)
        let rest = fraction.withLock { $0 }
        text.sample(name, labels, rest == 0 ? String(count) : MetricName.number(Double(count) + rest))
    }
}

/// The last value.
final class GaugeInstrument: Instrument, MeterHandler, RecorderHandler {
    private let value = Mutex<Double>(0)

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }

    func write(name: String, labels: String, into text: inout String) {
        text.sample(name, labels, MetricName.number(value.withLock { $0 }))
    }
}

/// How often each size was seen, in buckets that are fixed when the series begins.
final class HistogramInstrument: Instrument, RecorderHandler, TimerHandler {
    private struct Counts {
        /// One more than there are bounds: the last is what lies beyond them.
        var buckets: [Int64]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let counts: Mutex<Counts>

    init(bounds: [Double]) {
        self.bounds = bounds
        counts = Mutex(Counts(buckets: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        counts.withLock {
            $0.buckets[bucket] &+= 1
            $0.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func write(name: String, labels: String, into text: inout String) {
        let counts = counts.withLock { $0 }
        let prefix = labels.isEmpty ? "" : labels + ","
        var total: Int64 = 0
        for (bucket, count) in counts.buckets.enumerated() {
            total &+= count
            let bound = bucket < bounds.count ? MetricName.number(bounds[bucket]) : "+Inf"
            text.sample(name + "_bucket", prefix + "le=\"\(bound)\"", String(total))
        }
        text.sample(name + "_sum", labels, MetricName.number(counts.sum))
        text.sample(name + "_count", labels, String(total))
    }
}

/// Takes what has no place: an instrument whose name already belongs to another kind.
final class DiscardingInstrument: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler,
    TimerHandler
{
    func increment(by amount: Int64) {}
    func increment(by amount: Double) {}
    func decrement(by amount: Double) {}
    func set(_ value: Int64) {}
    func set(_ value: Double) {}
    func record(_ value: Int64) {}
    func record(_ value: Double) {}
    func recordNanoseconds(_ duration: Int64) {}
    func reset() {}
}

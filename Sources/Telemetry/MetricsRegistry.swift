package import CoreMetrics
import Synchronization

/// Keeps every metric of the process and writes them for Prometheus.
///
/// Instruments outlive those who made them: a counter that is made anew for each use counts on. A name holds a
/// bounded number of series; beyond it they are added up in one with the label `overflow="true"`, so that a label
/// which follows the input cannot eat the memory.
package final class MetricsRegistry: MetricsFactory {
    private let families = Mutex<[String: MetricFamily]>([:])
    private let help: [String: String]
    private let cap: Int
    private let discard = DiscardingInstrument()

    /// `help` has one line for each metric, by its name; one without gets its own words for a line.
    package init(help: [String: String] = [:], seriesPerName cap: Int = 1_000) {
        self.help = help
        self.cap = cap
    }

    /// The exposition, in version 0.0.4 of the text format; families and series in the order of their names.
    package func text() -> String {
        let families = families.withLock { $0 }
        var text = ""
        text.reserveCapacity(families.count * 512)
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            MetricsRegistry.head(name, family.kind.rawValue, help[name], into: &text)
            for (labels, instrument) in family.series.sorted(by: { $0.key < $1.key }) {
                instrument.write(name: name, labels: labels, into: &text)
            }
        }
        return text
    }

    /// The two lines before the samples of a name.
    static func head(_ name: String, _ kind: String, _ help: String?, into text: inout String) {
        let words = help ?? String(name.map { $0 == "_" ? " " : $0 }) + "."
        text += "# HELP \(name) \(MetricName.escaped(words, quotes: false))\n# TYPE \(name) \(kind)\n"
    }

    /// The instrument of a series; `nil` where the name belongs to another kind.
    private func instrument<Wanted: Instrument>(
        _ kind: MetricFamily.Kind,
        _ name: String,
        _ dimensions: [(String, String)],
        as type: Wanted.Type
    ) -> Wanted? {
        let name = MetricName.metric(name)
        let labels = MetricName.labels(dimensions)
        let cap = cap
        return families.withLock { families in
            var family = families[name] ?? MetricFamily(kind: kind, name: name)
            guard family.kind == kind else { return nil }
            let instrument = family.instrument(for: labels, cap: cap)
            families[name] = family
            return instrument as? Wanted
        }
    }
}

extension MetricsRegistry {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        instrument(.counter, suffixed(label, "_total"), dimensions, as: CounterInstrument.self) ?? discard
    }

    package func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        instrument(.counter, suffixed(label, "_total"), dimensions, as: CounterInstrument.self) ?? discard
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        instrument(.gauge, label, dimensions, as: GaugeInstrument.self) ?? discard
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else {
            return instrument(.gauge, label, dimensions, as: GaugeInstrument.self) ?? discard
        }
        return instrument(.histogram, label, dimensions, as: HistogramInstrument.self) ?? discard
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        instrument(.histogram, suffixed(label, "_seconds"), dimensions, as: HistogramInstrument.self) ?? discard
    }

    /// Prometheus wants the unit, or `_total`, at the end of a name.
    private func suffixed(_ label: String, _ suffix: String) -> String {
        label.hasSuffix(suffix) ? label : label + suffix
    }

    // Series stay: a scrape must not see a counter fall because nobody holds it.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}

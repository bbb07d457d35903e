import Classification
import Domain
import Foundation

/// Speed of classification on one core, in CPU time: scanner alone, whole, one event of 4 KB, and beside Presidio.
struct ClassifyBench {
    let figures: Figures
    let rounds: Int

    static let scan = "classify.scan_mb_per_s"
    static let whole = "classify.whole_mb_per_s"
    static let tail = "classify.p99_us_4kb"
    static let ratio = "classify.ratio_to_presidio"

    private static let names = [scan, whole, tail, ratio]
    /// Presidio takes seconds for this much.
    private static let presidioBytes = 300_000
    private static let leastSamples = 20_000

    func run() {
        guard let shared = SharedFolder() else { return unavailable(SharedFolder.absence) }
        do {
            let corpus = try ClassifyCorpus(shared)
            guard corpus.byteCount > 0 else { return unavailable("there is no labelled document") }
            figures.note("classify: \(corpus.payloads.count) documents, \(corpus.byteCount) bytes")
            if figures.wants(ClassifyBench.scan) || figures.wants(ClassifyBench.whole) { measureSpeed(corpus) }
            if figures.wants(ClassifyBench.tail) { measureTail(corpus) }
            if figures.wants(ClassifyBench.ratio) { measureRatio(corpus) }
        } catch {
            unavailable("\(error)")
        }
    }

    private func unavailable(_ reason: String) {
        for name in ClassifyBench.names { figures.unavailable(name, reason) }
    }

    /// Scanner and whole take turns, so that both meet the same machine.
    private func measureSpeed(_ corpus: ClassifyCorpus) {
        let pool = ClassifierPool(count: 1)
        warm(pool, corpus.payloads)
        var scans: [Double] = []
        var wholes: [Double] = []
        for round in 1...max(rounds, 1) {
            scans.append(scanSpeed(pool, corpus))
            wholes.append(wholeSpeed(pool, corpus))
            figures.note("round \(round): scanner \(Int(scans[round - 1])) MB/s, whole \(Int(wholes[round - 1])) MB/s")
        }
        for (format, part) in corpus.byFormat {
            let speeds = (scanSpeed(pool, part), wholeSpeed(pool, part))
            figures.note("\(format): scanner \(Int(speeds.0)) MB/s, whole \(Int(speeds.1)) MB/s")
        }
        AllocationCheck(figures: figures).run(corpus)
        figures.print(ClassifyBench.scan, scans.median, digits: 1)
        figures.print(ClassifyBench.whole, wholes.median, digits: 1)
    }

    /// Each document as one value; nothing is read and nothing known of it.
    private func scanSpeed(_ pool: ClassifierPool, _ corpus: ClassifyCorpus) -> Double {
        let slices = corpus.slices
        return CPUClock.megabytesPerSecond(over: corpus.byteCount) {
            pool.withClassifier { classifier in slices.reduce(0) { $0 + classifier.scan($1) } }
        }
    }

    private func wholeSpeed(_ pool: ClassifierPool, _ corpus: ClassifyCorpus) -> Double {
        let payloads = corpus.payloads
        return CPUClock.megabytesPerSecond(over: corpus.byteCount) { leaves(pool, payloads) }
    }

    private func warm(_ pool: ClassifierPool, _ payloads: [ClassifyCorpus.Payload]) {
        for _ in 0..<2 { _ = leaves(pool, payloads) }
    }

    /// Classifies all and gives how many leaves they have.
    private func leaves(_ pool: ClassifierPool, _ payloads: [ClassifyCorpus.Payload]) -> Int {
        pool.withClassifier { classifier in
            payloads.reduce(0) { $0 + Int($1.classification(by: &classifier).leaves) }
        }
    }

    private func measureTail(_ corpus: ClassifyCorpus) {
        let events = FourKilobyteEvents.made(of: corpus.documents)
        guard !events.isEmpty else { return figures.unavailable(ClassifyBench.tail, "no event of 4 KB could be made") }
        let pool = ClassifierPool(count: 1)
        warm(pool, events)
        let passes = max(1, ClassifyBench.leastSamples / events.count)
        var tails: [Double] = []
        for _ in 0..<max(rounds, 1) {
            var samples: [Double] = []
            samples.reserveCapacity(passes * events.count)
            for _ in 0..<passes {
                for event in events {
                    let start = CPUClock.seconds
                    let read = pool.withClassifier { event.classification(by: &$0) }
                    samples.append((CPUClock.seconds - start) * 1e6)
                    precondition(read.condition != .unread)
                }
            }
            tails.append(samples.percentile(0.99))
            figures.note("4 KB: median \(Int(samples.median)) µs, p99 \(Int(samples.percentile(0.99))) µs")
        }
        let formats = Dictionary(grouping: events, by: \.format).map { "\($0.key) \($0.value.count)" }.sorted()
        figures.note("4 KB: \(events.count) events (\(formats.joined(separator: ", "))), \(passes) times a round")
        figures.print(ClassifyBench.tail, tails.median, digits: 1)
    }

    /// Both over the same documents in turns; a process of Presidio's a round.
    private func measureRatio(_ corpus: ClassifyCorpus) {
        do {
            let sample = corpus.sample(bytes: ClassifyBench.presidioBytes)
            let megabytes = Double(sample.byteCount) / 1e6
            let peer = try PresidioPeer()
            let pool = ClassifierPool(count: 1)
            warm(pool, sample.payloads)
            var own: [Double] = []
            var other: [Double] = []
            var patterns: [Double] = []
            for round in 1...max(rounds, 1) {
                own.append(wholeSpeed(pool, sample))
                let run = try peer.run(sample.documents, rounds: 1)
                other += run.seconds.map { megabytes / $0 }
                patterns += run.alone.map { megabytes / $0 }
                figures.note(
                    "round \(round), \(sample.byteCount) bytes: vigie \(Int(own[round - 1])) MB/s, Presidio with "
                        + "\(run.recognizers) pattern recognizers \(other[round - 1]) MB/s (\(run.found) found)"
                )
            }
            figures.note(
                "ratio to Presidio's patterns alone, without context and merging: \(own.median / patterns.median)"
            )
            figures.print(ClassifyBench.ratio, own.median / other.median, digits: 0)
        } catch {
            figures.unavailable(ClassifyBench.ratio, "Presidio could not be installed from PyPI or run: \(error)")
        }
    }
}

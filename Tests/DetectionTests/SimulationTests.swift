import Detection
import Domain
import TestSupport
import Testing

/// What a process of detection leaves behind when it is killed: the batches that are committed, what was last saved of
/// the series, and the alerts.
private struct Remains {
    var journal: [CommittedBatch] = []
    var snapshots: [String: SeriesSnapshot] = [:]
    var checkpoint = BatchID(rawValue: 0)
    /// How often each episode was stored; a second time changes nothing, as in the database.
    var alerts: [EpisodeKey: Anomaly.Kind] = [:]

    mutating func store(_ found: [Anomaly]) {
        for anomaly in found { alerts[anomaly.episode] = anomaly.kind }
    }
}

/// Detection as the service runs it: folds in order, ticks, saves now and then, and goes on from what was saved.
private struct Process {
    private var engine: DetectionEngine
    private var last: BatchID

    init(_ remains: inout Remains) {
        engine = DetectionEngine(restoring: Array(remains.snapshots.values), flow: SimulatedCompany.flow)
        last = remains.checkpoint
        for batch in remains.journal where batch.id > last { fold(batch, &remains) }
    }

    mutating func fold(_ batch: CommittedBatch, _ remains: inout Remains) {
        guard batch.id > last else { return }
        last = batch.id
        remains.store(engine.fold(batch))
    }

    mutating func tick(_ now: Timestamp, _ remains: inout Remains) { remains.store(engine.tick(now: now)) }

    mutating func save(_ remains: inout Remains) {
        for snapshot in engine.takeSnapshots() { remains.snapshots[snapshot.key] = snapshot }
        remains.checkpoint = last
        remains.journal.removeAll { $0.id <= remains.checkpoint }
    }
}

@Suite("Simulated years")
struct SimulationTests {
    /// Plays `days`; with `restarts`, the process is killed at random hours and saves at random hours.
    private func play(seed: UInt64, days: Int64, restarts: Bool) -> (alerts: [EpisodeKey: Anomaly.Kind], kills: Int) {
        var company = SimulatedCompany(seed: seed)
        var fate = SplitMix64(seed: seed &* 31)
        var remains = Remains()
        var process = Process(&remains)
        var kills = 0
        while company.hour < days * 24 {
            let batches = company.nextHour()
            for batch in batches {
                if batch.id != remains.journal.last?.id { remains.journal.append(batch) }
                if restarts, Int.random(in: 0..<200, using: &fate) == 0 {
                    // Between the commit and detection.
                    process = Process(&remains)
                    kills += 1
                }
                process.fold(batch, &remains)
            }
            process.tick(company.now, &remains)
            if Int.random(in: 0..<12, using: &fate) == 0 { process.save(&remains) }
            if restarts, Int.random(in: 0..<100, using: &fate) == 0 {
                process = Process(&remains)
                process.tick(company.now, &remains)
                kills += 1
            }
        }
        return (remains.alerts, kills)
    }

    @Test("a thousand days with restarts tell what the same days without tell", arguments: UInt64(1)...8)
    func restarts(seed: UInt64) {
        let calm = play(seed: seed, days: 125, restarts: false)
        let stormy = play(seed: seed, days: 125, restarts: true)
        #expect(stormy.kills > 20)
        #expect(calm.alerts.count >= 10, "there was trouble")
        let lost = calm.alerts.keys.filter { stormy.alerts[$0] == nil }
        let added = stormy.alerts.keys.filter { calm.alerts[$0] == nil }
        #expect(lost.isEmpty, "seed \(seed)")
        #expect(added.isEmpty, "seed \(seed)")
    }
}

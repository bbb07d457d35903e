import Detection
import Domain
import Testing

@Suite("Revisions of what was told")
struct RevisionTests {
    private static func revisions(_ found: [Anomaly]) -> [Anomaly] { found.filter(\.isRevision) }

    @Test("a silence whose events come late is put right: the same episode, with what was sent after all")
    func lateEvents() throws {
        var (engine, traffic, _) = Traffic.warmed
        var late: [CommittedEvent] = []
        var found: [Anomaly] = []
        var hour = Traffic.start
        while found.isEmpty {
            late += traffic.ordinary(hour: hour).filter { $0.flow == Traffic.busy }
            found += traffic.play(hour: hour, share: [Traffic.busy: 0], into: &engine)
            hour += 1
        }
        let silence = try #require(found.of(.flowSilent).first)
        let arrival = Timestamp(microseconds: hour * Timestamp.hour + 10 * Timestamp.minute)
        _ = engine.fold(traffic.batch(late, committedAt: arrival))
        found = traffic.play(hour: hour, into: &engine) + traffic.play(hour: hour + 1, into: &engine)
        let revision = try #require(Self.revisions(found).first)
        #expect(Self.revisions(found).count == 1)
        #expect(revision.episode == silence.episode && revision.severity == silence.severity)
        let seen = try #require(revision.measurement)
        #expect(seen.observed >= 0.5 * seen.expected)
        #expect(revision.at > silence.at)
    }

    @Test("a spike that goes on is told with all of it when its hour closes, and not again while little is added")
    func growth() throws {
        var (engine, traffic, _) = Traffic.warmed
        var found = traffic.play(hour: Traffic.start, share: [Traffic.busy: 8], into: &engine)
        let spike = try #require(found.of(.volumeSpike).first { $0.subject.flow == Traffic.busy })
        #expect(Self.revisions(found).isEmpty)
        found = traffic.play(hour: Traffic.start + 1, into: &engine)
        found += traffic.play(hour: Traffic.start + 2, into: &engine)
        let revisions = Self.revisions(found)
        #expect(revisions.map(\.episode) == [spike.episode])
        let whole = try #require(revisions.first?.measurement?.observed)
        #expect(try whole > #require(spike.measurement).observed)
        #expect(whole > 150 && whole < 350)
    }
}

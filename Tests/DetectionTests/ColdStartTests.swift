import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("A series that begins")
struct ColdStartTests {
    /// A newcomer among flows that are known, or all of them new; Monday at 14:00.
    enum Known: CaseIterable {
        case aMonth, nothing
    }

    private static let share = [Traffic.newcomer: 1.0]

    /// Plays so many hours and returns what was told of the newcomer's volume.
    private static func play(
        _ known: Known,
        hours: Int64,
        share: [FlowID: Double] = share
    ) -> (engine: DetectionEngine, traffic: Traffic, told: [Anomaly]) {
        var (engine, traffic, _) = Traffic.warmed
        if known == .nothing { engine = DetectionEngine(flow: Traffic.flow) }
        var told: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + hours) {
            told += traffic.play(hour: hour, share: share, into: &engine)
        }
        return (engine, traffic, told.filter { $0.subject.flow == Traffic.newcomer })
    }

    @Test("is judged on its third day by its platform’s week, where it has one", arguments: Known.allCases)
    func burst(_ known: Known) {
        var (engine, traffic, told) = ColdStartTests.play(known, hours: 60)
        #expect(told.of(.volumeSpike).isEmpty)
        // Twenty in five minutes of a night of two an hour: no more than by day.
        let hour = Traffic.start + 60
        let burst = (0..<20)
            .map { traffic.event(Traffic.newcomer, at: Timestamp(seconds: hour * 3_600 + $0 * 10)) }
        let batch = traffic.batch(burst, committedAt: Timestamp(seconds: hour * 3_600 + 200))
        told = engine.fold(batch).of(.volumeSpike).filter { $0.subject.flow == Traffic.newcomer }
        #expect(told.isEmpty == (known == .nothing))
    }

    @Test("that stops on its fifth day has gone silent, where its platform is known", arguments: Known.allCases)
    func silence(_ known: Known) {
        var (engine, traffic, told) = ColdStartTests.play(known, hours: 96)
        #expect(told.of(.flowSilent).isEmpty)
        for hour in (Traffic.start + 96)..<(Traffic.start + 120) {
            told += traffic.play(hour: hour, into: &engine)
        }
        told = told.of(.flowSilent).filter { $0.subject.flow == Traffic.newcomer }
        #expect(told.count == (known == .nothing ? 0 : 1))
    }

    @Test("tells nothing in two ordinary weeks but that it is new", arguments: Known.allCases)
    func ordinary(_ known: Known) {
        let told = ColdStartTests.play(known, hours: 14 * 24).told
        #expect(told.allSatisfy { $0.kind.rawValue.hasPrefix("novelty.") })
    }

    @Test("expects the quiet Saturday that it has not seen yet")
    func weekend() {
        var (parent, watched) = (HourProfile(), Exposure())
        var (child, own, alone) = (HourProfile(), Exposure(), Exposure())
        for cell in 0..<336 {
            watched.learn(cell: cell % 168)
            parent.learn(ColdStartTests.usual(cell % 168) * 10, cell: cell % 168)
        }
        own.inherit(InheritedShape(parent, watched))
        // Monday to Wednesday.
        for cell in 0..<72 {
            own.learn(cell: cell)
            alone.learn(cell: cell)
            child.learn(ColdStartTests.usual(cell), cell: cell)
        }
        let (friday, saturday) = (4 * 24 + 12, 5 * 24 + 12)
        #expect(child.mean(cell: saturday, own) < 0.25 * child.mean(cell: friday, own))
        #expect(child.mean(cell: saturday, alone) > 0.9 * child.mean(cell: friday, alone))
        #expect(own.isKnown(cell: friday) && !own.isKnown(cell: saturday) && !alone.isKnown(cell: friday))
        #expect(abs(child.mean(cell: friday, own) - ColdStartTests.usual(friday)) < 0.2 * ColdStartTests.usual(friday))
    }

    /// Events of an hour of the week: office hours, and next to nothing at weekends.
    private static func usual(_ cell: Int) -> Double {
        (9...17).contains(cell % 24) ? (cell < 120 ? 20 : 2) : (cell < 120 ? 4 : 0.4)
    }

    @Test("is stored with what it took over, within two kibibytes, and goes on as if nothing had been")
    func restart() throws {
        var (engine, traffic, _) = ColdStartTests.play(.aMonth, hours: 80)
        let snapshots = engine.takeSnapshots()
        let series = try #require(snapshots.first { $0.key == "flow:5" })
        #expect(series.state.count <= 2_048)
        var restored = DetectionEngine(restoring: snapshots, flow: Traffic.flow)
        for hour in (Traffic.start + 80)..<(Traffic.start + 90) {
            var again = traffic
            let first = traffic.play(hour: hour, share: ColdStartTests.share, into: &engine)
            #expect(first == again.play(hour: hour, share: ColdStartTests.share, into: &restored))
        }
        #expect(
            Set(engine.takeSnapshots().filter { $0.key.hasPrefix("flow") })
                == Set(restored.takeSnapshots().filter { $0.key.hasPrefix("flow") })
        )
    }
}

import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("Policies that people wrote")
struct StatementTests {
    private let now = Timestamp(hourIndex: Traffic.start)
    private let clause = PolicyClause(id: "pol_x", name: "X")

    private func holds(
        _ change: (inout Policies.Statement) -> Void,
        _ event: CommittedEvent
    ) -> Bool {
        var statement = Policies.Statement(clause: clause, severity: .high)
        change(&statement)
        return statement.concerns(event, Traffic.flow)
    }

    @Test("every condition must hold, and a condition that is turned round must not")
    func conditions() {
        var traffic = Traffic.warmed.traffic
        let cost: CategorySet = [CategorySet(.commercialUnitCost), CategorySet(.commercialPrice)]
        let event = traffic.event(Traffic.busy, at: now, jurisdiction: "CN", level: .restricted, categories: cost)
        let (home, china) = (Jurisdiction(rawValue: "CA"), Jurisdiction(rawValue: "CN"))
        #expect(holds({ _ in }, event))
        #expect(holds({ $0.categories = [CategorySet(.commercialUnitCost)] }, event))
        #expect(!holds({ $0.categories = [CategorySet(.commercialUnitCost), CategorySet(.personalName)] }, event))
        #expect(!holds({ $0.withoutCategories = CategorySet(.commercialPrice) }, event))
        #expect(
            holds({ $0.jurisdictions.without = [home] }, event) && !holds({ $0.jurisdictions.without = [china] }, event)
        )
        #expect(
            holds({ $0.jurisdictions.within = [[china]] }, event)
                && !holds({ $0.jurisdictions.within = [[home]] }, event)
        )
        #expect(!holds({ $0.platforms.within = [[Traffic.otherPlatform]] }, event))
        #expect(!holds({ $0.levels = 1 << Level.internal.rawValue }, event))
        #expect(holds({ $0.levels = 1 << Level.restricted.rawValue }, event))
        #expect(
            holds({ $0.flows = [.init(.system, [Wildcard("e*")]), .init(.source, [Wildcard("erp/shop")])] }, event)
        )
        #expect(!holds({ $0.flows = [.init(.documentType, [Wildcard("doc1")], isNegated: true)] }, event))
    }

    @Test(
        "a star stands for anything, and for nothing",
        arguments: [
            ("erp", "erp", true), ("erp", "erp2", false), ("*", "", true), ("e*p", "ep", true), ("e*p", "erp/p", true),
            ("*amazon*", "odoo/amazon_feed", true), ("a*b*c", "axbxc", true), ("a*b*c", "acb", false),
            ("ab*ba", "aba", false), ("*a*a*", "a", false), ("é*", "été", true),
        ]
    )
    func wildcards(pattern: String, name: String, matches: Bool) {
        #expect(Wildcard(pattern).matches(name) == matches)
    }

    @Test("a policy is told once a day for each platform and category, in its own words, also after a restart")
    func told() {
        var (engine, traffic, _) = Traffic.warmed
        var policies = Policies()
        policies.statements = [
            Policies.Statement(
                clause: clause,
                severity: .critical,
                categories: [CategorySet(.commercialUnitCost)],
                jurisdictions: .init(without: [Jurisdiction(rawValue: "CA")])
            )
        ]
        engine.use(policies: policies)
        let day = Timestamp(microseconds: now.microseconds / Timestamp.day * Timestamp.day + Timestamp.day)
        var found: [Anomaly] = []
        for hours in Int64(0)..<30 {
            let at = day.advanced(bySeconds: hours * 3_600)
            let event = traffic.event(
                Traffic.busy,
                at: at,
                jurisdiction: "CN",
                categories: CategorySet(.commercialUnitCost)
            )
            let home = traffic.event(Traffic.busy, at: at, categories: CategorySet(.commercialUnitCost))
            found += engine.fold(traffic.batch([event, home], committedAt: at)).of(.policyViolation)
            if hours == 3 {
                var settings = DetectionSettings()
                settings.policies = policies
                engine = DetectionEngine(settings: settings, restoring: allSnapshots(engine), flow: Traffic.flow)
            }
        }
        #expect(found.count == 2)
        #expect(
            found.allSatisfy {
                $0.clause == clause && $0.severity == .critical && $0.subject.category == .commercialUnitCost
            }
        )
        #expect(found.first?.episode.dedupKey == "policy.violation|platform:7|pol_x")
    }

    /// All of the state, whatever was taken before.
    private func allSnapshots(_ engine: DetectionEngine) -> [SeriesSnapshot] {
        var copy = engine
        for place in copy.series.indices { copy.series[place].changed = true }
        return copy.takeSnapshots()
    }

    @Test("an assessment on file and an agreement that has not run out are what such a policy asks for")
    func assessment() {
        var traffic = Traffic.warmed.traffic
        let event = traffic.event(Traffic.busy, at: now, categories: CategorySet(.personalName))
        var policies = Policies()
        policies.statements = [Policies.Statement(clause: clause, severity: .high, needsAssessment: true)]
        func isBroken() -> Bool { !policies.broken(by: event, at: now, Traffic.flow).isEmpty }
        #expect(isBroken())
        policies.standings = [event.platform: Policies.Standing(isAssessed: true)]
        #expect(!isBroken())
        for (ends, broken) in [(Int64(-60), true), (60, false)] {
            let agreement = Policies.Agreement(expires: now.advanced(bySeconds: ends))
            policies.standings = [event.platform: Policies.Standing(agreement: agreement, isAssessed: true)]
            #expect(isBroken() == broken)
        }
        policies.standings = [event.platform: Policies.Standing(agreement: Policies.Agreement())]
        #expect(isBroken(), "an agreement is no assessment")
    }

    @Test("a campaign that is announced while detection runs is neither told nor learned")
    func announced() {
        var (engine, traffic, _) = Traffic.warmed
        let from = Timestamp(hourIndex: Traffic.start)
        let mute = Mute(source: "erp/*", kinds: ["volume.*"], from: from, to: from.advanced(bySeconds: 6 * 3_600))
        engine.use(mutes: [mute])
        var found: [Anomaly] = []
        let later = Timestamp(hourIndex: Traffic.start + 24 * 7 + 2)
        let before = engine.expectation(for: .flow(Traffic.busy), at: later, metric: .events)?.expected ?? 0
        for hour in Traffic.start..<(Traffic.start + 6) {
            found += traffic.play(hour: hour, share: [Traffic.busy: 8], into: &engine)
        }
        for hour in (Traffic.start + 6)..<(Traffic.start + 48) { found += traffic.play(hour: hour, into: &engine) }
        #expect(found.isEmpty)
        let after = engine.expectation(for: .flow(Traffic.busy), at: later, metric: .events)?.expected ?? 0
        #expect(after < 1.2 * before)
    }
}

import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("What the engine tells beside volume")
struct WatchToldTests {
    private let now = Timestamp(microseconds: Traffic.start * Timestamp.hour + 60_000_000)

    private func copy(
        _ event: CommittedEvent,
        failed: Bool = false,
        subjects: Int32 = 0,
        fields: [FirstField] = []
    ) -> CommittedEvent {
        CommittedEvent(
            key: event.key,
            occurredAt: event.occurredAt,
            flow: event.flow,
            platform: event.platform,
            host: event.host,
            jurisdiction: event.jurisdiction,
            bytes: event.bytes,
            records: event.records,
            failed: failed,
            level: event.level,
            score: event.score,
            categories: event.categories,
            subjects: subjects,
            newFields: fields
        )
    }

    @Test("refusals are told once, with the share, the band and events that show it")
    func failures() throws {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        for minute in Int64(1)...20 {
            let at = Timestamp(microseconds: Traffic.start * Timestamp.hour + minute * Timestamp.minute)
            let event = copy(traffic.event(Traffic.busy, at: at), failed: true)
            found += engine.fold(traffic.batch([event], committedAt: at))
        }
        let refusals = try #require(found.first)
        #expect(found.count == 1)
        #expect(refusals.kind == .fluidityErrors)
        #expect(refusals.episode.dedupKey == "fluidity.errors|flow:1")
        #expect(refusals.evidence.count == 1)
        let seen = try #require(refusals.measurement)
        #expect(seen.metric == .share)
        #expect(seen.observed > seen.high && seen.expected < 0.01)
    }

    @Test("persons in a mass are told as persons, with the document that holds most of them first")
    func persons() throws {
        var (engine, traffic, _) = Traffic.warmed
        let small = copy(traffic.event(Traffic.busy, at: now), subjects: 2)
        let great = copy(traffic.event(Traffic.busy, at: now), subjects: 4_000)
        let found = engine.fold(traffic.batch([small, great], committedAt: now))
        let mass = try #require(found.first)
        #expect(found.map(\.kind) == [.exposureSubjects])
        #expect(mass.evidence.first == EventID(occurredAt: now, key: great.key))
        #expect(mass.severity >= .high)
    }

    @Test("a new field of weight is told in a flow that has none for long, and not in a noisy one", arguments: [0, 50])
    func fields(before: Int) {
        var (engine, traffic, _) = Traffic.warmed
        for number in 0..<before {
            let field = FirstField(field: FieldID(rawValue: Int32(number)), category: .productDescription)
            let event = copy(traffic.event(Traffic.busy, at: now), fields: [field])
            _ = engine.fold(traffic.batch([event], committedAt: now))
        }
        let field = FirstField(field: FieldID(rawValue: 900), category: .commercialUnitCost)
        let event = copy(traffic.event(Traffic.busy, at: now), fields: [field])
        let found = engine.fold(traffic.batch([event], committedAt: now))
        #expect(found.of(.noveltyField).count == (before == 0 ? 1 : 0))
    }

    @Test("what another version of the rules finds first is learned for a week and not told")
    func rules() {
        for changes in [false, true] {
            var (engine, traffic, _) = Traffic.warmed
            func fold(_ event: CommittedEvent, _ rules: String) -> [Anomaly] {
                let batch = traffic.batch([event], committedAt: now)
                return engine.fold(
                    CommittedBatch(id: batch.id, committedAt: now, events: batch.events, rules: rules)
                )
            }
            #expect(fold(traffic.event(Traffic.busy, at: now), "rules-1").isEmpty)
            let secret = traffic.event(Traffic.busy, at: now, categories: CategorySet(.securitySecret))
            let found = fold(secret, changes ? "rules-2" : "rules-1")
            #expect(found.map(\.kind) == (changes ? [] : [.noveltyCategory]))
        }
    }

    @Test("an office's flow that sends in the night is told as an hour, once", arguments: UInt64(1)...3)
    func night(seed: UInt64) {
        var traffic = Traffic(seed: seed)
        var engine = DetectionEngine(flow: Traffic.flow)
        var found: [Anomaly] = []
        let first = Traffic.start - 14
        func play(_ hours: Range<Int64>, night: Bool = false) {
            for hour in hours {
                let isOffice = (13...21).contains(hour % 24) && (hour / 24 + 3) % 7 < 5
                let count = isOffice ? 6 : night ? 7 : 0
                let end = Timestamp(microseconds: (hour + 1) * Timestamp.hour)
                let events = (0..<count)
                    .map { place in
                        let offset = Int64(place + 1) * 6 * Timestamp.minute
                        return traffic.event(
                            Traffic.busy,
                            at: Timestamp(microseconds: hour * Timestamp.hour + offset),
                            bytes: 500
                        )
                    }
                found += engine.fold(traffic.batch(events, committedAt: end))
            }
        }
        play((first - 28 * 24)..<(first + 6))
        #expect(found.map(\.kind).filter { $0 != .flowSilent } == [.noveltyPlatform])
        found = []
        play((first + 6)..<(first + 8), night: true)
        #expect(found.of(.noveltyTime).count == 1)
        #expect(found.of(.noveltyTime).first?.measurement?.metric == .events)
    }

    @Test("what a rule forbids is told once a day, wherever else the same data may go", arguments: ["CN", "CA"])
    func forbidden(place: String) {
        var (engine, traffic, _) = Traffic.warmed
        var settings = DetectionSettings()
        let home = Jurisdiction(rawValue: "CA")
        settings.policies.rules = [
            Policies.Rule(categories: CategorySet(.commercialPrice), allowed: [home], severity: .critical)
        ]
        engine = DetectionEngine(settings: settings, restoring: engine.takeSnapshots(), flow: Traffic.flow)
        var found: [Anomaly] = []
        for hours in Int64(0)..<30 {
            let at = now.advanced(bySeconds: hours * 3_600)
            let event = traffic.event(Traffic.busy, at: at, jurisdiction: place)
            found += engine.fold(traffic.batch([event], committedAt: at)).of(.policyViolation)
        }
        #expect(found.count == (place == "CA" ? 0 : 2))
        #expect(found.allSatisfy { $0.severity == .critical && $0.subject.category == .commercialPrice })
    }

    @Test("data under agreement needs one in force", arguments: [nil, -60, 60] as [Int64?])
    func agreement(ends: Int64?) {
        var traffic = Traffic.warmed.traffic
        let event = traffic.event(Traffic.busy, at: now, categories: CategorySet(.personalName))
        var policies = Policies(underAgreement: [CategorySet(.personalName), CategorySet(.personalContact)])
        if let ends {
            policies.agreements = [event.platform: Policies.Agreement(expires: now.advanced(bySeconds: ends))]
        }
        #expect((policies.violation(by: event, at: now)?.lacksAgreement ?? false) == (ends != 60))
        policies.agreements = [event.platform: Policies.Agreement()]
        #expect(policies.violation(by: event, at: now) == nil)
    }
}

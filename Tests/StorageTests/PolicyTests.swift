import Alerting
import Capture
import Detection
import Domain
import Intake
import Postgres
import Query
import Storage
import Testing

@Suite("Policies in the database")
struct PolicyTests {
    private let at = instant("2026-11-20T12:34:56Z")

    private func queries(_ database: WritingDatabase) -> PolicyQueries {
        let at = at
        return PolicyQueries(pool: database.pool, now: { at })
    }

    private let costs = PolicyChange(
        name: "Coûts",
        when: ["category:commercial.unit_cost,commercial.margin", "-jurisdiction:CA"],
        severity: .critical,
        message: Bilingual(fr: "Les coûts ne sortent pas du pays.", en: "Costs do not leave the country.")
    )

    @Test(
        "a policy is made, changed by whoever read it last, and removed; each time the trail, the outbox and detection know"
    )
    func life() async throws {
        try await WritingDatabase.with { database in
            let policies = queries(database)
            let made = try await policies.put("pol_couts", costs, ifRevision: nil, by: "k")
            #expect(made.revision == 1 && made.isEnabled && made.then == .violation && made.severity == .critical)
            #expect(try await policies.policy("pol_couts") == made)
            await #expect(throws: StoreError.conflict("id")) {
                try await policies.put("pol_couts", costs, ifRevision: nil, by: "k")
            }
            let off = PolicyChange(isEnabled: false)
            await #expect(throws: StoreError.staleRevision(current: 1)) {
                try await policies.put("pol_couts", off, ifRevision: 2, by: "k")
            }
            let changed = try await policies.put("pol_couts", off, ifRevision: 1, by: "k")
            #expect(changed.revision == 2 && !changed.isEnabled && changed.message == costs.message)
            #expect(try await policies.put("pol_couts", off, ifRevision: 2, by: "k").revision == 2, "nothing changed")
            await #expect(throws: StoreError.conflict("when")) {
                try await policies.put("pol_tout", PolicyChange(name: "Tout"), ifRevision: nil, by: "k")
            }
            try await policies.remove("pol_couts", ifRevision: 2, by: "k")
            await #expect(throws: StoreError.notFound) { try await policies.policy("pol_couts") }
            let told = try await database.texts("SELECT type || ' ' || (data->>'change') FROM outbox ORDER BY sequence")
            #expect(told == ["policy.changed created", "policy.changed changed", "policy.changed removed"])
            #expect(try await database.number("SELECT count(*) FROM audit_entry WHERE action LIKE 'policy.%'") == 3)
            let known = try await database.texts(
                "SELECT jsonb_array_length(detail->'policies')::text FROM detector_message ORDER BY id"
            )
            #expect(known == ["1", "0", "0"])
        }
    }

    private func store(_ ids: [String], in database: WritingDatabase) async throws {
        try await database.running(database.writer(at: at)) { writer in
            let events = ids.map { id in
                database.event(id) {
                    $0.platform = "acme"
                    $0.host = "acme.example"
                }
            }
            _ = try await writer.store(events, under: WriteTerms())
        }
    }

    @Test(
        "a policy holds from the next batch on, in its own words; an assessment on file satisfies it, an end of the agreement does not"
    )
    func live() async throws {
        try await WritingDatabase.with { database in
            try await store(["a"], in: database)
            let registry = database.registry
            var run = try await DetectionRun.restored(registry: registry, settings: DetectionSettings(), now: at) {
                Explainer().draft($0, names: registry)
            }
            try await run.catchUp(now: at)
            let assessed = PolicyChange(
                name: "Évaluation requise",
                when: ["platform:ac*", "source:*", "-jurisdiction:CA"],
                then: .requireAssessment,
                basis: .some(.init(kind: "law", reference: "P-39.1, art. 17"))
            )
            _ = try await queries(database).put("pol_efvp", assessed, ifRevision: nil, by: "k")
            try await run.tick(now: at)
            try await store(["b"], in: database)
            try await run.catchUp(now: at)
            let violations: SQL = """
                SELECT dedup_key || ' ' || occurrences FROM alert WHERE kind = 'policy.violation' ORDER BY number
                """
            let first = try await database.texts(violations)
            #expect(first.count == 1 && first[0].hasSuffix("|pol_efvp 1"))
            let why = try await database.texts(
                "SELECT explanation->'rules'->0->>'policy' || ' ' || (explanation->'rules'->0->>'basis') FROM alert WHERE kind = 'policy.violation'"
            )
            #expect(why == ["pol_efvp P-39.1, art. 17"])

            // Restored, it still knows; and what was told today is not told again.
            #expect(try await run.save(now: at))
            run = try await DetectionRun.restored(registry: registry, settings: DetectionSettings(), now: at) {
                Explainer().draft($0, names: registry)
            }
            try await store(["c"], in: database)
            try await run.catchUp(now: at)
            #expect(try await database.texts(violations) == first)
        }
    }

    @Test("an agreement is kept with its platform, told to detection, and asked for by a dry run")
    func agreement() async throws {
        try await WritingDatabase.with { database in
            try await store(["a", "b"], in: database)
            let platforms = PlatformQueries(pool: database.pool, now: { database.now })
            let policies = queries(database)
            let (from, to) = (at.advanced(bySeconds: -86_400), at.advanced(bySeconds: 86_400))
            let when = [Filter(.platform, .equals, ["acme"])]
            let missing = try await policies.matches(when, .requireAssessment, from: from, to: to)
            #expect(missing.events == 2 && missing.platforms == [.init(platform: "acme", events: 2)])
            #expect(missing.examples.count == 2 && !missing.isFloor && missing.first != nil)
            #expect(try await policies.matches([], .violation, from: to, to: to).events == 0)

            let record = try await platforms.platform("acme")
            var agreement = PlatformAgreement(status: .signed, reference: "DPA-1", assessment: "EFVP-2", expires: to)
            var change = PlatformChange(agreement: .some(agreement))
            let signed = try await platforms.put("acme", change, ifRevision: record.revision, by: "k")
            #expect(signed.agreement == agreement)
            #expect(try await policies.matches(when, .requireAssessment, from: from, to: to).events == 0)
            #expect(try await policies.matches(when, .violation, from: from, to: to).events == 2)
            agreement.expires = from
            change.agreement = .some(agreement)
            let ended = try await platforms.put("acme", change, ifRevision: signed.revision, by: "k")
            #expect(try await policies.matches(when, .requireAssessment, from: from, to: to).events == 2)
            change.agreement = .some(nil)
            #expect(try await platforms.put("acme", change, ifRevision: ended.revision, by: "k").agreement == nil)
            let known = try await database.texts(
                "SELECT jsonb_array_length(detail->'standings')::text FROM detector_message ORDER BY id"
            )
            #expect(known == ["1", "1", "0"])
        }
    }
}

import Alerting
import Detection
import Domain
import FoundationEssentials
import Postgres
import Query
import Storage
import Testing

@Suite("The life of stored alerts")
struct AlertLifeStoreTests {
    private let start = instant("2026-11-20T10:00:00Z")
    private let id = AlertID(firstSeen: instant("2026-11-20T10:00:00Z"), number: 1)

    private func draft(
        _ episode: Int64 = 0,
        _ severity: Severity = .high,
        key: String = "volume.spike|flow:1|bytes",
        platform: String = "alibaba",
        source: String? = nil,
        words: String = "Pic"
    ) -> AlertDraft {
        let at = start.advanced(bySeconds: episode * 60)
        return AlertDraft(
            kind: .volumeSpike,
            episode: EpisodeKey(dedupKey: key, startedAt: at),
            severity: severity,
            confidence: 0.99,
            at: at,
            subject: AlertSubject(platform: platform, platformName: platform, source: source),
            summary: Bilingual(fr: words, en: words),
            explanation: Explanation(observed: 10, expected: 2, why: .init(fr: [], en: [])),
            evidence: [],
            suggestedAction: SuggestedAction(code: "look", fr: "Regarder.", en: "Look.")
        )
    }

    private func record(_ drafts: [AlertDraft], in database: WritingDatabase, at: Timestamp? = nil) async throws {
        try await database.pool.perform { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                _ = try AlertRecorder(session: session, now: at ?? start).record(drafts)
            }
        }
    }

    private func queries(_ database: WritingDatabase, hours: Int64 = 1) -> AlertQueries {
        let at = start.advanced(bySeconds: hours * 3_600)
        return AlertQueries(pool: database.pool, now: { at })
    }

    @Test("a revision puts the figures right once, keeps who was behind it, and leaves an ended alert alone")
    func revision() async throws {
        try await WritingDatabase.with { database in
            var first = draft()
            first.explanation.contributors = [
                Explanation.Part(dimension: "level", key: "restricted", shareOfExcess: 1, observed: 10)
            ]
            first.evidence = [EventID(occurredAt: start, key: EventKey(high: 1, low: 2))]
            try await record([first], in: database)
            var revised = draft(words: "Pic de 40")
            revised.at = start.advanced(bySeconds: 3_600)
            revised.explanation.observed = 40
            revised.isRevision = true
            // Read again after a crash, it is the same word.
            for _ in 0..<2 { try await record([revised], in: database) }
            let alerts = queries(database)
            let alert = try await alerts.alert(id)
            #expect(alert.summary.fr == "Pic de 40" && alert.explanation.observed == 40)
            #expect(alert.occurrences == 1 && alert.evidence == first.evidence)
            #expect(alert.explanation.contributors == first.explanation.contributors)
            let actions: SQL = "SELECT action FROM alert_timeline ORDER BY id"
            #expect(try await database.texts(actions) == ["opened", "revised"])

            _ = try await alerts.change(
                id,
                AlertChange(state: .resolved, resolution: Alerting.Resolution(reason: .fixed)),
                ifRevision: nil,
                by: "k"
            )
            revised.at = start.advanced(bySeconds: 7_200)
            try await record([revised], in: database)
            #expect(try await alerts.alert(id).state == .resolved)
            #expect(try await database.texts(actions) == ["opened", "revised", "resolved"])
        }
    }

    @Test("a snooze that is over and a risk that is accepted no more come back by themselves, once")
    func due() async throws {
        try await WritingDatabase.with { database in
            try await record([draft(), draft(key: "volume.spike|flow:2|bytes")], in: database)
            let alerts = queries(database)
            let until = start.advanced(bySeconds: 2 * 86_400)
            let snoozed = try await alerts.change(
                id,
                AlertChange(state: .snoozed, snooze: Snooze(until: until)),
                ifRevision: 1,
                by: "key_1"
            )
            #expect(snoozed.snooze?.until == until && snoozed.revision == 2)
            let risk = Alerting.Resolution(reason: .acceptedRisk, note: "signé", until: until)
            let other = AlertID(firstSeen: start, number: 2)
            _ = try await alerts.change(
                other,
                AlertChange(state: .resolved, resolution: risk),
                ifRevision: nil,
                by: "k"
            )
            #expect(try await alerts.alert(other).resolution == risk)

            for (instant, moved) in [(until.advanced(bySeconds: -1), 0), (until, 2), (until, 0)] {
                let upkeep = AlertUpkeep(pool: database.pool, now: { instant })
                #expect(try await upkeep.pass() == moved)
            }
            #expect(try await database.texts("SELECT state FROM alert") == ["open", "open"])
            let told = try await database.texts("SELECT type FROM outbox ORDER BY sequence OFFSET 4")
            #expect(told.sorted() == ["alert.opened", "alert.reopened"])
            #expect(try await database.number("SELECT count(*) FROM audit_entry WHERE actor = 'vigie'") == 0)
        }
    }

    @Test("an accepted risk stays borne over its 14 days: the same again is counted and nobody is told")
    func borne() async throws {
        try await WritingDatabase.with { database in
            try await record([draft()], in: database)
            let until = start.advanced(bySeconds: 90 * 86_400)
            let risk = Alerting.Resolution(reason: .acceptedRisk, note: "signé", until: until)
            let alerts = queries(database)
            _ = try await alerts.change(id, AlertChange(state: .resolved, resolution: risk), ifRevision: 1, by: "k")
            try await record([draft(60 * 24 * 60)], in: database)
            #expect(
                try await database.texts("SELECT concat_ws(' ', state, occurrences, revision) FROM alert")
                    == ["resolved 2 3"]
            )
            #expect(try await database.number("SELECT count(*) FROM outbox") == 2)
            // Worse than what was accepted.
            try await record([draft(60 * 24 * 61, .critical)], in: database)
            #expect(try await alerts.alert(id).state == .open)
        }
    }

    @Test("alerts of one platform or source that begin within half an hour are one group, others are not")
    func groups() async throws {
        try await WritingDatabase.with { database in
            try await record(
                [
                    draft(0, key: "a", platform: "p", source: "s"), draft(20, key: "b", platform: "p"),
                    draft(45, key: "c", platform: "q", source: "s"), draft(45, key: "d", platform: "p"),
                    draft(80, key: "e", platform: "p"), draft(81, key: "f", platform: "r"),
                ],
                in: database
            )
            let groups = try await database.texts("SELECT group_id FROM alert ORDER BY number")
            #expect(groups[0] == groups[1] && groups[1] == groups[3])
            #expect(groups[2] != groups[0], "its source was last heard of 45 minutes before")
            #expect(groups[4] != groups[0] && groups[5] != groups[4])
            let found = try await queries(database).alerts(AlertQuery(filters: [Filter(.group, .equals, [groups[0]])]))
            #expect(found.elements.map(\.dedupKey).sorted() == ["a", "b", "d"])
            let told = try await database.texts("SELECT data->>'group_id' FROM outbox ORDER BY sequence")
            #expect(told == groups)
        }
    }

    @Test(
        "later words on a known episode are the alert's words; the same words again, and words on an ended one, are not"
    )
    func refreshed() async throws {
        try await WritingDatabase.with { database in
            try await record([draft(words: "un")], in: database)
            var later = draft(words: "deux")
            later.at = start.advanced(bySeconds: 600)
            try await record([later, later], in: database)
            let alerts = queries(database)
            let alert = try await alerts.alert(id)
            #expect(alert.summary.fr == "deux" && alert.occurrences == 1 && alert.revision == 2)
            let fixed = AlertChange(state: .resolved, resolution: .init(reason: .fixed))
            _ = try await alerts.change(id, fixed, ifRevision: 2, by: "k")
            later.at = start.advanced(bySeconds: 1_200)
            try await record([later], in: database)
            #expect(try await alerts.alert(id).state == .resolved)
        }
    }

    @Test("a remark is a line, a message and a line of the trail without its words; the timeline comes in pages")
    func timeline() async throws {
        try await WritingDatabase.with { database in
            try await record([draft()], in: database)
            let alerts = queries(database)
            for number in 1...4 { _ = try await alerts.comment(id, "mot \(number)", by: "key_1") }
            #expect(try await alerts.alert(id).revision == 1)
            let first = try await alerts.timeline(id, limit: 3, after: nil)
            #expect(first.map(\.action) == ["opened", "commented", "commented"])
            let rest = try await alerts.timeline(id, limit: 3, after: first.last?.id)
            #expect(rest.map(\.action) == ["commented", "commented"])
            #expect(rest.last?.detail.contains("mot 4") == true && rest.last?.actor == "key_1")
            let audit = try await database.texts("SELECT detail::text FROM audit_entry")
            #expect(audit.count == 4 && !audit.contains { $0.contains("mot") })
            #expect(try await database.number("SELECT count(*) FROM outbox WHERE type = 'alert.commented'") == 4)
            await #expect(throws: StoreError.conflict("text")) { try await alerts.comment(id, "", by: "k") }
            let unknown = AlertID(firstSeen: start, number: 9)
            await #expect(throws: StoreError.notFound) { try await alerts.comment(unknown, "x", by: "k") }
            await #expect(throws: StoreError.notFound) { try await alerts.timeline(unknown, limit: 1, after: nil) }
        }
    }

    @Test("one change to many: a dry run counts and changes nothing, each alert is its own, what cannot be is told")
    func actions() async throws {
        try await WritingDatabase.with { database in
            try await record((0..<120).map { draft($0, key: "k\($0)") }, in: database)
            let alerts = queries(database)
            let first = AlertID(firstSeen: start, number: 1)
            let taken = AlertChange(state: .acknowledged)
            _ = try await alerts.change(first, taken, ifRevision: nil, by: "k")
            let fixed = AlertChange(state: .resolved, resolution: .init(reason: .fixed))
            _ = try await alerts.change(
                AlertID(firstSeen: start.advanced(bySeconds: 60), number: 2),
                fixed,
                ifRevision: nil,
                by: "k"
            )
            let filters = [Filter(.state, .equals, ["*"]), Filter(.kind, .equals, ["volume.*"])]
            for isDryRun in [true, false] {
                let done = try await alerts.change(matching: filters, taken, isDryRun: isDryRun, by: "k")
                #expect(done.matched == 120 && done.changed.count == 118 && done.unchanged == 1 && !done.hasMore)
                #expect(done.refused.map(\.error) == [.illegalTransition(allowed: ["open"])])
                let state: SQL = "SELECT count(*) FROM alert WHERE state = 'acknowledged'"
                #expect(try await database.number(state) == (isDryRun ? 1 : 119))
            }
        }
    }

    @Test("the lines of a timeline, read back from the database and applied again, give the alert as it is stored")
    func replays() async throws {
        try await WritingDatabase.with { database in
            try await record([draft()], in: database, at: start)
            let alerts = queries(database)
            let until = start.advanced(bySeconds: 86_400 + 1)
            for change in [
                AlertChange(state: .acknowledged, assignee: .some("léa \"é\"")),
                AlertChange(state: .snoozed, snooze: Snooze(until: until, untilEscalates: true)),
                AlertChange(state: .open),
                AlertChange(state: .resolved, resolution: .init(reason: .fixed, note: "a\nb")),
            ] {
                _ = try await alerts.change(id, change, ifRevision: nil, by: "key_1")
            }
            try await record([draft(60, .critical), draft(120, .low)], in: database)
            _ = try await alerts.comment(id, "vu", by: "key_2")
            let lines = try await alerts.timeline(id, limit: 500, after: nil)
            let events = try lines.map { line in
                let action = try #require(TimelineEntry.Action(rawValue: line.action))
                let detail = try JSONDecoder().decode(TimelineDetail.self, from: Data(line.detail.utf8))
                return (action, try #require(AlertEvent(action, detail, by: line.actor, at: line.at)))
            }
            #expect(AlertLife(replaying: events) == (try await alerts.alert(id)).life)
            #expect(events.count == 9)
        }
    }

    @Test(
        "the recorder and people at the same moment: every move is a line, and the timeline still tells the whole life"
    )
    func concurrent() async throws {
        try await WritingDatabase.with { database in
            try await record([draft()], in: database)
            let alerts = queries(database)
            await withTaskGroup { group in
                for worker in 0..<4 {
                    group.addTask {
                        for round in 0..<12 {
                            let isRecorder = worker == 0
                            if isRecorder {
                                try? await record([draft(Int64(round) * 60 + 60)], in: database)
                            } else {
                                let states: [AlertState] = [.acknowledged, .open, .resolved]
                                let state = states[(round + worker) % 3]
                                var change = AlertChange(state: state, assignee: .some("w\(worker)"))
                                if state == .resolved { change.resolution = .init(reason: .fixed) }
                                _ = try? await alerts.change(id, change, ifRevision: nil, by: "w\(worker)")
                            }
                        }
                    }
                }
            }
            let lines = try await alerts.timeline(id, limit: 500, after: nil)
            let events = lines.compactMap { line -> (action: TimelineEntry.Action, event: AlertEvent)? in
                guard let action = TimelineEntry.Action(rawValue: line.action),
                    let detail = try? JSONDecoder().decode(TimelineDetail.self, from: Data(line.detail.utf8))
                else { return nil }
                return AlertEvent(action, detail, by: line.actor, at: line.at).map { (action, $0) }
            }
            let stored = try await alerts.alert(id).life
            #expect(events.count == lines.count && AlertLife(replaying: events) == stored)
            // A change of two members is two lines, one revision and one message.
            let changes = events.count { !$0.event.isJoined }
            #expect(Int(stored.revision) == changes && changes < lines.count)
            #expect(try await database.number("SELECT count(*) FROM outbox") == changes)
            #expect(try await database.number("SELECT count(*) FROM alert") == 1)
        }
    }
}

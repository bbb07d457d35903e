import Crypto
import Domain
import Query
import Storage
import Testing

@Suite("Reports")
struct ReportQueriesTests {
    private let now: Now = { instant("2026-11-25T00:00:00Z") }

    private func request(_ kind: ReportKind, small: Bool = false) -> ReportRequest {
        ReportRequest(
            kind: kind,
            from: instant("2026-11-20T00:00:00Z"),
            to: instant("2026-11-24T00:00:00Z"),
            timeZone: "America/Toronto",
            showsSmallCounts: small
        )
    }

    private func filled(_ database: ReadingDatabase) async throws {
        try await database.addNames()
        // A gap of eight hours on the 21st; nothing before the 20th at 3 h nor behind the 22nd.
        try await database.addHours(flow: 1, host: 1, from: "2026-11-20T03:00:00Z", to: "2026-11-21T04:00:00Z")
        try await database.addHours(flow: 2, host: 2, from: "2026-11-21T12:00:00Z", to: "2026-11-22T00:00:00Z")
        try await database.run(
            """
            INSERT INTO flow_hour_category (flow_id, host_id, hour, category, events, leaves, bytes) VALUES
                (1, 1, '2026-11-20T05:00:00Z', \(Category.commercialUnitCost.rawValue), 2, 10, 200),
                (1, 1, '2026-11-20T09:00:00Z', \(Category.commercialUnitCost.rawValue), 1, 5, 100),
                (2, 2, '2026-11-21T12:00:00Z', \(Category.personalName.rawValue), 3, 4, 300);
            UPDATE platform SET owner = 'achats', agreement_ref = 'E-1' WHERE slug = 'alibaba';
            """
        )
    }

    private func people(_ count: UInt64, _ database: ReadingDatabase) async throws {
        var sketch = HyperLogLog()
        for person in 0..<count { sketch.insert(person &* 0x9E37_79B9_7F4A_7C15 | 1) }
        let hex = sketch.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try await database.run(
            "INSERT INTO flow_day_subject VALUES ('2026-11-21', 2, 0, 7, '\\x\(hex)', \(count))"
        )
    }

    @Test("one row a platform, jurisdiction and category: sums, first and last hour, terms and what is missing")
    func register() async throws {
        try await ReadingDatabase.with { database in
            try await filled(database)
            let reports = ReportQueries(
                pool: database.pool,
                allowed: { $0 == "alibaba" ? CategorySet(.commercialPrice) : nil },
                now: now
            )
            let report = try await reports.report(request(.crossBorder))
            guard case .crossBorder(let register) = report.body else { return #expect(Bool(false), "another report") }
            #expect(register.rows.map(\.platform) == ["alibaba", "amazon"])
            let cost = register.rows[0]
            #expect(cost.jurisdiction == "CN" && cost.category == .commercialUnitCost)
            #expect(cost.events == 3 && cost.bytes == 300 && cost.records == 15)
            #expect(
                cost.firstSeen == instant("2026-11-20T05:00:00Z") && cost.lastSeen == instant("2026-11-20T09:00:00Z")
            )
            #expect(cost.isDeclared == false && cost.persons == nil)
            #expect(cost.terms.owner == "achats" && cost.terms.agreement == "E-1")
            #expect(cost.shortcomings(at: now()) == [.purpose, .undeclared])
            #expect(register.unseen == ["alibaba": [.commercialPrice]])
            #expect(register.rows[1].isDeclared == nil && register.rows[1].jurisdiction == "US")
        }
    }

    @Test("hours without any event are told as gaps, those at both ends of the window included")
    func gaps() async throws {
        try await ReadingDatabase.with { database in
            try await filled(database)
            let report = try await ReportQueries(pool: database.pool, now: now).report(request(.quality))
            #expect(report.gaps.map(\.from.rfc3339) == ["2026-11-21T04:00:00Z", "2026-11-22T00:00:00Z"])
            #expect(report.gaps.map(\.hours) == [8, 48])
        }
    }

    @Test("fewer than five people are told as few, unless an administrator asks", arguments: [UInt64(3), 40])
    func persons(count: UInt64) async throws {
        try await ReadingDatabase.with { database in
            try await filled(database)
            try await people(count, database)
            let reports = ReportQueries(pool: database.pool, now: now)
            func counted(_ small: Bool) async throws -> PersonCount? {
                guard
                    case .crossBorder(let register) = try await reports.report(request(.crossBorder, small: small)).body
                else { return nil }
                return register.rows.first { $0.category == .personalName }?.persons
            }
            if count < 5 {
                #expect(try await counted(false) == .few)
                #expect(try await counted(true) == .about(Int64(count), keys: 1))
            } else {
                guard case .about(let people, keys: 1)? = try await counted(false) else {
                    return #expect(Bool(false), "no estimate")
                }
                #expect(abs(people - Int64(count)) <= 3)
            }
        }
    }

    @Test("the digest is of the content: the same for the same numbers, another when one changes")
    func digest() async throws {
        try await ReadingDatabase.with { database in
            try await filled(database)
            let reports = ReportQueries(pool: database.pool, now: now)
            let first = try await reports.report(request(.crossBorder))
            let second = try await reports.report(request(.crossBorder))
            #expect(first.digest == second.digest && first.digest.utf8.count == 64)
            let hash = SHA256.hash(data: Array(first.content.utf8))
            #expect(first.digest == hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
            try await database.run("UPDATE flow_hour_category SET bytes = bytes + 1 WHERE flow_id = 2")
            #expect(try await reports.report(request(.crossBorder)).digest != first.digest)
        }
    }

    @Test("quality and alerts: each figure beside its denominator, each alert with its times")
    func lines() async throws {
        try await ReadingDatabase.with { database in
            try await filled(database)
            try await database.addAlert(number: 9, seen: "2026-11-21T00:00:00Z")
            let reports = ReportQueries(pool: database.pool, now: now)
            guard case .quality(let lines) = try await reports.report(request(.quality)).body else { return }
            #expect(lines.map(\.platform) == ["alibaba", "amazon"])
            #expect(lines[0].events == 25 && lines[0].placedBytes == lines[0].bytes && lines[0].unresolvedAlerts == 1)
            guard case .alerts(let alerts) = try await reports.report(request(.alerts)).body else { return }
            #expect(alerts.map(\.number) == [9] && alerts[0].responseSeconds == nil)
        }
    }

    @Test("a system that sent nothing is listed; a source is silent once it is quiet for longer than ever")
    func sight() async throws {
        try await ReadingDatabase.with { database in
            try await filled(database)
            let pages = PageQueries(pool: database.pool, now: now)
            let systems = try await pages.systems(since: instant("2026-11-01T00:00:00Z"))
            #expect(systems.map(\.name) == ["erp", "shop"])
            #expect(systems[0].platforms == 2 && systems[0].jurisdictions == ["CN", "US"] && systems[1].events == 0)
            let sight = try await pages.sight(since: instant("2026-11-01T00:00:00Z"))
            #expect(sight.sources.map(\.name) == ["erp/orders"])
            #expect(
                sight.sources[0].isSilent(at: now()) && !sight.sources[0].isSilent(at: instant("2026-11-22T02:00:00Z"))
            )
            #expect(sight.learners.count == 3)
        }
    }

    @Test("the revision of policies counts every change, also one that takes a policy away; none in force has none")
    func policyRevision() async throws {
        try await ReadingDatabase.with { database in
            try await filled(database)
            let reports = ReportQueries(pool: database.pool, now: now)
            let policies = PolicyQueries(pool: database.pool, now: now)
            func revision() async throws -> Int64? { try await reports.report(request(.quality)).policyRevision }
            #expect(try await revision() == nil)
            let change = PolicyChange(name: "Coûts", isEnabled: true, when: ["category:commercial.unit_cost"])
            var seen: [Int64] = []
            for id in ["pol_a", "pol_b"] {
                _ = try await policies.put(id, change, ifRevision: nil, by: "me")
                seen.append(try #require(try await revision()))
            }
            _ = try await policies.put("pol_a", PolicyChange(isEnabled: false), ifRevision: 1, by: "me")
            seen.append(try #require(try await revision()))
            try await policies.remove("pol_a", ifRevision: 2, by: "me")
            seen.append(try #require(try await revision()))
            #expect(seen == seen.sorted() && Set(seen).count == 4, "\(seen)")
        }
    }
}

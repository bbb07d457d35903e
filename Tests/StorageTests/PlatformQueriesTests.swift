import Domain
import Postgres
import Query
import Storage
import Testing

@Suite("Platform registry")
struct PlatformQueriesTests {
    private let at = instant("2026-11-21T00:00:00Z")

    private func queries(_ database: ReadingDatabase) -> PlatformQueries {
        let at = at
        return PlatformQueries(pool: database.pool, now: { at })
    }

    private func host(_ pattern: String, _ jurisdiction: String = "CN") -> PlatformRecord.Host {
        .init(pattern: pattern, jurisdiction: jurisdiction, laws: ["CN-DSL"], environment: "prod", evidence: "S")
    }

    @Test("a platform shows its hosts, names, and what went there in four weeks")
    func whole() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.addHours(flow: 1, from: "2026-11-20T00:00:00Z", to: "2026-11-20T03:00:00Z", bytes: 7)
            try await database.addHours(flow: 1, from: "2026-09-20T00:00:00Z", to: "2026-09-20T03:00:00Z")
            try await database.run(
                """
                INSERT INTO platform (slug, name, status) VALUES ('unused', 'Unused', 'listed');
                INSERT INTO platform_alias VALUES ('1688', 1);
                INSERT INTO platform_host VALUES ('*.alibaba.com', 1, 'CN', '{CN-DSL}', 'prod', 'S');
                INSERT INTO field (flow_id, path, category, detector, first_seen, last_seen) VALUES
                    (1, '/a', 4, 0, now(), now()), (1, '/b', 24, 0, now(), now());
                INSERT INTO flow_hour_category VALUES (1, 0, '2026-11-20T00:00:00Z', 24, 1, 1, 7);
                """
            )
            let platforms = queries(database)
            let record = try await platforms.platform("1688")
            #expect(record.slug == "alibaba" && record.status == .listed && record.aliases == ["1688"])
            #expect(record.hosts == [host("*.alibaba.com")])
            #expect(record.events == 3 && record.bytes == 21)
            #expect(record.lastSeen == instant("2026-11-20T02:00:00Z"))
            #expect(record.categories == [.commercialUnitCost, .organizationName])
            await #expect(throws: StoreError.notFound) { try await platforms.platform("nobody") }

            let seen = try await platforms.platforms(seenOnly: true, limit: 2, after: nil).map(\.slug)
            #expect(seen == ["alibaba", "amazon"])
            #expect(try await platforms.platforms(seenOnly: true, limit: 2, after: "amazon").map(\.slug) == ["ewtp"])
            #expect(try await platforms.platforms(seenOnly: false, limit: 9, after: "ewtp").map(\.slug) == ["unused"])
        }
    }

    @Test("a new platform is approved, takes seen hosts that its patterns name, and tells whoever holds the registry")
    func create() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.run("INSERT INTO platform_alias VALUES ('1688', 1)")
            let connection = try await PostgresConnection.connect(database.configuration)
            let told = try await connection.listen(PlatformQueries.channel)
            let platforms = queries(database)
            let change = PlatformChange(name: "New", owner: .some("achats"), hosts: [host("*.amazon.com", "SG")])
            let record = try await platforms.put("new", change, ifRevision: nil, by: "key_1")
            #expect(record.name == "New" && record.status == .approved && record.revision == 1)
            #expect(record.owner == "achats" && record.hosts.map(\.pattern) == ["*.amazon.com"])
            let moved = try await database.text(
                "SELECT p.slug || ' ' || h.jurisdiction || ' ' || p.jurisdiction FROM host h JOIN platform p ON p.id = h.platform_id WHERE h.name = 'api.amazon.com'"
            )
            #expect(moved == "new SG SG")
            var notifications = told.makeAsyncIterator()
            #expect(await notifications.next()?.payload == "new")
            await connection.close()
            let audit = try await database.text("SELECT actor || ' ' || action || ' ' || object FROM audit_entry")
            #expect(audit == "key_1 platform.created new")

            for taken in ["new", "1688"] {
                await #expect(throws: StoreError.conflict("slug")) {
                    _ = try await platforms.put(taken, PlatformChange(), ifRevision: nil, by: "x")
                }
            }
            await #expect(throws: StoreError.conflict("hosts/1/pattern")) {
                let hosts = [host("a.example"), host("*.amazon.com")]
                _ = try await platforms.put("other", PlatformChange(hosts: hosts), ifRevision: nil, by: "x")
            }
        }
    }

    @Test("a change needs the revision that it saw; status moves only where a person may move it")
    func change() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            let platforms = queries(database)
            let approved = try await platforms.put(
                "ewtp",
                PlatformChange(status: .approved, note: .some("vu")),
                ifRevision: 1,
                by: "léa"
            )
            #expect(approved.status == .approved && approved.revision == 2 && approved.note == "vu")
            await #expect(throws: StoreError.staleRevision(current: 2)) {
                try await platforms.put("ewtp", PlatformChange(name: "x"), ifRevision: 1, by: "x")
            }
            await #expect(throws: StoreError.illegalTransition(allowed: ["blocked"])) {
                try await platforms.put("ewtp", PlatformChange(status: .discovered), ifRevision: 2, by: "x")
            }
            await #expect(throws: StoreError.notFound) {
                try await platforms.put("nobody", PlatformChange(name: "x"), ifRevision: 1, by: "x")
            }
            let same = try await platforms.put("ewtp", PlatformChange(status: .approved), ifRevision: 2, by: "x")
            #expect(same.revision == 2)
            let cleared = try await platforms.put("ewtp", PlatformChange(note: .some(nil)), ifRevision: 2, by: "x")
            #expect(cleared.note == nil && cleared.revision == 3)
        }
    }

    @Test("a pattern that is taken away leaves its hosts where they are, in an unknown region")
    func hostsReplaced() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            let platforms = queries(database)
            _ = try await platforms.put("alibaba", PlatformChange(hosts: [host("api.*", "SG")]), ifRevision: 1, by: "x")
            let region: SQL = "SELECT string_agg(platform_id || jurisdiction, ' ' ORDER BY id) FROM host"
            #expect(try await database.text(region) == "1SG 1SG")
            _ = try await platforms.put("alibaba", PlatformChange(hosts: []), ifRevision: 2, by: "x")
            #expect(try await database.text(region) == "1unknown 1unknown")
        }
    }

    @Test("a merged platform hands over hosts, aliases and events, still resolves, and cannot be changed any more")
    func merge() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.addHours(flow: 1, from: "2026-11-20T00:00:00Z", to: "2026-11-20T01:00:00Z", bytes: 5)
            try await database.addHours(flow: 2, from: "2026-11-20T00:00:00Z", to: "2026-11-20T01:00:00Z", bytes: 3)
            try await database.run(
                """
                INSERT INTO platform_alias VALUES ('1688', 1);
                INSERT INTO platform_host VALUES ('*.alibaba.com', 1, 'CN', '{CN-DSL}', 'prod', 'S');
                """
            )
            let platforms = queries(database)
            let merged = try await platforms.put("alibaba", PlatformChange(mergeInto: "amazon"), ifRevision: 1, by: "x")
            #expect(merged.status == .merged && merged.mergedInto == "amazon" && merged.revision == 2)
            let target = try await platforms.platform("amazon")
            #expect(target.aliases == ["1688", "alibaba"] && target.hosts.map(\.pattern) == ["*.alibaba.com"])
            #expect(target.events == 2 && target.bytes == 8 && target.revision == 2)
            await #expect(throws: StoreError.illegalTransition(allowed: [])) {
                try await platforms.put("alibaba", PlatformChange(name: "x"), ifRevision: 2, by: "x")
            }
            // Onwards: there is never more than one step to what a platform is called today.
            _ = try await platforms.put("amazon", PlatformChange(mergeInto: "ewtp"), ifRevision: 2, by: "x")
            #expect(try await platforms.platform("alibaba").mergedInto == "ewtp")
            #expect(try await platforms.platform("ewtp").bytes == 8)
            #expect(try await platforms.platform("1688").slug == "ewtp")
            for target in ["ewtp", "amazon", "nobody"] {
                await #expect(throws: StoreError.conflict("merge_into")) {
                    try await platforms.put("ewtp", PlatformChange(mergeInto: target), ifRevision: 2, by: "x")
                }
            }
        }
    }

    @Test(
        "what cannot be is refused by its place, before anything is asked",
        arguments: [
            ("Bad Slug", PlatformChange(), "slug"),
            ("a", PlatformChange(name: ""), "name"),
            ("a", PlatformChange(name: "a\u{0}"), "name"),
            ("a", PlatformChange(note: .some(String(repeating: "x", count: 2_001))), "note"),
            ("a", PlatformChange(hosts: [.init("*")]), "hosts/0/pattern"),
            ("a", PlatformChange(hosts: [.init("*.*")]), "hosts/0/pattern"),
            ("a", PlatformChange(hosts: [.init("a.b"), .init("A.b")]), "hosts/1/pattern"),
            ("a", PlatformChange(hosts: [.init("a.b"), .init("a.b")]), "hosts/1/pattern"),
            ("a", PlatformChange(hosts: [.init("a%b.c")]), "hosts/0/pattern"),
            ("a", PlatformChange(hosts: [.init("a.b", "XX")]), "hosts/0/jurisdiction"),
            ("a", PlatformChange(hosts: [.init("a.b", "ca")]), "hosts/0/jurisdiction"),
            ("a", PlatformChange(hosts: [.init("a.b", evidence: "Z")]), "hosts/0/evidence"),
        ] as [(String, PlatformChange, String)]
    )
    func refuses(slug: String, change: PlatformChange, place: String) async throws {
        let pool = PostgresPool(configuration: try PostgresConfiguration(url: "postgresql://nobody.invalid/x"), size: 1)
        await #expect(throws: StoreError.conflict(place)) {
            try await PlatformQueries(pool: pool).put(slug, change, ifRevision: nil, by: "x")
        }
    }
}

extension PlatformRecord.Host {
    fileprivate init(_ pattern: String, _ jurisdiction: String = "EU", evidence: String = "R") {
        self.init(pattern: pattern, jurisdiction: jurisdiction, laws: [], environment: "prod", evidence: evidence)
    }
}

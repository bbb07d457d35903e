import Crypto
import Domain
import Postgres
import Query
import Storage
import TestSupport
import Testing

@Suite("API keys")
struct KeyQueriesTests {
    private let start = instant("2026-11-21T00:00:00Z")
    private let pepper = SymmetricKey(data: Array(repeating: UInt8(7), count: 32))
    private let otherPepper = SymmetricKey(data: Array(repeating: UInt8(8), count: 32))

    private func queries(_ database: ReadingDatabase, previous: Bool = false) -> KeyQueries {
        let start = start
        return KeyQueries(
            pool: database.pool,
            pepper: previous ? otherPepper : pepper,
            previousPepper: previous ? pepper : nil,
            now: { start }
        )
    }

    private let request = KeyRequest(
        name: "odoo-amont",
        scopes: [.eventsWrite],
        systems: ["odoo-amont"],
        cidrs: ["10.0.0.0/8", "2001:db8::/32"],
        expiresAt: instant("2026-11-22T00:00:00Z")
    )

    private func isValid(_ verdict: KeyVerdict) -> Bool {
        if case .valid = verdict { true } else { false }
    }

    private func isInvalid(_ verdict: KeyVerdict) -> Bool {
        if case .invalid = verdict { true } else { false }
    }

    @Test("a key opens with its secret only, keeps what it was given, and ends at its expiry")
    func life() async throws {
        try await ReadingDatabase.with { database in
            let keys = queries(database)
            let (record, token) = try await keys.create(request, by: "key_boss")
            #expect(record.scopes == [.eventsWrite] && record.systems == ["odoo-amont"] && record.platforms == nil)
            #expect(record.cidrs == ["10.0.0.0/8", "2001:db8::/32"])
            #expect(token.hasPrefix("vg_\(record.id.dropFirst(4))_") && token.utf8.count == 3 + 13 + 1 + 52)
            #expect(try await keys.keys() == [record])
            guard case .valid(let found) = try await keys.verify(token, at: start) else {
                Issue.record("the key does not open")
                return
            }
            #expect(found == record)

            // One bit of the last digit.
            let wrong = String(token.dropLast()) + (token.hasSuffix("0") ? "1" : "0")
            #expect(isInvalid(try await keys.verify(wrong, at: start)))
            if case .expired = try await keys.verify(token, at: instant("2026-11-22T00:00:00Z")) {
            } else {
                Issue.record("the key opens after its end")
            }
            // Nothing of the secret is kept.
            let secret = token.split(separator: "_")[2]
            let row = try await database.text("SELECT api_key::text || audit_entry::text FROM api_key, audit_entry")
            #expect(row?.contains(secret) == false && row?.contains("key.created") == true)
        }
    }

    @Test("a key that is revoked here is refused at once, elsewhere within five seconds")
    func revoked() async throws {
        try await ReadingDatabase.with { database in
            let (here, elsewhere) = (queries(database), queries(database))
            let (record, token) = try await here.create(request, by: "key_boss")
            #expect(isValid(try await here.verify(token, at: start)))
            #expect(isValid(try await elsewhere.verify(token, at: start)))
            #expect(isValid(try await elsewhere.standing(of: record.id, at: start)))
            try await here.revoke(record.id, by: "cli")
            #expect(isInvalid(try await here.standing(of: record.id, at: start)))
            #expect(isValid(try await elsewhere.standing(of: record.id, at: start.advanced(bySeconds: 4))))
            try await here.revoke(record.id, by: "cli")
            #expect(isInvalid(try await here.verify(token, at: start)))
            #expect(isValid(try await elsewhere.verify(token, at: start.advanced(bySeconds: 4))))
            #expect(isInvalid(try await elsewhere.verify(token, at: start.advanced(bySeconds: 5))))
            #expect(isInvalid(try await elsewhere.standing(of: record.id, at: start.advanced(bySeconds: 5))))
            // A clock that was set back makes nothing younger.
            #expect(isInvalid(try await elsewhere.verify(token, at: start.advanced(bySeconds: -60))))
            #expect(try await here.keys().first?.revokedAt == start)
            let trail = try await database.text(
                "SELECT string_agg(action || ' ' || actor, ', ' ORDER BY id) FROM audit_entry"
            )
            #expect(trail == "key.created key_boss, key.revoked cli")
            await #expect(throws: StoreError.notFound) { try await here.revoke("key_nobody", by: "cli") }
        }
    }

    @Test("made-up keys do not push a known one out of memory")
    func madeUp() async throws {
        try await ReadingDatabase.with { database in
            let (here, elsewhere) = (queries(database), queries(database))
            let (record, token) = try await here.create(request, by: "cli")
            #expect(isValid(try await here.verify(token, at: start)))
            var random = SplitMix64(seed: 1)
            for _ in 0..<1_100 {
                #expect(isInvalid(try await here.verify(KeyToken(using: &random).text, at: start)))
            }
            try await elsewhere.revoke(record.id, by: "cli")
            // Still from memory.
            #expect(isValid(try await here.verify(token, at: start)))
        }
    }

    @Test("under a new pepper the keys of the old one still open, as long as it is given")
    func rotation() async throws {
        try await ReadingDatabase.with { database in
            let (_, token) = try await queries(database).create(request, by: "cli")
            let rotated = queries(database, previous: true)
            #expect(isValid(try await rotated.verify(token, at: start)))
            let alone = KeyQueries(pool: database.pool, pepper: otherPepper)
            #expect(isInvalid(try await alone.verify(token, at: start)))
        }
    }

    @Test(
        "what no token looks like is invalid, and the database is not asked",
        arguments: [
            "", "vg_", "vg__", "vg_x_y", "Bearer vg_a_b", "vg_0000000000000_\u{0}", String(repeating: "_", count: 70),
        ]
    )
    func malformed(token: String) async throws {
        // Seen without asking: there is nobody at that address.
        let pool = PostgresPool(configuration: try PostgresConfiguration(url: "postgresql://nobody.invalid/x"), size: 1)
        #expect(isInvalid(try await KeyQueries(pool: pool, pepper: pepper).verify(token, at: start)))
    }

    @Test("a key that cannot be is refused by the member at fault")
    func refusals() async throws {
        try await ReadingDatabase.with { database in
            let keys = queries(database)
            func refused(_ name: String, _ change: (inout KeyRequest) -> Void) async {
                var request = request
                change(&request)
                let asked = request
                await #expect(throws: StoreError.conflict(name)) { try await keys.create(asked, by: "cli") }
            }
            await refused("name") { $0.name = "" }
            await refused("scopes") { $0.scopes = [] }
            await refused("systems") { $0.scopes = [.eventsWrite, .eventsRead] }
            await refused("platforms") { ($0.scopes, $0.systems, $0.platforms) = ([.admin], nil, ["amazon"]) }
            await refused("expires") { $0.expiresAt = start }
            await refused("cidr") { $0.cidrs = ["10.0.0.0/33"] }
            await refused("cidr") { $0.cidrs = ["10.1.2.3/8"] }
            await refused("cidr") { $0.cidrs = ["home"] }
            let none = try await keys.keys()
            #expect(none.isEmpty)
        }
    }

    @Test("property: a token reads back as what it is, and no other secret fits its mac")
    func tokens() {
        for seed in UInt64(0)..<100 {
            var random = SplitMix64(seed: seed)
            let (token, other) = (KeyToken(using: &random), KeyToken(using: &random))
            let read = KeyToken(token.text)
            #expect(read?.id == token.id && read?.secret == token.secret, "seed \(seed)")
            #expect(token.matches(token.mac(pepper), pepper) && !other.matches(token.mac(pepper), pepper))
            #expect(!token.matches(token.mac(pepper), otherPepper) && !token.matches([], pepper))
        }
    }
}

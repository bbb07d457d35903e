import Alerting
import Domain
import Intake
import Postgres
import Storage
import Testing

@Suite("Registry")
struct RegistryTests {
    private func names(_ platform: String?, _ host: String?, source: String = "erp/orders") -> EventNames {
        EventNames(source: source, platform: platform, host: host, documentType: "order")
    }

    private func destination(_ registry: Registry, _ names: EventNames) async throws -> Destination? {
        if case .unregistered = registry.resolve(names, under: WriteTerms()) {
            try await registry.register([(names, instant("2026-11-20T12:00:00Z"))])
        }
        guard case .known(let destination) = registry.resolve(names, under: WriteTerms()) else { return nil }
        return destination
    }

    @Test("a slug, an alias and a host of the built-in table lead to one platform; the host says where")
    func builtIn() async throws {
        try await WritingDatabase.with { database in
            let registry = database.registry
            let bySlug = try await destination(registry, names("alibaba_icbu", nil))
            let byAlias = try await destination(registry, names("alibaba", nil))
            let byHost = try await destination(registry, names("unknown", "openapi-api-sandbox.alibaba.com"))
            #expect(bySlug?.platform == byAlias?.platform)
            #expect(bySlug?.platform == byHost?.platform)
            #expect(bySlug?.flow == byHost?.flow)
            let canada = try await destination(registry, names(nil, "sellingpartnerapi-na.amazon.com"))
            #expect(canada?.jurisdiction == Jurisdiction(rawValue: "US"))
            #expect(byHost?.jurisdiction == .unknown)
        }
    }

    @Test("built-in rows are planted once and never over what people changed")
    func plantsOnce() async throws {
        try await WritingDatabase.with { database in
            try await database.runAsOwner(
                """
                UPDATE platform SET name = 'Our name', status = 'approved', jurisdiction = 'CA'
                    WHERE slug = 'amazon_spapi';
                DELETE FROM platform_host WHERE pattern = 'sellingpartnerapi-na.amazon.com'
                """
            )
            let before = try await database.number("SELECT count(*) FROM platform_host")
            try await RegistrySeeds.plant(with: database.registry)
            #expect(try await database.number("SELECT count(*) FROM platform_host") == before)
            let kept = try await database.texts(
                "SELECT name || status || jurisdiction FROM platform WHERE slug = 'amazon_spapi'"
            )
            #expect(kept == ["Our nameapprovedCA"])
        }
    }

    @Test("an unknown platform with a host is discovered, told once, and found again by its host")
    func discovers() async throws {
        try await WritingDatabase.with { database in
            // Two processes that meet the platform at the same time.
            let other = Registry(pool: database.pool)
            try await other.load()
            let named = names("acme_b2b", "api.acme.example")
            async let first = destination(database.registry, named)
            async let second = destination(other, named)
            #expect(try await first == second)
            let again = try await destination(database.registry, names(nil, "api.acme.example"))
            #expect(try await first?.platform == again?.platform)
            let unnamed = try await destination(database.registry, names(nil, "api.foo.com"))
            #expect(unnamed.flatMap { database.registry.platform($0.platform) }?.slug == "api-foo-com")
            #expect(unnamed?.jurisdiction == .unknown)
            let messages = try await database.texts(
                "SELECT platform || ' ' || (data->>'host') FROM outbox WHERE type = 'platform.discovered' ORDER BY 1"
            )
            #expect(messages == ["acme_b2b api.acme.example", "api-foo-com api.foo.com"])
        }
    }

    @Test("an unknown slug without a host is turned away with the nearest one; no name at all is missing")
    func turnsAway() async throws {
        try await WritingDatabase.with { database in
            let registry = database.registry
            #expect(
                registry.resolve(names("alibab", nil), under: WriteTerms())
                    == .rejected(.unknownPlatform, member: "platform", hint: "alibaba")
            )
            #expect(
                registry.resolve(names("unknown", nil), under: WriteTerms())
                    == .rejected(.missingAttribute, member: "platform", hint: nil)
            )
        }
    }

    @Test("a key is held to its systems and platforms, also for what is not there yet")
    func keyLimits() async throws {
        try await WritingDatabase.with { database in
            let registry = database.registry
            let terms = WriteTerms(systems: ["erp"], platforms: ["amazon_spapi"])
            let outside = Resolution.rejected(.outsideKeyLimits, member: "platform", hint: nil)
            #expect(registry.resolve(names("amazon_spapi", nil), under: terms) == .unregistered)
            #expect(registry.resolve(names("shopify", nil), under: terms) == outside)
            #expect(registry.resolve(names("new", "new.example"), under: terms) == outside)
            #expect(
                registry.resolve(names("amazon_spapi", nil, source: "crm/x"), under: terms)
                    == .rejected(.outsideKeyLimits, member: "source", hint: nil)
            )
        }
    }

    @Test("a merged platform's names lead to the one it was joined into")
    func followsMerges() async throws {
        try await WritingDatabase.with { database in
            let old = try await destination(database.registry, names("old_shop", "shop.example"))
            try await database.runAsOwner(
                """
                UPDATE platform SET status = 'merged', merged_into = (SELECT id FROM platform WHERE slug = 'shopify')
                WHERE slug = 'old_shop'
                """
            )
            try await database.registry.load()
            let new = try await destination(database.registry, names("old_shop", "shop.example"))
            #expect(new?.platform == database.registry.platform(slug: "shopify"))
            #expect(old.flatMap { database.registry.platform($0.platform) }?.slug == "shopify")
        }
    }

    @Test("past its limits the registry counts what is new under overflow entries")
    func overflows() async throws {
        var limits = RegistryLimits()
        limits.platforms = 0
        limits.flows = 2
        limits.hosts = 1
        try await WritingDatabase.with(limits: limits) { database in
            let registry = database.registry
            let first = try await destination(registry, names("a", "a.example"))
            let second = try await destination(registry, names("b", "b.example", source: "crm/x"))
            let third = try await destination(registry, names("c", "c.example", source: "wms/x"))
            #expect(registry.platform(slug: "overflow") == first?.platform)
            #expect(first?.platform == second?.platform)
            #expect(first?.host != nil && second?.host == nil)
            #expect(first?.flow != second?.flow)
            #expect(third.flatMap { registry.flow($0.flow) }?.source == "overflow")
        }
    }
}

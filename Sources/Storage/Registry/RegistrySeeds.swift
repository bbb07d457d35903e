package import Capture
package import Domain
import Postgres

/// Vigie's own tables of platforms and hosts, as rows of the registry.
///
/// Only what is missing is added: a platform or host that people changed, or removed to another platform, stays as
/// they left it. A host pattern that was deleted from a known platform comes back with a new table only.
package enum RegistrySeeds {
    /// What the files say; a fault in them is our bug and is found by the tests.
    package struct Tables: Sendable {
        package var platforms: [PlatformFile.Row]
        package var hosts: [HostTableFile.Row]

        package static func builtIn() throws(StoreError) -> Tables {
            do throws(TableFile.Fault) {
                return Tables(
                    platforms: try PlatformFile.parse(PackageResources.platforms_tsv),
                    hosts: try HostTableFile.parse(PackageResources.hosts_tsv)
                )
            } catch { throw .failed("built-in table: \(error)") }
        }
    }

    /// Adds what is missing; run at each start, harmless to repeat.
    package static func plant(with registry: Registry) async throws(StoreError) {
        let tables = try Tables.builtIn()
        try await registry.pool.store { session throws(PostgresError) in
            try session.transaction { session throws(PostgresError) in try plant(tables, in: session) }
        }
    }

    private static func plant(_ tables: Tables, in session: PostgresSession) throws(PostgresError) {
        let new = try insertPlatforms(tables.platforms, in: session)
        guard !new.isEmpty else { return }
        let platforms = tables.platforms.filter { new.contains($0.slug) }
        let aliases = platforms.flatMap { row in row.aliases.map { (alias: $0, slug: row.slug) } }
        _ = try session.execute(
            """
            INSERT INTO platform_alias (alias, platform_id)
            SELECT row.alias, platform.id FROM unnest(\(aliases.map(\.alias)), \(aliases.map(\.slug))) AS row (alias, slug)
                JOIN platform ON platform.slug = row.slug
            ON CONFLICT (alias) DO NOTHING
            """
        )
        for host in tables.hosts where new.contains(host.platform) {
            _ = try session.execute(
                """
                INSERT INTO platform_host (pattern, platform_id, jurisdiction, laws, environment, evidence)
                SELECT \(host.pattern), id, \(host.jurisdiction.rawValue), \(host.laws), \(host.environment),
                    \(host.evidence) FROM platform WHERE slug = \(host.platform)
                ON CONFLICT (pattern) DO NOTHING
                """
            )
        }
        // Where data lies when the sender names no host: known only if all of the platform's hosts agree.
        _ = try session.execute(
            """
            UPDATE platform SET jurisdiction = row.jurisdiction
            FROM (SELECT platform_id, min(jurisdiction) AS jurisdiction FROM platform_host
                GROUP BY platform_id HAVING min(jurisdiction) = max(jurisdiction)) AS row
            WHERE platform.id = row.platform_id AND platform.slug = ANY(\(new.sorted()))
            """
        )
    }

    /// The slugs that were not there.
    private static func insertPlatforms(
        _ rows: [PlatformFile.Row],
        in session: PostgresSession
    ) throws(PostgresError) -> Set<String> {
        let slugs = try session.query(
            """
            INSERT INTO platform (slug, name, status, operator_name, operator_country)
            SELECT slug, name, 'listed', operator_name, country
            FROM unnest(\(rows.map(\.slug)), \(rows.map(\.name)), \(rows.map(\.operatorName)),
                \(rows.map(\.operatorCountry))) AS row (slug, name, operator_name, country)
            ON CONFLICT (slug) DO NOTHING RETURNING slug
            """
        ) { row throws(PostgresError) in try row.decode(String.self, at: 0) }
        return Set(slugs)
    }
}

import Capture
import Domain
import Postgres
import Query

extension PlatformEdit {
    private struct Seen {
        let id: Int32
        let name: String
        let platform: Int32
        let jurisdiction: String
    }

    private struct Owner: Sendable {
        let platform: Int32
        let jurisdiction: String
    }

    func replaceHosts(of platform: Int32, _ hosts: [PlatformRecord.Host]) throws(PostgresError) {
        try session.execute(
            "DELETE FROM platform_host WHERE platform_id = \(platform) AND pattern <> ALL(\(hosts.map(\.pattern)))"
        )
        for host in hosts {
            try session.execute(
                """
                INSERT INTO platform_host (pattern, platform_id, jurisdiction, laws, environment, evidence)
                VALUES (\(host.pattern), \(platform), \(host.jurisdiction), \(host.laws), \(host.environment),
                    \(host.evidence))
                ON CONFLICT (pattern) DO UPDATE SET jurisdiction = EXCLUDED.jurisdiction, laws = EXCLUDED.laws,
                    environment = EXCLUDED.environment, evidence = EXCLUDED.evidence
                """
            )
        }
        try judgeHosts(of: platform)
        try settleJurisdiction(of: platform)
    }

    /// Puts the hosts that were seen where the patterns now say they belong, with the jurisdiction that these give.
    ///
    /// A host of this platform that no pattern names any more stays with it, in a region that nobody knows.
    private func judgeHosts(of platform: Int32) throws(PostgresError) {
        let patterns = HostTable(
            try session.query(
                "SELECT pattern, platform_id, jurisdiction FROM platform_host ORDER BY pattern"
            ) { (row) throws(PostgresError) in
                let owner = Owner(platform: try row.decode(at: 1), jurisdiction: try row.decode(at: 2))
                return (pattern: try row.decode(String.self, at: 0), entry: owner)
            }
        )
        let seen = try session.query(
            "SELECT id, name, platform_id, jurisdiction FROM host ORDER BY id"
        ) { (row) throws(PostgresError) in
            Seen(
                id: try row.decode(at: 0),
                name: try row.decode(at: 1),
                platform: try row.decode(at: 2),
                jurisdiction: try row.decode(at: 3)
            )
        }
        for host in seen {
            let owner = patterns.entry(for: host.name)
            guard owner?.platform == platform || host.platform == platform else { continue }
            let jurisdiction = owner?.jurisdiction ?? Jurisdiction.unknown.rawValue
            let home = owner?.platform ?? platform
            guard home != host.platform || jurisdiction != host.jurisdiction else { continue }
            try session.execute(
                "UPDATE host SET platform_id = \(home), jurisdiction = \(jurisdiction) WHERE id = \(host.id)"
            )
        }
    }

    /// Where data lies when the sender names no host: said only if all patterns agree.
    func settleJurisdiction(of platform: Int32) throws(PostgresError) {
        try session.execute(
            """
            UPDATE platform SET jurisdiction = COALESCE((
                SELECT min(jurisdiction) FROM platform_host WHERE platform_id = \(platform)
                HAVING count(DISTINCT jurisdiction) = 1), 'unknown')
            WHERE id = \(platform)
            """
        )
    }
}

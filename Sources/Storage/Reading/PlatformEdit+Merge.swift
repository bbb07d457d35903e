import Domain
import Postgres
import Query

extension PlatformEdit {
    /// Joins a platform into another, which takes its aliases, patterns and hosts, and those of all that it had taken.
    ///
    /// Flows stay with the number that they were written under; reads count them for the other. So there is never more
    /// than one step from a platform to what it is called today.
    func merge(
        _ slug: String,
        _ current: Current,
        into name: String,
        _ change: PlatformChange
    ) throws(PostgresError) -> StoreError? {
        let isAlone =
            change.name == nil && change.owner == nil && change.note == nil && change.hosts == nil
            && (change.status ?? .merged) == .merged && change.agreement == nil
        guard isAlone, name != slug, let target = try self.current(name), target.status != .merged else {
            return .refused("merge_into")
        }
        let (from, into) = (current.id, target.id)
        try session.execute(
            """
            UPDATE platform SET status = 'merged', merged_into = \(into), revision = revision + 1,
                updated_at = \(SQLTimestamp(at))
            WHERE id = \(from)
            """
        )
        try session.execute("UPDATE platform SET merged_into = \(into) WHERE merged_into = \(from)")
        try session.execute("UPDATE platform_alias SET platform_id = \(into) WHERE platform_id = \(from)")
        try session.execute("UPDATE platform_host SET platform_id = \(into) WHERE platform_id = \(from)")
        try session.execute("UPDATE host SET platform_id = \(into) WHERE platform_id = \(from)")
        try session.execute(
            "UPDATE platform SET revision = revision + 1, updated_at = \(SQLTimestamp(at)) WHERE id = \(into)"
        )
        try settleJurisdiction(of: into)
        try record("platform.merged", slug, revision: current.revision &+ 1, ["merged_into"])
        try record("platform.changed", name, revision: target.revision &+ 1, ["hosts", "aliases"])
        return nil
    }
}

import Crypto
package import Domain
package import Postgres
package import Query

/// Reports from rollups, registry and alerts, each in one snapshot of the database.
package struct ReportQueries: ReportReader {
    private let pool: PostgresPool
    /// What the agreement with a platform, or its documentation, says that it may receive; `nil` where nothing says.
    private let allowed: @Sendable (_ slug: String) -> CategorySet?
    private let retention: Retention
    private let now: Now

    /// A register of years is much to add up.
    private static let patience = Duration.seconds(60)

    package init(
        pool: PostgresPool,
        retention: Retention = Retention(),
        allowed: @escaping @Sendable (_ slug: String) -> CategorySet? = { _ in nil },
        now: @escaping Now = Timestamp.wallClock
    ) {
        self.pool = pool
        self.retention = retention
        self.allowed = allowed
        self.now = now
    }

    package func report(_ request: ReportRequest) async throws(StoreError) -> Report {
        try TrendQueries.check(request.from, request.to, shortest: nil)
        let now = now()
        let allowed = allowed
        let hoursFrom = RollupPieces.Limits(retention, at: now).hoursFrom
        var report: Report
        do throws(PostgresError) {
            report = try await pool.perform(deadline: ReportQueries.patience) { (session) throws(PostgresError) in
                try session.transaction { (session) throws(PostgresError) in
                    // What is read later is of the same moment as what was read first.
                    try session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                    let reading = try ReportReading(
                        request: request,
                        now: now,
                        hoursFrom: hoursFrom,
                        allowed: allowed,
                        session: session
                    )
                    return try reading.report()
                }
            }
        } catch {
            throw StoreError(error)
        }
        report.digest = SHA256.hash(data: Array(report.content.utf8)).hexadecimal
        return report
    }
}

extension SHA256.Digest {
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

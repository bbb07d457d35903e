import Foundation
import Postgres
import Storage
import Testing

@testable import vigie

@Suite("vigie doctor")
struct DoctorTests {
    @Test("the service’s role is good, the owner’s is too strong, and one that lacks a grant is told which")
    func roles() async throws {
        let vigie = try await RunningVigie(name: "doctor", port: 18_906)
        func doctor(_ user: String) async throws -> String {
            let url = vigie.database.url(user: user)
            return try await Program.run(["doctor", "--json"], ["VIGIE_DATABASE_URL": url]).output
        }
        let good = try await doctor(PrivateDatabase.login)
        #expect(good.contains(#""check":"role","status":"ok""#), "\(good)")
        #expect(good.contains(#""check":"clocks","status":"ok""#), "\(good)")
        let owner = try await doctor(PrivateDatabase.owner)
        #expect(owner.contains(#""check":"role","status":"warning""#), "\(owner)")

        let connection = try await PostgresConnection.connect(vigie.database.ownerConfiguration)
        _ = try await connection.perform { (session) throws(PostgresError) in
            try session.run(
                script: """
                    REVOKE INSERT ON outbox FROM vigie_service;
                    DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
                    """
            )
        }
        await connection.close()
        let poor = try await doctor(PrivateDatabase.login)
        #expect(poor.contains(#""check":"role","status":"failed""#), "\(poor)")
        #expect(poor.contains("INSERT outbox") && poor.contains("TEMPORARY"), "\(poor)")
    }

    @Test(
        "clocks may differ by the way there and back, and by two seconds",
        arguments: [
            (5_000_000, .good), (12_900_000, .good), (13_100_000, .warning), (-2_900_000, .warning),
            (-1_900_000, .good),
        ] as [(Int64, Check.Verdict)]
    )
    func clocks(theirs: Int64, verdict: Check.Verdict) {
        let check = ServerExamination.clocks("clocks", theirs: theirs, before: 0, after: 11_000_000)
        #expect(check.verdict == verdict, "\(check.detail)")
    }
}

import Detection
import Domain
import Postgres
import Query

extension PolicyDocuments {
    /// Tells detection all that is allowed now, within the transaction of a change; the outbox's lock is held.
    static func tell(at: Timestamp, _ session: PostgresSession) throws(PostgresError) {
        let policies = try PolicyRow.read("enabled", session)
        let standings = try session.query(
            """
            SELECT id, assessment_ref IS NOT NULL, agreement_expires FROM platform
            WHERE assessment_ref IS NOT NULL OR agreement_expires IS NOT NULL ORDER BY id
            """
        ) { (row) throws(PostgresError) in
            let expires: SQLTimestamp? = try row.decodeIfPresent(at: 2)
            return Standing(
                platform: try row.decode(at: 0),
                isAssessed: try row.decode(at: 1),
                expires: expires.map { Timestamp($0).rfc3339 }
            )
        }
        let document = SQLJSON.written { json in
            json.object { json in
                json.name("policies")
                json.array { json in
                    for policy in policies { write(policy, to: &json) }
                }
                json.name("standings")
                json.array { json in
                    for standing in standings {
                        json.object { json in
                            json.member("platform", standing.platform)
                            json.member("isAssessed", standing.isAssessed)
                            json.member("expires", standing.expires)
                        }
                    }
                }
            }
        }
        try DetectorMessage.append("policies", document, at: at, session)
    }

    private static func write(_ policy: PolicyRecord, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", policy.id)
            json.member("name", policy.name)
            json.member("when", policy.when)
            json.member("then", policy.then.rawValue)
            json.member("severity", policy.severity.rawValue)
            json.member("basis", policy.basis?.reference)
            json.member("fr", policy.message?.fr)
            json.member("en", policy.message?.en)
        }
    }
}

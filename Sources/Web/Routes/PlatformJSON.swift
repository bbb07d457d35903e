import Domain
import Query

/// Platforms on the wire.
enum PlatformJSON {
    static func write(
        _ platform: PlatformRecord,
        with sheet: PlatformSheet? = nil,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("slug", platform.slug)
            json.member("name", platform.name)
            json.member("status", platform.status.rawValue)
            json.member("revision", platform.revision)
            json.member("operator") { json in
                json.member("name", platform.operatorName)
                json.member("country", platform.operatorCountry)
            }
            json.member("owner", platform.owner)
            json.member("note", platform.note)
            json.member("hosts", platform.hosts) { json, host in
                json.object { json in
                    json.member("pattern", host.pattern)
                    json.member("jurisdiction", host.jurisdiction)
                    json.member("laws", host.laws)
                    json.member("environment", host.environment)
                    json.member("evidence", host.evidence)
                }
            }
            json.member("aliases", platform.aliases)
            json.member("merged_into", platform.mergedInto)
            json.name("agreement")
            if let agreement = platform.agreement {
                PlatformAgreement.write(agreement, to: &json)
            } else {
                json.null()
            }
            json.member("first_seen", platform.firstSeen)
            json.member("last_seen", platform.lastSeen)
            json.member("categories", platform.categories.map(\.word))
            json.member("events_28d", platform.events)
            json.member("bytes_28d", platform.bytes)
            if let sheet {
                json.name("sheet")
                PlatformSheetJSON.write(sheet, to: &json)
            }
            json.member("links") { $0.member("self", "/v1/platforms/\(PercentCoding.encoded(platform.slug))") }
        }
    }

    static let change =
        #"{"name":"Alibaba.com","status":"approved","owner":"achats@acme.example","note":null,"hosts":[{"pattern":"*.1688.com","jurisdiction":"CN","laws":["PIPL","DSL"],"environment":"prod"}],"agreement":{"status":"signed","ref":"DPA-2025-17","pia":"EFVP-2025-04","expires":"2027-02-01"}}"#

    static let example =
        #"{"slug":"alibaba_icbu","name":"Alibaba.com","status":"approved","revision":3,"operator":{"name":"Alibaba Group","country":"CN"},"owner":"achats@acme.example","note":null,"hosts":[{"pattern":"*.1688.com","jurisdiction":"CN","laws":["PIPL","DSL"],"environment":"prod","evidence":"S"}],"aliases":["alibaba"],"merged_into":null,"agreement":{"status":"signed","ref":"DPA-2025-17","pia":"EFVP-2025-04","expires":"2027-02-01T00:00:00Z"},"first_seen":"2026-08-22T00:00:00Z","last_seen":"2026-11-14T15:00:00Z","categories":["commercial.price"],"events_28d":912,"bytes_28d":43000000,"links":{"self":"/v1/platforms/alibaba_icbu"}}"#
}

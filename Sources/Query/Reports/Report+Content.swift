import Alerting
import Detection
package import Domain

extension Report {
    /// The report as the one JSON object that its digest is of: codes and names, no language, so that every form of the
    /// report in either language has the same digest.
    package var content: String { JSONWriter.text { write(to: &$0) } }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", request.kind.rawValue)
            json.member("from", request.from.rfc3339)
            json.member("to", request.to.rfc3339)
            json.member("tz", request.timeZone)
            json.member("as_of", asOf.rfc3339)
            json.member("rules", rules)
            json.member("policy_revision", policyRevision)
            json.member("first_event", firstEvent?.rfc3339)
            json.member("small_counts_suppressed", !request.showsSmallCounts)
            json.member("omitted_rows", omitted)
            json.name("gaps")
            json.array { json in
                for gap in gaps {
                    json.object { json in
                        json.member("from", gap.from.rfc3339)
                        json.member("to", gap.to.rfc3339)
                        json.member("hours", gap.hours)
                    }
                }
            }
            switch body {
            case .crossBorder(let register): register.write(to: &json, at: request.to)
            case .alerts(let lines): json.list("rows", lines) { $1.write(to: &$0) }
            case .quality(let lines): json.list("rows", lines) { $1.write(to: &$0) }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func list<Element>(
        _ name: String,
        _ elements: [Element],
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        self.name(name)
        array { json in for element in elements { write(&json, element) } }
    }
}

extension TransferRegister {
    fileprivate func write(to json: inout JSONWriter, at end: Timestamp) {
        json.list("rows", rows) { $1.write(to: &$0, at: end) }
        json.member("declared_unseen") { json in
            for (platform, categories) in unseen.sorted(by: { $0.key < $1.key }) {
                json.member(platform, categories.map(\.word))
            }
        }
    }
}

extension TransferRow {
    fileprivate func write(to json: inout JSONWriter, at end: Timestamp) {
        let missing = shortcomings(at: end)
        json.object { json in
            json.member("platform", platform)
            json.member("platform_name", platformName)
            json.member("operator", operatorName)
            json.member("operator_country", operatorCountry)
            json.member("jurisdiction", jurisdiction)
            json.member("laws", laws)
            json.member("category", category.word)
            json.member("level", level.word)
            json.member("personal", isPersonal)
            if let crossesBorder {
                json.member("crosses_border", crossesBorder)
            } else {
                json.member("crosses_border", String?.none)
            }
            json.member("first_seen", firstSeen.rfc3339)
            json.member("last_seen", lastSeen.rfc3339)
            json.member("events", events)
            json.member("bytes", bytes)
            json.member("records", records)
            write(persons, to: &json)
            json.member("systems", systems)
            json.member("doc_types", documentTypes)
            json.member("hosts", hosts)
            if let isDeclared {
                json.member("declared", isDeclared)
            } else {
                json.member("declared", String?.none)
            }
            terms.write(to: &json)
            json.member("missing", missing.map(\.rawValue))
            json.member("remedies", missing.map(\.remedy))
        }
    }

    private func write(_ persons: PersonCount?, to json: inout JSONWriter) {
        switch persons {
        case .about(let people, let keys):
            json.member("persons", people)
            json.member("person_keys", keys)
        case .few:
            json.member("persons", "<\(Report.fewest)")
            json.member("person_keys", Int64?.none)
        case nil:
            json.member("persons", Int64?.none)
            json.member("person_keys", Int64?.none)
        }
    }
}

extension PlatformTerms {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("purpose", purpose)
        json.member("owner", owner)
        json.member("agreement", agreement)
        json.member("agreement_expires", agreementExpires?.rfc3339)
        json.member("assessment", assessment)
    }
}

extension AlertLine {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("number", number)
            json.member("kind", kind.rawValue)
            json.member("severity", severity.rawValue)
            json.member("state", state.rawValue)
            json.member("platform", platform)
            json.member("platform_name", platformName)
            json.member("first_seen", firstSeen.rfc3339)
            json.member("opened_at", openedAt.rfc3339)
            json.member("acknowledged_at", acknowledgedAt?.rfc3339)
            json.member("resolved_at", resolvedAt?.rfc3339)
            json.member("response_seconds", responseSeconds)
            json.member("resolution", reason?.rawValue)
            json.member("assignee", assignee)
            json.member("occurrences", occurrences)
        }
    }
}

extension QualityLine {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("platform", platform)
            json.member("platform_name", platformName)
            terms.write(to: &json)
            json.member("events", events)
            json.member("bytes", bytes)
            json.member("placed_bytes", placedBytes)
            json.member("read_bytes", readBytes)
            json.member("secret_events", secretEvents)
            json.member("failed_events", failedEvents)
            json.member("categories", categories)
            json.member("declared_categories", declaredCategories)
            json.member("timed_events", timedEvents)
            json.member("mean_duration_ms", meanDuration)
            json.member("unresolved_alerts", unresolvedAlerts)
        }
    }
}

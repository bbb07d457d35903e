import Alerting
import Dashboard
import Detection
package import Domain
package import Query

/// A report as JSON and as CSV.
package enum ReportDocument {
    /// The member `report` is what the digest is of, byte for byte; what people read around it is in their language.
    package static func json(_ report: Report, _ language: Language) -> String {
        let words = ReportSheet.words(of: report.request.kind)
        return JSONWriter.text { json in
            json.object { json in
                json.member("title", words.title[language])
                json.member("notice", ReportSheet.notice[language])
                json.name("report")
                json.raw(report.content)
                json.member("sha256", report.digest)
            }
        }
    }

    /// RFC 4180; the lines that begin with `#` tell of gaps, of what was in force, and the digest of the report's content.
    package static func csv(_ report: Report) -> [UInt8] {
        var csv = CSVWriter()
        let names = columns(of: report.request.kind)
        for name in names { csv.text(name) }
        csv.endRow()
        switch report.body {
        case .crossBorder(let register): for row in register.rows { write(row, at: report.request.to, to: &csv) }
        case .alerts(let lines): for line in lines { write(line, to: &csv) }
        case .quality(let lines): for line in lines { write(line, to: &csv) }
        }
        var remarks = report.gaps.map { ["#gap", $0.from.rfc3339, $0.to.rfc3339] }
        remarks.append(["#window", report.request.from.rfc3339, report.request.to.rfc3339])
        remarks.append([
            "#as_of", report.asOf.rfc3339, report.rules ?? "", report.policyRevision.map(String.init) ?? "",
        ])
        if report.omitted > 0 { remarks.append(["#omitted_rows", String(report.omitted)]) }
        remarks.append(["#notice", ReportSheet.notice.fr, ReportSheet.notice.en])
        remarks.append(["#sha256", report.digest])
        for remark in remarks {
            for place in names.indices { csv.text(place < remark.count ? remark[place] : "") }
            csv.endRow()
        }
        return csv.bytes
    }

    private static func columns(of kind: ReportKind) -> [String] {
        switch kind {
        case .crossBorder:
            [
                "platform", "platform_name", "operator", "operator_country", "jurisdiction", "category", "level",
                "personal", "crosses_border", "first_seen", "last_seen", "events", "bytes", "records", "persons",
                "declared", "purpose", "owner", "agreement", "agreement_expires", "assessment", "missing", "remedies",
                "laws", "systems", "doc_types", "hosts",
            ]
        case .alerts:
            [
                "number", "kind", "severity", "state", "platform", "platform_name", "first_seen", "opened_at",
                "acknowledged_at", "resolved_at", "response_seconds", "resolution", "assignee", "occurrences",
            ]
        case .quality:
            [
                "platform", "platform_name", "owner", "purpose", "agreement", "assessment", "events", "bytes",
                "placed_bytes", "read_bytes", "secret_events", "failed_events", "categories", "declared_categories",
                "timed_events", "mean_duration_ms", "unresolved_alerts",
            ]
        }
    }

    private static func write(_ row: TransferRow, at end: Timestamp, to csv: inout CSVWriter) {
        let missing = row.shortcomings(at: end)
        for text in [
            row.platform, row.platformName, row.operatorName ?? "", row.operatorCountry ?? "", row.jurisdiction,
            row.category.word, row.level.word, word(row.isPersonal), word(row.crossesBorder), row.firstSeen.rfc3339,
            row.lastSeen.rfc3339,
        ] { csv.text(text) }
        for number in [row.events, row.bytes, row.records] { csv.number(Double(number)) }
        switch row.persons {
        case .about(let people, _): csv.number(Double(people))
        case .few: csv.text("<\(Report.fewest)")
        case nil: csv.text("")
        }
        for text in [
            word(row.isDeclared), row.terms.purpose ?? "", row.terms.owner ?? "", row.terms.agreement ?? "",
            row.terms.agreementExpires?.rfc3339 ?? "", row.terms.assessment ?? "",
            missing.map(\.rawValue).joined(separator: " "), missing.map(\.remedy).joined(separator: " "),
            row.laws.joined(separator: " "), row.systems.joined(separator: " "),
            row.documentTypes.joined(separator: " "), row.hosts.joined(separator: " "),
        ] { csv.text(text) }
        csv.endRow()
    }

    private static func write(_ line: AlertLine, to csv: inout CSVWriter) {
        csv.number(Double(line.number))
        for text in [
            line.kind.rawValue, line.severity.rawValue, line.state.rawValue, line.platform, line.platformName,
            line.firstSeen.rfc3339, line.openedAt.rfc3339, line.acknowledgedAt?.rfc3339 ?? "",
            line.resolvedAt?.rfc3339 ?? "",
        ] { csv.text(text) }
        csv.number(line.responseSeconds.map(Double.init))
        csv.text(line.reason?.rawValue ?? "")
        csv.text(line.assignee ?? "")
        csv.number(Double(line.occurrences))
        csv.endRow()
    }

    private static func write(_ line: QualityLine, to csv: inout CSVWriter) {
        for text in [
            line.platform, line.platformName, line.terms.owner ?? "", line.terms.purpose ?? "",
            line.terms.agreement ?? "", line.terms.assessment ?? "",
        ] { csv.text(text) }
        for number in [
            line.events, line.bytes, line.placedBytes, line.readBytes, line.secretEvents, line.failedEvents,
            line.categories,
        ] { csv.number(Double(number)) }
        csv.number(line.declaredCategories.map(Double.init))
        csv.number(Double(line.timedEvents))
        csv.number(line.meanDuration)
        csv.number(Double(line.unresolvedAlerts))
        csv.endRow()
    }

    private static func word(_ flag: Bool?) -> String { flag.map { $0 ? "yes" : "no" } ?? "unknown" }
}

import Dashboard
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Query

/// `GET /v1/reports/{kind}`: the registers that an auditor asks for, to compute with, to open in a spreadsheet, to print.
struct ReportRoutes: Sendable {
    let reports: any ReportReader

    /// How a report is written: chosen by `format`, else by `Accept`.
    enum Form: String, CaseIterable {
        case json, csv, html
    }

    /// Of a whole year, which is what registers are kept by.
    static let defaultSpan = "-1y"

    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/reports/{kind}",
                .scope(.reportsRead),
                Bilingual(fr: "Lire un registre ou un rapport", en: "Read a register or report"),
                parameters: [
                    .path(
                        "kind",
                        Bilingual(fr: "cross-border, alerts ou quality.", en: "cross-border, alerts or quality."),
                        example: "cross-border"
                    ),
                    .from, .to, .timeZone,
                    .query(
                        "format",
                        Bilingual(fr: "À défaut, selon Accept.", en: "By default, as Accept says."),
                        example: "json",
                        words: Form.allCases.map(\.rawValue)
                    ),
                    .query(
                        "download",
                        Bilingual(
                            fr: "Le document html comme un fichier, son style dedans.",
                            en: "The html document as a file, its style within."
                        ),
                        example: "true",
                        words: ["true", "false"]
                    ),
                    PageRoutes.language, .ifNoneMatch,
                ],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Le rapport et l’empreinte SHA-256 de son membre « report ».",
                            en: "The report, and the SHA-256 of its member “report”."
                        ),
                        ReportRoutes.example
                    ),
                    .csv("platform,jurisdiction,category\r\n"),
                    Route.Reply(
                        status: .ok,
                        meaning: Bilingual(fr: "À imprimer.", en: "To print."),
                        mediaType: "text/html",
                        example: "<!doctype html>"
                    ),
                    .unchanged,
                ],
                problems: [.notFound, .badTimeRange, .notAcceptable],
                handle: get
            )
        ]
    }

    private func get(_ call: Call) async throws -> Response {
        guard let kind = ReportKind(rawValue: call.value) else { throw StoreError.notFound }
        let form = try ReportRoutes.form(call)
        let report = try await reports.report(try ReportRoutes.request(kind, call))
        switch form {
        case .json:
            return call.cached(Array(ReportDocument.json(report, call.language).utf8), type: "application/json")
        case .csv:
            var response = call.cached(ReportDocument.csv(report), type: "text/csv; charset=utf-8")
            response.headers[optional: HTTPField.Name("Content-Disposition")] =
                "attachment; filename=\"vigie-\(kind.rawValue).csv\""
            return response
        case .html:
            let times = TimeExpression(now: call.now, zone: try call.zone)
            let context = PageContext(
                language: call.language,
                zone: Zone(name: report.request.timeZone) { times.offset(at: $0) },
                now: call.now,
                path: call.path,
                query: call.query.encoded(without: ["lang"])
            )
            let sheet = ReportSheet(report: report, context: context)
            guard try call.flag("download") else {
                return call.cached(Array(sheet.html().utf8), type: "text/html; charset=utf-8")
            }
            var response = call.cached(Array(sheet.file().utf8), type: "text/html; charset=utf-8")
            response.headers[optional: HTTPField.Name("Content-Disposition")] =
                "attachment; filename=\"vigie-\(kind.rawValue).html\""
            return response
        }
    }

    /// What a caller asked for; exact counts of few people are for administrators.
    static func request(_ kind: ReportKind, _ call: Call) throws -> ReportRequest {
        let range = try call.range(default: defaultSpan)
        return ReportRequest(
            kind: kind,
            from: range.from,
            to: range.to,
            timeZone: try call.zone.identifier,
            showsSmallCounts: call.caller.may(.admin)
        )
    }

    private static func form(_ call: Call) throws(Problem) -> Form {
        if call.query["format"] != nil { return try call.word("format", default: Form.json) }
        let accept = call.request.headers[.accept] ?? "*/*"
        let types = accept.split(separator: ",")
            .compactMap { $0.split(separator: ";").first?.filter { $0 != " " }.lowercased() }
        for type in types {
            switch type {
            case "*/*", "application/*", "application/json": return .json
            case "text/csv": return .csv
            case "text/*", "text/html": return .html
            default: continue
            }
        }
        throw Problem(
            .notAcceptable,
            fr: "Il y a application/json, text/csv et text/html.",
            en: "There are application/json, text/csv and text/html."
        )
    }

    private static let example =
        #"{"title":"Registre des communications hors Québec","notice":"…","report":{"kind":"cross-border","from":"2026-01-01T05:00:00Z","to":"2027-01-01T05:00:00Z","tz":"America/Toronto","as_of":"2026-11-14T15:00:04Z","rules":"builtin-1","policy_revision":7,"first_event":"2026-02-01T12:00:00Z","small_counts_suppressed":true,"gaps":[{"from":"2026-03-08T07:00:00Z","to":"2026-03-08T19:00:00Z","hours":12}],"rows":[{"platform":"alibaba_icbu","platform_name":"Alibaba.com","operator":"Alibaba Group","operator_country":"CN","jurisdiction":"CN","laws":["CN-DSL"],"category":"commercial.unit_cost","level":"restricted","personal":false,"crosses_border":true,"first_seen":"2026-11-13T14:00:00Z","last_seen":"2026-11-14T15:00:00Z","events":912,"bytes":42611872,"records":218880,"persons":null,"person_keys":null,"systems":["odoo-ventes"],"doc_types":["price_list"],"hosts":["openapi-api.alibaba.com"],"declared":false,"purpose":null,"owner":"achats@acme.example","agreement":null,"agreement_expires":null,"assessment":null,"missing":["purpose","agreement","undeclared"],"remedies":["state_purpose","sign_agreement","remove_or_declare"]}],"declared_unseen":{"alibaba_icbu":["document.schedule"]}},"sha256":"9f2c…"}"#
}

import Alerting
import Dashboard
import Detection
import Domain
import Query

/// Pages of platforms, registers and policies, with everything on them.
extension SamplePages {
    static func platform(_ name: String) -> PlatformRecord {
        PlatformRecord(
            slug: "alibaba_icbu",
            name: name,
            status: .listed,
            revision: 3,
            operatorName: name,
            operatorCountry: "CN",
            owner: nil,
            note: name,
            hosts: [
                .init(
                    pattern: "*.alibaba.com",
                    jurisdiction: "CN",
                    laws: ["CN-DSL"],
                    environment: "prod",
                    evidence: "S"
                )
            ],
            aliases: [name],
            mergedInto: nil,
            firstSeen: now.advanced(bySeconds: -9_000_000),
            lastSeen: now,
            categories: [.commercialUnitCost],
            events: 12_410,
            bytes: 42_600_000,
            agreement: PlatformAgreement(
                status: .signed,
                reference: name,
                assessment: nil,
                expires: Timestamp(rfc3339: "2026-02-01T00:00:00Z")
            ),
            purpose: name
        )
    }

    static func sheet(_ name: String) -> PlatformSheet {
        PlatformSheet(
            slug: "alibaba_icbu",
            name: name,
            from: now.advanced(bySeconds: -28 * 86_400),
            to: now,
            timeZone: "America/Toronto",
            asOf: now,
            events: 12_410,
            bytes: 42_600_000,
            records: 1_812,
            volume: trend(name),
            levels: [.init(level: .restricted, bytes: 400)],
            hoursOfWeek: (0..<168).map { .init(events: 1, bytes: Int64($0 % 24) * 1_000) },
            fields: ["/items/*/cost_price", "(declared)", name]
                .map { path in
                    PlatformSheet.Field(
                        documentType: name,
                        path: path,
                        category: .commercialUnitCost,
                        confidence: 0.97,
                        firstSeen: now,
                        lastSeen: now,
                        isAllowed: false
                    )
                },
            fieldCount: 50,
            hosts: [.init(name: name, jurisdiction: "CN", firstSeen: now, events: 10, bytes: 1_000)],
            categories: [.init(category: .commercialUnitCost, events: 10, bytes: 1_000, isAllowed: false)],
            people: PeopleEstimate(people: 1_812, keys: 2),
            allowed: [.commercialPrice],
            unresolvedAlerts: 1,
            quality: PlatformQuality(
                conformity: [.init(.secretFree, good: 12_000, of: 12_410, coverage: 0.5)],
                integrity: [.init(.readable, good: 0, of: 0, coverage: nil)],
                fluidity: [.init(.delivered, good: 12_409, of: 12_410, coverage: 1)],
                alerts: ["policy.violation": 1],
                meanDuration: 196,
                timed: 100,
                events: 12_410
            )
        )
    }

    static func platformPage(_ language: Language, name: String = "Alibaba.com") -> String {
        PlatformPage(
            context: context(language, path: "/platforms/alibaba_icbu"),
            platform: platform(name),
            sheet: sheet(name),
            mix: ChartTests.mix,
            alerts: [alert(summary: name, source: name), alert(summary: name, source: name)],
            notice: .done
        )
        .html()
    }

    static func transfer(_ platform: String, _ name: String, _ category: Category = .commercialUnitCost) -> TransferRow
    {
        TransferRow(
            platform: platform,
            platformName: name,
            operatorName: name,
            operatorCountry: "CN",
            jurisdiction: "CN",
            laws: ["CN-DSL"],
            category: category,
            firstSeen: now.advanced(bySeconds: -9_000_000),
            lastSeen: now,
            events: 40_581,
            bytes: 76_000_000,
            records: 1_798_182,
            persons: category.isPersonal ? .few : nil,
            systems: [name],
            documentTypes: [name],
            hosts: [name],
            isDeclared: false,
            terms: PlatformTerms(purpose: name)
        )
    }

    static func report(_ rows: [TransferRow]) -> Report {
        var report = Report(
            request: ReportRequest(
                kind: .crossBorder,
                from: now.advanced(bySeconds: -90 * 86_400),
                to: now,
                timeZone: "America/Toronto",
                showsSmallCounts: false
            ),
            asOf: now,
            rules: "rules-2026.11.3",
            policyRevision: 7,
            firstEvent: now.advanced(bySeconds: -9_000_000),
            gaps: [CollectionGap(from: now.advanced(bySeconds: -507_600), to: now)],
            body: .crossBorder(TransferRegister(rows: rows, unseen: ["alibaba_icbu": [.documentSchedule]]))
        )
        report.digest = String(repeating: "0f", count: 32)
        return report
    }

    static func register(_ language: Language, name: String = "Alibaba.com") -> String {
        RegisterPage(
            context: context(language, path: "/register"),
            report: report([
                transfer("alibaba_icbu", name), transfer("alibaba_icbu", name, .personalName), transfer("ups", name),
            ]),
            from: "2026-08-28",
            to: "2026-11-26"
        )
        .html()
    }

    static func policies(_ language: Language, name: String = "Coûts hors du pays") -> String {
        PolicyListPage(
            context: context(language, path: "/policies"),
            policies: [
                PolicyRecord(
                    id: "pol_couts",
                    name: name,
                    isEnabled: true,
                    when: ["category:commercial.unit_cost,personal.*", "-jurisdiction:CA", name],
                    then: .requireAssessment,
                    severity: .high,
                    basis: .init(kind: "law", reference: name),
                    message: Bilingual(fr: "Non.", en: "No."),
                    revision: 2,
                    updatedAt: now,
                    updatedBy: name
                )
            ],
            mutes: [],
            notice: nil
        )
        .html()
    }
}

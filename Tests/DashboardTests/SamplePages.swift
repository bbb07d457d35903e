import Alerting
import Dashboard
import Detection
import Domain
import Query

/// A page with everything on it, for tests to change a part of.
enum SamplePages {
    static let now = Timestamp(seconds: 1_795_616_280)

    static func link(
        _ system: String,
        _ platform: String,
        _ jurisdiction: String = "US",
        bytes: Int64 = 1_000_000,
        level: Level = .internal,
        new: Bool = false,
        alerts: Int = 0
    ) -> FlowMap.Link {
        FlowMap.Link(
            system: system,
            platform: platform,
            platformName: platform,
            jurisdiction: jurisdiction,
            bytes: bytes,
            events: 12,
            level: level,
            new: new,
            alerts: alerts
        )
    }

    static func trend(_ label: String) -> Trend {
        let hours = 0..<49
        let series = Trend.Series(
            key: "alibaba_icbu",
            label: label,
            values: hours.map { Double($0) * 1_000 },
            total: 1_176_000,
            expected: hours.map { $0 < 48 ? 20_000 : nil },
            low: hours.map { $0 < 48 ? 10_000 : nil },
            high: hours.map { $0 < 48 ? 30_000 : nil }
        )
        return Trend(
            times: hours.map { now.floored(to: Timestamp.hour).advanced(bySeconds: Int64($0 - 48) * 3_600) },
            partial: [48],
            series: [series],
            other: nil,
            otherKeys: 0,
            asOf: now,
            rollup: "flow_hour"
        )
    }

    static func alert(summary: String = "Résumé", source: String = "odoo-ventes/price_feed") -> Alert {
        Alert(
            id: AlertID(firstSeen: now, number: 7),
            number: 7,
            revision: 1,
            kind: .noveltyCategory,
            severity: .critical,
            confidence: 0.97,
            state: .open,
            stateSince: now,
            assignee: nil,
            resolution: nil,
            dedupKey: "novelty.category|flow:1",
            occurrences: 1,
            firstSeen: now.advanced(bySeconds: -60),
            lastSeen: now,
            subject: AlertSubject(platform: "alibaba_icbu", platformName: "Alibaba.com", source: source),
            summary: Bilingual(fr: summary, en: summary),
            explanation: Explanation(why: .init(fr: ["Parce que."], en: ["Because."])),
            evidence: [],
            suggestedAction: SuggestedAction(code: "drop_field", fr: "Retirer le champ.", en: "Drop the field.")
        )
    }

    static func home(_ language: Language, name: String = "Alibaba.com") -> String {
        HomePage(
            context: context(language),
            flows: FlowMap(links: [link(name, name, "CN", alerts: 1), link("sap", "ups", new: true)], asOf: now),
            volumes: trend(name),
            alerts: [alert(summary: name, source: name)]
        )
        .html()
    }

    static func empty(_ language: Language) -> String {
        let nothing = Trend(
            times: [],
            partial: [],
            series: [],
            other: nil,
            otherKeys: 0,
            asOf: now,
            rollup: "flow_hour"
        )
        return HomePage(
            context: context(language),
            flows: FlowMap(links: [], asOf: now),
            volumes: nothing,
            alerts: []
        )
        .html()
    }

    /// A reader in Montréal who may do everything.
    static func context(_ language: Language, path: String = "/") -> PageContext {
        PageContext(
            language: language,
            zone: Zone(name: "America/Toronto") { _ in -5 * 3_600 },
            now: now,
            path: path,
            rights: Set(Scope.allCases),
            formToken: "token"
        )
    }

    static func alertPage(_ language: Language, name: String = "Alibaba.com") -> String {
        AlertPage(
            context: context(language, path: "/alerts/7"),
            alert: alert(summary: name, source: name),
            trend: trend(name),
            evidence: [],
            story: [StoryLine(at: now, actor: name, text: Bilingual(fr: "fait", en: "done"), note: name)],
            notice: .stale,
            inAMonth: "2026-12-25"
        )
        .html()
    }

    static func alertList(_ language: Language, name: String = "Alibaba.com") -> String {
        AlertListPage(
            context: context(language, path: "/alerts"),
            alerts: [alert(summary: name, source: name)],
            selection: .init(state: "open", platform: name),
            cursor: "AQE",
            next: "AQF"
        )
        .html()
    }

    static let french = pages(.french)
    static let all = Language.allCases.flatMap(pages)

    private static func pages(_ language: Language) -> [String] {
        [
            home(language), empty(language), SignInPage(language: language, failed: true).html(), alertPage(language),
            alertList(language), MessagePage.notFound(context(language)).html(), platformPage(language),
            register(language), policies(language), SignInPage(language: language, ended: true).html(),
            MessagePage.closed(context(language), wasOpen: true).html(),
            MessagePage.problem(
                context(language),
                title: Bilingual(fr: "Introuvable", en: "Not found"),
                detail: Bilingual(fr: "Rien.", en: "Nothing."),
                request: "req_1"
            )
            .html(),
        ]
    }
}

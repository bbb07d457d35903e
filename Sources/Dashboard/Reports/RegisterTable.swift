import Alerting
import Domain
import Query

/// The register by platform: its terms once, and a row for each jurisdiction and category.
struct RegisterTable {
    let register: TransferRegister
    /// Against which the ends of agreements are held.
    let end: Timestamp
    let context: PageContext

    private var language: Language { context.language }
    private var words: ReportWords { Catalogue.report }

    var html: HTML {
        guard !register.rows.isEmpty else { return "<p>\(words.nothing[language])</p>" }
        let platforms = Dictionary(grouping: register.rows, by: \.platform).sorted { $0.key < $1.key }
        return "\(platforms.map { block($0.value) })"
    }

    private func block(_ rows: [TransferRow]) -> HTML {
        guard let first = rows.first else { return .empty }
        let caption = Bilingual(fr: first.platformName, en: first.platformName)
        let grid = Grid(
            caption: caption,
            heads: [
                .init(name: words.jurisdiction), .init(name: words.category), .init(name: words.level),
                .init(name: words.about), .init(name: words.seen), .init(name: words.events, isNumber: true),
                .init(name: words.bytes, isNumber: true), .init(name: words.records, isNumber: true),
                .init(name: words.persons, isNumber: true), .init(name: words.declared), .init(name: words.lacks),
            ],
            language: language,
            look: "cards-on-phone"
        )
        let unseen = register.unseen[first.platform] ?? []
        let never: HTML =
            unseen.isEmpty
            ? .empty
            : "<p class=\"note\">\(words.unseen[language]) \(unseen.map { $0.label[language] }.joined(separator: ", "))</p>"
        return """
            <section class="register-platform" aria-labelledby="p-\(first.platform)"><h3 id="p-\(first.platform)">\
            \(name(first))</h3>\(terms(first))\(grid.html(rows.map(row)))\(never)</section>
            """
    }

    /// Leads to the platform's page, where its terms can be written; a file that stands by itself leads nowhere.
    private func name(_ row: TransferRow) -> HTML {
        guard context.formToken != nil else { return HTML.name(row.platformName) }
        return "<a href=\"/platforms/\(Address.segment(row.platform))\">\(HTML.name(row.platformName))</a>"
    }

    private func terms(_ row: TransferRow) -> HTML {
        let sheet = Catalogue.sheet
        let gap: HTML = "<span class=\"gap\">\(Catalogue.frame.missing[language])</span>"
        var facts = Facts(language)
        facts.add(
            sheet.operatorName,
            row.operatorName.map { name in
                "\(HTML.name(name))\(row.operatorCountry.map { code -> HTML in " (\(Places.name(of: code)[language]))" } ?? .empty)"
            }
        )
        facts.add(sheet.owner, row.terms.owner.map(HTML.name) ?? gap)
        facts.add(sheet.purpose, row.terms.purpose.map { "\($0)" } ?? gap)
        let until = row.terms.agreementExpires.map { date -> HTML in " (\(context.deadline(date)))" } ?? .empty
        facts.add(sheet.agreement, row.terms.agreement.map { "\($0)\(until)" } ?? gap)
        facts.add(sheet.assessment, row.terms.assessment.map { "\($0)" } ?? gap)
        return "<div class=\"row-facts\">\(facts.html)</div>"
    }

    private func row(_ row: TransferRow) -> HTML {
        let number = context.number
        // Who answers for it and what for is said once, above the rows.
        let missing = row.shortcomings(at: end).filter { $0 != .owner && $0 != .purpose }
        let lacks: HTML =
            missing.isEmpty
            ? "\(words.complete[language])"
            : "<ul class=\"lacks\">\(missing.map { lack -> HTML in "<li>\(words.name(lack)[language])</li>" })</ul>"
        let declared: HTML =
            switch row.isDeclared {
            case true?: "\(words.yes[language])"
            case false?: "<strong class=\"alarm\">\(words.no[language])</strong>"
            case nil: "\(words.unsaid[language])"
            }
        return """
            <tr><th scope="row">\(Places.name(of: row.jurisdiction)[language])</th><td>\(row.category.label[language])</td>\
            <td>\(LevelMark(row.level, language).html)</td>\
            <td>\((row.isPersonal ? words.personal : words.commercial)[language])</td>\
            <td>\(context.day(row.firstSeen)) – \(context.day(row.lastSeen))</td>\
            <td class="number" data-label="\(words.events[language])">\(number.whole(row.events))</td><td class="number" data-label="\(words.bytes[language])">\(number.bytes(row.bytes))</td>\
            <td class="number" data-label="\(words.records[language])">\(number.whole(row.records))</td><td class="number" data-label="\(words.persons[language])">\(persons(row))</td>\
            <td data-label="\(words.declared[language])">\(declared)</td>\
            <td class="wrap" data-label="\(words.lacks[language])\u{A0}:">\(lacks)</td></tr>
            """
    }

    private func persons(_ row: TransferRow) -> String {
        switch row.persons {
        case .about(let people, _): context.number.whole(people)
        case .few: "<\u{A0}\(Report.fewest)"
        case nil: "—"
        }
    }
}

import Alerting
import Domain
import Query

/// "Where our data goes": the flow map on wide screens, bars on narrow ones, and the table behind both.
struct FlowSection {
    let flows: FlowMap
    /// What the page is narrowed to already.
    let filters: [String]
    let language: Language
    private var number: HumanNumber { HumanNumber(language) }

    var html: HTML {
        let ordered = flows.links.sorted {
            ($1.bytes, $0.system, $0.platform, $0.jurisdiction) < ($0.bytes, $1.system, $1.platform, $1.jurisdiction)
        }
        guard !ordered.isEmpty else {
            return section("<p class=\"empty\">\(Catalogue.flowsEmpty[language])</p>")
        }
        return section(
            """
            <p class="note wide">\(Catalogue.flowsNote[language])</p>\
            <p class="note narrow">\(Catalogue.flowsNarrowNote[language])</p>\
            <div class="wide">\(FlowPicture(diagram: FlowDiagram(ordered), filters: filters, language: language).html)</div>\
            <ul class="bars narrow">\(bars(ordered))</ul>\(legend(ordered))\(table(ordered))
            """
        )
    }

    private func section(_ content: HTML) -> HTML {
        "<section class=\"panel flows\" aria-labelledby=\"flows\"><h2 id=\"flows\">\(Catalogue.flowsHeading[language])</h2>\(content)</section>"
    }

    /// Only levels that are in the picture.
    private func legend(_ links: [FlowMap.Link]) -> HTML {
        let seen = Set(links.map(\.level)).sorted()
        let levels = seen.map { level -> HTML in
            "<li><span class=\"swatch \(level.word)\"></span>\(level.label[language])</li>"
        }
        let new: HTML = "<li><span class=\"swatch new\"></span>\(Catalogue.newFlow[language])</li>"
        return "<ul class=\"legend\">\(levels)\(HTML.when(links.contains(where: \.new), new))</ul>"
    }

    /// One bar a platform and jurisdiction, as long as its share of the largest.
    private func bars(_ links: [FlowMap.Link]) -> [HTML] {
        struct Key: Hashable {
            let platform: String
            let jurisdiction: String
        }
        var sums: [Key: FlowMap.Link] = [:]
        for link in links {
            let key = Key(platform: link.platform, jurisdiction: link.jurisdiction)
            guard var sum = sums[key] else {
                sums[key] = link
                continue
            }
            sum.bytes = sum.bytes.addingClamped(link.bytes)
            sum.level = max(sum.level, link.level)
            sum.new = sum.new || link.new
            sum.alerts = max(sum.alerts, link.alerts)
            sums[key] = sum
        }
        let ordered = sums.values.sorted {
            ($1.bytes, $0.platform, $0.jurisdiction) < ($0.bytes, $1.platform, $1.jurisdiction)
        }
        let largest = Double(max(1, ordered.first?.bytes ?? 1))
        // The biggest, then what is new or has an alert; the rest is in the table.
        let big = ordered.prefix(FlowSection.mostBars)
        let small = ordered.dropFirst(big.count).filter { $0.new || $0.alerts > 0 }.prefix(FlowSection.mostBars / 2)
        let left = ordered.count - big.count - small.count
        let rest: HTML = "<li class=\"detail\">\(Catalogue.folded(left)[language])</li>"
        return (big + small).map { bar($0, largest) } + (left > 0 ? [rest] : [])
    }

    private static let mostBars = 8
    private static let mostRows = 12

    private func bar(_ link: FlowMap.Link, _ largest: Double) -> HTML {
        let length = max(0.6, 100 * Double(link.bytes) / largest)
        return """
            <li><span class="name">\(HTML.name(link.platformName))</span> \
            <span class="figure">\(number.bytes(link.bytes))</span>\
            <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="track" width="100" height="10"/>\
            <rect class="\(link.level.word)" width="\(length)" height="10"/></svg>\
            <span class="detail">\(Places.name(of: link.jurisdiction)[language]) · \(link.level.label[language])\
            \(remarks(link, before: " · "))</span></li>
            """
    }

    private func remarks(_ link: FlowMap.Link, before: HTML) -> HTML {
        """
        \(HTML.when(link.new, "\(before)<strong class=\"fresh\">\(Catalogue.newFlow[language])</strong>"))\
        \(HTML.when(link.alerts > 0, "\(before)<strong class=\"alarm\">\(Catalogue.alerts(link.alerts)[language])</strong>"))
        """
    }

    /// The small flows added up, with the way to all of them.
    private func rest(_ links: ArraySlice<FlowMap.Link>) -> HTML {
        let bytes = links.reduce(Int64(0)) { $0.addingClamped($1.bytes) }
        let events = links.reduce(Int64(0)) { $0.addingClamped($1.events) }
        let file = Address(
            path: "/v1/flows",
            pairs: filters.map { ("filter", $0) } + [("from", "-7d"), ("format", "csv")]
        )
        return """
            <tr><th scope="row" colspan="3">\(Catalogue.folded(links.count)[language]) · <a href="\(file.text)">CSV</a></th>\
            <td class="number">\(number.bytes(bytes))</td><td class="number">\(number.whole(events))</td>\
            <td colspan="2">\(links.map(\.level).max()?.label[language] ?? "—")</td></tr>
            """
    }

    private func table(_ links: [FlowMap.Link]) -> HTML {
        let shown = links.prefix(FlowSection.mostRows)
        var rows = shown.map { link -> HTML in
            """
            <tr><th scope="row">\(HTML.name(link.system))</th><td>\(HTML.name(link.platformName))</td>\
            <td>\(Places.name(of: link.jurisdiction)[language])</td>\
            <td class="number">\(number.bytes(link.bytes))</td>\
            <td class="number">\(number.whole(link.events))</td>\
            <td><span class="swatch \(link.level.word)"></span>\(link.level.label[language])</td>\
            <td>\(remarks(link, before: " "))</td></tr>
            """
        }
        if links.count > shown.count { rows.append(rest(links.dropFirst(shown.count))) }
        let heads: HTML = """
            <th scope="col">\(Catalogue.system[language])</th><th scope="col">\(Catalogue.platform[language])</th>\
            <th scope="col">\(Catalogue.jurisdiction[language])</th>\
            <th scope="col" class="number">\(Catalogue.volume[language])</th>\
            <th scope="col" class="number">\(Catalogue.events[language])</th>\
            <th scope="col">\(Catalogue.level[language])</th><th scope="col">\(Catalogue.remarks[language])</th>
            """
        return Disclosure(id: "flows-table", caption: Catalogue.flowsTable, language: language)
            .html(heads: heads, rows: rows)
    }
}

/// The table behind a picture, folded away until someone asks.
struct Disclosure {
    let id: String
    let caption: Bilingual
    let language: Language
    /// Whether all cells but the first of a row are numbers.
    var isOfNumbers = false

    func html(heads: HTML, rows: [HTML]) -> HTML {
        """
        <details id="\(id)"><summary>\(Catalogue.showData[language])</summary>\
        <div class="scroll" tabindex="0" role="region" aria-label="\(Catalogue.frame.tableOf[language]) \(caption[language])">\
        <table\(HTML.when(isOfNumbers, " class=\"numbers\""))><caption>\(caption[language])</caption><thead><tr>\(heads)</tr></thead>\
        <tbody>\(rows)</tbody></table></div></details>
        """
    }
}

import Alerting
import Domain

/// The flow map drawn: systems at the left, platforms in the middle, jurisdictions at the right.
///
/// A platform is two bars with its name between them, so that no text lies on a ribbon.
struct FlowPicture {
    let diagram: FlowDiagram
    /// What the page is narrowed to already; a click adds to it.
    ///
    /// `nil` for a picture that leads nowhere.
    var filters: [String]?
    let language: Language
    private var number: HumanNumber { HumanNumber(language) }

    static let width = 1_000.0
    /// The left and right edge of each column; a ribbon leaves at the right one and arrives at the left one.
    private static let edges = [(left: 168.0, right: 176.0), (left: 376.0, right: 598.0), (left: 812.0, right: 820.0)]
    private static let bar = 8.0
    private static let head = 34.0

    var html: HTML {
        let heads = zip([Catalogue.systems, Catalogue.platforms, Catalogue.jurisdictions], 0...2)
        return """
            <svg class="map" role="group" aria-labelledby="map-title map-desc" viewBox="0 0 \(Self.width) \(diagram.height + Self.head)" \
            xmlns="http://www.w3.org/2000/svg"><title id="map-title">\(Catalogue.flowsHeading[language])</title>\
            <desc id="map-desc">\(Catalogue.flowsNote[language])</desc>\
            \(heads.map { head($0, column: $1) })\
            <g transform="translate(0 \(Self.head))">\(drawingOrder.map(ribbon))\(diagram.nodes.map(node))</g></svg>
            """
    }

    /// The most sensitive last, and new ones last of all, so that nothing lies over them.
    private var drawingOrder: [FlowDiagram.Ribbon] {
        diagram.ribbons.sorted { (left, right) in
            if left.new != right.new { return right.new }
            return left.level < right.level
        }
    }

    private func head(_ title: Bilingual, column: Int) -> HTML {
        let (x, anchor) = textPlace(column)
        return "<text class=\"head\" x=\"\(x)\" y=\"16\" text-anchor=\"\(anchor)\">\(title[language])</text>"
    }

    private func textPlace(_ column: Int) -> (x: Double, anchor: String) {
        let (left, right) = Self.edges[column]
        return switch column {
        case 0: (left - 10, "end")
        case 1: ((left + right) / 2, "middle")
        default: (right + 10, "start")
        }
    }

    private func ribbon(_ ribbon: FlowDiagram.Ribbon) -> HTML {
        let from = diagram.nodes[ribbon.from]
        let to = diagram.nodes[ribbon.to]
        let x0 = Self.edges[from.column].right
        let x1 = Self.edges[to.column].left
        let middle = (x0 + x1) / 2
        // A tenth of a unit is a tenth of a pixel or less.
        func tenths(_ length: Double) -> Double { (length * 10).rounded() / 10 }
        let (a, b) = (tenths(ribbon.start), tenths(ribbon.end))
        let (lowerA, lowerB) = (tenths(ribbon.start + ribbon.width), tenths(ribbon.end + ribbon.width))
        let ends = zip([from, to], ["system", "platform", "jurisdiction"].dropFirst(from.column))
        let name = "\(from.name[language]) → \(to.name[language])"
        return link(
            ends.map { ($1, $0.key) },
            name: name,
            """
            <path class="ribbon \(ribbon.level.word)\(HTML.when(ribbon.new, " new"))" \
            d="M\(x0) \(a)C\(middle) \(a) \(middle) \(b) \(x1) \(b)V\(lowerB)C\(middle) \(lowerB) \(middle) \(lowerA) \(x0) \(lowerA)Z">\
            <title>\(name) · \(ribbon.level.label[language]) · \(number.bytes(ribbon.bytes))\
            \(HTML.when(ribbon.new, " · \(Catalogue.newFlow[language])"))</title></path>
            """
        )
    }

    private func node(_ node: FlowDiagram.Node) -> HTML {
        let (left, right) = Self.edges[node.column]
        let (x, anchor) = textPlace(node.column)
        let y = node.top + node.height / 2
        let short = shortened(node.name[language], column: node.column)
        let bars: HTML =
            node.column == 1
            ? """
            \(HTML.when(node.height > 30, plate(left, right, node)))\(rectangle(left, node))\(rectangle(right - Self.bar, node))
            """
            : rectangle(left, node)
        return link(
            [(["system", "platform", "jurisdiction"][node.column], node.key)],
            """
            <g>\(HTML.when(short != node.name[language], "<title>\(node.name[language])</title>"))\(bars)\
            <text x="\(x)" y="\(y - 3)" text-anchor="\(anchor)"><tspan class="name">\(short)</tspan>\
            <tspan class="figure" x="\(x)" dy="16">\(number.bytes(node.bytes))</tspan>\
            \(HTML.when(node.alerted, "<tspan class=\"alarm\"> ● \(Catalogue.alertMark[language])</tspan>"))\
            \(HTML.when(node.new && !node.alerted, "<tspan class=\"fresh\"> ○ \(Catalogue.newFlow[language])</tspan>"))\
            </text></g>
            """
        )
    }

    /// Narrows the page to what was clicked; the folded rest has no name to narrow to.
    private func link(_ parts: [(field: String, key: String?)], name: String? = nil, _ content: HTML) -> HTML {
        guard let filters else { return content }
        var added: [String] = []
        for part in parts {
            // A comma or a star would mean something else in a filter.
            guard let key = part.key, !key.isEmpty, !key.contains(where: { $0 == "," || $0 == "*" }) else {
                return content
            }
            added.append("\(part.field):\(key)")
        }
        let all = filters + added.filter { !filters.contains($0) }
        let address = Address(path: "/", pairs: all.map { ("filter", $0) }).text
        let label = name.map { name -> HTML in " aria-label=\"\(name)\"" } ?? .empty
        return "<a href=\"\(address)\"\(label)>\(content)</a>"
    }

    /// Holds the two bars together, where it is high enough to lie around the text and not across it.
    private func plate(_ left: Double, _ right: Double, _ node: FlowDiagram.Node) -> HTML {
        "<rect class=\"plate\" x=\"\(left)\" y=\"\(node.top)\" width=\"\(right - left)\" height=\"\(node.height)\"/>"
    }

    private func rectangle(_ x: Double, _ node: FlowDiagram.Node) -> HTML {
        "<rect class=\"bar\" x=\"\(x)\" y=\"\(node.top)\" width=\"\(Self.bar)\" height=\"\(node.height)\"/>"
    }

    /// The whole name stays in the title and in the table.
    private func shortened(_ name: String, column: Int) -> String {
        let room = column == 1 ? 21 : 18
        return name.count <= room ? name : String(name.prefix(room - 1)) + "…"
    }
}

import Domain
import Query
import TestSupport
import Testing

@testable import Dashboard

@Suite("Flow map")
struct FlowDiagramTests {
    @Test("property: nodes never overlap, ribbons stay within their nodes, bytes are kept")
    func geometry() {
        for seed in UInt64(0)..<200 {
            var random = SplitMix64(seed: seed)
            let links = (0..<Int.random(in: 1...40, using: &random))
                .map { _ in
                    SamplePages.link(
                        "s\(Int.random(in: 0...8, using: &random))",
                        "p\(Int.random(in: 0...14, using: &random))",
                        ["CA", "US", "CN", "unknown"][Int.random(in: 0...3, using: &random)],
                        bytes: Int64.random(in: 0...1_000_000_000, using: &random)
                            >> Int64.random(in: 0...24, using: &random)
                    )
                }
            let diagram = FlowDiagram(links)
            let total = links.reduce(0) { $0 + $1.bytes }
            for column in 0...2 {
                let nodes = diagram.nodes.filter { $0.column == column }.sorted { $0.top < $1.top }
                #expect(nodes.reduce(0) { $0 + $1.bytes } == total, "seed \(seed)")
                for (upper, lower) in zip(nodes, nodes.dropFirst()) {
                    #expect(upper.top + upper.height < lower.top, "seed \(seed)")
                    let middles = lower.top + lower.height / 2 - upper.top - upper.height / 2
                    #expect(middles > FlowDiagram.pitch - 0.001, "no room for two lines of text; seed \(seed)")
                }
            }
            for ribbon in diagram.ribbons {
                let (from, to) = (diagram.nodes[ribbon.from], diagram.nodes[ribbon.to])
                #expect(ribbon.width >= FlowDiagram.thinnest, "seed \(seed)")
                #expect(ribbon.start >= from.top && ribbon.start + ribbon.width <= from.top + from.height + 0.001)
                #expect(ribbon.end >= to.top && ribbon.end + ribbon.width <= to.top + to.height + 0.001)
                #expect(to.top + to.height <= diagram.height, "seed \(seed)")
            }
            for place in diagram.nodes.indices {
                let node = diagram.nodes[place]
                let into = diagram.ribbons.filter { $0.to == place }
                let out = diagram.ribbons.filter { $0.from == place }
                // What comes into a platform leaves it, in bytes; its bar is as high as the wider side.
                if node.column > 0 { #expect(into.reduce(0) { $0 + $1.bytes } == node.bytes, "seed \(seed)") }
                if node.column < 2 { #expect(out.reduce(0) { $0 + $1.bytes } == node.bytes, "seed \(seed)") }
                let widths = max(into.reduce(0) { $0 + $1.width }, out.reduce(0) { $0 + $1.width })
                #expect(abs(widths - node.height) < 0.001, "seed \(seed)")
            }
        }
    }

    @Test("the ribbons of the drawn map add up at every bar: side by side, as high as it, in proportion to bytes")
    func drawnWidths() throws {
        let links = [
            SamplePages.link("odoo", "alibaba", "CN", bytes: 42_000_000),
            SamplePages.link("odoo", "amazon", "US", bytes: 79_000_000),
            SamplePages.link("sap", "amazon", "CA", bytes: 31_000_000),
            SamplePages.link("sap", "alibaba", "CN", bytes: 8_000_000),
        ]
        let diagram = FlowDiagram(links)
        let svg = FlowPicture(diagram: diagram, filters: nil, language: .english).html.markup
        // “M x0 a C … x1 b V b+w C … x0 a+w Z”: both ends of a ribbon, as they are drawn.
        let shape =
            /M([0-9.]+) ([0-9.]+)C[0-9.]+ [0-9.]+ [0-9.]+ [0-9.]+ ([0-9.]+) ([0-9.]+)V([0-9.]+)C[0-9.]+ [0-9.]+ [0-9.]+ [0-9.]+ [0-9.]+ ([0-9.]+)Z/
        let ends = svg.matches(of: shape)
            .flatMap { match -> [(x: String, top: Double, bottom: Double)] in
                let n = { (text: Substring) in Double(text) ?? .nan }
                return [
                    (String(match.1), n(match.2), n(match.6)), (String(match.3), n(match.4), n(match.5)),
                ]
            }
        #expect(ends.count == 2 * diagram.ribbons.count && diagram.ribbons.count == 7)
        let bars = svg.matches(of: /class="bar" x="([0-9.]+)" y="([0-9.]+)" width="8" height="([0-9.]+)"/)
        #expect(bars.count == 2 + 2 * 2 + 3)
        let total = Double(links.reduce(0) { $0 + $1.bytes })
        for bar in bars {
            let (left, top, height) = (Double(bar.1) ?? 0, Double(bar.2) ?? 0, Double(bar.3) ?? 0)
            // A ribbon leaves at the right edge and arrives at the left one.
            let own =
                ends.filter { end in
                    (Double(end.x) == left || Double(end.x) == left + 8) && end.top >= top - 0.07
                        && end.bottom <= top + height + 0.07
                }
                .sorted { $0.top < $1.top }
            #expect(abs(own.reduce(0) { $0 + $1.bottom - $1.top } - height) < 0.15, "the bar at \(left), \(top)")
            for (upper, lower) in zip(own, own.dropFirst()) { #expect(abs(upper.bottom - lower.top) < 0.01) }
        }
        // The systems' bars together are the whole.
        let scale = diagram.nodes.filter { $0.column == 0 }.reduce(0) { $0 + $1.height } / total
        for node in diagram.nodes { #expect(abs(node.height - Double(node.bytes) * scale) < 0.05) }
    }

    @Test("small flows are folded, except where they are new or have an alert")
    func folding() {
        var links = (0..<20).map { SamplePages.link("s", "big\($0)", bytes: 1_000_000 + Int64($0)) }
        links.append(SamplePages.link("s", "tiny-new", bytes: 10, new: true))
        links.append(SamplePages.link("s", "tiny-alarm", bytes: 10, alerts: 1))
        links.append(SamplePages.link("s", "tiny-dull", bytes: 10))
        let keys = FlowDiagram(links).nodes.filter { $0.column == 1 }.map(\.key)
        #expect(keys.contains("tiny-new") && keys.contains("tiny-alarm"))
        #expect(!keys.contains("tiny-dull") && keys.contains(nil))
    }

    @Test("a ribbon takes the highest level of what it joins, and a node is new only if all of it is")
    func joining() {
        let diagram = FlowDiagram([
            SamplePages.link("s", "p", "CA", level: .public),
            SamplePages.link("s", "p", "US", level: .critical, new: true),
        ])
        #expect(diagram.ribbons.first { diagram.nodes[$0.from].key == "s" }?.level == .critical)
        #expect(diagram.nodes.first { $0.key == "p" }?.new == false)
        #expect(diagram.nodes.first { $0.key == "US" }?.new == true)
    }

    @Test("absurd counts do not trap")
    func clamps() {
        let diagram = FlowDiagram([
            SamplePages.link("s", "p", bytes: .max), SamplePages.link("s", "p", bytes: .max),
        ])
        #expect(diagram.nodes.allSatisfy { $0.bytes == .max && $0.height.isFinite })
    }
}

import Alerting
import Domain
package import Query

/// The flow map as a picture that stands by itself, with its numbers inside.
package struct FlowSheet {
    private let map: FlowMap
    private let canvas: Canvas
    private let numbers: String

    /// `numbers` is the JSON of the answer.
    package init(map: FlowMap, canvas: Canvas, numbers: String) {
        self.map = map
        self.canvas = canvas
        self.numbers = numbers
    }

    package var svg: String {
        let diagram = FlowDiagram(map.links)
        let palette = canvas.theme.palette
        // The map is drawn in its own units; the picture gives it room for its own shape.
        let height = Double(canvas.height ?? 0)
        let shape = diagram.height + 48
        let width = Double(canvas.width ?? 1_000)
        let natural = max(120, width * shape / FlowPicture.width)
        let html: HTML = """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" width="\(width)" \
            height="\(height > 0 ? height : natural)" viewBox="0 0 \(FlowPicture.width) \(shape)" \
            font-family="Inter, system-ui, 'Segoe UI', sans-serif" font-size="14">\
            <title id="t">\(PictureWords.flows[canvas.language])</title>\
            <desc id="d">\(PictureWords.flowsDescription[canvas.language])</desc><metadata>\(numbers)</metadata>\
            <style>\(style(palette))</style><rect width="100%" height="100%" fill="\(palette.ground)"/>\
            \(content(diagram, palette))</svg>
            """
        return html.markup
    }

    private func content(_ diagram: FlowDiagram, _ palette: Palette) -> HTML {
        guard !map.links.isEmpty else {
            return """
                <text x="\(FlowPicture.width / 2)" y="30" text-anchor="middle" fill="\(palette.muted)">\
                \(PictureWords.nothing[canvas.language])</text>
                """
        }
        return FlowPicture(diagram: diagram, language: canvas.language).html
    }

    private func style(_ palette: Palette) -> HTML {
        let levels = Level.allCases.map { level -> HTML in
            ".\(level.word){fill:\(palette.level(level));stroke:\(palette.level(level))}"
        }
        return """
            text{fill:\(palette.text)}.head,.figure{fill:\(palette.muted)}.name{font-weight:600}\
            .ribbon{fill-opacity:.55}\
            .bar{fill:\(palette.muted)}.plate{fill:\(palette.grid);fill-opacity:.35}\(levels)\
            .ribbon.new{stroke:\(palette.text);stroke-width:2;stroke-dasharray:4 3}
            """
    }
}

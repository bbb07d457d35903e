import Alerting
import Domain
import Query

/// Conformité, intégrité, fluidité: every figure with its denominator, and with how much of everything it looked at.
struct QualityPanel {
    let quality: PlatformQuality
    let context: PageContext
    private var language: Language { context.language }
    private var words: QualityWords { Catalogue.quality }

    var html: HTML {
        let parts = [
            (words.conformity, quality.conformity), (words.integrity, quality.integrity),
            (words.fluidity, quality.fluidity),
        ]
        let blocks = parts.map { name, figures -> HTML in
            "<h3>\(name[language])</h3><ul class=\"bars\">\(figures.map(figure))</ul>"
        }
        return Panel(id: "quality", heading: words.heading, language: language, note: "\(words.note[language])")
            .html("\(blocks)\(duration)\(alerts)")
    }

    private func figure(_ figure: PlatformQuality.Figure) -> HTML {
        let number = context.number
        let share = figure.share
        let value = share.map { number.percent($0) } ?? words.unmeasured[language]
        let bar: HTML =
            share.map { share -> HTML in
                """
                <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
                <rect class="track" width="100" height="8"/><rect class="\(share < 0.95 ? "confidential" : "public")" \
                width="\(100 * min(1, max(0, share)))" height="8"/></svg>
                """
            } ?? .empty
        return """
            <li><span class="name">\(words.name(figure.part)[language])</span><span class="figure">\(value)</span>\(bar)\
            <span class="detail">\(denominator(figure))</span></li>
            """
    }

    /// “12,000 of 12,410 events · 98% looked at”, for example.
    private func denominator(_ figure: PlatformQuality.Figure) -> HTML {
        guard figure.of > 0 else { return "\(words.nothing[language])" }
        let number = context.number
        let counted =
            switch words.unit(figure.part) {
            case .bytes: Catalogue.part(number.bytes(figure.good), of: number.bytes(figure.of))[language]
            case .events:
                Catalogue.part(number.whole(figure.good), of: Catalogue.eventCount(figure.of)[language])[language]
            case .categories:
                Catalogue.part(number.whole(figure.good), of: Catalogue.categoryCount(figure.of)[language])[language]
            }
        let coverage = figure.coverage.map { share -> HTML in
            " · \(words.coverage[language]) \(number.percent(share))"
        }
        return "\(counted)\(coverage ?? .empty)"
    }

    private var duration: HTML {
        guard let mean = quality.meanDuration else { return .empty }
        let share = quality.events > 0 ? Double(quality.timed) / Double(quality.events) : 0
        return """
            <p>\(words.duration[language]) \(context.number.seconds(mean / 1_000)) · \(words.coverage[language]) \
            \(context.number.percent(share))</p>
            """
    }

    private var alerts: HTML {
        let total = quality.alerts.values.reduce(0, +)
        guard total > 0 else { return .empty }
        return "<p class=\"note\">\(Catalogue.alerts(total)[language])</p>"
    }
}

import Alerting
import Domain
import Query

/// Round marks from zero to above the highest value, and how they read.
struct ValueAxis {
    let ceiling: Double
    let marks: [Double]
    private let metric: TrendQuery.Metric
    private let number: HumanNumber

    init(highest: Double, of metric: TrendQuery.Metric, _ language: Language) {
        self.metric = metric
        number = HumanNumber(language)
        let top = highest.isFinite && highest > 0 ? highest : 1
        var step = 1.0
        // 1, 2 or 5 times a power of ten: at most five marks.
        while step * 5 < top, step < 1e300 { step *= 10 }
        while step > 1e-12, step / 10 * 5 >= top { step /= 10 }
        let steps = [step / 5, step / 2, step]
        let chosen = steps.first { $0 * 5 >= top } ?? step
        // Half an event is none.
        let least = metric.isMean ? 0 : 1.0
        let length = max(chosen, least)
        let count = max(1, Int((top / length).rounded(.up)))
        ceiling = length * Double(count)
        marks = (0...count).map { Double($0) * length }
    }

    func text(_ value: Double) -> String {
        switch metric.unit {
        case "byte": number.bytes(value)
        case "share": number.percent(value)
        case "index": hundredths(value)
        default: value < 1e15 ? number.decimal(value, digits: value < 10 ? 1 : 0) : number.bytes(value)
        }
    }

    /// `0,25`: an index lies between 0 and 1.
    private func hundredths(_ value: Double) -> String {
        let hundredths = Int((max(0, min(1, value)) * 100).rounded())
        let point = number.language == .french ? "," : "."
        let rest = hundredths % 100
        return "\(hundredths / 100)\(point)\(rest < 10 ? "0" : "")\(rest)"
    }
}

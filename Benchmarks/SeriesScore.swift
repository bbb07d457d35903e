// What the data folder's scorers of series print, as far as it is used. Members are named as they are printed.

/// The answer of `score_nab.py --json`.
struct NAB: Decodable, CustomStringConvertible {
    static let names = ["eval.nab.standard", "eval.nab.low_fp"]

    struct Profile: Decodable {
        let score: Double
        let windows_found: Int
        let windows: Int
        let false_rows: Int
    }

    let standard: Profile
    let lowFalsePositives: Profile

    private enum CodingKeys: String, CodingKey {
        case standard
        case lowFalsePositives = "reward_low_FP"
    }

    var description: String {
        "standard \(standard.score), low FP \(lowFalsePositives.score); "
            + "\(standard.windows_found) of \(standard.windows) windows with \(standard.false_rows) false rows"
    }
}

/// The answer of `score_kpi.py --json`.
struct KPI: Decodable, CustomStringConvertible {
    static let names = ["eval.kpi.event_f1", "eval.kpi.delay_f1", "eval.kpi.pooled_f1", "eval.kpi.budget_recall"]

    struct PerCurve: Decodable {
        let event_f1: Double
        let delay_f1: Double
    }

    struct Pooled: Decodable {
        let pooled_delay_f1: Double
    }

    struct Budget: Decodable {
        let recall: Double
        let false_per_series_day: Double
    }

    struct Budgets: Decodable {
        let at_budget: Budget
        let deployed: Budget
    }

    let A: PerCurve
    /// Absent where no score was above 0.
    let C: Pooled?
    let B: Budgets

    var description: String {
        "(A) event-F1 \(A.event_f1), delay-F1 \(A.delay_f1); (C) \(C.map { "\($0.pooled_delay_f1)" } ?? "none"); "
            + "(B) recall \(B.at_budget.recall) at \(B.at_budget.false_per_series_day), deployed \(B.deployed.recall) "
            + "at \(B.deployed.false_per_series_day) false episodes a series-day"
    }
}

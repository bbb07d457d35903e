/// What every assessment of one moment shares.
struct Assessment {
    let settings: DetectionSettings
    /// How many series share the budget.
    let series: Int
    /// Hours in which the intake itself was down: no silence of any flow.
    let dark: Set<Int64>

    var clock: LocalClock { settings.clock }

    /// −log10 of the probability that a test may have, done so many times a day on each series.
    ///
    /// The budget of false alerts a week is shared equally among series and tests (Bonferroni): valid under any
    /// dependence between them.
    func needed(testsPerDay: Double) -> Double {
        let tests = testsPerDay * 7 * Double(max(series, 20)) / settings.falseAlertsPerWeek
        return max(3, Mathematics.naturalLogarithm(tests) / 2.302_585_092_994_046 + settings.margin)
    }
}

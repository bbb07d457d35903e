/// The usual distance between two points of a series, learned from their times: a running median.
struct SamplingStep: Sendable {
    private var last: Int64?
    private var step = 0.0
    private var count = 0.0

    /// Takes a point's time and gives how many steps are missing before it, where that is a gap.
    mutating func gap(before seconds: Int64) -> Double? {
        defer { last = seconds }
        guard let last else { return nil }
        let (distance, overflows) = seconds.subtractingReportingOverflow(last)
        guard !overflows, distance > 0 else { return nil }
        let gap = Double(distance)
        guard step == 0 || gap <= SamplingStep.longest * step else { return gap / step }
        count += 1
        let rate = max(0.5 / count, 0.02)
        if step == 0 {
            step = gap
        } else if gap > step {
            step *= 1 + rate
        } else if gap < step {
            step /= 1 + rate
        }
        return nil
    }

    /// Steps that may be missing before what came before no longer says what comes next.
    private static let longest = 12.0
}

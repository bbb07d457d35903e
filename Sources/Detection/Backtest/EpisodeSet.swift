/// What one setting has told of a series: the part of its state that two settings cannot share.
struct EpisodeSet {
    private var spike: Episode?
    private var sensitivity: Episode?
    private var low: Episode?
    private var rise: Episode?
    private var toldThrough = Int64.min / 2
    private var lowToldThrough = Int64.min / 2

    /// Whether something is under way.
    var isTroubled: Bool { spike != nil || sensitivity != nil || low != nil || rise != nil }

    /// Whether too much is under way, which explains a platform's.
    var isHigh: Bool { spike != nil || sensitivity != nil || rise != nil }

    /// Whether a silence is under way.
    var isSilent: Bool { low?.kind == .flowSilent }

    /// Lends it to the series for as long as `body` takes.
    mutating func lend(to series: inout Series, _ body: (inout Series) -> Void) {
        exchange(with: &series)
        body(&series)
        exchange(with: &series)
    }

    private mutating func exchange(with series: inout Series) {
        swap(&spike, &series.spike)
        swap(&sensitivity, &series.sensitivity)
        swap(&low, &series.low)
        swap(&rise, &series.rise)
        swap(&toldThrough, &series.toldThrough)
        swap(&lowToldThrough, &series.lowToldThrough)
    }
}

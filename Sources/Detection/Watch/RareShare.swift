/// Something that happens to few of a flow's events, watched by the hour: failures, payloads that cannot be read.
///
/// The share is learned with a half-life of two weeks from hours that are past the lateness horizon, and not from those
/// in which it is under suspicion.
struct RareShare {
    /// What the share must have been of, before it is judged.
    private static let needed: Float = 40
    private static let keep: Float = 0.997_94
    /// The hypotheses: from a slight rise of the odds to all but certain.
    private static let factors: InlineArray<3, Double> = [4, 16, 96]
    /// Hours under suspicion after which the new share is the usual one.
    private static let patience: UInt16 = 24 * 7

    private var hits: Float = 0
    private var total: Float = 0
    private var sums = TiltedShare()
    private var bunching = Bunching()
    private var suspicious: UInt16 = 0

    init() {}

    /// The usual share, rather too high than too low: what was seen and one standard error.
    var usual: Double {
        let seen = Double(hits) + 0.5
        return min((seen + seen.squareRoot()) / (Double(total) + 10), 0.8)
    }

    /// What people are told: what was seen, nothing added.
    var seen: Double { Double(hits) / max(Double(total), 1) }

    private var weights: TiltedShare.Weights {
        TiltedShare.Weights(share: usual, factors: RareShare.factors, dispersion: bunching.value)
    }

    /// Learns the hour that has left the horizon.
    mutating func learn(_ hits: UInt32, of total: UInt32) {
        guard total > 0 else { return }
        if self.total >= RareShare.needed, hits > 0 || !sums.isZero {
            sums.add(hits, of: total, weights)
            sums.settle(isTold: false)
        }
        let isSuspicious = sums.exceeds(2)
        guard isSuspicious else {
            suspicious = 0
            return take(hits, of: total)
        }
        suspicious += 1
        guard suspicious >= RareShare.patience else { return }
        // It has lasted: what was unusual is not any more.
        self = RareShare()
        take(hits, of: total)
    }

    private mutating func take(_ hits: UInt32, of total: UInt32) {
        if self.total >= RareShare.needed { bunching.learn(hits, of: total, share: usual, keep: RareShare.keep) }
        self.hits = self.hits * RareShare.keep + Float(hits)
        self.total = self.total * RareShare.keep + Float(total)
    }

    /// The score of the open hours up to `hour`, each counted by `count`; `nil` while too little is known.
    func score(through hour: Int64, of hours: OpenHours, _ count: (WatchedHour) -> UInt32) -> Double? {
        guard total >= RareShare.needed else { return nil }
        let weights = weights
        var open = sums
        for past in hours.oldest...hours.newest where past <= hour && hours[past].events > 0 {
            open.add(count(hours[past]), of: hours[past].events, weights)
        }
        return open.score
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&hits)
        io.value(&total)
        sums.exchange(&io)
        bunching.exchange(&io)
        io.value(&suspicious)
    }
}

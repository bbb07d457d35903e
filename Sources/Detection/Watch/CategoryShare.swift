import Domain

/// In what share of a flow's events one category is, half day by half day, and whether the share has risen.
struct CategoryShare {
    private static let keep: Float = 0.9877
    /// The hypotheses: twice, four and eight times the odds.
    private static let factors: InlineArray<3, Double> = [2, 4, 8]
    /// Half days under suspicion after which the new share is the usual one.
    private static let patience: UInt8 = 28
    /// After a first time was told, so many events with the category make a share to judge by.
    private static let familiar: Float = 20

    let category: Category
    /// Events with it in the two open half days, by the parity of their index.
    var open: InlineArray<2, UInt32> = [0, 0]
    /// Events with it in the learned half days.
    private var hits: Float = 0
    private var sums = TiltedShare()
    private var bunching = Bunching()
    private var suspicious: UInt8 = 0
    /// Its first time was told, and its share is not known yet: no more needs to be said of it.
    var isNew = false
    /// Its rise was told and is not over.
    var isTold = false

    init(_ category: Category) { self.category = category }

    /// The usual share among `total` learned events, rather too high than too low: one standard error is added.
    private func usual(of total: Float) -> Double {
        let seen = Double(hits) + 0.5
        return min((seen + seen.squareRoot()) / (Double(total) + 2), 0.9)
    }

    /// What people are told: what was seen, nothing added.
    func seen(of total: Float) -> Double { Double(hits) / max(Double(total), 1) }

    private func weights(_ total: Float) -> TiltedShare.Weights {
        TiltedShare.Weights(share: usual(of: total), factors: CategoryShare.factors, dispersion: bunching.value)
    }

    /// Whether it belongs to most events: then its share cannot rise.
    func isCommon(of total: Float) -> Bool { total >= 40 && hits > 0.6 * total }

    /// The score with the open half days, of which the older comes first.
    func score(_ older: (hits: UInt32, events: UInt32), _ newer: (hits: UInt32, events: UInt32), total: Float) -> Double {
        let weights = weights(total)
        var open = sums
        open.add(older.hits, of: older.events, weights)
        open.add(newer.hits, of: newer.events, weights)
        return open.score
    }

    /// Learns a half day of `events` events; `total` are those learned before.
    mutating func learn(_ hits: UInt32, of events: UInt32, total: Float, isReady: Bool) {
        if isReady, !isNew { sums.add(hits, of: events, weights(total)) }
        if isNew, self.hits >= CategoryShare.familiar { isNew = false }
        guard sums.score > 1.5 else {
            suspicious = 0
            isTold = false
            return take(hits, of: events, total: total)
        }
        suspicious += 1
        if suspicious >= CategoryShare.patience {
            // It has lasted: forget what was, as if the last half day had always been.
            sums = TiltedShare()
            bunching = Bunching()
            suspicious = 0
            isTold = false
            self.hits = Float(hits) / Float(max(events, 1)) * total
            return take(hits, of: events, total: total)
        }
        // The share stays what it was while it is under suspicion.
        self.hits = self.hits * CategoryShare.keep + Float(usual(of: total)) * Float(events)
    }

    private mutating func take(_ hits: UInt32, of events: UInt32, total: Float) {
        bunching.learn(hits, of: events, share: usual(of: total), keep: CategoryShare.keep)
        self.hits = self.hits * CategoryShare.keep + Float(hits)
    }

    static func kept(_ total: Float, and events: UInt32) -> Float { total * keep + Float(events) }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&open[0])
        io.value(&open[1])
        io.value(&hits)
        sums.exchange(&io)
        bunching.exchange(&io)
        io.value(&suspicious)
        io.value(&isNew)
        io.value(&isTold)
    }
}

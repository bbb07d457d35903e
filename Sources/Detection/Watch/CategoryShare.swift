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
    /// Half days without suspicion that end an episode.
    private static let rest: UInt8 = 4

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
    /// Its rise was told; counts the quiet half days down after which it may be told again.
    private var quiet: UInt8 = 0

    init(_ category: Category) { self.category = category }

    var isTold: Bool { quiet > 0 }

    mutating func tell() { quiet = CategoryShare.rest }

    /// The usual share among `total` learned events, rather too high than too low: most of a standard error is added.
    func usual(of total: Float) -> Double {
        let seen = Double(hits) + 0.5
        return min((seen + 0.7 * seen.squareRoot()) / (Double(total) + 2), 0.9)
    }

    /// What people are told: what was seen, nothing added.
    func seen(of total: Float) -> Double { Double(hits) / max(Double(total), 1) }

    private func weights(_ total: Float, copies: Double) -> TiltedShare.Weights {
        TiltedShare.Weights(
            share: usual(of: total),
            factors: CategoryShare.factors,
            dispersion: bunching.value * copies
        )
    }

    /// Whether it belongs to most events: then its share cannot rise.
    func isCommon(of total: Float) -> Bool { total >= 40 && hits > 0.6 * total }

    /// A half day: how many events had the category, how many there were, and how many alike stand for one.
    struct Count {
        var hits: UInt32
        var events: UInt32
        /// 1 where all contents differ; copies of one document are evidence of one document only.
        var copies: Double
    }

    /// The score with the open half days, of which the older comes first.
    func score(_ older: Count, _ newer: Count, total: Float) -> Double {
        var open = sums
        for half in [older, newer] where half.events > 0 {
            open.add(half.hits, of: half.events, weights(total, copies: half.copies))
        }
        return open.score
    }

    /// Learns a half day; `total` events were learned before.
    mutating func learn(_ half: Count, total: Float, isReady: Bool) {
        let (hits, events) = (half.hits, half.events)
        if isReady, !isNew, hits > 0 || !sums.isZero {
            sums.add(hits, of: events, weights(total, copies: half.copies))
            sums.settle(isTold: isTold)
        }
        if isNew, self.hits >= CategoryShare.familiar { isNew = false }
        guard sums.exceeds(1.5) else {
            suspicious = 0
            if quiet > 0 { quiet -= 1 }
            return take(hits, of: events, total: total)
        }
        suspicious += 1
        if quiet > 0 { quiet = CategoryShare.rest }
        if suspicious >= CategoryShare.patience {
            // It has lasted: from now on the share is what it is suspected of.
            self.hits = min(Float(usual(of: total) * CategoryShare.factors[sums.likeliest]), 1) * total
            sums = TiltedShare()
            bunching = Bunching()
            (suspicious, quiet) = (0, 0)
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
        io.value(&quiet)
    }
}

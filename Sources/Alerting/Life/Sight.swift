package import Detection
package import Domain

/// One sight of trouble, as far as it moves an alert: when, and how bad.
package struct Sight: Sendable, Hashable {
    package var at: Timestamp
    package var gravity: Gravity
    /// Not just another word on an episode that was told of: it counts as an occurrence.
    package var isNewEpisode: Bool
    /// It only puts right the figures of what was told of.
    package var isRevision: Bool

    package init(at: Timestamp, gravity: Gravity, isNewEpisode: Bool, isRevision: Bool = false) {
        self.at = at
        self.gravity = gravity
        self.isNewEpisode = isNewEpisode
        self.isRevision = isRevision
    }
}

/// How bad something is, in the three ways in which it can grow worse.
package struct Gravity: Sendable, Hashable {
    package var severity: Severity
    /// How strong it is, as `Anomaly.strength` has it; `nil` for what has no measure.
    package var excess: Double?
    /// The highest level of what went, where that is known.
    package var level: Level?

    package init(severity: Severity, excess: Double? = nil, level: Level? = nil) {
        self.severity = severity
        self.excess = excess
        self.level = level
    }

    /// Whether this is an escalation of what somebody has looked at: more severe, a higher level, or double the excess.
    package func isEscalation(of known: Gravity) -> Bool {
        if severity > known.severity { return true }
        if let level, let before = known.level, level > before { return true }
        if let excess, let before = known.excess, excess >= 2 * before { return true }
        return false
    }
}

extension AlertDraft {
    /// What of the draft moves an alert.
    package func sight(isNewEpisode: Bool) -> Sight {
        Sight(at: at, gravity: gravity, isNewEpisode: isNewEpisode, isRevision: isRevision)
    }

    private var gravity: Gravity {
        let levels = explanation.contributors.filter { $0.dimension == "level" }.compactMap { Level(word: $0.key) }
        let category = subject.category.flatMap { Category(word: $0) }
        let excess = Anomaly.strength(kind, observed: explanation.observed, expected: explanation.expected)
        return Gravity(severity: severity, excess: excess, level: levels.max() ?? category?.level)
    }
}

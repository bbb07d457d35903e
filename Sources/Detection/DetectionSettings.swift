import Domain

/// The few numbers that a deployment may change; one set for every series.
///
/// Scores are −log10 of the probability of an ordinary window, calibrated on the series' own past.
package struct DetectionSettings: Sendable {
    /// Hours, days and holidays as the people behind the traffic live them.
    package var clock: LocalClock
    /// Flows and platforms kept; beyond it a flow is watched through its platform only.
    package var maximumSeries = 20_000
    /// Events older than this when they are committed teach and never alert.
    package var historyAge = Timestamp.day
    /// An hour is closed so long after its end; what comes later is added to it.
    package var closeDelay = 5 * Timestamp.minute
    /// Before so many days a spike must be far beyond doubt.
    package var earlyDays = 3.0
    /// From so many days an expectation counts as warm.
    package var warmDays = 14.0
    /// What the watches of shares, persons, contents and times need.
    package var watchScore = 5.0
    /// False alerts that a whole deployment may expect in a week, shared by all its series and tests.
    package var falseAlertsPerWeek: Double
    /// Decades beyond what the budget asks: what the models of ordinary traffic do not know.
    package var margin = 1.5
    /// What a spike on thin history needs, as −log10 of its probability.
    package var earlyScore = 8.0
    /// A spike of an hour is at least so many times what was expected.
    package var hourRatio = 2.0
    /// A drop leaves at most this share.
    package var dropShare = 0.5
    /// Hours without an event before silence is told where nothing shows that the way to the platform is open, so that
    /// late arrivals have their chance.
    package var silentHours = 6
    /// Events missed, beyond the longest gap that was ever usual, before silence is told.
    package var silentEvents = 6.0
    /// Announced campaigns.
    package var mutes: [Mute] = []
    /// Hours back to normal that end an episode.
    package var recoveryHours = 3
    /// The share of ordinary windows inside the band that is shown.
    package var coverage = 0.998
    /// Novelty is told when the chance of something new was below this.
    package var noveltyChance = 0.0016

    /// What the organization allows.
    package var policies = Policies()

    /// How readily alerts are raised.
    package enum Readiness: String, Sendable, CaseIterable {
        /// A tenth of the ordinary budget.
        case quiet
        case balanced
        /// Ten times the ordinary budget: more is found, and sooner, at the price of more that is nothing.
        case keen

        /// False alerts that a whole deployment may expect in a week.
        var falseAlertsPerWeek: Double {
            switch self {
            case .quiet: 0.2
            case .balanced: 2
            case .keen: 20
            }
        }
    }

    package init(clock: LocalClock = .utc, readiness: Readiness = .balanced) {
        self.clock = clock
        falseAlertsPerWeek = readiness.falseAlertsPerWeek
    }
}

package import Query
package import Telemetry

/// What the server stands on: one port for each thing that it asks of the rest of Vigie.
package struct WebParts: Sendable {
    package var intake: any EventIntake
    package var examiner: any PayloadExaminer
    package var events: any EventReader
    package var alerts: any AlertStore
    package var mutes: any MuteStore
    package var policies: any PolicyStore
    package var trends: any TrendReader
    package var sheets: any PlatformSheetReader
    package var platforms: any PlatformStore
    package var pages: any PageReader
    package var reports: any ReportReader
    package var keys: any KeyStore
    package var outbox: any OutboxReader
    package var subscriptions: any SubscriptionStore
    package var probe: any SubscriptionProbe
    package var health: any HealthReader
    package var backtests: any BacktestStore
    package var answers: any AnswerStore
    /// What `/metrics` shows; the server's own metrics go there too.
    package var metrics: MetricsRegistry
    /// Shared with whoever hands out one-time links.
    package var sessions: SessionStore
    package var version: VersionInfo

    package init(
        intake: any EventIntake,
        examiner: any PayloadExaminer,
        events: any EventReader,
        alerts: any AlertStore,
        mutes: any MuteStore,
        policies: any PolicyStore,
        trends: any TrendReader,
        sheets: any PlatformSheetReader,
        platforms: any PlatformStore,
        pages: any PageReader,
        reports: any ReportReader,
        keys: any KeyStore,
        outbox: any OutboxReader,
        subscriptions: any SubscriptionStore,
        probe: any SubscriptionProbe,
        health: any HealthReader,
        backtests: any BacktestStore,
        answers: any AnswerStore,
        metrics: MetricsRegistry,
        sessions: SessionStore = SessionStore(),
        version: VersionInfo
    ) {
        self.intake = intake
        self.examiner = examiner
        self.events = events
        self.alerts = alerts
        self.mutes = mutes
        self.policies = policies
        self.trends = trends
        self.sheets = sheets
        self.platforms = platforms
        self.pages = pages
        self.reports = reports
        self.keys = keys
        self.outbox = outbox
        self.subscriptions = subscriptions
        self.probe = probe
        self.health = health
        self.backtests = backtests
        self.answers = answers
        self.metrics = metrics
        self.sessions = sessions
        self.version = version
    }
}

import Query

/// What the pages stand on.
struct PageParts: Sendable {
    let trends: any TrendReader
    let alerts: any AlertStore
    let mutes: any MuteStore
    let policies: any PolicyStore
    let subscriptions: any SubscriptionStore
    let probe: any SubscriptionProbe
    let events: any EventReader
    let platforms: any PlatformStore
    let sheets: any PlatformSheetReader
    let reports: any ReportReader
    let lookUps: any PageReader
    let health: any HealthReader
    let version: VersionInfo
    let ages: PlatformAges
    let sessions: SessionStore
    let gate: Gate
}

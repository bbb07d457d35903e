package import Postgres

/// The schema of this build, oldest first; the files of `migrations/` travel inside the executable.
package enum Migrations {
    package static let all: [Migration] = [
        Migration(name: "0001_registry", sql: text(PackageResources._001_registry_sql)),
        Migration(name: "0002_events", sql: text(PackageResources._002_events_sql)),
        Migration(name: "0003_alerts", sql: text(PackageResources._003_alerts_sql)),
        Migration(name: "0004_access", sql: text(PackageResources._004_access_sql)),
        Migration(name: "0005_sensitivity", sql: text(PackageResources._005_sensitivity_sql)),
        Migration(name: "0006_content", sql: text(PackageResources._006_content_sql)),
        Migration(name: "0007_backtest", sql: text(PackageResources._007_backtest_sql)),
        Migration(name: "0008_alert_life", sql: text(PackageResources._008_alert_life_sql)),
        Migration(name: "0009_mutes_policies", sql: text(PackageResources._009_mutes_policies_sql)),
        Migration(name: "0010_subscriptions", sql: text(PackageResources._010_subscriptions_sql)),
        Migration(name: "0011_rollups", sql: text(PackageResources._011_rollups_sql)),
        Migration(name: "0012_purpose", sql: text(PackageResources._012_purpose_sql)),
        Migration(name: "0013_first_fields", sql: text(PackageResources._013_first_fields_sql)),
        Migration(name: "0014_kept_answers", sql: text(PackageResources._014_kept_answers_sql)),
        Migration(name: "0015_register_days", sql: text(PackageResources._015_register_days_sql)),
        Migration(name: "0016_found_sooner", sql: text(PackageResources._016_found_sooner_sql)),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

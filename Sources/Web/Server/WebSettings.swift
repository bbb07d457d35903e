package import Domain

/// What can be set about the server; the defaults suit one machine behind a proxy or none.
package struct WebSettings: Sendable {
    package var host = "127.0.0.1"
    package var port = 8_787
    /// The organization's time zone, an IANA name: where days begin unless a request says otherwise.
    package var timeZone = "America/Toronto"
    /// For how many days there are minutes.
    package var minuteDays = 30
    /// How many events one key may send in a minute.
    package var eventsPerMinute: Int64 = 6_000_000
    /// Connections at once; more wait in the kernel's queue.
    package var connections = 4_096
    /// Silence after which a connection is closed: before a request, within one, or after an answer.
    package var idleTimeout = Duration.seconds(15)
    /// How long one body may take in all.
    package var bodyTimeout = Duration.seconds(60)
    /// Bytes of bodies, decompressed, that all requests together may hold until they are answered.
    ///
    /// What is made of a body comes on top, so leave the process a few times as much.
    package var bodyBudget = 256 << 20
    package var streams = 1_000
    /// Messages that wait for one slow stream before it is ended.
    package var streamBuffer = 256
    /// Whether `/metrics` asks for an admin key.
    package var metricsNeedKey = false
    /// Whether browsers reach Vigie over TLS, so that the session cookie may say so.
    package var secureCookies = false
    /// The clock of everything that is not a duration.
    package var now: @Sendable () -> Timestamp

    /// Bytes of a body, as sent and decompressed.
    package static let largestBody = 4 << 20

    package init(now: @escaping @Sendable () -> Timestamp) { self.now = now }
}

/// Which build this is, for `/version`.
package struct VersionInfo: Sendable {
    package var version: String
    package var revision: String
    package var built: String
    package var swift: String

    package init(version: String, revision: String, built: String, swift: String) {
        self.version = version
        self.revision = revision
        self.built = built
        self.swift = swift
    }
}

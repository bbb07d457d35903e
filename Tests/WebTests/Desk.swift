import Domain
import Hummingbird
import HummingbirdTesting
import HTTPTypes
import Intake
import Logging
import NIOCore
import Query
import Synchronization
import Telemetry

@testable import Web

/// A server on ports in memory, at a fixed time.
struct Desk: Sendable {
    static let noon = Timestamp(seconds: 1_794_668_400)

    let intake = MemoryIntake()
    let events = MemoryEvents()
    let alerts = MemoryAlerts()
    let mutes = MemoryMutes()
    let policies = MemoryPolicies()
    let trends = MemoryTrends()
    let platforms = MemoryPlatforms()
    let keys = MemoryKeys()
    let outbox = MemoryOutbox()
    let subscriptions = MemorySubscriptions()
    let probe = SteadyProbe()
    let backtests = MemoryBacktests()
    let answers = MemoryAnswers()
    let registry = MetricsRegistry()
    let sessions = SessionStore()
    var settings: WebSettings

    init(_ change: (inout WebSettings) -> Void = { _ in }) {
        settings = WebSettings(now: { Desk.noon })
        settings.port = 0
        change(&settings)
    }

    var parts: WebParts {
        WebParts(
            intake: intake,
            examiner: Examiner(),
            events: events,
            alerts: alerts,
            mutes: mutes,
            policies: policies,
            trends: trends,
            sheets: MemorySheets(),
            platforms: platforms,
            pages: MemoryPages(),
            reports: MemoryReports(),
            keys: keys,
            outbox: outbox,
            subscriptions: subscriptions,
            probe: probe,
            health: SteadyHealth(),
            backtests: backtests,
            answers: answers,
            metrics: registry,
            sessions: sessions,
            version: VersionInfo(version: "0.0.0", revision: "test", built: "never", swift: "6")
        )
    }

    var application: Application<WebResponder> { application(logger: Desk.logger) }

    func application(logger: Logger) -> Application<WebResponder> {
        WebServer.makeApplication(parts: parts, settings: settings, logger: logger)
    }

    static var logger: Logger {
        var logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        logger.logLevel = .critical
        return logger
    }

    /// The routes as the server has them.
    var routes: [Route] { application.responder.table.routes }

    /// Runs requests against the router alone.
    func router<Value>(_ test: @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
        try await application.test(.router, test)
    }

    /// One request with a key of `scope`.
    func ask(
        _ method: HTTPRequest.Method,
        _ target: String,
        scope: Scope? = nil,
        headers: HTTPFields = [:],
        body: String? = nil
    ) async throws -> TestResponse {
        var headers = headers
        if let scope { headers[.authorization] = "Bearer \(MemoryKeys.token(scope))" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        let sent = headers
        return try await router { client in
            try await client.execute(
                uri: target,
                method: method,
                headers: sent,
                body: body.map { ByteBuffer(string: $0) }
            )
        }
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var json: JSONValue { JSONValue(parsing: text) ?? .null }
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

extension JSONValue {
    var string: String? { if case .string(let text) = self { text } else { nil } }
    var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
    var members: [JSONValue.Member] { if case .object(let members) = self { members } else { [] } }
}

struct SteadyHealth: HealthReader {
    func health() async -> Health {
        Health(databaseAnswers: true, schemaVersion: 4, schemaIsCurrent: true, detectionLag: 0.5, accepting: true)
    }
}

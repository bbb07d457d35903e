import HummingbirdCore
package import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// The server, put together: the composition root and the tests build the same thing.
package enum WebServer {
    /// A service that listens until it is asked to stop.
    ///
    /// Then it takes no new connection, finishes what was begun, says goodbye to the streams, and ends. `onRunning` is
    /// called with the port once the server listens.
    package static func makeApplication(
        parts: WebParts,
        settings: WebSettings,
        logger: Logger,
        onRunning: @escaping @Sendable (_ port: Int?) async -> Void = { _ in }
    ) -> Application<WebResponder> {
        let gate = Gate(keys: parts.keys, sessions: parts.sessions)
        let broadcaster = StreamBroadcaster(
            outbox: parts.outbox,
            most: settings.streams,
            capacity: settings.streamBuffer,
            metrics: parts.metrics,
            now: settings.now
        )
        let table = routes(parts, settings, gate, broadcaster)
        let budget = BodyBudget(settings.bodyBudget)
        let responder = WebResponder(
            table: table,
            gate: gate,
            settings: settings,
            metrics: RequestMetrics(table.routes, factory: parts.metrics),
            now: settings.now
        )
        var application = Application(
            responder: responder,
            server: HTTPServerBuilder { responder in
                WebChannel(responder: responder, settings: settings, budget: budget)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: .maximum(settings.connections, logger: logger)
            ),
            // Stopped after the server: streams are served until the last one is closed.
            services: [broadcaster],
            onServerRunning: { channel in await onRunning(channel.localAddress?.port) },
            logger: logger
        )
        // The first request may be a stream.
        application.beforeServerStarts { await broadcaster.settle() }
        return application
    }

    /// Every route there is.
    static func routes(
        _ parts: WebParts,
        _ settings: WebSettings,
        _ gate: Gate,
        _ broadcaster: StreamBroadcaster
    ) -> RouteTable {
        let operations = OperationRoutes(
            health: parts.health,
            registry: parts.metrics,
            version: parts.version,
            settings: settings
        )
        let pages = PageRoutes(
            parts: PageParts(
                trends: parts.trends,
                alerts: parts.alerts,
                mutes: parts.mutes,
                policies: parts.policies,
                subscriptions: parts.subscriptions,
                probe: parts.probe,
                events: parts.events,
                platforms: parts.platforms,
                sheets: parts.sheets,
                reports: parts.reports,
                lookUps: parts.pages,
                health: parts.health,
                version: parts.version,
                ages: PlatformAges(platforms: parts.platforms),
                sessions: parts.sessions,
                gate: gate
            )
        )
        var routes: [Route] = []
        routes += IntakeRoutes(intake: parts.intake, settings: settings).routes
        routes += ClassifyRoutes(examiner: parts.examiner, settings: settings).routes
        routes += EventRoutes(events: parts.events).routes
        routes += AlertRoutes(alerts: parts.alerts).routes
        routes += AlertTimelineRoutes(alerts: parts.alerts).routes
        routes += MuteRoutes(mutes: parts.mutes).routes
        routes += PolicyRoutes(policies: parts.policies).routes
        routes += TrendRoutes(trends: parts.trends).routes
        routes += FlowRoutes(trends: parts.trends).routes
        routes += PlatformRoutes(platforms: parts.platforms, sheets: parts.sheets).routes
        routes += SubscriptionRoutes(subscriptions: parts.subscriptions, probe: parts.probe).routes
        routes += DeliveryRoutes(subscriptions: parts.subscriptions).routes
        routes += StreamRoutes(broadcaster: broadcaster, gate: gate).routes
        routes += BacktestRoutes(backtests: parts.backtests).routes
        routes += KeyRoutes(keys: parts.keys, sessions: parts.sessions).routes
        routes += ReportRoutes(reports: parts.reports).routes
        routes = routes.map { $0.keepingAnswers(in: parts.answers) }
        routes += operations.routes
        routes += pages.routes
        routes += DocumentationRoutes(describing: routes, version: parts.version).routes
        return RouteTable(routes)
    }
}

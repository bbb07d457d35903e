import ArgumentParser
import Classification
import Foundation
import Logging
import Metrics
import Postgres
import Query
import ServiceLifecycle
import Storage
import Telemetry
import UnixSignals

struct Dev: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Montre Vigie à l’œuvre : base privée, 84 jours d’historique, trafic en direct, puis une fuite.",
            en: "Shows Vigie at work: private database, 84 days of history, live traffic, then a leak."
        ),
        discussion: speak(
            fr: "Ctrl-C arrête tout et ne laisse rien, sauf avec --keep.",
            en: "Ctrl-C stops everything and leaves nothing, unless --keep."
        )
    )

    @OptionGroup var flags: SettingsFlags

    @Flag(
        help: ArgumentHelp(
            speak(fr: "Garde la base pour la prochaine fois.", en: "Keeps the database for the next time.")
        )
    )
    var keep = false

    @Option(help: ArgumentHelp(speak(fr: "Jours d’historique.", en: "Days of history.")))
    var days: Int = 84

    @Option(
        help: ArgumentHelp(
            speak(fr: "Secondes avant la fuite; 0 pour aucune.", en: "Seconds until the leak; 0 for none."),
            valueName: "seconds"
        )
    )
    var leakAfter: Int = 40

    func run() async throws {
        try await reporting {
            var settings = try await Settings(flags)
            let rules = try RuleFile.rules(settings)
            if flags.address == nil { settings.port = FreePort.first(from: settings.port) }
            let logger = Logs.start(level: flags.logLevel == nil ? .error : settings.logLevel, human: true)
            Terminal.output.line(Terminal.output.styled("Vigie \(BuildInfo.version)", .bold))
            step(fr: "Base privée…", en: "Private database…")
            try await StopRequest.watching { [settings] stop in
                let folder = keep ? PrivateFolder.state : try PrivateFolder.makePassing()
                do {
                    let database = try await Database.openPrivate(at: folder)
                    do { try await show(database, in: folder, settings, rules, until: stop, logger) } catch {
                        await database.cluster.stop()
                        throw error
                    }
                    await database.cluster.stop()
                } catch {
                    if !keep { try? FileManager.default.removeItem(atPath: folder) }
                    throw error
                }
                leave(folder)
            }
        }
    }

    private func show(
        _ database: PrivateDatabase,
        in folder: String,
        _ settings: Settings,
        _ rules: RuleSet,
        until stop: StopRequest,
        _ logger: Logger
    ) async throws {
        guard !stop.isAsked else { return }
        let metrics = MetricsRegistry(help: MetricHelp.texts)
        MetricsSystem.bootstrap(metrics)
        let pepper = try Pepper.keep(in: folder)
        let composition = try await Composition.open(
            settings,
            rules: rules,
            database: database.serviceConfiguration,
            pepper: pepper,
            metrics: metrics,
            logger: logger
        )
        let demonstration = Demonstration(composition: composition, days: days, leakAfter: leakAfter)
        let services =
            composition.core
            + composition.web(DeliveryParts(settings.delivery, composition, pepper: pepper)) { port in
                await demonstration.serverListens(on: port)
            } + [("demonstration", demonstration)]
        try await Composition.group(services, until: stop, logger: logger).run()
        await composition.store.pool.close()
    }

    /// What follows the server's end, when all went well.
    private func leave(_ folder: String) {
        Terminal.output.line()
        if keep {
            step(fr: "La base reste dans \(folder).", en: "The database stays in \(folder).")
        } else {
            try? FileManager.default.removeItem(atPath: folder)
            step(fr: "Arrêté; rien n’est resté.", en: "Stopped; nothing was left.")
        }
    }

    private func step(fr: String, en: String) { Terminal.output.line(speak(fr: fr, en: en)) }
}

/// Finds a port that nobody listens on.
enum FreePort {
    /// The first of ten from `port`; `port` itself where none is free, so that the server says why.
    static func first(from port: Int) -> Int {
        guard port != 0 else { return 0 }
        return (port..<(port + 10)).first(where: isFree) ?? port
    }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var reuse: Int32 = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, length) == 0
            }
        }
    }
}

import Capture
import Domain
import Foundation
import Intake
import Query
import ServiceLifecycle
import Storage
import Web

/// What `vigie dev` shows: the sample company's past, its present, a leak, and each alert as it comes.
struct Demonstration: Service, CustomStringConvertible {
    let composition: Composition
    let days: Int
    /// Seconds from the first screen to the leak; 0 for none.
    let leakAfter: Int

    private let listening = AsyncStream<Int>.makeStream(bufferingPolicy: .bufferingNewest(1))

    init(composition: Composition, days: Int, leakAfter: Int) {
        self.composition = composition
        self.days = days
        self.leakAfter = leakAfter
    }

    var description: String { "demonstration" }

    func serverListens(on port: Int?) async { listening.continuation.yield(port ?? composition.settings.port) }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                try await show()
            } catch is CancellationError {
                // Ctrl-C: nothing more to say.
            } catch {
                Terminal.error.line(speak(fr: "Démonstration : \(error)", en: "Demonstration: \(error)"))
            }
        }
        // The server goes on for whoever looks, until it is asked to stop.
        try? await gracefulShutdown()
    }

    private func show() async throws {
        let started = ContinuousClock.now
        guard let port = await listening.stream.first(where: { _ in true }) else { return }
        let company = SampleCompany()
        try await tellHistory(company)
        try await applyPolicies()
        try await welcome(port)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await live(company, since: started) }
            group.addTask { try await AlertPrinter(outbox: composition.outbox).run() }
            try await group.next()
            group.cancelAll()
        }
    }

    private func tellHistory(_ company: SampleCompany) async throws {
        let started = ContinuousClock.now
        var history = company.history(days: days, ending: .now)
        var bar = ProgressBar(total: 100)
        var events = 0
        while let batch = history.next() {
            try Task.checkCancellation()
            events += try await composition.pipeline.take(batch, under: WriteTerms()).accepted
            bar.advance(to: Int64(history.progress * 100), events: events)
        }
        bar.clear()
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        let took = String(format: "%.1f", seconds)
        let message = speak(
            fr: "\(days) jours d’historique : \(events) événements en \(took.replacing(".", with: ",")) s.",
            en: "\(days) days of history: \(events) events in \(took) s."
        )
        Terminal.output.line(message)
    }

    /// The starter set, unless a kept database has them already.
    private func applyPolicies() async throws {
        let policies = PolicyQueries(pool: composition.store.pool)
        for entry in PolicyFile.starter.entries {
            do throws(StoreError) {
                _ = try await policies.put(entry.document.id, entry.document.change, ifRevision: nil, by: "cli")
            } catch .conflict {
                continue
            }
        }
    }

    private func welcome(_ port: Int) async throws {
        let address = "http://127.0.0.1:\(port)"
        let ticket = composition.sessions.issueTicket(scopes: SessionStore.person, at: .now)
        let request = KeyRequest(name: "dev", scopes: Set(Scope.allCases))
        let key = try await composition.keys.create(request, by: "cli").token
        let output = Terminal.output
        output.line()
        output.line(speak(fr: "La page (lien bon une fois) :", en: "The page (link good once):"))
        output.line("  " + output.styled("\(address)/login?ticket=\(ticket)", .cyan))
        output.line(speak(fr: "L’API :", en: "The API:"))
        output.line("  export VIGIE=\(address) KEY=\(key)")
        output.line("  curl -s \"$VIGIE/v1/trends?by=platform&from=-7d\" -H \"Authorization: Bearer $KEY\"")
        output.line("  curl -sN \"$VIGIE/v1/stream\" -H \"Authorization: Bearer $KEY\"")
        output.line()
        let leak = speak(
            fr: "Trafic en direct. Une intégration se mettra à fuir dans moins d’une minute; l’alerte s’affichera ici.",
            en: "Live traffic. An integration will start to leak in less than a minute; the alert will show here."
        )
        output.line(leakAfter > 0 ? leak : speak(fr: "Trafic en direct.", en: "Live traffic."))
        output.line(speak(fr: "Ctrl-C pour arrêter.", en: "Ctrl-C to stop."))
        output.line()
    }

    private func live(_ company: SampleCompany, since started: ContinuousClock.Instant) async throws {
        var traffic = company.live(from: .now)
        let sinceStart = Int64((ContinuousClock.now - started) / .seconds(1))
        let leakStart = Timestamp.now.advanced(bySeconds: max(5, Int64(leakAfter) - sinceStart))
        var leak = company.leak(startingAt: leakStart)
        while true {
            try await Task.sleep(for: .milliseconds(500))
            let now = Timestamp.now
            var events = traffic.due(before: now)
            if leakAfter > 0 { events += leak.due(before: now) }
            guard !events.isEmpty else { continue }
            do {
                _ = try await composition.pipeline.take(events, under: WriteTerms())
            } catch {
                // The next round sends what is due then; a demonstration need not send it twice.
                Terminal.error.line(speak(fr: "Non enregistré : \(error)", en: "Not stored: \(error)"))
            }
        }
    }
}

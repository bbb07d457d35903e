import ServiceLifecycle
import Synchronization
import UnixSignals

/// Ctrl-C and SIGTERM, heard from before a server is started that must be stopped again until it is.
///
/// Without it a signal that comes while no `ServiceGroup` runs ends Vigie alone, and the server lives on. As a service it
/// ends when it is asked, and its group then stops gracefully. It is waited for once.
final class StopRequest: Service, CustomStringConvertible {
    private let asked = Atomic(false)
    private let asking = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    var isAsked: Bool { asked.load(ordering: .acquiring) }
    let description = "stop request"

    /// Runs `body` to its end, whatever signals come; it is told of them by the request.
    static func watching<Value: Sendable>(_ body: (StopRequest) async throws -> Value) async throws -> Value {
        let request = StopRequest()
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in signals { request.ask() } }
            defer { group.cancelAll() }
            return try await body(request)
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await self.wait() }
    }

    /// Runs `body`, cancels it when asked, and throws a sentence then.
    func cancelling<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                await self.wait()
                return nil
            }
            defer { group.cancelAll() }
            if let value = try await group.next() ?? nil { return value }
            group.cancelAll()
            // It may have been at its end already.
            if let value = try? await group.next() ?? nil { return value }
            throw StopRequest.interrupted
        }
    }

    /// Throws if it was asked already.
    func check() throws {
        if isAsked { throw StopRequest.interrupted }
    }

    private func ask() {
        asked.store(true, ordering: .releasing)
        asking.continuation.finish()
    }

    private func wait() async {
        for await _ in asking.stream {}
    }

    static var interrupted: Failure {
        Failure(
            .temporary,
            fr: "Interrompu; relancez la commande, elle reprendra où elle en était.",
            en: "Interrupted; run it again and it goes on where it was."
        )
    }
}

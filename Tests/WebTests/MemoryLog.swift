import Logging
import Synchronization

/// Keeps the levels of what was logged about requests that were not served.
final class MemoryLog: Sendable {
    private let kept = Mutex<[Logger.Level]>([])

    var levels: [Logger.Level] { kept.withLock { $0 } }

    var logger: Logger {
        var logger = Logger(label: "test", factory: { _ in Handler(log: self) })
        logger.logLevel = .debug
        return logger
    }

    private struct Handler: LogHandler {
        let log: MemoryLog
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            guard "\(event.message)" == "A request was not served." else { return }
            log.kept.withLock { $0.append(event.level) }
        }
    }
}

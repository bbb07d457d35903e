package import Logging

/// Lines for a person at a terminal: `15:00:04 warning  Detection pass failed. reason=unavailable`.
package struct TerminalLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let isColoured: Bool
    private let sink: LogSink
    private let now: @Sendable () -> Int64

    /// `isColoured` is for somebody who watches: `false` where `NO_COLOR` is set or nobody does.
    package init(
        level: Logger.Level = .info,
        isColoured: Bool,
        sink: LogSink = .standardError,
        now: @escaping @Sendable () -> Int64 = WallClock.now
    ) {
        logLevel = level
        self.isColoured = isColoured
        self.sink = sink
        self.now = now
    }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let level = event.level.rawValue
        let word = level + String(repeating: " ", count: max(0, 8 - level.utf8.count))
        var line = Array("\(WallClock.text(now()).dropFirst(11).prefix(8)) \(painted(word, event.level)) ".utf8)
        LogText.appendPlain("\(event.message)", to: &line)
        if let error = event.error { append("error", "\(error)", to: &line) }
        for (key, value) in merged(with: event.metadata).sorted(by: { $0.key < $1.key }) {
            append(key, "\(value)", to: &line)
        }
        line.append(UInt8(ascii: "\n"))
        sink.put(line)
    }

    private func append(_ key: String, _ value: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: " "))
        LogText.appendPlain(key, to: &line)
        line.append(UInt8(ascii: "="))
        LogText.appendPlain(value, to: &line)
    }

    private func painted(_ word: String, _ level: Logger.Level) -> String {
        guard isColoured else { return word }
        return switch level {
        case .trace, .debug: "\u{1B}[2m\(word)\u{1B}[0m"
        case .info, .notice: "\u{1B}[36m\(word)\u{1B}[0m"
        case .warning: "\u{1B}[33m\(word)\u{1B}[0m"
        case .error, .critical: "\u{1B}[31m\(word)\u{1B}[0m"
        }
    }
}

package import Logging

/// One JSON object a line: `time`, `level`, `label`, `message`, and `metadata` and `error` where there are any.
package struct JSONLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let sink: LogSink
    private let now: @Sendable () -> Int64

    package init(
        label: String,
        level: Logger.Level = .info,
        sink: LogSink = .standardError,
        now: @escaping @Sendable () -> Int64 = WallClock.now
    ) {
        self.label = label
        logLevel = level
        self.sink = sink
        self.now = now
    }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line = Array("{\"time\":\"\(WallClock.text(now()))\",\"level\":\"\(event.level.rawValue)\",\"label\":".utf8)
        LogText.appendJSON(label, to: &line)
        line.append(contentsOf: ",\"message\":".utf8)
        LogText.appendJSON("\(event.message)", to: &line)
        if let error = event.error {
            line.append(contentsOf: ",\"error\":".utf8)
            LogText.appendJSON("\(error)", to: &line)
        }
        let metadata = merged(with: event.metadata)
        if !metadata.isEmpty {
            line.append(contentsOf: ",\"metadata\":".utf8)
            LogText.appendJSON(metadata, to: &line)
        }
        line.append(contentsOf: "}\n".utf8)
        sink.put(line)
    }
}

extension LogHandler {
    /// The handler's, then the task's, then the statement's own; the later one wins.
    func merged(with own: Logger.Metadata?) -> Logger.Metadata {
        var merged = metadata
        if let provided = metadataProvider?.get(), !provided.isEmpty { merged.merge(provided) { $1 } }
        if let own, !own.isEmpty { merged.merge(own) { $1 } }
        return merged
    }
}

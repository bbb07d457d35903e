import Logging
import Telemetry

/// Where log lines go: JSON on standard error for a service, plain lines for a person.
enum Logs {
    static func start(level: Logger.Level, human: Bool) -> Logger {
        LoggingSystem.bootstrap { label in
            human
                ? TerminalLogHandler(level: level, isColoured: Terminal.error.usesColour) as any LogHandler
                : JSONLogHandler(label: label, level: level)
        }
        return Logger(label: "vigie")
    }
}

import Foundation
import Logging
import Synchronization
import Telemetry
import TestSupport
import Testing

/// Keeps what was written.
private final class Lines: Sendable {
    let bytes = Mutex<[UInt8]>([])
    var sink: LogSink { LogSink { line in self.bytes.withLock { $0 += line } } }
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}

@Suite("Log lines")
struct LogLineTests {
    private static let noon: @Sendable () -> Int64 = { 1_794_668_645_123_999 }

    private func logger(_ lines: Lines, _ level: Logger.Level = .info) -> Logger {
        Logger(label: "vigie.test") { label in
            JSONLogHandler(label: label, level: level, sink: lines.sink, now: LogLineTests.noon)
        }
    }

    @Test("a line has its fields in a fixed order; a statement's metadata wins over the logger's")
    func golden() {
        let lines = Lines()
        var logger = logger(lines)
        logger[metadataKey: "a"] = "outer"
        logger[metadataKey: "z"] = ["list", ["k": "v"]]
        logger.warning("Say \"hi\".", metadata: ["a": "inner"])
        logger.debug("Not wanted.")
        #expect(
            lines.text
                == #"{"time":"2026-11-14T15:04:05.123Z","level":"warning","label":"vigie.test","message":"Say \"hi\".","metadata":{"a":"inner","z":["list",{"k":"v"}]}}"#
                + "\n"
        )
    }

    @Test("property: no value ends its line or its quotes, and none is changed")
    func neverForged() throws {
        struct Line: Decodable {
            var message: String
            var metadata: [String: String]
        }
        // A line feed that a combining accent follows is one character to Swift and two to everybody else.
        let nasty: [UInt8] = [0x0A, 0x0D, 0x22, 0x5C, 0x00, 0x1B, 0x7F, 0xC2, 0x85, 0xE2, 0x80, 0xA8, 0xCC, 0x81]
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let text = String(decoding: random.bytes(count: 0...40, biasedTo: nasty), as: UTF8.self)
            let lines = Lines()
            logger(lines).error("\(text)", metadata: ["key\(text)": "\(text)"])
            let bytes = lines.bytes.withLock { $0 }
            #expect(bytes.count { $0 == 0x0A } == 1 && bytes.last == 0x0A, "seed \(seed)")
            #expect(!bytes.dropLast().contains { $0 < 0x20 || $0 == 0x7F }, "seed \(seed)")
            #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{2028}"), "seed \(seed)")
            let line = try JSONDecoder().decode(Line.self, from: Data(bytes))
            #expect(Array(line.message.utf8) == Array(text.utf8), "seed \(seed)")
            #expect(line.metadata.first.map { Array($0.value.utf8) } == Array(text.utf8), "seed \(seed)")
        }
    }

    @Test("a terminal shows control characters and never obeys them")
    func terminal() {
        let lines = Lines()
        let logger = Logger(label: "x") { _ in
            TerminalLogHandler(isColoured: false, sink: lines.sink, now: LogLineTests.noon)
        }
        logger.info("Red \u{1B}[31m\nnext", metadata: ["who": "\u{202E}evil"])
        #expect(lines.text == "15:04:05 info     Red \\u{1b}[31m\\u{a}next who=\\u{202e}evil\n")
    }

    @Test(
        "the clock's text",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000_000, "2000-02-29T00:00:00.000Z"), (4_102_444_799_999_999, "2099-12-31T23:59:59.999Z"),
        ]
    )
    func clock(microseconds: Int64, text: String) {
        #expect(WallClock.text(microseconds) == text)
    }
}

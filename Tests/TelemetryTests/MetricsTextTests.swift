import CoreMetrics
import Foundation
import Telemetry
import Testing

@Suite("Metrics text")
struct MetricsTextTests {
    @Test("label values are escaped, names mended, series and families sorted")
    func golden() {
        let registry = MetricsRegistry(help: ["vigie_test_events_total": "Events by\noutcome, with a \\."])
        Counter(label: "vigie_test_events_total", dimensions: [("outcome", "a\"b\\c\nd\re")], factory: registry)
            .increment(by: 2)
        Counter(label: "vigie_test_events_total", dimensions: [("outcome", "é")], factory: registry).increment()
        // The same series, whatever the order of its labels; a suffix that is missing is added.
        for dimensions in [[("b", "2"), ("a", "1")], [("a", "1"), ("b", "2")]] {
            Counter(label: "hb.requests", dimensions: dimensions, factory: registry).increment()
        }
        Meter(label: "vigie_test_queue", factory: registry).set(1.5)
        let timer = CoreMetrics.Timer(
            label: "vigie_test_wait",
            dimensions: [("__name__", "x")],
            preferredDisplayUnit: .seconds,
            factory: registry
        )
        timer.recordNanoseconds(20_000_000)
        timer.recordNanoseconds(60_000_000_000)
        #expect(
            registry.text() == """
                # HELP hb_requests_total hb requests total.
                # TYPE hb_requests_total counter
                hb_requests_total{a="1",b="2"} 2
                # HELP vigie_test_events_total Events by\\noutcome, with a \\\\.
                # TYPE vigie_test_events_total counter
                vigie_test_events_total{outcome="a\\"b\\\\c\\nd\\ne"} 2
                vigie_test_events_total{outcome="é"} 1
                # HELP vigie_test_queue vigie test queue.
                # TYPE vigie_test_queue gauge
                vigie_test_queue 1.5
                # HELP vigie_test_wait_seconds vigie test wait seconds.
                # TYPE vigie_test_wait_seconds histogram
                vigie_test_wait_seconds_bucket{name__="x",le="0.0005"} 0
                vigie_test_wait_seconds_bucket{name__="x",le="0.001"} 0
                vigie_test_wait_seconds_bucket{name__="x",le="0.0025"} 0
                vigie_test_wait_seconds_bucket{name__="x",le="0.005"} 0
                vigie_test_wait_seconds_bucket{name__="x",le="0.01"} 0
                vigie_test_wait_seconds_bucket{name__="x",le="0.025"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="0.05"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="0.1"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="0.25"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="0.5"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="1"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="2.5"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="5"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="10"} 1
                vigie_test_wait_seconds_bucket{name__="x",le="+Inf"} 2
                vigie_test_wait_seconds_sum{name__="x"} 60.02
                vigie_test_wait_seconds_count{name__="x"} 2

                """
        )
    }

    @Test("series beyond the cap are added up in one")
    func overflow() {
        let registry = MetricsRegistry(seriesPerName: 2)
        for number in 0..<5 {
            Counter(label: "c_total", dimensions: [("n", "\(number)")], factory: registry).increment()
        }
        let samples = registry.text().split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(samples == [#"c_total{n="0"} 1"#, #"c_total{n="1"} 1"#, #"c_total{overflow="true"} 3"#])
    }

    @Test("a name keeps its first kind; another kind of it is dropped and never breaks the text")
    func kinds() {
        let registry = MetricsRegistry()
        Meter(label: "x_total", factory: registry).set(3)
        Counter(label: "x_total", factory: registry).increment()
        #expect(registry.text().hasSuffix("# TYPE x_total gauge\nx_total 3\n"))
    }

    @Test(
        "promtool finds nothing to say",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool"))
    )
    func promtool() throws {
        let registry = MetricsRegistry()
        let nasty = "line\nfeed \"quoted\" back\\slash {brace} \u{2028}"
        Counter(label: "vigie_lint_events_total", dimensions: [("value", nasty)], factory: registry).increment()
        FloatingPointCounter(label: "vigie_lint_cost_total", factory: registry).increment(by: 0.25)
        Recorder(label: "vigie_lint_size_bytes", factory: registry).record(70_000)
        CoreMetrics.Timer(label: "vigie_lint_duration_seconds", factory: registry).recordNanoseconds(5)
        Meter(label: "vigie_lint_streams", factory: registry).set(0)
        let process = try #require(ProcessMetrics.read())

        let tool = Process()
        tool.executableURL = URL(fileURLWithPath: "/usr/bin/promtool")
        tool.arguments = ["check", "metrics"]
        let (input, output) = (Pipe(), Pipe())
        tool.standardInput = input
        tool.standardOutput = output
        tool.standardError = output
        try tool.run()
        input.fileHandleForWriting.write(Data((registry.text() + process.text).utf8))
        try input.fileHandleForWriting.close()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        tool.waitUntilExit()
        #expect(tool.terminationStatus == 0, "\(said)")
        #expect(said == "")
    }
}

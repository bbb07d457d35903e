import Telemetry
import Testing

@Suite("Process metrics")
struct ProcessMetricsTests {
    @Test("a program's name may hold spaces and parentheses")
    func parses() throws {
        let stat =
            "42 (a ) (b) S 1 42 42 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 9 0 1000 104857600 2560 18446744073709551615 1"
        let metrics = try #require(
            ProcessMetrics(
                stat: stat,
                system: "cpu 1 2 3\nbtime 1700000000\nprocesses 9\n",
                openFiles: 7,
                ticksPerSecond: 100,
                pageSize: 4_096
            )
        )
        #expect(metrics.cpuSeconds == 3)
        #expect(metrics.startSeconds == 1_700_000_010)
        #expect(metrics.virtualBytes == 104_857_600)
        #expect(metrics.residentBytes == 2_560 * 4_096)
    }

    @Test("what is cut short is nothing, never a trap", arguments: ["", "1 (x", "1 (x) S 1 2", ") ) )"])
    func refuses(stat: String) {
        #expect(
            ProcessMetrics(stat: stat, system: "btime 1\n", openFiles: 0, ticksPerSecond: 100, pageSize: 1) == nil
        )
    }

    @Test("this process has memory, files and a past")
    func reads() throws {
        let metrics = try #require(ProcessMetrics.read())
        #expect(metrics.residentBytes > 1 << 20)
        #expect(metrics.openFiles > 0)
        #expect(metrics.startSeconds > 1_600_000_000)
    }
}

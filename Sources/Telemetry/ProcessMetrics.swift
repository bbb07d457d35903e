import FoundationEssentials

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the kernel knows of this process, under the names that Prometheus clients agree on; see proc(5).
package struct ProcessMetrics: Sendable, Equatable {
    package var residentBytes: Int64
    package var virtualBytes: Int64
    package var cpuSeconds: Double
    package var startSeconds: Double
    package var openFiles: Int

    /// Reads `/proc`; `nil` where there is none.
    package static func read() -> ProcessMetrics? {
        guard let stat = contents("/proc/self/stat"), let system = contents("/proc/stat"),
            let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        else { return nil }
        return ProcessMetrics(
            stat: stat,
            system: system,
            openFiles: files.count,
            ticksPerSecond: sysconf(Int32(_SC_CLK_TCK)),
            pageSize: sysconf(Int32(_SC_PAGESIZE))
        )
    }

    /// Reads the texts of `/proc/self/stat` and, for the time of the boot, of `/proc/stat`.
    package init?(stat: String, system: String, openFiles: Int, ticksPerSecond: Int, pageSize: Int) {
        // The second field is the program's name in parentheses and may hold spaces and parentheses itself.
        guard ticksPerSecond > 0, let name = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[stat.index(after: name)...].split { $0 == " " || $0 == "\n" }
        // Field n of proc(5) is at n - 3 here.
        guard fields.count > 21, let user = Double(fields[11]), let kernel = Double(fields[12]),
            let start = Double(fields[19]), let virtual = Int64(fields[20]), let pages = Int64(fields[21]),
            let boot = system.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
            let bootSeconds = Double(boot.dropFirst(6))
        else { return nil }
        residentBytes = pages &* Int64(pageSize)
        virtualBytes = virtual
        cpuSeconds = (user + kernel) / Double(ticksPerSecond)
        startSeconds = bootSeconds + start / Double(ticksPerSecond)
        self.openFiles = openFiles
    }

    private static func contents(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    package var text: String {
        var text = ""
        let samples: [(name: String, kind: String, help: String, value: Double)] = [
            ("process_cpu_seconds_total", "counter", "User and system CPU time spent.", cpuSeconds),
            ("process_open_fds", "gauge", "Open file descriptors.", Double(openFiles)),
            ("process_resident_memory_bytes", "gauge", "Resident memory.", Double(residentBytes)),
            ("process_start_time_seconds", "gauge", "Start of the process, since 1970.", startSeconds),
            ("process_virtual_memory_bytes", "gauge", "Virtual memory.", Double(virtualBytes)),
        ]
        for sample in samples {
            MetricsRegistry.head(sample.name, sample.kind, sample.help, into: &text)
            text += "\(sample.name) \(MetricName.number(sample.value))\n"
        }
        return text
    }
}

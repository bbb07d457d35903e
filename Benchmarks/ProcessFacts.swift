import Foundation

/// What the kernel says of processes, from `/proc`.
enum ProcessFacts {
    /// User and system time used so far, in seconds.
    static func cpuSeconds(_ pid: Int32) -> Double {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let close = stat.lastIndex(of: ")")
        else { return 0 }
        let fields = stat[stat.index(after: close)...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The same for a process and everything below it, ended children included.
    static func treeCPUSeconds(_ pid: Int32) -> Double {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let close = stat.lastIndex(of: ")")
        else { return 0 }
        let fields = stat[stat.index(after: close)...].split(separator: " ")
        let ended = fields.count > 15 ? (Double(fields[13]) ?? 0) + (Double(fields[14]) ?? 0) : 0
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        return cpuSeconds(pid) + ended / ticks + children(pid).map(treeCPUSeconds).reduce(0, +)
    }

    static func children(_ pid: Int32) -> [Int32] {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8) else {
            return []
        }
        return text.split(separator: " ").compactMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    /// Resident memory in megabytes (10⁶ bytes).
    static func residentMegabytes(_ pid: Int32) -> Double {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else { return .nan }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let kibibytes = line?.split(separator: " ").compactMap { Double($0) }.first ?? .nan
        return kibibytes * 1_024 / 1_000_000
    }
}

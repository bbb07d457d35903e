import FoundationEssentials
import Subprocess

/// The programs of one PostgreSQL installation.
package struct ClusterBinaries: Sendable, Hashable {
    /// The folder that holds `initdb`, `pg_ctl` and `postgres`.
    package let directory: String

    /// Uses the programs in a folder that the caller knows.
    package init(directory: String) { self.directory = directory }

    private static let programs = ["initdb", "pg_ctl", "postgres"]

    /// Looks in PATH, in Debian's and Red Hat's folders with the newest version first, in the usual folders of a build
    /// from source, and where `pg_config` points.
    package static func find() async throws(ClusterError) -> ClusterBinaries {
        var places = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        places += versions(in: "/usr/lib/postgresql", of: 0).map { "/usr/lib/postgresql/\($0)/bin" }
        places += versions(in: "/usr", of: "pgsql-".count).map { "/usr/\($0)/bin" }
        places += ["/usr/local/bin", "/usr/local/pgsql/bin"]
        if let found = places.first(where: isComplete) { return ClusterBinaries(directory: found) }
        let asked = try? await Subprocess.run(.name("pg_config"), arguments: ["--bindir"], output: .string(limit: 4096))
        if let line = asked?.standardOutput.split(separator: "\n").first, isComplete(String(line)) {
            return ClusterBinaries(directory: String(line))
        }
        var seen: Set<String> = []
        throw .noBinaries(searched: (places + ["pg_config --bindir"]).filter { seen.insert($0).inserted })
    }

    private static func isComplete(_ directory: String) -> Bool {
        programs.allSatisfy { FileManager.default.isExecutableFile(atPath: "\(directory)/\($0)") }
    }

    /// The entries whose name is a version number after `prefix` characters, newest first.
    private static func versions(in directory: String, of prefix: Int) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.compactMap { name in Double(name.dropFirst(prefix)).map { (name, $0) } }
            .sorted { $0.1 > $1.1 }
            .map(\.0)
    }

    /// Runs one of the programs to its end, as `user`, in a session of its own so that the terminal's Ctrl-C does not
    /// reach it; throws what it said if it fails.
    func run(_ program: String, _ arguments: [String], as user: ClusterUser) async throws(ClusterError) {
        let path = directory + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
        var options = PlatformOptions()
        options.createSession = true
        // Not `options.userID`: with it, Subprocess 1.0 forks by a bare system call, and glibc's setuid in that child
        // waits for threads that only the parent has. `setpriv` is in util-linux, which every Linux has.
        let drop = ["setpriv", "--reuid=\(user.id)", "--regid=\(user.group)", "--clear-groups", "--"]
        let command = (user.isOther ? drop : []) + [program] + arguments
        do {
            let result = try await Subprocess.run(
                // The caller's folder may be closed to the user, and PostgreSQL wants to know where it is.
                .name("sh"),
                arguments: Arguments(["-c", "cd / && exec \"$@\"", "vigie"] + command),
                // Fixed words, so that they can be recognised; and no setting of the caller's that moves the cluster.
                environment: .inherit.updating(["PATH": path, "LC_ALL": "C", "PGDATA": nil, "PGPORT": nil]),
                platformOptions: options,
                output: .string(limit: 1 << 16),
                error: .combinedWithOutput
            )
            guard result.terminationStatus.isSuccess else {
                throw ClusterError.failed(program: program, output: result.standardOutput)
            }
        } catch let error as ClusterError {
            throw error
        } catch {
            throw .failed(program: program, output: "\(error)")
        }
    }
}

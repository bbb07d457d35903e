import Dispatch
import FoundationEssentials
import Glibc

/// A PostgreSQL server of our own: on a Unix socket in a private folder, reachable by nobody else.
///
/// In its folder lie `data`, `socket` and `postgres.log`. The server runs in a session of its own, so that Ctrl-C in the
/// terminal reaches us first; it stops when `stop` is called. If we are killed it lives on, and the next `start` adopts
/// it. Root privileges are dropped for it, to `postgres` or `nobody`.
package struct PrivateCluster: Sendable {
    package let directory: String
    package let socketDirectory: String
    package let superuser: String
    /// The server's process, which leads a group of its own.
    package let processID: Int32
    /// The server ran already.
    package let wasRunning: Bool

    private var data: String { directory + "/data" }

    /// Starts the cluster in `directory`, made anew if it is not there; returns once the server accepts connections.
    ///
    /// Whatever an earlier process left is dealt with: a half-made cluster is made again, a crashed server recovers, a
    /// server that still runs is adopted. `directory` is an absolute path; as root, every folder above it must let
    /// other users pass.
    package static func start(
        at directory: String,
        settings: ClusterSettings = ClusterSettings(),
        binaries: ClusterBinaries? = nil
    ) async throws(ClusterError) -> PrivateCluster {
        let programs: ClusterBinaries
        if let binaries { programs = binaries } else { programs = try await ClusterBinaries.find() }
        let data = directory + "/data"
        let user = try ClusterUser.choose(owning: data)
        try user.makePrivateDirectory(directory)
        try await initialise(data, settings, programs, user)

        if let running = try await adopt(directory, settings) { return running }
        let socket = try socketDirectory(for: directory, user)
        try write(settings.configuration(socketDirectory: socket), to: data + "/postgresql.conf", user)
        try await launch(data, log: directory + "/postgres.log", socket: socket, programs, user)
        guard let postmaster = Postmaster(data: data) else {
            throw .file(path: Postmaster.file(data), errno: ENOENT)
        }
        let cluster = PrivateCluster(
            directory: directory,
            socketDirectory: socket,
            superuser: settings.superuser,
            processID: postmaster.processID,
            wasRunning: false
        )
        do throws(ClusterError) { try await cluster.awaitReady() } catch {
            // Nobody would stop it later.
            await cluster.stop()
            throw error
        }
        return cluster
    }

    /// How to reach a database of the cluster; no password is asked of whoever may enter its folder.
    package func configuration(user: String? = nil, database: String) -> PostgresConfiguration {
        PostgresConfiguration(host: socketDirectory, user: user ?? superuser, database: database)
    }

    /// Makes a database unless it is there.
    package func createDatabase(_ name: String, owner: String? = nil) async throws(PostgresError) {
        let connection = try await PostgresConnection.connect(configuration(database: "postgres"))
        do throws(PostgresError) {
            try await connection.perform { (session) throws(PostgresError) in
                _ = try session.execute(
                    "CREATE DATABASE \(identifier: name) OWNER \(identifier: owner ?? superuser) TEMPLATE template0"
                )
            }
        } catch {
            await connection.close()
            // duplicate_database
            if error.sqlState != "42P04" { throw error }
            return
        }
        await connection.close()
    }

    /// Stops the server: sessions are ended, everything is written, and it is gone when this returns.
    ///
    /// Works in a cancelled task too, since that is when it is needed. A server that has not stopped after half a minute
    /// is stopped at once and recovers at its next start.
    package func stop() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global()
                .async {
                    stopNow(with: SIGINT, patience: 30)
                    continuation.resume()
                }
        }
    }

    /// As `stop`, blocking, without writing anything: for exit handlers of clusters that will be thrown away.
    package func abandon() { stopNow(with: SIGQUIT, patience: 5) }

    /// As `abandon`, of a cluster whose process is gone; does nothing if no server runs there.
    package static func abandonServer(in directory: String) {
        guard let server = Postmaster(data: directory + "/data") else { return }
        PrivateCluster(
            directory: directory,
            socketDirectory: server.socketDirectory,
            superuser: "",
            processID: server.processID,
            wasRunning: true
        )
        .abandon()
    }

    /// SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one.
    private func stopNow(with signal: Int32, patience seconds: Int) {
        guard let postmaster = Postmaster(data: data), postmaster.isServing(data) else { return removeSocket() }
        kill(postmaster.processID, signal)
        if !isGone(postmaster, within: seconds) {
            kill(postmaster.processID, SIGQUIT)
            _ = isGone(postmaster, within: 5)
        }
        removeSocket()
    }

    /// The file goes last; a process that is not ours to wait for may stay behind as a zombie.
    private func isGone(_ postmaster: Postmaster, within seconds: Int) -> Bool {
        for _ in 0..<(seconds * 100) {
            if !postmaster.exists || Postmaster(data: data)?.processID != postmaster.processID { return true }
            usleep(10_000)
        }
        return false
    }

    private func removeSocket() {
        if !socketDirectory.hasPrefix(directory) { _ = unsafe rmdir(socketDirectory) }
    }

    private func awaitReady() async throws(ClusterError) {
        var last = PostgresError(.connection)
        for _ in 0..<600 {
            do throws(PostgresError) {
                return await (try PostgresConnection.connect(configuration(database: "postgres"))).close()
            } catch {
                last = error
            }
            // Recovery after a crash takes a moment; a cancelled task stops waiting.
            guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { break }
            guard let postmaster = Postmaster(data: data), postmaster.isServing(data) else { break }
        }
        throw .notReady(last)
    }
}

extension PrivateCluster {
    /// The server that runs already, once it accepts connections; `nil` if there is none, or it is just dying.
    private static func adopt(
        _ directory: String,
        _ settings: ClusterSettings
    ) async throws(ClusterError) -> PrivateCluster? {
        let data = directory + "/data"
        guard let postmaster = Postmaster(data: data), postmaster.isServing(data) else { return nil }
        let adopted = PrivateCluster(
            directory: directory,
            socketDirectory: postmaster.socketDirectory,
            superuser: settings.superuser,
            processID: postmaster.processID,
            wasRunning: true
        )
        do throws(ClusterError) { try await adopted.awaitReady() } catch {
            if postmaster.isServing(data) { throw error }
            return nil
        }
        return adopted
    }

    /// Makes the cluster under another name first, so that a kill in the middle never leaves half of one.
    private static func initialise(
        _ data: String,
        _ settings: ClusterSettings,
        _ programs: ClusterBinaries,
        _ user: ClusterUser
    ) async throws(ClusterError) {
        guard !FileManager.default.fileExists(atPath: data + "/PG_VERSION") else { return }
        let draft = data + ".new"
        try? FileManager.default.removeItem(atPath: draft)
        var arguments = ["-D", draft, "-U", settings.superuser, "--auth-local=trust", "--auth-host=reject"]
        arguments += ["--encoding=UTF8", "--locale=\(locale)", "--data-checksums", "--no-instructions"]
        if !settings.isDurable { arguments.append("--no-sync") }
        try await programs.run("initdb", arguments, as: user)
        // An empty `data` may stand in the way.
        _ = unsafe rmdir(data)
        guard unsafe rename(draft, data) == 0 else { throw .file(path: data, errno: errno) }
    }

    /// Characters are UTF-8, order is that of the bytes: the same on every machine.
    private static var locale: String {
        guard let found = unsafe newlocale(1 << LC_CTYPE | 1 << LC_COLLATE, "C.UTF-8", nil) else { return "C" }
        unsafe freelocale(found)
        return "C.UTF-8"
    }

    private static func launch(
        _ data: String,
        log: String,
        socket: String,
        _ programs: ClusterBinaries,
        _ user: ClusterUser
    ) async throws(ClusterError) {
        if let stale = Postmaster(data: data), stale.exists {
            // The number belongs to another process by now, or to a dead one not yet collected: PostgreSQL would take
            // either for a running server. Two at once stay impossible, by the shared memory that each must own.
            _ = unsafe unlink(Postmaster.file(data))
            _ = unsafe unlink(socket + "/.s.PGSQL.5432.lock")
        }
        let arguments = ["start", "-D", data, "-l", log, "-w", "-t", "120", "-s"]
        for attempt in 1... {
            do throws(ClusterError) {
                return try await programs.run("pg_ctl", arguments, as: user)
            } catch {
                // After a kill -9 of the server its children need a moment to notice and go.
                let end = tail(of: log)
                guard end.contains("pre-existing shared memory block"), attempt < 40 else {
                    throw .failed(program: "pg_ctl start", output: end)
                }
                guard (try? await Task.sleep(for: .milliseconds(250))) != nil else { throw error }
            }
        }
    }

    /// The last lines of the server's log.
    private static func tail(of log: String) -> String {
        let bytes = (try? Data(contentsOf: URL(filePath: log))) ?? Data()
        return String(decoding: bytes.suffix(600), as: UTF8.self)
    }

    /// The kernel takes 107 bytes for a socket's whole path; a deep folder gets a short one under the system's own.
    private static func socketDirectory(for directory: String, _ user: ClusterUser) throws(ClusterError) -> String {
        let near = directory + "/socket"
        if near.utf8.count + "/.s.PGSQL.5432".utf8.count <= 107 {
            try user.makePrivateDirectory(near)
            return near
        }
        var template = Array("/tmp/vigie-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw .file(path: "/tmp", errno: errno) }
        let path = unsafe String(cString: made)
        try user.makePrivateDirectory(path)
        return path
    }

    private static func write(_ text: String, to path: String, _ user: ClusterUser) throws(ClusterError) {
        do { try text.write(toFile: path, atomically: true, encoding: .utf8) } catch {
            throw .file(path: path, errno: errno)
        }
        // Never through a link: the folder is the user's, who must not choose what root gives away.
        if user.isOther, unsafe lchown(path, user.id, user.group) != 0 { throw .file(path: path, errno: errno) }
    }
}

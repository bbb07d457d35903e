import Glibc

/// How a private cluster is set up and tuned.
package struct ClusterSettings: Sendable, Hashable {
    /// The superuser, made with the cluster.
    package var superuser: String
    /// Off only where losing everything at a power cut is fine, as in tests.
    package var isDurable: Bool
    package var sharedBuffers: Int
    package var maximumConnections: Int
    /// More lines of `postgresql.conf`; they win over ours.
    package var extra: [String: String]

    /// `sharedBuffers` are bytes: an eighth of the machine's memory, 128 MiB to 1 GiB, unless given.
    package init(
        superuser: String = "vigie_admin",
        isDurable: Bool = true,
        sharedBuffers: Int? = nil,
        maximumConnections: Int = 64,
        extra: [String: String] = [:]
    ) {
        self.superuser = superuser
        self.isDurable = isDurable
        let memory = max(0, sysconf(Int32(_SC_PHYS_PAGES))) &* max(0, sysconf(Int32(_SC_PAGESIZE)))
        self.sharedBuffers = sharedBuffers ?? min(max(memory / 8, 128 << 20), 1 << 30)
        self.maximumConnections = maximumConnections
        self.extra = extra
    }

    /// The whole of `postgresql.conf`.
    func configuration(socketDirectory: String) -> String {
        var lines = [
            "listen_addresses": "",
            "unix_socket_directories": "\"\(socketDirectory)\"",
            "unix_socket_permissions": "0700",
            "port": "5432",
            "max_connections": "\(maximumConnections)",
            "shared_buffers": "\(max(sharedBuffers >> 10, 1024))kB",
            "max_wal_size": "4GB",
            "checkpoint_timeout": "15min",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "lc_messages": "C",
            // Values never reach the log: no statement, no parameter, no detail or context of an error.
            "log_error_verbosity": "terse",
            "log_min_error_statement": "panic",
            "log_parameter_max_length": "0",
            "log_parameter_max_length_on_error": "0",
        ]
        if !isDurable {
            lines["fsync"] = "off"
            lines["synchronous_commit"] = "off"
            lines["full_page_writes"] = "off"
            lines["autovacuum"] = "off"
        }
        lines.merge(extra) { _, given in given }
        return lines.sorted { $0.key < $1.key }
            .reduce(into: "# Written anew at each start; ALTER SYSTEM keeps settings of your own.\n") {
                $0 += "\($1.key) = '\($1.value.replacing("'", with: "''"))'\n"
            }
    }
}

/// Why a private cluster could not be started.
package enum ClusterError: Error, Sendable, Hashable {
    /// No `initdb`, `pg_ctl` and `postgres` were found together; the places that were looked at.
    case noBinaries(searched: [String])
    /// The process is root, PostgreSQL refuses to be, and neither `postgres` nor `nobody` exists.
    case noUserToRunAs
    /// The user that PostgreSQL runs as may not pass through a folder.
    case unreachable(directory: String, user: String)
    /// A folder that should be ours belongs to somebody else, or others may write in it.
    case notOurs(directory: String)
    /// A folder could not be made, read or written; the error number of the system.
    case file(path: String, errno: Int32)
    /// A program of PostgreSQL failed; its words, which speak of folders and settings only.
    case failed(program: String, output: String)
    /// The server stands but refuses connections.
    case notReady(PostgresError)
}

extension ClusterError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noBinaries(let searched): "PostgreSQL is not installed: looked in \(searched.joined(separator: ", "))"
        case .noUserToRunAs: "PostgreSQL does not run as root, and there is no user postgres or nobody"
        case .unreachable(let directory, let user): "the user \(user) may not enter \(directory)"
        case .notOurs(let directory): "\(directory) belongs to somebody else, or others may write in it"
        case .file(let path, let code): "\(path): error \(code) of the system"
        case .failed(let program, let output): "\(program) failed: \(output)"
        case .notReady(let error): "the server does not accept connections: \(error)"
        }
    }
}

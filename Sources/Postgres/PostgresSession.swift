import CLibPQ
import Glibc

/// One connection as libpq knows it: synchronous, blocking, and used on its own thread only, hence not `Sendable`.
///
/// Results come in binary. Every failure carries its SQLSTATE; after `.connection` the session is of no more use.
@safe package final class PostgresSession {
    let connection: OpaquePointer
    let watch: ConnectionWatch
    private var cache = StatementCache()

    /// Connects, blocking for at most the configuration's `connectTimeout` for each address.
    package convenience init(_ configuration: PostgresConfiguration) throws(PostgresError) {
        try self.init(configuration, watch: ConnectionWatch())
    }

    init(_ configuration: PostgresConfiguration, watch: ConnectionWatch) throws(PostgresError) {
        let parameters = configuration.parameters.sorted { $0.key < $1.key }
        guard let connection = unsafe PostgresSession.open(parameters) else {
            throw PostgresError(.connection, debugMessage: "out of memory")
        }
        guard unsafe PQstatus(connection) == CONNECTION_OK else {
            let message = unsafe String(cString: PQerrorMessage(connection))
            unsafe PQfinish(connection)
            throw PostgresError(.connection, debugMessage: message)
        }
        unsafe self.connection = connection
        self.watch = watch
        // Notices go to standard error unless told otherwise, and may quote values.
        _ = unsafe PQsetNoticeProcessor(connection, { _, _ in }, nil)
        watch.connected(socket: unsafe PQsocket(connection), cancellation: unsafe CancelHandle(of: connection))
    }

    deinit {
        watch.disconnected()
        unsafe PQfinish(connection)
    }

    private static func open(_ parameters: [(key: String, value: String)]) -> OpaquePointer? {
        // All strings in one arena, since libpq wants arrays of C strings that live until it returns.
        var arena: [CChar] = []
        var offsets: [Int] = []
        for text in parameters.flatMap({ [$0.key, $0.value] }) {
            offsets.append(arena.count)
            arena.append(contentsOf: text.utf8.map { CChar(bitPattern: $0) })
            arena.append(0)
        }
        return unsafe arena.withUnsafeBufferPointer { buffer in
            let texts = unsafe offsets.map { offset in unsafe buffer.baseAddress.map { unsafe $0 + offset } }
            let names = unsafe stride(from: 0, to: texts.count, by: 2).map { unsafe texts[$0] } + [nil]
            let values = unsafe stride(from: 1, to: texts.count, by: 2).map { unsafe texts[$0] } + [nil]
            return unsafe PQconnectdbParams(names, values, 0)
        }
    }

    /// A transaction is open, whole or failed.
    package var isInTransaction: Bool {
        let status = unsafe PQtransactionStatus(connection)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// The server process behind this session, as in `pg_stat_activity`.
    package var backendProcessID: Int32 { unsafe PQbackendPID(connection) }

    /// The server's version, 150020 for 15.20.
    package var serverVersion: Int { unsafe Int(PQserverVersion(connection)) }

    /// Runs one statement; returns the rows it wrote, or read.
    @discardableResult
    package func execute(_ sql: SQL) throws(PostgresError) -> Int {
        let result = try result(of: sql)
        return result.rowsAffected
    }

    /// Runs one statement and reads all of its rows.
    package func query<Row>(
        _ sql: SQL,
        _ decode: (borrowing PostgresRow) throws(PostgresError) -> Row
    ) throws(PostgresError) -> [Row] {
        let result = try result(of: sql)
        var rows: [Row] = []
        rows.reserveCapacity(result.rowCount)
        try result.forEachRow { (row) throws(PostgresError) in rows.append(try decode(row)) }
        return rows
    }

    /// Runs one statement and reads its first row, if it has one.
    package func first<Row>(
        _ sql: SQL,
        _ decode: (borrowing PostgresRow) throws(PostgresError) -> Row
    ) throws(PostgresError) -> Row? {
        let result = try result(of: sql)
        var first: Row?
        try result.forEachRow(limit: 1) { (row) throws(PostgresError) in first = try decode(row) }
        return first
    }

    /// Runs a script of several statements, without parameters; outside a transaction they succeed or fail as one.
    package func run(script: String) throws(PostgresError) {
        guard !script.utf8.contains(0) else { throw PostgresError(.nulInText) }
        try checkDeadline()
        _ = try unsafe succeeded(PQexec(connection, script))
    }

    /// Looks, without waiting, whether the server has closed the connection since it was last used.
    var isAlive: Bool {
        guard !watch.isBroken else { return false }
        // What comes unasked is a notification, a changed setting, or the server's farewell with the end behind it.
        var descriptor = pollfd(fd: unsafe PQsocket(connection), events: Int16(POLLIN), revents: 0)
        while unsafe poll(&descriptor, 1, 0) != 0 {
            guard unsafe PQconsumeInput(connection) == 1, unsafe PQstatus(connection) == CONNECTION_OK else {
                watch.markBroken()
                return false
            }
        }
        return true
    }

    /// Leaves nothing behind for the next user: no open transaction, no half-read answer.
    func settle() {
        switch unsafe PQtransactionStatus(connection) {
        case PQTRANS_IDLE: break
        case PQTRANS_INTRANS, PQTRANS_INERROR: if (try? command("ROLLBACK")) == nil { watch.markBroken() }
        default: watch.markBroken()
        }
    }

    /// Runs fixed text, also after the deadline: the way out of a transaction must stay open.
    @discardableResult
    func command(_ text: String) throws(PostgresError) -> String {
        let result = try unsafe succeeded(PQexec(connection, text))
        return result.command
    }

    func checkDeadline() throws(PostgresError) {
        if watch.hasExpired { throw PostgresError(.deadlineExceeded) }
    }
}

extension PostgresSession {
    /// Sends a statement, prepared if it came before, and takes its answer.
    private func result(of sql: SQL) throws(PostgresError) -> PostgresResult {
        if let fault = sql.fault { throw fault }
        try checkDeadline()
        let key = StatementCache.Key(text: sql.text, types: sql.parameters.map(\.type))
        let name = try preparedName(for: key)
        do throws(PostgresError) {
            return try unsafe succeeded(send(sql, key, prepared: name))
        } catch {
            // The table changed beneath the plan (0A000), or somebody discarded it (26000): once more, from the text.
            guard name != nil, let state = error.sqlState, ["0A000", "26000"].contains(state) else { throw error }
            cache.forget(key)
            guard !isInTransaction else { throw error }
            return try unsafe succeeded(send(sql, key, prepared: nil))
        }
    }

    private func send(
        _ sql: SQL,
        _ key: StatementCache.Key,
        prepared name: String?
    ) throws(PostgresError) -> OpaquePointer? {
        try unsafe sql.withParameters { (bound) throws(PostgresError) -> OpaquePointer? in
            if let name {
                return unsafe PQexecPrepared(
                    connection,
                    name,
                    bound.count,
                    bound.values,
                    bound.lengths,
                    bound.formats,
                    1
                )
            }
            return unsafe PQexecParams(
                connection,
                key.text,
                bound.count,
                bound.types,
                bound.values,
                bound.lengths,
                bound.formats,
                1
            )
        }
    }

    /// The server's name for a statement that is worth preparing; prepares it where that is due.
    func preparedName(for key: StatementCache.Key) throws(PostgresError) -> String? {
        let plan = cache.plan(for: key)
        for name in cache.takeDiscarded() { _ = try? command("DEALLOCATE \(name)") }
        switch plan {
        case .direct: return nil
        case .prepared(let name): return name
        case .prepare(let name):
            _ = try unsafe succeeded(PQprepare(connection, name, key.text, Int32(key.types.count), key.types))
            cache.prepared(key, as: name)
            return name
        }
    }

    /// Takes ownership of an answer and throws unless it is a success.
    func succeeded(_ handle: OpaquePointer?) throws(PostgresError) -> PostgresResult {
        guard let handle = unsafe handle else { throw lost() }
        let result = unsafe PostgresResult(adopting: handle)
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC: return result
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            abandonCopy()
            throw PostgresError(.protocolViolation("COPY outside copyIn and copyOut"))
        default: throw failure(result)
        }
    }

    /// The error that a failed answer stands for.
    func failure(_ result: borrowing PostgresResult) -> PostgresError {
        let message = result.errorField("M")
        guard unsafe PQstatus(connection) == CONNECTION_OK else { return lost(message) }
        guard let state = result.errorField("C") else {
            return PostgresError(.protocolViolation("libpq refused the statement"), debugMessage: message)
        }
        if state == "57014", watch.hasExpired { return PostgresError(.deadlineExceeded, debugMessage: message) }
        return PostgresError(.server(sqlState: state), constraint: result.errorField("n"), debugMessage: message)
    }

    /// The error of a call that failed without an answer.
    func lost(_ message: String? = nil) -> PostgresError {
        let text = unsafe message ?? String(cString: PQerrorMessage(connection))
        guard unsafe PQstatus(connection) != CONNECTION_OK else {
            return PostgresError(.protocolViolation("libpq refused the call"), debugMessage: text)
        }
        let expired = watch.hasExpired
        watch.markBroken()
        return PostgresError(expired ? .deadlineExceeded : .connection, debugMessage: text)
    }
}

import CLibPQ
import Dispatch
package import Logging

/// One connection to PostgreSQL.
///
/// libpq blocks, so each connection is an actor with a thread of its own: a slow statement occupies that thread and
/// never one of Swift's. A connection is used until it breaks; opening another is the caller's affair, or the pool's.
package actor PostgresConnection {
    private let thread: SerialThread
    private let watch: ConnectionWatch
    private let logger: Logger
    private var session: PostgresSession?
    private var listener: SocketListener?
    private var streams: [String: AsyncStream<PostgresNotification>.Continuation] = [:]

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    private init(logger: Logger) {
        thread = SerialThread(label: "vigie.postgres")
        watch = ConnectionWatch()
        self.logger = logger
    }

    /// Opens a connection, or throws `.connection` after the configuration's `connectTimeout`.
    package static func connect(
        _ configuration: PostgresConfiguration,
        logger: Logger = Logger(label: "vigie.postgres")
    ) async throws(PostgresError) -> PostgresConnection {
        let connection = PostgresConnection(logger: logger)
        try await connection.open(configuration)
        return connection
    }

    private func open(_ configuration: PostgresConfiguration) throws(PostgresError) {
        session = try PostgresSession(configuration, watch: watch)
    }

    /// Of no more use: lost, or closed.
    package nonisolated var isBroken: Bool { watch.isBroken }

    /// Runs `body` on the connection's thread.
    ///
    /// A transaction that it leaves open is rolled back. `deadline` counts from when `body` starts: when it passes, the
    /// running statement is cancelled on the server and throws `.deadlineExceeded`, as does every one after it; a server
    /// that does not even answer that is given up two seconds later.
    @discardableResult
    package func perform<Value: Sendable>(
        deadline: Duration? = nil,
        _ body: @Sendable (PostgresSession) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value {
        guard let session else { throw PostgresError(.closed) }
        guard !watch.isBroken else { throw PostgresError(.connection) }
        watch.begin(deadline: deadline)
        defer {
            session.settle()
            watch.end()
            deliverNotifications()
        }
        return try body(session)
    }

    /// As `perform`, but `nil`, with `body` not run, when the server closed the connection while it lay idle.
    func performIfAlive<Value: Sendable>(
        deadline: Duration?,
        _ body: @Sendable (PostgresSession) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value? {
        guard let session, session.isAlive else { return nil }
        return try perform(deadline: deadline, body)
    }

    /// Ends every stream and the connection.
    package func close() {
        endStreams()
        session = nil
        watch.markBroken()
    }
}

/// What another session told with NOTIFY.
package struct PostgresNotification: Sendable, Hashable {
    package let channel: String
    package let payload: String
    package let backendProcessID: Int32
}

extension PostgresConnection {
    /// Listens on a channel.
    ///
    /// The stream keeps the newest notifications when nobody reads, and ends when the connection
    /// does; whoever needs to see everything reads the table again then, and after a gap.
    ///
    /// Listening again on the same channel ends the first stream. Nothing waits: the kernel tells when bytes have come,
    /// so the connection stays free for other work.
    package func listen(
        _ channel: String,
        bufferingNewest bound: Int = 256
    ) throws(PostgresError) -> AsyncStream<PostgresNotification> {
        try perform { (session) throws(PostgresError) in _ = try session.execute("LISTEN \(identifier: channel)") }
        if listener == nil, let session {
            listener = SocketListener(socket: unsafe PQsocket(session.connection), queue: thread.queue) { [weak self] in
                self?.assumeIsolated { $0.socketIsReadable() }
            }
            // No descriptor is left: better no stream than a silent one.
            if listener == nil { throw PostgresError(.connection) }
        }
        let (stream, continuation) = AsyncStream.makeStream(
            of: PostgresNotification.self,
            bufferingPolicy: .bufferingNewest(bound)
        )
        streams.updateValue(continuation, forKey: channel)?.finish()
        return stream
    }

    private func socketIsReadable() {
        guard let session else { return }
        guard session.isAlive else {
            logger.warning("The connection that listens for notifications was lost.")
            return endStreams()
        }
        deliverNotifications()
    }

    private func deliverNotifications() {
        guard !streams.isEmpty, let session else { return }
        while let notification = unsafe PQnotifies(session.connection) {
            defer { unsafe PQfreemem(notification) }
            let channel = unsafe String(cString: notification.pointee.relname)
            streams[channel]?
                .yield(
                    PostgresNotification(
                        channel: channel,
                        payload: unsafe String(cString: notification.pointee.extra),
                        backendProcessID: unsafe notification.pointee.be_pid
                    )
                )
        }
        if watch.isBroken { endStreams() }
    }

    private func endStreams() {
        listener?.cancel()
        listener = nil
        for stream in streams.values { stream.finish() }
        streams = [:]
    }
}

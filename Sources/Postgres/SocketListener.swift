import Dispatch
import Glibc

/// Calls a handler on a queue whenever a socket has bytes to read, without occupying a thread.
///
/// It watches a duplicate of the descriptor, which Dispatch closes once it has let go of it, so that libpq may close
/// its own at any time.
struct SocketListener {
    private let source: any DispatchSourceRead

    /// `nil` when the process has no descriptor left.
    init?(socket: Int32, queue: DispatchQueue, handler: @escaping @Sendable () -> Void) {
        let duplicate = dup(socket)
        guard duplicate >= 0 else { return nil }
        source = DispatchSource.makeReadSource(fileDescriptor: duplicate, queue: queue)
        source.setEventHandler(handler: handler)
        source.setCancelHandler { Glibc.close(duplicate) }
        source.activate()
    }

    func cancel() { source.cancel() }
}

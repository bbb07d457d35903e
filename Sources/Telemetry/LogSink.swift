import Synchronization

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Where whole log lines go.
package struct LogSink: Sendable {
    private let take: @Sendable ([UInt8]) -> Void

    package init(_ take: @escaping @Sendable ([UInt8]) -> Void) { self.take = take }

    func put(_ line: [UInt8]) { take(line) }

    /// Standard error, a line at a time: two tasks never share one.
    package static let standardError = LogSink { line in
        StandardError.lock.withLock { _ in
            // SAFETY: the bytes are lent for the loop, and `start` never passes their end.
            unsafe line.withUnsafeBytes { bytes in
                var start = 0
                while start < bytes.count {
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
                    let written = unsafe write(STDERR_FILENO, rest.baseAddress, rest.count)
                    if written > 0 {
                        start += written
                    } else if errno != EINTR {
                        // Nobody is left to tell.
                        return
                    }
                }
            }
        }
    }
}

private enum StandardError {
    static let lock = Mutex<Void>(())
}

import CZlib

/// gzip (RFC 1952) undone into a buffer of the caller's, never further than a limit.
///
/// The only file of this target that calls C. Members that follow one another are one text, as `gunzip` reads them.
package enum Gunzip {
    /// How inflating ended; what was written before counts in every case.
    package enum Ending: Sendable, Equatable {
        case whole
        /// The limit was met: the output holds one byte more than it, so that a reader with the same limit is told.
        case limited
        /// The bytes end inside the stream.
        case ended
        /// No gzip, or broken: its checksum included.
        case malformed
    }

    /// How much is asked for at a time: what a bomb can make us write past its honest content.
    private static let step = 64 << 10

    /// Whether the bytes begin as a gzip stream: its magic number and the method deflate.
    package static func begins(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 0x08
    }

    /// Replaces `output` by what `bytes` hold, at most `limit` bytes and one.
    package static func inflate(_ bytes: Span<UInt8>, into output: inout [UInt8], limit: Int) -> Ending {
        output.removeAll(keepingCapacity: true)
        guard begins(bytes), let size = UInt32(exactly: bytes.count) else { return .malformed }
        var stream = unsafe z_stream()
        // 15 bits of window, and 16 to say that the wrapping is gzip's.
        let version = ZLIB_VERSION
        let opened = unsafe inflateInit2_(&stream, 15 + 16, version, Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { return .malformed }
        defer { _ = unsafe inflateEnd(&stream) }
        return unsafe bytes.withUnsafeBufferPointer { input in
            // SAFETY: the input outlives the closure's use of it, and its size is the span's.
            unsafe stream.next_in = input.baseAddress
            unsafe stream.avail_in = size
            return unsafe run(&stream, into: &output, limit: max(limit, 0))
        }
    }

    private static func run(_ stream: inout z_stream, into output: inout [UInt8], limit: Int) -> Ending {
        while output.count <= limit {
            switch unsafe advance(&stream, into: &output, room: min(step, limit + 1 - output.count)) {
            case Z_OK: continue
            case Z_STREAM_END:
                guard unsafe isFollowed(stream) else { return output.count > limit ? .limited : .whole }
                guard unsafe inflateReset(&stream) == Z_OK else { return .malformed }
            case Z_BUF_ERROR: return .ended
            default: return .malformed
            }
        }
        return .limited
    }

    /// Inflates into `room` more bytes and gives zlib's answer.
    private static func advance(_ stream: inout z_stream, into output: inout [UInt8], room: Int) -> Int32 {
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: room))
        let answer = unsafe output.withUnsafeMutableBufferPointer { buffer in
            // SAFETY: zlib writes at most `avail_out` bytes, which the buffer has from `start` on.
            unsafe stream.next_out = buffer.baseAddress.map { unsafe $0 + start }
            unsafe stream.avail_out = UInt32(truncatingIfNeeded: room)
            return unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        }
        unsafe stream.next_out = nil
        output.removeLast(unsafe Int(stream.avail_out))
        return answer
    }

    /// Whether another member follows; zeros and the like behind the last one are padding.
    private static func isFollowed(_ stream: z_stream) -> Bool {
        guard unsafe stream.avail_in >= 18, let next = unsafe stream.next_in else { return false }
        return unsafe next[0] == 0x1F && next[1] == 0x8B
    }
}

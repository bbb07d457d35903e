import Domain
import NIOCore
import Query

/// One frame of the event stream (WHATWG HTML, section 9.2), rendered once for all who get it.
struct StreamFrame: Sendable {
    /// `nil` for what is no message: a ping, a gap, a farewell.
    let sequence: Int64?
    let bytes: ByteBuffer

    private init(sequence: Int64?, _ text: String) {
        self.sequence = sequence
        bytes = ByteBuffer(string: text)
    }

    init(_ message: OutboxMessage) {
        // JSON has no raw line feed outside of its white space; a pretty-printed document must still be one line.
        let data = message.json.contains { $0.isNewline } ? String(message.json.filter { !$0.isNewline }) : message.json
        self.init(
            sequence: message.sequence,
            """
            id: \(message.sequence)
            event: \(message.type)
            data: {"type":"\(message.type)","timestamp":"\(message.at.rfc3339)","data":\(data)}


            """
        )
    }

    /// How soon a browser comes back, in milliseconds.
    static let hello = StreamFrame(sequence: nil, "retry: 3000\n\n")

    static func ping(at now: Timestamp) -> StreamFrame { StreamFrame(sequence: nil, ": ping \(now.rfc3339)\n\n") }

    /// The end of a stream that stops with the server or with its key.
    static let bye = StreamFrame(sequence: nil, "event: stream.bye\ndata: {}\n\n")

    /// Messages that this client will not see on this stream: read `/v1/alerts` anew, or come back with the last id.
    static func gap(_ gap: StreamGap) -> StreamFrame {
        let json = JSONWriter.text { json in
            json.object { json in
                json.member("reason", gap.reason.rawValue)
                json.member("after", gap.after)
                json.member("until", gap.until)
            }
        }
        return StreamFrame(sequence: nil, "event: stream.gap\ndata: \(json)\n\n")
    }
}

/// What a client missed, and why.
struct StreamGap: Sendable, Hashable {
    enum Reason: String, Sendable {
        /// Its last id is older than what is kept.
        case expired
        /// Its last id was never given out, as after a restore from a backup.
        case unknownID = "unknown_id"
        /// It read too slowly; coming back with its last id loses nothing.
        case slow
    }

    let reason: Reason
    /// The last message that it has; `nil` if it has none.
    let after: Int64?
    /// The last message that it will not get here; `nil` if that is not known yet.
    let until: Int64?
}

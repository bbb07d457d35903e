/// One request as it goes out, to one address that was looked at.
package struct OutgoingRequest: Sendable {
    package var url: TargetURL
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(url: TargetURL, headers: [(name: String, value: String)], body: [UInt8]) {
        self.url = url
        self.headers = headers
        self.body = body
    }
}

package struct IncomingResponse: Sendable {
    package var status: Int
    package var retryAfter: String?
    /// The beginning of the body.
    package var body: [UInt8]

    package init(status: Int, retryAfter: String? = nil, body: [UInt8] = []) {
        self.status = status
        self.retryAfter = retryAfter
        self.body = body
    }
}

/// Why there was no answer.
///
/// Raw values are the words of the delivery log.
package enum TransportError: String, Error, Sendable, Hashable {
    case timeout
    case refused
    case reset
    case tls
    case connection
    /// No address for the name.
    case unresolved
    /// Something was found that must not be connected to.
    case unsafeAddress = "unsafe_address"
    /// An answer that points elsewhere is not followed.
    case redirect
    /// The message cannot be sent as it is: its endpoint does not open, or the messages were cleared away.
    case unreadable
    case noMailServer = "no_mail_server"
}

/// Sends a request to an address; never looks a name up by itself, never follows an answer elsewhere.
package protocol HTTPTransport: Sendable {
    func send(
        _ request: OutgoingRequest,
        to address: IPAddress,
        within limit: Duration
    ) async throws(TransportError) -> IncomingResponse
}

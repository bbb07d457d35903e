import CCurl
import NIOPosix

/// The mail server that this installation sends through.
package struct MailServer: Sendable, CustomStringConvertible {
    package var host: String
    package var port: Int
    /// TLS from the first byte (port 465), else STARTTLS.
    package var isImplicit: Bool
    /// Whether mail may go in clear where the server offers no STARTTLS.
    package var allowsClear: Bool
    package var user: String?
    package var password: String?
    package var from: String
    /// A file of certificates to trust instead of the system's.
    package var authorities: String?

    package init(
        host: String,
        port: Int,
        isImplicit: Bool = false,
        allowsClear: Bool = false,
        user: String? = nil,
        password: String? = nil,
        from: String,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.isImplicit = isImplicit
        self.allowsClear = allowsClear
        self.user = user
        self.password = password
        self.from = from
        self.authorities = authorities
    }

    package var description: String { "\(host):\(port)" }
}

/// Hands mail to a server.
package protocol MailTransport: Sendable {
    /// Returns the server's last reply code, 250 for mail that it has taken.
    func send(_ mail: MailMessage, within limit: Duration) async throws(TransportError) -> Int
    var sender: String { get }
}

/// SMTP by libcurl (RFC 5321, STARTTLS by RFC 3207), which blocks: on threads of its own.
package final class CurlMail: MailTransport {
    private let server: MailServer
    private let threads: NIOThreadPool

    package var sender: String { server.from }

    package init(_ server: MailServer, threads count: Int = 2) {
        self.server = server
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
        _ = CurlMail.isReady
    }

    /// libcurl is made ready once, before the first thread uses it.
    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    package func close() async { try? await threads.shutdownGracefully() }

    package func send(_ mail: MailMessage, within limit: Duration) async throws(TransportError) -> Int {
        let server = server
        // What waits for a thread waits within the limit.
        let deadline = ContinuousClock.now + limit
        let outcome: Result<Int, TransportError>
        do {
            outcome = try await threads.runIfActive {
                let rest = deadline - ContinuousClock.now
                return rest > .zero ? CurlMail.perform(mail, server, within: rest) : .failure(.timeout)
            }
        } catch {
            throw .connection
        }
        return try outcome.get()
    }

    private static func perform(
        _ mail: MailMessage,
        _ server: MailServer,
        within limit: Duration
    ) -> Result<Int, TransportError> {
        guard let handle = unsafe curl_easy_init() else { return .failure(.connection) }
        defer { unsafe curl_easy_cleanup(handle) }
        var recipients: UnsafeMutablePointer<curl_slist>?
        for address in mail.recipients {
            guard let longer = unsafe curl_slist_append(recipients, "<\(address)>") else {
                unsafe curl_slist_free_all(recipients)
                return .failure(.connection)
            }
            unsafe recipients = longer
        }
        defer { unsafe curl_slist_free_all(recipients) }
        unsafe set(handle, mail, server, within: limit)
        unsafe vigie_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        // SAFETY: the bytes and the source live until curl_easy_perform, the last to read them, has returned.
        let code = unsafe mail.bytes.withUnsafeBytes { raw in
            var source = unsafe vigie_curl_source(
                bytes: raw.baseAddress?.assumingMemoryBound(to: CChar.self),
                length: raw.count,
                offset: 0
            )
            return unsafe withUnsafeMutablePointer(to: &source) { pointer in
                unsafe vigie_curl_set_source(handle, pointer)
                return unsafe curl_easy_perform(handle)
            }
        }
        let reply = Int(unsafe vigie_curl_response_code(handle))
        return code == CURLE_OK ? .success(reply == 0 ? 250 : reply) : refusal(code, reply)
    }

    private static func set(
        _ handle: UnsafeMutableRawPointer,
        _ mail: MailMessage,
        _ server: MailServer,
        within limit: Duration
    ) {
        let scheme = server.isImplicit ? "smtps" : "smtp"
        let name = server.host.contains(":") ? "[\(server.host)]" : server.host
        unsafe vigie_curl_set_text(handle, CURLOPT_URL, "\(scheme)://\(name):\(server.port)/vigie")
        unsafe vigie_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        unsafe vigie_curl_set_text(handle, CURLOPT_PROXY, "")
        unsafe vigie_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(mail.from)>")
        if let user = server.user { unsafe vigie_curl_set_text(handle, CURLOPT_USERNAME, user) }
        if let password = server.password { unsafe vigie_curl_set_text(handle, CURLOPT_PASSWORD, password) }
        if let authorities = server.authorities { unsafe vigie_curl_set_text(handle, CURLOPT_CAINFO, authorities) }
        let tls = server.allowsClear ? CURLUSESSL_TRY : CURLUSESSL_ALL
        unsafe vigie_curl_set_long(handle, CURLOPT_USE_SSL, Int(tls.rawValue))
        unsafe vigie_curl_set_long(handle, CURLOPT_UPLOAD, 1)
        // One address that is no more keeps the mail from nobody else; where all are refused, it fails.
        unsafe vigie_curl_set_long(handle, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1)
        unsafe vigie_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        let milliseconds = limit.components.seconds * 1_000 + limit.components.attoseconds / 1_000_000_000_000_000
        unsafe vigie_curl_set_long(handle, CURLOPT_TIMEOUT_MS, Int(max(milliseconds, 1)))
        unsafe vigie_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, 5_000)
    }

    /// A reply of the server is an answer, if not a good one; anything else is no answer.
    private static func refusal(_ code: CURLcode, _ reply: Int) -> Result<Int, TransportError> {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .failure(.timeout)
        case CURLE_COULDNT_CONNECT: .failure(.refused)
        case CURLE_COULDNT_RESOLVE_HOST: .failure(.unresolved)
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION,
            CURLE_SSL_CACERT_BADFILE:
            .failure(.tls)
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR: .failure(.reset)
        default: reply >= 400 ? .success(reply) : .failure(.connection)
        }
    }
}

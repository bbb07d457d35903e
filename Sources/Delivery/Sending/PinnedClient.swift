import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// AsyncHTTPClient, one client for each pair of name and address, so that a connection is made to the address that was
/// looked at while TLS and `Host` still speak of the name.
///
/// No redirects, no proxy, no decompression, HTTP/1.1. At most a few kilobytes of an answer are read.
package final class PinnedClient: HTTPTransport {
    private struct Key: Hashable {
        let host: String
        let address: IPAddress
    }

    private struct Entry {
        let client: HTTPClient
        var users = 0
        var lastUse: UInt64 = 0
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var uses: UInt64 = 0
    }

    private let state = Mutex(State())
    private static let mostClients = 64
    /// Of an answer that is read to its end, so that its connection can be used again.
    private static let longestBody = 64 << 10
    private static let keptBody = 1_024

    package init() {}

    package func send(
        _ request: OutgoingRequest,
        to address: IPAddress,
        within limit: Duration
    ) async throws(TransportError) -> IncomingResponse {
        let key = Key(host: request.url.host, address: address)
        let (client, idle) = use(key)
        for client in idle { try? await client.shutdown() }
        defer { leave(key) }
        do {
            return try await PinnedClient.execute(request, with: client, within: limit)
        } catch {
            throw TransportError(error)
        }
    }

    /// Ends every connection.
    package func close() async {
        let clients = state.withLock { state in
            defer { state.entries = [:] }
            return state.entries.values.map(\.client)
        }
        for client in clients { try? await client.shutdown() }
    }

    private static func execute(
        _ request: OutgoingRequest,
        with client: HTTPClient,
        within limit: Duration
    ) async throws -> IncomingResponse {
        var outgoing = HTTPClientRequest(url: request.url.text)
        outgoing.method = .POST
        for (name, value) in request.headers { outgoing.headers.replaceOrAdd(name: name, value: value) }
        outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        let deadline = NIODeadline.now() + .nanoseconds(limit.microsecondsForNIO * 1_000)
        let response = try await client.execute(outgoing, deadline: deadline)
        var kept: [UInt8] = []
        var length = 0
        for try await part in response.body {
            length += part.readableBytes
            kept.append(contentsOf: part.readableBytesView.prefix(max(keptBody - kept.count, 0)))
            // The client's deadline ends with the head; who trickles a body is not waited for.
            if length > longestBody || NIODeadline.now() >= deadline { break }
        }
        return IncomingResponse(
            status: Int(response.status.code),
            retryAfter: response.headers.first(name: "retry-after"),
            body: kept
        )
    }

    /// The client of a key, and clients to be closed: those that nobody uses, when there are too many.
    private func use(_ key: Key) -> (HTTPClient, idle: [HTTPClient]) {
        state.withLock { state in
            state.uses += 1
            var entry = state.entries[key] ?? Entry(client: PinnedClient.client(key))
            entry.users += 1
            entry.lastUse = state.uses
            state.entries[key] = entry
            guard state.entries.count > PinnedClient.mostClients else { return (entry.client, []) }
            let unused = state.entries.filter { $0.value.users == 0 }
            guard let oldest = unused.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
                return (entry.client, [])
            }
            state.entries[oldest.key] = nil
            return (entry.client, [oldest.value.client])
        }
    }

    private func leave(_ key: Key) {
        state.withLock { state in
            guard let users = state.entries[key]?.users else { return }
            state.entries[key]?.users = max(users - 1, 0)
        }
    }

    private static func client(_ key: Key) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5), read: .seconds(15)),
            decompression: .disabled
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.idleTimeout = .seconds(30)
        configuration.dnsOverride = [key.host: key.address.description]
        return HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton),
            configuration: configuration
        )
    }
}

extension TransportError {
    /// A word for what the client met; its own text could hold a part of the URL.
    fileprivate init(_ error: any Error) {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .deadlineExceeded, .readTimeout, .connectTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
                self = .timeout
            case .remoteConnectionClosed: self = .reset
            case .tlsHandshakeTimeout: self = .tls
            default: self = .connection
            }
        case let error as IOError:
            switch error.errnoCode {
            case ECONNREFUSED: self = .refused
            case ECONNRESET, EPIPE: self = .reset
            case ETIMEDOUT: self = .timeout
            default: self = .connection
            }
        case let error as NIOConnectionError:
            self = error.connectionErrors.first.map { TransportError($0.error) } ?? .connection
        case let error as ChannelError: if case .connectTimeout = error { self = .timeout } else { self = .reset }
        case is CancellationError: self = .timeout
        // The errors of NIOSSL, which is the client's own business.
        default: self = "\(type(of: error))".contains("SSL") ? .tls : .connection
        }
    }
}

extension Duration {
    /// Whole microseconds, for deadlines.
    fileprivate var microsecondsForNIO: Int64 {
        components.seconds &* 1_000_000 &+ components.attoseconds / 1_000_000_000_000
    }
}

import Domain
import Glibc
import Query
import Testing

@testable import Delivery

/// The system's resolver and real connections, with a listener on this machine that counts them.
@Suite("Targets of subscriptions, on real sockets", .serialized)
struct RealSocketTests {
    /// Every spelling of this machine that a resolver or a client could understand.
    static let hosts = [
        "127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0177.0.0.1",
        "017700000001", "0", "0.0.0.0", "localhost", "LocalHost", "localhost.",
        "ip6-localhost",
        "ip6-loopback", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
        "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "%31%32%37.0.0.1", "user@127.0.0.1", "evil.example\\@127.0.0.1",
    ]

    @Test("a name that many ask for at once is looked up for all of them")
    func sharedLookUp() async throws {
        let resolver = SystemResolver(threads: 1)
        let answers = await withTaskGroup { group in
            for _ in 0..<50 { group.addTask { await resolver.addresses(of: "localhost") } }
            return await group.reduce(into: Set<[String]>()) { $0.insert($1.map { "\($0)" }) }
        }
        #expect(answers.count == 1 && answers.first?.isEmpty == false)
        await resolver.close()
    }

    @Test("mail whose time is over when its turn comes is not begun; what has time left is")
    func mailLimit() async throws {
        let listener = try #require(CountingListener())
        let mail = CurlMail(
            MailServer(host: "127.0.0.1", port: listener.port, allowsClear: true, from: "vigie@acme.example"),
            threads: 1
        )
        let message = MailMessage(
            [Stand.message()],
            more: 0,
            Wording(.french, publicURL: nil),
            id: "msg_1",
            from: "vigie@acme.example",
            to: ["a@acme.example"],
            at: Stand.noon
        )
        // The time runs from the call, not from the moment when a thread is free.
        await #expect(throws: TransportError.timeout) { try await mail.send(message, within: .zero) }
        #expect(listener.count() == 0)
        // The server takes the connection and says nothing.
        await #expect(throws: TransportError.timeout) { try await mail.send(message, within: .milliseconds(500)) }
        #expect(listener.count() == 1)
        await mail.close()
    }

    @Test("no spelling of this machine is connected to; a host that the operator names is")
    func spellings() async throws {
        let listener = try #require(CountingListener())
        let resolver = SystemResolver(threads: 2)
        let transport = PinnedClient()
        func courier(_ policy: TargetPolicy) -> Courier {
            Courier(
                policy: policy,
                resolver: resolver,
                transport: transport,
                mail: nil,
                publicURL: nil,
                version: "0",
                limit: .seconds(2),
                now: { Stand.noon }
            )
        }
        let closed = courier(TargetPolicy(ports: [listener.port]))
        for scheme in ["https", "http"] {
            for host in RealSocketTests.hosts {
                let url = "\(scheme)://\(host):\(listener.port)/"
                let attempt = await closed.attempt(Stand.delivery(to: url)).attempt
                #expect(!attempt.isSuccess && attempt.status == nil, "\(url)")
            }
        }
        #expect(listener.count() == 0)
        // The listener can count: the same address, named by the operator, is reached by its name.
        let open = courier(TargetPolicy(trusted: ["localhost"], ports: []))
        _ = await open.attempt(Stand.delivery(to: "http://localhost:\(listener.port)/"))
        #expect(listener.count() >= 1)
        await transport.close()
        await resolver.close()
    }
}

/// Listens on the loopback address of either version and never answers.
private final class CountingListener {
    let port: Int
    private let descriptor: Int32

    init?() {
        // An IPv6 socket takes both, so that ::1 and 127.0.0.1 are counted alike.
        descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var off: Int32 = 0
        unsafe setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &off, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let descriptor = descriptor
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard isBound, listen(descriptor, 64) == 0 else { return nil }
        port = Int(UInt16(bigEndian: address.sin6_port))
    }

    deinit { close(descriptor) }

    /// Connections since the last count.
    func count() -> Int {
        var count = 0
        while true {
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { return count }
            close(connection)
            count += 1
        }
    }
}

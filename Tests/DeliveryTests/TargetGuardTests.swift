import Domain
import Query
import Synchronization
import Testing

@testable import Delivery

/// Where subscriptions must not reach: every range and spelling, redirects, and a name that changes its address.
@Suite("Targets of subscriptions")
struct TargetGuardTests {
    static let forbidden = [
        // Loopback and what stands for this machine.
        "https://127.0.0.1/", "https://127.0.0.2/", "https://127.255.255.254/", "https://0.0.0.0/", "https://0.1.2.3/",
        "https://localhost/", "https://LOCALHOST/", "https://api.localhost/", "https://printer.local/",
        "https://vault.internal/", "https://nas.home.arpa/", "https://[::1]/", "https://[::]/",
        "https://[0:0:0:0:0:0:0:1]/", "https://[0000:0000:0000:0000:0000:0000:0000:0001]/",
        // Private, shared and link-local, the metadata services of the clouds among them.
        "https://10.0.0.1/", "https://10.255.255.255/", "https://172.16.0.1/", "https://172.31.255.255/",
        "https://192.168.0.1/", "https://192.168.255.255/", "https://100.64.0.1/", "https://100.127.255.255/",
        "https://169.254.169.254/latest/meta-data/", "https://169.254.0.1/", "https://[fe80::1]/",
        "https://[fd00:ec2::254]/", "https://[fc00::1]/", "https://[fdff:ffff::1]/", "https://[fec0::1]/",
        // Documentation, benchmarks, assignments, multicast, reserved, broadcast.
        "https://192.0.0.1/", "https://192.0.0.192/", "https://192.0.2.1/", "https://198.51.100.7/",
        "https://203.0.113.9/", "https://198.18.0.1/", "https://198.19.255.255/", "https://192.88.99.1/",
        "https://192.31.196.1/", "https://192.52.193.1/", "https://192.175.48.1/", "https://224.0.0.1/",
        "https://239.255.255.255/", "https://240.0.0.1/", "https://255.255.255.255/", "https://[ff02::1]/",
        "https://[2001:db8::1]/", "https://[3fff::1]/", "https://[100::1]/", "https://[5f00::1]/",
        // IPv4 in the clothes of IPv6: mapped, compatible, translated, 6to4, Teredo.
        "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::ffff:10.0.0.1]/",
        "https://[::127.0.0.1]/", "https://[::ffff:0:127.0.0.1]/", "https://[64:ff9b::127.0.0.1]/",
        "https://[64:ff9b::a00:1]/", "https://[64:ff9b:1::7f00:1]/", "https://[2002:7f00:1::]/",
        "https://[2002:c0a8:1::1]/", "https://[2001:0:7f00:1::]/", "https://[2001::1]/",
        // Spellings that getaddrinfo or a URL parser takes for 127.0.0.1.
        "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://0x7f.1/", "https://0177.0.0.1/",
        "https://017700000001/", "https://127.1/", "https://127.0.1/", "https://127.0.0.1./", "https://127.0.0.01/",
        "https://127.000.000.001/", "https://0/", "https://①②⑦.⓪.⓪.①/", "https://１２７.0.0.1/", "https://127。0。0。1/",
        "https://%31%32%37.0.0.1/", "https://[::1%25eth0]/", "https://[::ffff:127.1]/", "https://256.0.0.1/",
        // Tricks with the rest of the URL.
        "https://evil.example\\@127.0.0.1/", "https://user@hooks.example/", "https://user:pass@127.0.0.1/",
        "https://127.0.0.1#@hooks.example/", "https://hooks.example#@127.0.0.1/", "https://hooks.example\t/",
        "https://hooks.example/\r\nHost: 127.0.0.1", "https:///127.0.0.1/", "https:127.0.0.1", "https://",
        "https://:443/",
        "https://hooks.example:0/", "https://hooks.example:65536/", "https://hooks.example:+443/",
        "https://hooks.example:443:80/", "https://hooks..example/", "https://-hooks.example/", "https://hooks example/",
        // Ports and schemes.
        "https://hooks.example:22/", "https://hooks.example:5432/", "https://hooks.example:6379/",
        "http://hooks.example/", "http://93.184.216.34/", "ftp://hooks.example/", "file:///etc/passwd",
        "gopher://hooks.example/", "//hooks.example/", "hooks.example", "",
    ]

    @Test("an address inside is refused when it is set, in every spelling", arguments: forbidden)
    func refusedWhenSet(url: String) {
        let courier = Stand().courier()
        guard case .unsafe(let member, _) = courier.check(Endpoint(url: url), of: .webhook) else {
            Issue.record("\(url) was taken")
            return
        }
        #expect(member == "url")
    }

    @Test("and nothing is connected to where it came into the database some other way", arguments: forbidden)
    func noConnection(url: String) async {
        // A resolver that says loopback to whatever it is asked.
        let stand = Stand(answers: [["127.0.0.1"]])
        let reply = await stand.courier().attempt(Stand.delivery(to: url))
        #expect(!reply.attempt.isSuccess)
        #expect(stand.connections.isEmpty, "\(url) connected to \(stand.connections)")
    }

    @Test("there are at least sixty forms of them") func enough() { #expect(Self.forbidden.count >= 60) }

    @Test(
        "what is on the public internet is taken",
        arguments: [
            "https://hooks.example/vigie", "https://hooks.example:8443/a?b=c", "https://93.184.216.34/",
            "https://[2606:4700::1111]/", "https://xn--bcher-kva.example/", "https://a-b.c_d.example/%20x",
            "HTTPS://Hooks.Example/", "https://1.1.1.1:443/", "https://hooks.example?x=1", "https://100.63.255.255/",
            "https://172.32.0.1/", "https://192.0.1.1/", "https://126.255.255.255/", "https://128.0.0.1/",
        ]
    )
    func taken(url: String) async {
        let stand = Stand(answers: [["93.184.216.34"]])
        guard case .good = stand.courier().check(Endpoint(url: url), of: .webhook) else {
            Issue.record("\(url) was refused")
            return
        }
        #expect(await stand.courier().attempt(Stand.delivery(to: url)).attempt.isSuccess)
        #expect(stand.connections.count == 1)
    }

    @Test("a name that changes its address between the look and the connection gains nothing")
    func rebinding() async {
        // Public when it was set and at the first attempt; then loopback; then public and loopback at once.
        let stand = Stand(answers: [["93.184.216.34"], ["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::1"]])
        let courier = stand.courier()
        let delivery = Stand.delivery(to: "https://rebind.example/")
        #expect(await courier.attempt(delivery).attempt.isSuccess)
        for _ in 0..<3 { #expect(await courier.attempt(delivery).attempt.error == "unsafe_address") }
        // The one connection went to the address that was looked at.
        #expect(stand.connections == ["93.184.216.34"])
        #expect(stand.questions == 4)
    }

    @Test("a redirect is an answer, and a bad one", arguments: [301, 302, 303, 307, 308])
    func redirects(status: Int) async {
        let stand = Stand(answers: [["93.184.216.34"]], statuses: [status])
        let attempt = await stand.courier().attempt(Stand.delivery(to: "https://hooks.example/")).attempt
        #expect(attempt.error == "redirect" && stand.connections.count == 1)
    }

    @Test("the operator's list lets a host in, at any port and over plain HTTP, and no other")
    func trusted() async {
        let policy = TargetPolicy(trusted: ["alertmanager.corp.example", "127.0.0.1:9093"])
        let stand = Stand(answers: [["10.1.2.3"]])
        let courier = stand.courier(policy)
        for url in ["http://alertmanager.corp.example:9093", "http://127.0.0.1:9093/x"] {
            #expect(await courier.attempt(Stand.delivery(to: url)).attempt.isSuccess, "\(url)")
        }
        #expect(stand.connections == ["10.1.2.3", "127.0.0.1"])
        for url in ["http://127.0.0.1:9094/", "https://other.corp.example/"] {
            #expect(await courier.attempt(Stand.delivery(to: url)).attempt.error == "unsafe_address", "\(url)")
        }
    }

    @Test("property: an address is public exactly when none of the special ranges has it")
    func ranges() throws {
        // The edges of some ranges, from both sides.
        let edges: [(String, Bool)] = [
            ("9.255.255.255", true), ("10.0.0.0", false), ("11.0.0.0", true), ("100.63.255.255", true),
            ("100.128.0.0", true), ("169.253.255.255", true), ("169.255.0.0", true), ("172.15.255.255", true),
            ("198.17.255.255", true), ("198.20.0.0", true), ("223.255.255.255", true), ("2000::", true),
            ("1fff:ffff::", false), ("4000::", false), ("2001:200::1", true), ("2001:1ff::1", false),
            ("2001:db7:ffff::1", true), ("2001:db9::1", true), ("2001:4860:4860::8888", true), ("2003::1", true),
        ]
        for (text, isPublic) in edges {
            let address = try #require(IPAddress(text))
            #expect(AddressRanges.isPublic(address) == isPublic, "\(text)")
        }
    }

    @Test(
        "addresses are read in their one spelling",
        arguments: [
            ("1.2.3.4", "1.2.3.4"), ("::1", "0:0:0:0:0:0:0:1"), ("2001:DB8::A", "2001:db8:0:0:0:0:0:a"),
            ("::ffff:1.2.3.4", "0:0:0:0:0:ffff:102:304"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
            ("1:2:3:4:5:6:7:8::", nil),
            ("1::2::3", nil), (":::", nil), ("1:2:3:4:5:6:7", nil), ("1:2:3:4:5:6:7:8:9", nil), ("12345::", nil),
            ("::1.2.3", nil), ("01.2.3.4", nil), ("1.2.3", nil), ("1.2.3.256", nil), ("", nil), ("::g", nil),
            ("1:", nil),
            ("::+1", nil),
        ]
    )
    func addresses(text: String, canonical: String?) { #expect(IPAddress(text)?.description == canonical) }
}

/// A courier whose names resolve to what a test says, and whose connections are only counted.
final class Stand: HostResolver, HTTPTransport {
    private struct State {
        var answers: [[String]]
        var statuses: [Int]
        var questions = 0
        var connections: [String] = []
        var requests: [OutgoingRequest] = []
    }

    static let noon = Timestamp(seconds: 1_794_668_400)
    private let state: Mutex<State>

    /// The last answer is given for good.
    init(answers: [[String]] = [["93.184.216.34"]], statuses: [Int] = [204]) {
        state = Mutex(State(answers: answers, statuses: statuses))
    }

    var connections: [String] { state.withLock { $0.connections } }
    var questions: Int { state.withLock { $0.questions } }
    var requests: [OutgoingRequest] { state.withLock { $0.requests } }

    func courier(_ policy: TargetPolicy = TargetPolicy(), publicURL: String? = nil) -> Courier {
        Courier(
            policy: policy,
            resolver: self,
            transport: self,
            mail: nil,
            publicURL: publicURL,
            version: "0",
            now: { Stand.noon }
        )
    }

    func addresses(of host: String) async -> [IPAddress] {
        state.withLock { state in
            state.questions += 1
            let answer = state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
            return answer.compactMap { IPAddress($0) }
        }
    }

    func send(
        _ request: OutgoingRequest,
        to address: IPAddress,
        within limit: Duration
    ) async throws(TransportError) -> IncomingResponse {
        state.withLock { state in
            state.connections.append(address.description)
            state.requests.append(request)
            return IncomingResponse(status: state.statuses.count > 1 ? state.statuses.removeFirst() : state.statuses[0])
        }
    }

    static func delivery(
        to url: String,
        _ channel: DeliveryChannel = .webhook,
        _ messages: [OutboxMessage] = [Stand.message()],
        more: Int = 0
    ) -> LeasedDelivery {
        LeasedDelivery(
            id: DeliveryID(raw: 1 << 40),
            subscription: Subscription(
                id: SubscriptionID(raw: 5),
                name: "test",
                channel: channel,
                endpoint: Endpoint(url: url, routingKey: "R0UT1NGK3Y", recipients: ["a@acme.example"]),
                target: "test:443",
                statusSince: noon,
                createdAt: noon
            ),
            secrets: SigningSecrets(keys: [[UInt8](repeating: 9, count: 32)]),
            type: messages.first?.type ?? "",
            messages: messages,
            more: more,
            dueAt: noon
        )
    }

    static func message(_ type: String = "alert.opened", _ json: String? = nil, sequence: Int64 = 1) -> OutboxMessage {
        let alert = """
            {"id":"al_01h5n3k0q7ye8","number":1042,"kind":"sensitivity.spike","severity":"critical","state":"open",\
            "first_seen":"2026-11-13T14:00:00Z","subject":{"platform":"alibaba_icbu","platform_name":"Alibaba.com",\
            "jurisdiction":"CN","system":"odoo-amont","source":"odoo-amont/price_feed"},"summary":{"fr":"42,6 Mo de \
            données vers <Alibaba>.","en":"42.6 MB of data to <Alibaba>."},"explanation":{"why":{"fr":["13,7 fois."],\
            "en":["13.7 times."]}},"suggested_action":{"code":"drop_field","fr":"Retirer cost_price.","en":"Drop \
            cost_price."},"links":{"html":"/a/1042","self":"/v1/alerts/al_01h5n3k0q7ye8"}}
            """
        return OutboxMessage(
            sequence: sequence,
            type: type,
            at: noon,
            json: json ?? alert,
            severity: "critical",
            platform: "alibaba_icbu",
            kind: "sensitivity.spike"
        )
    }
}

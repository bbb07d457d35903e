import Domain
import Foundation
import FoundationNetworking
import Query
import Synchronization
import Testing

@testable import Delivery

/// Targets of subscriptions, with the kernel as the witness.
@Suite("Targets of subscriptions, counted by the kernel")
struct SecludedTests {
    @Test("in a network of its own, no forbidden target, redirect or changed name is connected to")
    func counted() throws {
        guard !SecludedRun.isInside else { return }
        guard SecludedRun.isPossible else {
            print("skipped: no network namespace can be made here (unshare -rn, ip)")
            return
        }
        let run = try SecludedRun.tests(of: "SecludedTargetTests")
        #expect(run.status == 0, "\(run.output)")
        // A filter that finds nothing ends well too.
        let figures = run.output.split(separator: "\n").filter { $0.hasPrefix("secluded:") }
        #expect(figures.count == SecludedTargetTests.figures, "\(run.output)")
        for line in figures { print(line) }
    }
}

/// What is run inside: the real client, the real resolver, and the table of all that is forbidden.
@Suite("Inside the network", .serialized, .enabled(if: SecludedRun.isInside))
struct SecludedTargetTests {
    /// Lines that begin with `secluded:`, of all tests.
    static let figures = 4

    /// A name's answers, one for each question; the last for good.
    private final class ChangingResolver: HostResolver {
        private let answers: Mutex<[[String]]>

        init(_ answers: [[String]]) { self.answers = Mutex(answers) }

        func addresses(of host: String) async -> [IPAddress] {
            answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }.compactMap { IPAddress($0) }
        }
    }

    private func courier(_ policy: TargetPolicy, _ resolver: any HostResolver, _ client: PinnedClient) -> Courier {
        Courier(
            policy: policy,
            resolver: resolver,
            transport: client,
            mail: nil,
            publicURL: nil,
            version: "0",
            limit: .seconds(2),
            now: { Stand.noon }
        )
    }

    /// A client that is closed whatever happens.
    private func lending(_ body: (PinnedClient) async throws -> Void) async throws {
        let client = PinnedClient()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(client)) } catch { outcome = .failure(error) }
        await client.close()
        try outcome.get()
    }

    /// How many connections were begun while `body` ran.
    private func attempts(_ body: () async -> Void) async throws -> Int {
        let before = try ConnectionCount.attempts()
        await body()
        return try ConnectionCount.attempts() - before
    }

    @Test("every form: none is connected to with the guard, and those that can be are without it")
    func forms() async throws {
        try await lending { client in
            let system = SystemResolver(threads: 2)
            // A resolver that says loopback to whatever it is asked, and one that says what a cloud's own would.
            let liars = [ChangingResolver([["127.0.0.1"]]), ChangingResolver([["169.254.169.254"]])]
            let resolvers: [any HostResolver] = [system] + liars
            var guarded = 0
            for url in TargetGuardTests.forbidden {
                for resolver in resolvers {
                    let count = try await attempts {
                        _ = await courier(TargetPolicy(), resolver, client).attempt(Stand.delivery(to: url))
                    }
                    #expect(count == 0, "\(url) was connected to")
                    guarded += count
                }
            }
            // The same, each named by the operator: the counter sees what the guard prevents.
            var reached: Set<String> = []
            for text in TargetGuardTests.forbidden {
                guard let url = try? TargetURL(text) else { continue }
                let count = try await attempts {
                    _ = await courier(TargetPolicy(trusted: [url.host]), liars[0], client)
                        .attempt(Stand.delivery(to: text))
                }
                if count > 0 { reached.insert(text) }
            }
            for text in [
                "https://127.0.0.1/", "https://0.0.0.0/", "https://10.0.0.1/", "https://192.168.0.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data/", "https://localhost/", "https://hooks.example:22/",
                "http://hooks.example/", "https://[::1]/", "https://[fd00:ec2::254]/", "https://[::ffff:127.0.0.1]/",
            ] {
                #expect(reached.contains(text), "without the guard \(text) was not connected to")
            }
            print(
                "secluded: \(TargetGuardTests.forbidden.count) forms × \(resolvers.count) resolvers, \(guarded) connections;",
                "\(reached.count) forms connect without the guard"
            )
            await system.close()
        }
    }

    @Test("every spelling of this machine, through the system's own resolver")
    func spellings() async throws {
        try await lending { client in
            let system = SystemResolver(threads: 2)
            let closed = courier(TargetPolicy(ports: [443, 80]), system, client)
            let count = try await attempts {
                for host in RealSocketTests.hosts {
                    _ = await closed.attempt(Stand.delivery(to: "https://\(host)/"))
                    _ = await closed.attempt(Stand.delivery(to: "https://\(host):80/"))
                }
            }
            #expect(count == 0)
            let open = courier(TargetPolicy(trusted: ["localhost"]), system, client)
            let control = try await attempts { _ = await open.attempt(Stand.delivery(to: "https://localhost/")) }
            #expect(control > 0)
            print(
                "secluded: \(RealSocketTests.hosts.count) spellings, \(count) connections; \(control) to a host on the list"
            )
            await system.close()
        }
    }

    @Test("a redirect into the inside ends where it was given; a client that follows it gets there")
    func redirects() async throws {
        try await lending { client in
            let inside = try #require(RecordingServer(answering: "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"))
            defer { inside.close() }
            let resolver = ChangingResolver([["93.184.216.34"]])
            var connections = 0
            var followed = 0
            let targets = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.0.1", "localhost"]
            for (status, host) in zip([301, 302, 303, 307, 308], targets) {
                let head = "HTTP/1.1 \(status) Moved\r\nlocation: http://\(host):\(inside.port)/secret\r\n"
                let outside = try #require(
                    RecordingServer(answering: head + "content-length: 0\r\nconnection: close\r\n\r\n")
                )
                defer { outside.close() }
                let url = "http://hooks.example:\(outside.port)/"
                connections += try await attempts {
                    let attempt = await courier(TargetPolicy(trusted: ["hooks.example"]), resolver, client)
                        .attempt(Stand.delivery(to: url)).attempt
                    #expect(attempt.error == "redirect")
                }
                #expect(outside.destinations == ["93.184.216.34"] && inside.destinations.count == followed)
                let direct = try #require(URL(string: "http://127.0.0.1:\(outside.port)/"))
                _ = try await URLSession.shared.data(from: direct)
                followed += 1
                #expect(inside.destinations.count == followed, "who follows gets to \(host)")
            }
            #expect(connections == targets.count)
            print(
                "secluded: \(targets.count) redirects, \(connections) connections; \(followed) followed by another client"
            )
        }
    }

    @Test("a name that changes between looks is connected to at the address that was looked at, or not at all")
    func rebinding() async throws {
        try await lending { client in
            let server = try #require(
                RecordingServer(answering: "HTTP/1.1 204 No Content\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
            )
            defer { server.close() }
            let answers = [
                ["93.184.216.34"], ["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1"], ["::ffff:a00:1"],
                ["169.254.169.254"],
            ]
            // Plain HTTP stays forbidden to it, so TLS is begun and fails: the SYN is what counts.
            let resolver = ChangingResolver(answers)
            let rebound = courier(TargetPolicy(ports: [server.port]), resolver, client)
            var counts: [Int] = []
            for _ in answers {
                counts.append(
                    try await attempts {
                        _ = await rebound.attempt(Stand.delivery(to: "https://rebind.example:\(server.port)/"))
                    }
                )
            }
            #expect(counts == [1, 0, 0, 0, 0, 0])
            #expect(server.destinations == ["93.184.216.34"])
            // The same name, named by the operator: each answer is connected to.
            let trusting = courier(TargetPolicy(trusted: ["rebind.example"]), ChangingResolver([["10.0.0.1"]]), client)
            let control = try await attempts {
                let attempt = await trusting.attempt(Stand.delivery(to: "http://rebind.example:\(server.port)/"))
                    .attempt
                #expect(attempt.status == 204)
            }
            #expect(control == 1 && server.destinations.last == "10.0.0.1")
            print(
                "secluded: \(answers.count) answers of one name, \(counts.reduce(0, +)) connection; \(control) without the guard"
            )
        }
    }
}

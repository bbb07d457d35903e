import Domain
import HTTPTypes
import HummingbirdTesting
import Intake
import Logging
import NIOCore
import Query
import Synchronization
import Testing

@testable import Web

/// What can only be seen with a socket: framing, compression, time-outs.
@Suite("On the wire", .timeLimit(.minutes(1)))
struct WireTests {
    private let desk = Desk()

    /// Sends one request with an events body and reads the whole answer.
    private func post(_ headers: String, _ body: [UInt8], desk: Desk? = nil) async throws -> String {
        let head = """
            POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n\
            Accept-Language: en\r\nAuthorization: Bearer \(MemoryKeys.token(.eventsWrite))\r\n\(headers)\r\n
            """
        return try await raw(Array(head.utf8) + body, desk: desk)
    }

    private func raw(_ bytes: [UInt8], desk: Desk? = nil) async throws -> String {
        try await (desk ?? self.desk).application
            .test(.live) { client in
                try await Wire.exchange(port: client.port ?? 0, sending: bytes)
            }
    }

    private func gzip(_ bytes: [UInt8]) async throws -> String {
        try await post("Content-Encoding: gzip\r\nContent-Length: \(bytes.count)\r\n", bytes)
    }

    @Test("gzip arrives as what it was")
    func compressed() async throws {
        let body = Array("[\(String(repeating: " ", count: 100_000))]".utf8)
        #expect(try await gzip(Gzip.stored(body)).hasPrefix("HTTP/1.1 202"))
        #expect(desk.intake.state.withLock { $0.bodies } == [body])
    }

    @Test("a bomb is refused by its ratio, a large body by its size, and neither reaches the pipeline")
    func bombs() async throws {
        let bomb = Gzip.zeros(64 << 20)
        #expect(bomb.count < 500_000)
        for body in [bomb, Gzip.stored([UInt8](repeating: 0x20, count: (4 << 20) + 1))] {
            let answer = try await gzip(body)
            #expect(answer.hasPrefix("HTTP/1.1 413"), "\(answer.prefix(100))")
            #expect(answer.contains("\"code\":\"payload_too_large\""))
        }
        #expect(desk.intake.state.withLock { $0.bodies.isEmpty })
    }

    @Test("whoever still sends when a body is refused hears why, and not that the connection is gone")
    func refusedWhileSending() async throws {
        let large = [UInt8](repeating: 0x20, count: 12 << 20)
        let bomb = Gzip.zeros(64 << 20)
        for _ in 0..<5 {
            // Far more than the buffers between the two hold, refused at a third of it.
            let chunks = Array("\(String(large.count, radix: 16))\r\n".utf8) + large
            let answer = try await post("Transfer-Encoding: chunked\r\n", chunks + Array("\r\n0\r\n\r\n".utf8))
            #expect(answer.hasPrefix("HTTP/1.1 413"), "\(answer.prefix(100))")
            #expect(answer.contains("\"code\":\"payload_too_large\""))
            let inflated = try await gzip(bomb)
            #expect(inflated.contains("\"code\":\"payload_too_large\""), "\(inflated.prefix(100))")
        }
    }

    @Test("broken gzip is a problem that says so")
    func brokenGzip() async throws {
        let whole = Gzip.stored(Array("[]".utf8))
        var wrongSum = whole
        wrongSum[whole.count - 6] ^= 0xFF
        for body in [Array(whole.dropLast(9)), wrongSum, Array("not gzip at all".utf8), whole + [1, 2, 3]] {
            let answer = try await gzip(body)
            #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer.prefix(100))")
            #expect(answer.contains("\"code\":\"malformed_encoding\""))
        }
        #expect(desk.intake.state.withLock { $0.bodies.isEmpty })
    }

    @Test("a chunked body over the limit is refused before it ends")
    func chunked() async throws {
        let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 0x20, count: 65_536) + Array("\r\n".utf8)
        let body = Array(repeatElement(chunk, count: 65).joined()) + Array("0\r\n\r\n".utf8)
        #expect(try await post("Transfer-Encoding: chunked\r\n", body).hasPrefix("HTTP/1.1 413"))
        let small = Array("2\r\n[]\r\n0\r\n\r\n".utf8)
        #expect(try await post("Transfer-Encoding: chunked\r\n", small).hasPrefix("HTTP/1.1 202"))
        #expect(desk.intake.state.withLock { $0.bodies } == [Array("[]".utf8)])
    }

    @Test(
        "a body that breaks off, or whose chunks are none, is the client's fault and not ours",
        arguments: [("Transfer-Encoding: chunked\r\n", "zz\r\n"), ("Content-Length: 9\r\n", "[{}")]
    )
    func incomplete(headers: String, body: String) async throws {
        let log = MemoryLog()
        let answer = try await desk.application(logger: log.logger)
            .test(.live) { client in
                let head = """
                    POST /v1/events HTTP/1.1\r\nHost: x\r\n\
                    Authorization: Bearer \(MemoryKeys.token(.eventsWrite))\r\n\(headers)\r\n
                    """
                return try await Wire.exchange(port: client.port ?? 0, sending: head + body, halfClosing: true)
            }
        #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer.prefix(100))")
        #expect(answer.contains("\"code\":\"incomplete_body\""))
        #expect(desk.intake.state.withLock { $0.bodies.isEmpty })
        #expect(log.levels == [.debug])
    }

    @Test("bodies that together are more than the budget are put off, and what was answered frees its part")
    func budget() async throws {
        let desk = Desk { $0.bodyBudget = 100_000 }
        @Sendable func send(_ count: Int, through port: Int) async throws -> String {
            let body = "[" + String(repeating: " ", count: count - 2) + "]"
            let head = """
                POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: \(count)\r\n\
                Authorization: Bearer \(MemoryKeys.token(.eventsWrite))\r\n\r\n
                """
            return try await Wire.exchange(port: port, sending: head + body)
        }
        try await desk.application.test(.live) { client in
            let port = client.port ?? 0
            for count in [60_000, 60_000, 100_000] {
                #expect(try await send(count, through: port).hasPrefix("HTTP/1.1 202"))
            }
            let refused = try await send(100_001, through: port)
            #expect(refused.hasPrefix("HTTP/1.1 503") && refused.contains("\"code\":\"overloaded\""))
            #expect(refused.lowercased().contains("retry-after: 2\r\n"))
            // While one is in the pipeline, there is no room for another beside it.
            let (told, tell) = AsyncStream.makeStream(of: Void.self)
            desk.intake.hold(until: told)
            async let first = send(60_000, through: port)
            await desk.intake.arrival()
            #expect(try await send(60_000, through: port).hasPrefix("HTTP/1.1 503"))
            tell.finish()
            #expect(try await first.hasPrefix("HTTP/1.1 202"))
            #expect(try await send(60_000, through: port).hasPrefix("HTTP/1.1 202"))
        }
    }

    @Test("a client that asks first is told to go on")
    func expectContinue() async throws {
        let answer = try await post("Expect: 100-continue\r\nContent-Length: 2\r\n", Array("[]".utf8))
        #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202"))
    }

    @Test(
        "framing that could be read in two ways is refused and the connection closed",
        arguments: [
            "GET /healthz HTTP/1.1\r\n\r\n", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost:\r\n\r\n",
            "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /",
            "GET /healthz HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: 9_000))\r\n\r\n",
            "nonsense\r\n\r\n",
        ]
    )
    func framing(request: String) async throws {
        let answer = try await raw(Array(request.utf8))
        #expect(answer.hasPrefix("HTTP/1.1 400") || answer.hasPrefix("HTTP/1.1 431"), "\(answer.prefix(60))")
        #expect(!answer.contains("200 OK"))
    }

    @Test(
        "a client that falls silent is closed: in its headers, in its body, between requests",
        arguments: [
            "GET /healthz HTTP/1.1\r\nHost: x\r\nX-", "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(MemoryKeys.token(.eventsWrite))\r\nContent-Length: 9\r\n\r\n[",
        ]
    )
    func silence(request: String) async throws {
        // Returns only because the server closes.
        let answer = try await raw(Array(request.utf8), desk: Desk { $0.idleTimeout = .milliseconds(150) })
        #expect(!answer.hasPrefix("HTTP/1.1 202"))
    }

    @Test("one connection serves many requests")
    func keepAlive() async throws {
        let request = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        let last = "GET /version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        let answer = try await raw(Array((request + request + last).utf8))
        #expect(answer.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Postgres
import Storage
import Testing

/// What a service said to one request.
struct Answer {
    let status: Int
    let body: String

    /// Served, or refused with a problem that says what it is; never a failure of ours.
    ///
    /// What is no HTTP is told so by the status alone, before anybody knows what was asked.
    var isClear: Bool {
        switch status {
        case 200..<400: true
        case 400..<500:
            body.contains("\"code\":\"") || body.contains("<!doctype html>") || (status == 400 && body.isEmpty)
        default: false
        }
    }
}

/// Whoever asks a running service, from any task.
struct Asker: Sendable {
    let port: Int
    let key: String

    /// One request with the key of this service, or with the headers' own `Authorization`.
    func ask(
        _ method: HTTPMethod,
        _ path: String,
        _ headers: [(name: String, value: String)] = [],
        body: [UInt8]? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = method
        if !headers.contains(where: { $0.name == "Authorization" }) {
            request.headers.add(name: "Authorization", value: "Bearer \(key)")
        }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let text = String(buffer: try await response.body.collect(upTo: 16 << 20))
        return Answer(status: Int(response.status.code), body: text)
    }

    /// Asks once for each text, several at a time, and expects a clear answer to each.
    func askAll(
        _ texts: [String],
        _ what: String,
        _ ask: @escaping @Sendable (Int, String) async throws -> Answer
    ) async throws {
        var unclear: [String] = []
        try await withThrowingTaskGroup(of: (String, Answer).self) { group in
            var waiting = texts.enumerated().makeIterator()
            func add() {
                guard let (place, text) = waiting.next() else { return }
                group.addTask { (text, try await ask(place, text)) }
            }
            for _ in 0..<8 { add() }
            for try await (text, answer) in group {
                if !answer.isClear { unclear.append("\(text.debugDescription): \(answer.status) \(answer.body)") }
                add()
            }
        }
        #expect(unclear.isEmpty, "\(what): \(unclear.count), first \(unclear.first ?? "")")
    }
}

extension RunningVigie {
    var asker: Asker { Asker(port: port, key: key) }

    /// A whole number out of the database, as its owner sees it.
    func count(_ query: SQL) async throws -> Int64 {
        let connection = try await PostgresConnection.connect(database.ownerConfiguration)
        let count = try await connection.perform { (session) throws(PostgresError) -> Int64? in
            try session.first(query) { (row) throws(PostgresError) in try row.decode(Int64.self, at: 0) }
        }
        await connection.close()
        return try #require(count)
    }
}

extension String {
    /// Every byte but letters and digits as `%XX`.
    var percentEncoded: String {
        utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        .joined()
    }

    /// Whether a control character stands in it as it is; `besides` are bytes that may.
    func hasRawControl(besides: Set<UInt8> = [0x0A]) -> Bool {
        unicodeScalars.contains {
            (0..<0x20 ~= $0.value || 0x7F..<0xA0 ~= $0.value) && !($0.value < 0x20 && besides.contains(UInt8($0.value)))
        }
    }
}

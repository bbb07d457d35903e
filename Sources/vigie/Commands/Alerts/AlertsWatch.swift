import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Follows the stream of the service and prints a line for each word on an alert; goes on where it was after a break.
struct AlertsWatch {
    let service: ServiceClient
    let filters: [String]

    /// Only what the stream can be filtered by; the others hold for the list alone.
    private var query: String {
        let known = ["severity", "platform", "kind"]
        let usable = filters.filter { text in known.contains { text.drop { $0 == "-" }.hasPrefix($0) } }
        return "/v1/stream?events=alert.*" + usable.map { "&filter=" + ServiceClient.encoded($0) }.joined()
    }

    func run() async throws {
        var last: String?
        var pause = Duration.seconds(1)
        while true {
            do {
                if try await follow(&last) { pause = .seconds(1) }
            } catch let failure as Failure {
                throw failure
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                // The service is away: it is asked again.
            }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(30))
        }
    }

    /// Until the stream ends; whether anything came.
    private func follow(_ last: inout String?) async throws -> Bool {
        var request = try service.request(query)
        request.method = .GET
        request.headers.add(name: "Accept", value: "text/event-stream")
        if let last { request.headers.add(name: "Last-Event-ID", value: last) }
        let sent = request
        var reader = EventLines()
        var newest = last
        defer { last = newest }
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        do {
            let response = try await client.execute(sent, deadline: .distantFuture)
            guard response.status == .ok else {
                let body = try await response.body.collect(upTo: 1 << 20)
                throw ServiceClient.failure(Int(response.status.code), Data(body.readableBytesView))
            }
            var isAny = false
            for try await chunk in response.body {
                for message in reader.take(chunk.readableBytesView) {
                    isAny = true
                    newest = message.id ?? newest
                    show(message)
                }
            }
            try await client.shutdown()
            return isAny
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private struct Message: Decodable { var data: AlertView }

    private func show(_ message: EventLines.Message) {
        guard message.event.hasPrefix("alert.") else { return }
        if service.json { return Terminal.output.line(message.data) }
        guard let alert = try? JSONDecoder().decode(Message.self, from: Data(message.data.utf8)).data else { return }
        let time = AlertView.day(alert.last_seen)
        Terminal.output.line(
            "\(time)  \(message.event.dropFirst(6))  AL-\(alert.number)  \(alert.severityText)  \(alert.summary.text)  \(alert.id)"
        )
    }
}

/// Reads a stream of server-sent events (WHATWG HTML, section 9.2) as far as Vigie writes them.
struct EventLines {
    struct Message {
        var id: String?
        var event = ""
        var data = ""
    }

    /// A line or an event that is longer is no word of Vigie's.
    private static let longest = 1 << 20
    private var line: [UInt8] = []
    private var message = Message()

    mutating func take(_ bytes: some Sequence<UInt8>) -> [Message] {
        var found: [Message] = []
        for byte in bytes {
            guard byte == UInt8(ascii: "\n") else {
                if line.count < EventLines.longest { line.append(byte) }
                continue
            }
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if line.isEmpty {
                if !message.data.isEmpty { found.append(message) }
                message = Message(id: message.id)
            } else {
                add(String(decoding: line, as: UTF8.self))
            }
            line.removeAll(keepingCapacity: true)
        }
        return found
    }

    private mutating func add(_ line: String) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let name = line[..<colon]
        let value = String(line[line.index(after: colon)...].drop { $0 == " " })
        switch name {
        case "id": message.id = value
        case "event": message.event = value
        case "data" where message.data.utf8.count < EventLines.longest:
            message.data += message.data.isEmpty ? value : "\n" + value
        default: break
        }
    }
}

import Foundation
import Glibc
import Synchronization

/// A receiver of webhooks on bare sockets, a thread for each connection, that answers in the ways receivers fail.
///
/// Counts what it has answered with 2xx, by the number of the alert, and when the first byte about each one came.
final class FaultyReceiver: Sendable {
    /// What a request meets.
    enum Behaviour: Sendable {
        case accept
        case refuse
        /// Reads, and never answers.
        case hang
        case reset
        case slow
        /// 429 with `Retry-After: 1`.
        case busy
        case gone
    }

    struct Arrival: Sendable {
        var firstByte: UInt64
        /// Names under which it came; a repeat carries the same.
        var names: Set<String>
        var accepted: Int
    }

    private struct State {
        var arrivals: [Int: Arrival] = [:]
        var requests = 0
        var random: UInt64
    }

    let port: Int
    private let listener: Int32
    private let state: Mutex<State>
    private let behaviour: @Sendable (Double) -> Behaviour

    /// `behaviour` is given a number of 0 ..< 1 that the seed decides.
    init(seed: UInt64 = 1, _ behaviour: @escaping @Sendable (Double) -> Behaviour = { _ in .accept }) throws {
        self.behaviour = behaviour
        state = Mutex(State(random: seed))
        (listener, port) = try FaultyReceiver.listen()
        let thread = Thread { [self] in accept() }
        thread.stackSize = 1 << 20
        thread.start()
    }

    var arrivals: [Int: Arrival] { state.withLock { $0.arrivals } }
    var requests: Int { state.withLock { $0.requests } }

    /// Connections that are open stay; nobody new is let in.
    func close() { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func listen() throws -> (Int32, Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard bound, Glibc.listen(descriptor, 512) == 0 else { throw LaboratoryError("no port for a receiver") }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    private func accept() {
        while true {
            let descriptor = Glibc.accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            let thread = Thread { [self] in serve(descriptor) }
            thread.stackSize = 512 << 10
            thread.start()
        }
    }

    private func serve(_ descriptor: Int32) {
        defer { Glibc.close(descriptor) }
        var bytes: [UInt8] = []
        var firstByte: UInt64 = 0
        while true {
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            if bytes.isEmpty { firstByte = monotonicNanoseconds() }
            bytes.append(contentsOf: buffer.prefix(count))
            guard let request = WebhookRequest(bytes) else { continue }
            bytes.removeAll(keepingCapacity: true)
            guard answer(request, firstByte, on: descriptor) else { return }
        }
    }

    /// Returns whether the connection goes on.
    private func answer(_ request: WebhookRequest, _ firstByte: UInt64, on descriptor: Int32) -> Bool {
        let behaviour = state.withLock { state in
            state.requests += 1
            state.random = state.random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return self.behaviour(Double(state.random >> 11) / Double(1 << 53))
        }
        let isGood =
            switch behaviour {
            case .accept, .slow: true;
            default: false
            }
        switch behaviour {
        case .hang:
            var byte: UInt8 = 0
            // Until the other side gives up.
            while unsafe read(descriptor, &byte, 1) > 0 {}
            return false
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
            return false
        case .slow: usleep(300_000)
        default: break
        }
        let status =
            switch behaviour {
            case .busy: "429 Too Many Requests\r\nretry-after: 1"
            case .gone: "410 Gone"
            case .refuse: "500 Internal Server Error"
            default: "200 OK"
            }
        let text = Array("HTTP/1.1 \(status)\r\ncontent-length: 0\r\n\r\n".utf8)
        let sent = unsafe text.withUnsafeBytes {
            unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        // What was not said did not count: the sender cannot know.
        note(request, firstByte, isGood: isGood && sent == text.count)
        return sent == text.count
    }

    private func note(_ request: WebhookRequest, _ firstByte: UInt64, isGood: Bool) {
        state.withLock { state in
            for number in request.numbers {
                var arrival = state.arrivals[number] ?? Arrival(firstByte: firstByte, names: [], accepted: 0)
                arrival.names.insert(request.name)
                arrival.accepted += isGood ? 1 : 0
                state.arrivals[number] = arrival
            }
        }
    }
}

/// One whole request: its `webhook-id` and the numbers of the alerts in it.
struct WebhookRequest {
    let name: String
    let numbers: [Int]

    /// `nil` while something is missing.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        func header(_ name: String) -> String? {
            lines.first { $0.lowercased().hasPrefix(name + ":") }
                .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
        }
        guard let length = header("content-length").flatMap({ Int($0) }) else { return nil }
        let body = text[end.upperBound...]
        guard body.utf8.count >= length else { return nil }
        name = header("webhook-id") ?? ""
        numbers = body.components(separatedBy: "\"number\":").dropFirst()
            .compactMap { Int($0.drop { $0 == " " }.prefix { $0.isNumber }) }
    }
}

import Foundation
import Glibc

/// A closed-loop HTTP/1.1 load from one thread: so many connections, each with one request under way.
///
/// Bare sockets and poll, so that what is measured is the service and not its client.
final class HTTPLoader {
    struct Answer {
        let connection: Int
        let status: Int
        let body: ArraySlice<UInt8>
        let seconds: Double
        /// Status line and headers.
        var head: ArraySlice<UInt8> = []
    }

    private struct Connection {
        var descriptor: Int32 = -1
        var request: [UInt8] = []
        var sent = 0
        var received: [UInt8] = []
        var startedAt: UInt64 = 0
        var waitsForWrite = false
    }

    private let port: UInt16
    private var connections: [Connection]

    init(port: Int, connections count: Int) {
        self.port = UInt16(port)
        connections = Array(repeating: Connection(), count: count)
    }

    deinit {
        for connection in connections where connection.descriptor >= 0 { close(connection.descriptor) }
    }

    /// Runs until `next` answers `nil` for every connection.
    ///
    /// `next` gives a connection its next whole request; `done` sees each answer. A connection that breaks is
    /// reported with status 0, and its request is the caller's to send again.
    func run(next: (Int) -> [UInt8]?, done: (Answer) -> Void) {
        var active = 0
        for index in connections.indices where start(index, next(index)) { active += 1 }
        while active > 0 {
            for index in ready() {
                if let answer = advance(index) {
                    done(answer)
                    if !start(index, next(index)) { active -= 1 }
                }
            }
            // A request that never comes back counts as broken.
            let now = monotonicNanoseconds()
            for index in connections.indices
            where connections[index].startedAt != 0 && now - connections[index].startedAt > 30_000_000_000 {
                done(broken(index))
                if !start(index, next(index)) { active -= 1 }
            }
        }
    }

    private func start(_ index: Int, _ request: [UInt8]?) -> Bool {
        guard let request else {
            connections[index].startedAt = 0
            return false
        }
        connections[index].request = request
        connections[index].sent = 0
        connections[index].received.removeAll(keepingCapacity: true)
        connections[index].startedAt = monotonicNanoseconds()
        if connections[index].descriptor < 0 { connect(index) }
        send(index)
        return true
    }

    private func connect(_ index: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe Glibc.connect(descriptor, generic, length) != 0
            }
        }
        var one: Int32 = 1
        unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        connections[index].descriptor = failed ? -1 : descriptor
        if failed {
            close(descriptor)
            // Not up (yet): let the loop go on a little later.
            usleep(20_000)
            return
        }
        connections[index].waitsForWrite = false
    }

    private func send(_ index: Int) {
        let descriptor = connections[index].descriptor
        guard descriptor >= 0 else { return }
        while connections[index].sent < connections[index].request.count {
            let offset = connections[index].sent
            let written = unsafe connections[index].request
                .withUnsafeBytes { bytes in
                    unsafe Glibc.send(
                        descriptor,
                        bytes.baseAddress! + offset,
                        bytes.count - offset,
                        Int32(MSG_NOSIGNAL)
                    )
                }
            if written <= 0 { break }
            connections[index].sent += written
        }
        connections[index].waitsForWrite = connections[index].sent < connections[index].request.count
    }

    /// The connections that have something to read or room to write, after at most a second.
    private func ready() -> [Int] {
        var polled: [pollfd] = []
        var indices: [Int] = []
        for (index, connection) in connections.enumerated()
        where connection.startedAt != 0 && connection.descriptor >= 0 {
            let interest = connection.waitsForWrite ? POLLIN | POLLOUT : POLLIN
            polled.append(pollfd(fd: connection.descriptor, events: Int16(interest), revents: 0))
            indices.append(index)
        }
        // A connection that could not be opened is tried again at once, and says so itself.
        let unopened = connections.indices.filter { connections[$0].startedAt != 0 && connections[$0].descriptor < 0 }
        _ = unsafe poll(&polled, nfds_t(polled.count), unopened.isEmpty ? 1_000 : 0)
        return zip(indices, polled).filter { $0.1.revents != 0 }.map(\.0) + unopened
    }

    private func advance(_ index: Int) -> Answer? {
        guard connections[index].descriptor >= 0 else { return broken(index) }
        if connections[index].waitsForWrite { send(index) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe recv(connections[index].descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                connections[index].received += buffer[..<count]
                if count < buffer.count { break }
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                return broken(index)
            } else {
                break
            }
        }
        return answer(index)
    }

    private func broken(_ index: Int) -> Answer {
        let seconds = Double(monotonicNanoseconds() - connections[index].startedAt) / 1e9
        if connections[index].descriptor >= 0 { close(connections[index].descriptor) }
        connections[index].descriptor = -1
        return Answer(connection: index, status: 0, body: [], seconds: seconds)
    }

    /// The answer once it is whole, by its Content-Length: that is what the API sends.
    private func answer(_ index: Int) -> Answer? {
        let bytes = connections[index].received
        guard let head = HTTPHead(bytes), bytes.count >= head.bodyStart + head.contentLength else { return nil }
        let seconds = Double(monotonicNanoseconds() - connections[index].startedAt) / 1e9
        let body = bytes[head.bodyStart..<(head.bodyStart + head.contentLength)]
        if head.closes {
            close(connections[index].descriptor)
            connections[index].descriptor = -1
        }
        return Answer(
            connection: index,
            status: head.status,
            body: body,
            seconds: seconds,
            head: bytes[..<head.bodyStart]
        )
    }
}

/// The few facts of a response's head that the loader needs.
struct HTTPHead {
    let status: Int
    let contentLength: Int
    let bodyStart: Int
    let closes: Bool

    /// `nil` while the head is not whole.
    init?(_ bytes: [UInt8]) {
        let limit = min(bytes.count, 16_384)
        var end: Int?
        var index = 3
        while index < limit {
            if bytes[index] == 10, bytes[index - 1] == 13, bytes[index - 2] == 10, bytes[index - 3] == 13 {
                end = index + 1
                break
            }
            index += 1
        }
        guard let end, end > 12 else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).lowercased().split(separator: "\r\n")
        status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
        func value(_ name: String) -> Substring? {
            lines.first { $0.hasPrefix(name) }.map { $0.dropFirst(name.count).drop { $0 == " " } }
        }
        contentLength = value("content-length:").flatMap { Int($0) } ?? 0
        bodyStart = end
        closes = value("connection:") == "close"
    }
}

func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

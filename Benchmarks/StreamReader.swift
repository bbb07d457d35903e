import Foundation
import Glibc
import Synchronization

/// Reads `/v1/stream` on a thread of its own and notes when the first byte about each alert came.
final class StreamReader: Sendable {
    private let seen = Mutex<[Int: UInt64]>([:])
    private let descriptor: Int32

    init(port: Int, key: String) throws {
        descriptor = StreamReader.connect(port: port, key: key)
        guard descriptor >= 0 else { throw LaboratoryError("no stream") }
        let thread = Thread { [self] in read() }
        thread.stackSize = 1 << 20
        thread.start()
    }

    var arrivals: [Int: UInt64] { seen.withLock { $0 } }

    func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func read() {
        defer { close(descriptor) }
        var text = ""
        while true {
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            let at = monotonicNanoseconds()
            text += String(decoding: buffer.prefix(count), as: UTF8.self)
            var frames = text.components(separatedBy: "\n\n")
            // The last piece is not whole yet.
            text = frames.removeLast()
            for frame in frames {
                guard let place = frame.range(of: "\"number\":"),
                    let number = Int(frame[place.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
                else { continue }
                seen.withLock { if $0[number] == nil { $0[number] = at } }
            }
        }
    }

    /// A connection with the request on its way; -1 where there is none.
    static func connect(port: Int, key: String) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return -1 }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        let connected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe Glibc.connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let request = Array(
            "GET /v1/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(key)\r\nAccept: text/event-stream\r\n\r\n"
                .utf8
        )
        let sent = unsafe request.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        guard connected, sent == request.count else {
            Glibc.close(descriptor)
            return -1
        }
        return descriptor
    }
}

/// Many streams that are read now and then.
final class StreamCrowd {
    private let port: Int
    private let key: String
    private let count: Int
    private var descriptors: [Int32] = []

    init(port: Int, key: String, count: Int) {
        self.port = port
        self.key = key
        self.count = count
    }

    /// How many were answered with a stream.
    func open() -> Int {
        var open = 0
        for _ in 0..<count {
            let descriptor = StreamReader.connect(port: port, key: key)
            guard descriptor >= 0 else { continue }
            descriptors.append(descriptor)
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count > 0, String(decoding: buffer.prefix(count), as: UTF8.self).contains(" 200 ") { open += 1 }
        }
        return open
    }

    /// Reads what has come, without waiting for more.
    func drain() {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        for descriptor in descriptors {
            while unsafe buffer.withUnsafeMutableBytes({
                unsafe recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
            }) > 0 {}
        }
    }

    func close() {
        for descriptor in descriptors { Glibc.close(descriptor) }
        descriptors = []
    }
}

import Foundation
import Glibc
import Synchronization

/// Listens at every address of this machine, gives each caller the same answer, and keeps where they meant to go.
final class RecordingServer: Sendable {
    let port: Int
    private let descriptor: Int32
    private let answer: String
    private let called = Mutex<[String]>([])

    /// The addresses that were connected to, as text, in order.
    var destinations: [String] { called.withLock { $0 } }

    init?(answering answer: String) {
        let descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var off: Int32 = 0
        unsafe setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &off, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        guard unsafe RecordingServer.with(&address, { unsafe bind(descriptor, $0, $1.pointee) }) == 0,
            listen(descriptor, 64) == 0,
            unsafe RecordingServer.with(&address, { unsafe getsockname(descriptor, $0, $1) }) == 0
        else { return nil }
        port = Int(UInt16(bigEndian: address.sin6_port))
        self.descriptor = descriptor
        self.answer = answer
        let thread = Thread { [weak self] in
            while let server = self, server.serve() {}
        }
        thread.start()
    }

    func close() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// One caller; `false` when nobody is listened to any more.
    private func serve() -> Bool {
        let caller = accept(descriptor, nil, nil)
        guard caller >= 0 else { return false }
        defer { _ = Glibc.close(caller) }
        var meant = sockaddr_in6()
        guard unsafe RecordingServer.with(&meant, { unsafe getsockname(caller, $0, $1) }) == 0 else { return true }
        let bytes = unsafe withUnsafeBytes(of: meant.sin6_addr) { unsafe Array($0) }
        // IPv4 comes mapped.
        let text =
            bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            ? bytes.suffix(4).map(String.init).joined(separator: ".")
            : stride(from: 0, to: 16, by: 2).map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
                .joined(separator: ":")
        called.withLock { $0.append(text) }
        var request = [UInt8](repeating: 0, count: 8_192)
        _ = unsafe read(caller, &request, request.count)
        let reply = Array(answer.utf8)
        _ = unsafe write(caller, reply, reply.count)
        return true
    }

    private static func with(
        _ address: inout sockaddr_in6,
        _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> Int32 {
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        return unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, &length) }
        }
    }
}

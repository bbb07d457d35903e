import Glibc
import NIOPosix
import Synchronization

/// Finds the addresses of a name.
package protocol HostResolver: Sendable {
    /// Empty for a name that has none.
    func addresses(of host: String) async -> [IPAddress]
}

/// The system's own way, `getaddrinfo`, which blocks: on threads of its own, one for a name however many ask for it, so
/// that one dead name server keeps nobody waiting but those who ask it.
package final class SystemResolver: HostResolver {
    private let threads: NIOThreadPool
    /// Those who wait for a name that is being asked for.
    private let waiting = Mutex<[String: [CheckedContinuation<[IPAddress], Never>]]>([:])

    package init(threads count: Int = 16) {
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    package func addresses(of host: String) async -> [IPAddress] {
        await withCheckedContinuation { continuation in
            let isFirst = waiting.withLock { waiting in
                waiting[host, default: []].append(continuation)
                return waiting[host]?.count == 1
            }
            guard isFirst else { return }
            threads.submit { state in
                let found = state == .active ? SystemResolver.ask(host) : []
                let all = self.waiting.withLock { $0.removeValue(forKey: host) ?? [] }
                for one in all { one.resume(returning: found) }
            }
        }
    }

    package func close() async { try? await threads.shutdownGracefully() }

    private static func ask(_ host: String) -> [IPAddress] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_family = AF_UNSPEC
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { unsafe freeaddrinfo(list) }
        var addresses: [IPAddress] = []
        var next = unsafe list
        while let entry = unsafe next {
            if let address = unsafe address(entry.pointee), !addresses.contains(address) { addresses.append(address) }
            unsafe next = entry.pointee.ai_next
        }
        return addresses
    }

    private static func address(_ entry: addrinfo) -> IPAddress? {
        guard let name = unsafe entry.ai_addr else { return nil }
        // SAFETY: getaddrinfo's entry has a socket address of the size that its family has, until it is freed.
        switch unsafe entry.ai_family {
        case AF_INET:
            let four = unsafe UnsafeRawPointer(name).loadUnaligned(as: sockaddr_in.self).sin_addr
            return unsafe withUnsafeBytes(of: four) { unsafe IPAddress(bytes: Array($0)) }
        case AF_INET6:
            let sixteen = unsafe UnsafeRawPointer(name).loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return unsafe withUnsafeBytes(of: sixteen) { unsafe IPAddress(bytes: Array($0)) }
        default: return nil
        }
    }
}

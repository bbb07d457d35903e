import NIOCore
import NIOPosix
import Synchronization

/// A client that sends just the bytes it is told to.
enum Wire {
    /// Sends `bytes` and gathers what comes back until the server closes or `isEnough` says so.
    ///
    /// `halfClosing`: says right away that nothing more will be sent.
    static func exchange(
        port: Int,
        sending bytes: [UInt8],
        halfClosing: Bool = false,
        until isEnough: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            // A server that has seen enough may close before all is sent.
            try? await outbound.write(ByteBuffer(bytes: bytes))
            if halfClosing { outbound.finish() }
            var answer = ByteBuffer()
            do {
                for try await part in inbound {
                    answer.writeImmutableBuffer(part)
                    if isEnough(String(buffer: answer)) { break }
                }
            } catch is IOError {}
            return String(buffer: answer)
        }
    }

    static func exchange(
        port: Int,
        sending text: String,
        halfClosing: Bool = false,
        until isEnough: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> String {
        try await exchange(port: port, sending: Array(text.utf8), halfClosing: halfClosing, until: isEnough)
    }
}

/// A number that closures share.
final class Mutexed: Sendable {
    private let number: Mutex<Int>
    init(_ value: Int) { number = Mutex(value) }
    var value: Int { number.withLock { $0 } }
    func add(_ amount: Int) { number.withLock { $0 += amount } }
}

/// gzip (RFC 1952) made by hand, so that a test knows every byte of it.
enum Gzip {
    /// Bytes as they are, in stored blocks.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var body: [UInt8] = []
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(65_535)
            let length = UInt16(block.count)
            body += [rest.isEmpty ? 1 : 0] + little(length) + little(~length) + block
        } while !rest.isEmpty
        return wrapped(body, of: bytes)
    }

    /// `count` zeros in one block with fixed codes: a literal, then matches of 258 at distance 1, thirteen bits each.
    static func zeros(_ count: Int) -> [UInt8] {
        var bits = Bits()
        bits.add(0b1, 1)
        bits.add(0b01, 2)
        bits.add(reversed: 0x30, 8)
        var written = 1
        while written + 258 <= count {
            bits.add(reversed: 0b1100_0101, 8)
            bits.add(reversed: 0, 5)
            written += 258
        }
        for _ in written..<count { bits.add(reversed: 0x30, 8) }
        bits.add(reversed: 0, 7)
        return wrapped(bits.bytes, of: [UInt8](repeating: 0, count: count))
    }

    private static func wrapped(_ body: [UInt8], of bytes: [UInt8]) -> [UInt8] {
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        let length = UInt32(truncatingIfNeeded: bytes.count)
        return header + body + little(checksum(bytes)) + little(length)
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        (0..<(number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// CRC-32 as RFC 1952 section 8 has it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var table: [UInt32] = []
        for start in UInt32(0)..<256 {
            var value = start
            for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
            table.append(value)
        }
        var sum: UInt32 = .max
        for byte in bytes { sum = (sum >> 8) ^ table[Int((sum ^ UInt32(byte)) & 0xFF)] }
        return ~sum
    }

    private struct Bits {
        var bytes: [UInt8] = []
        private var used = 8

        mutating func add(_ value: Int, _ count: Int) {
            for bit in 0..<count { add(bit: value >> bit & 1) }
        }

        /// Huffman codes are written from their highest bit.
        mutating func add(reversed value: Int, _ count: Int) {
            for bit in (0..<count).reversed() { add(bit: value >> bit & 1) }
        }

        private mutating func add(bit: Int) {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8(bit << used)
            used += 1
        }
    }
}

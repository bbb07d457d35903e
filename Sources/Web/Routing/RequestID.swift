import Domain
import Synchronization

/// The name of one request, `req_…`: sorts by time, and is unique within this process.
struct RequestID: Sendable {
    let text: String

    private static let counter = Atomic<UInt64>(UInt64.random(in: 0..<1 << 20))

    init(at now: Timestamp) {
        let milliseconds = UInt64(bitPattern: now.microseconds / 1_000)
        let number = RequestID.counter.wrappingAdd(1, ordering: .relaxed).newValue
        text = "req_" + Base32.encode([milliseconds << 20 | number & 0xF_FFFF])
    }
}

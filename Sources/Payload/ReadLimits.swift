package import Domain

/// How much of a payload is read; past any of these the rest is counted only.
package struct ReadLimits: Sendable {
    package var bytes: Int
    package var depth: Int
    package var leaves: Int

    package init(bytes: Int = 1 << 20, depth: Int = 64, leaves: Int = 50_000) {
        // Offsets are kept in 32 bits.
        self.bytes = min(max(bytes, 0), 1 << 30)
        self.depth = depth
        self.leaves = leaves
    }
}

/// How reading ended.
package struct ReadEnding: Sendable, Equatable {
    package let condition: Classification.Condition
    /// Bytes from the start that were read.
    package let inspected: Int

    package static let unread = ReadEnding(condition: .unread, inspected: 0)
}

/// Why a reader stopped early.
enum ReadFault: Error {
    case malformed
    /// The bytes ended inside the document.
    case ended
    case tooDeep
    case tooMany
    /// Well-formed perhaps, but in an encoding without a reader.
    case foreignEncoding

    /// What the fault means when `cut` says that the bytes were longer than the limit.
    func condition(cut: Bool) -> Classification.Condition {
        switch self {
        case .malformed: .malformed
        case .ended: cut ? .truncated : .malformed
        case .tooDeep, .tooMany: .truncated
        case .foreignEncoding: .unread
        }
    }
}

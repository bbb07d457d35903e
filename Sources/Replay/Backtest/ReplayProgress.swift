import Synchronization

/// How far a replay is, told by its thread and read by others.
final class ReplayProgress: Sendable {
    private let bits = Atomic(0.0.bitPattern)
    private let stopped = Atomic(false)

    /// 0 to 1.
    var share: Double {
        get { Double(bitPattern: bits.load(ordering: .relaxed)) }
        set { bits.store(newValue.bitPattern, ordering: .relaxed) }
    }

    /// Whether it was told to stop before its end.
    var isStopped: Bool { stopped.load(ordering: .relaxed) }

    func stop() { stopped.store(true, ordering: .relaxed) }
}

/// Bugs to plant, so that those who check that nothing is lost can show that they would find a loss.
///
/// Never set by a configuration: the fault harness asks for one by a hidden flag of `vigie serve`.
package struct WriterFaults: Sendable {
    /// Answers before the commit: what a crash takes away was promised.
    package var acknowledgesBeforeCommit = false
    /// Throws away each n-th batch and answers as if it were kept.
    package var dropsEveryNthBatch: Int?

    package static let none = WriterFaults()

    package init(acknowledgesBeforeCommit: Bool = false, dropsEveryNthBatch: Int? = nil) {
        self.acknowledgesBeforeCommit = acknowledgesBeforeCommit
        self.dropsEveryNthBatch = dropsEveryNthBatch
    }
}

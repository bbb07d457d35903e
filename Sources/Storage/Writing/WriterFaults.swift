/// Bugs to plant, so that those who check that nothing is lost can show that they would find a loss.
///
/// Never set by any configuration: a harness passes them when it builds the store.
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

import CAllocationCount
import Classification
import Domain

/// How often classification asks for memory once every path is known: over the labelled documents, and whether a long
/// document of each format asks more often than a short one of the same shape.
struct AllocationCheck {
    let figures: Figures

    private static let few = 20
    private static let many = 800

    func run(_ corpus: ClassifyCorpus) {
        guard allocation_count() >= 0 else { return figures.note("allocations cannot be counted here") }
        let pool = ClassifierPool(count: 1)
        for _ in 0..<2 { _ = AllocationCheck.count(pool, corpus.payloads) }
        let (made, leaves) = AllocationCheck.count(pool, corpus.payloads)
        let (event, leaf) = (Double(made) / Double(corpus.payloads.count), Double(made) / Double(max(leaves, 1)))
        figures.note("allocations in the steady state: \(made) for \(corpus.payloads.count) events, \(leaves) leaves")
        figures.note("allocations per event \(AllocationCheck.text(event)), per leaf \(AllocationCheck.text(leaf))")
        for shape in AllocationShape.all { compare(shape) }
    }

    private func compare(_ shape: AllocationShape) {
        let pool = ClassifierPool(count: 1)
        let few = AllocationCheck.payload(of: shape, rows: AllocationCheck.few)
        let many = AllocationCheck.payload(of: shape, rows: AllocationCheck.many)
        // Buffers grow to what these need.
        for _ in 0..<3 { _ = AllocationCheck.count(pool, [few, many]) }
        let short = AllocationCheck.count(pool, [few])
        let long = AllocationCheck.count(pool, [many])
        figures.note(
            "allocations, \(shape.name): \(short.made) for \(short.leaves) leaves, \(long.made) for \(long.leaves)"
                + (long.made > short.made ? "; THEY GROW WITH THE LEAVES" : "")
        )
    }

    private static func payload(of shape: AllocationShape, rows: Int) -> ClassifyCorpus.Payload {
        ClassifyCorpus.Payload(
            bytes: shape.payload(rows: rows),
            contentType: shape.contentType,
            platform: nil,
            format: shape.name
        )
    }

    private static func count(_ pool: ClassifierPool, _ payloads: [ClassifyCorpus.Payload]) -> (
        made: Int64, leaves: Int
    ) {
        pool.withClassifier { classifier in
            let before = allocation_count()
            let leaves = payloads.reduce(0) { $0 + Int($1.classification(by: &classifier).leaves) }
            return (allocation_count() - before, leaves)
        }
    }

    private static func text(_ number: Double) -> String { "\((number * 10_000).rounded() / 10_000)" }
}

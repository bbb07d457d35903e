import Capture

/// Messages made ahead, a few of each size of each flow, so that a quarter of a million events cost next to nothing.
struct SampleStock: Sendable {
    struct Message: Sendable {
        let bytes: [UInt8]
        let records: Int
        let labels: [CapturedEvent.Label]

        func content(_ depth: SampleCompany.Depth) -> CapturedEvent.Content {
            switch depth {
            case .labels: .labels(labels)
            case .payload: .payload(bytes[...])
            }
        }
    }

    private static let variants = 6
    /// By flow, then by size, then by variant.
    private let messages: [[[Message]]]

    init(_ kinds: [(document: SampleDocument, records: [Int])], seed: UInt64) {
        messages = kinds.enumerated()
            .map { place, kind in
                kind.records.map { records in
                    (0..<SampleStock.variants)
                        .map { variant in
                            var random = SampleRandom(seed, UInt64(place), UInt64(records), UInt64(variant), 2)
                            return Message(
                                bytes: kind.document.bytes(records: records, &random),
                                records: records,
                                labels: SampleStock.labels(of: kind.document, records: records)
                            )
                        }
                }
            }
    }

    /// A message of one flow: middling sizes most often.
    func message(_ place: Int, _ random: inout SampleRandom) -> Message {
        let sizes = messages[place]
        let throwOfTwo = random.whole(0...(sizes.count - 1)) + random.whole(0...(sizes.count - 1))
        return random.pick(sizes[throwOfTwo / 2])
    }

    private static func labels(of document: SampleDocument, records: Int) -> [CapturedEvent.Label] {
        let each = document.each.map { CapturedEvent.Label(category: $0, count: Int32(records)) }
        let once = document.once.filter { !document.each.contains($0) }
        return once.map { CapturedEvent.Label(category: $0, count: 1) } + each
    }
}

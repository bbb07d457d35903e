import Domain
import Payload
import Synchronization

/// Any bytes before one reader.
enum ReaderFuzzing {
    /// Readers that serve one input after another, as in the service.
    private static let kept = Mutex(Readers())

    static func run(_ target: FuzzTarget, _ bytes: [UInt8]) {
        let limits = limits(for: bytes)
        var fresh = Readers()
        let first = Reading(target, bytes, limits, &fresh)
        first.check(bytes, limits)
        // A reader that has met other inputs, or this one, says the same.
        precondition(Reading(target, bytes, limits, &fresh) == first, "a second run differs")
        let again = kept.withLock { Reading(target, bytes, limits, &$0) }
        precondition(again == first, "earlier inputs change the result")
    }

    /// Bounds that inputs reach, for one in four.
    static func limits(for bytes: [UInt8]) -> ReadLimits {
        switch bytes.count & 7 {
        case 1: ReadLimits(bytes: bytes.count / 2, depth: 64, leaves: 50_000)
        case 2: ReadLimits(bytes: 1 << 20, depth: 4, leaves: 5)
        default: ReadLimits()
        }
    }
}

/// One reader of each kind.
struct Readers {
    private var json = JSONLeaves()
    private var xml = XMLLeaves()
    private var table = TableLeaves()
    private var form = FormLeaves()
    private var multipart = MultipartLeaves()
    private var edi = EDILeaves()

    mutating func read(
        _ target: FuzzTarget,
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) -> ReadEnding {
        switch target {
        case .json, .sniff, .classify, .gzip, .encoding, .nested:
            json.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
        case .ndjson: json.readLines(bytes, limits: limits, paths: &paths, leaves: &leaves)
        case .xml: xml.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
        case .table: table.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
        case .form: form.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
        case .multipart:
            multipart.read(
                bytes,
                contentType: ContentTypes.multipart,
                limits: limits,
                paths: &paths,
                leaves: &leaves
            )
        case .x12, .edifact: edi.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
        case .text: TextLeaves().read(bytes, limits: limits, leaves: &leaves)
        }
    }
}

/// What a reader gave for an input.
private struct Reading: Equatable {
    private struct Place: Equatable {
        let path: String
        let range: Range<Int>
        let scope: Int32
        let element: Int32
        let kind: Leaf.Kind
        let text: [UInt8]
    }

    private let ending: ReadEnding
    private let places: [Place]

    /// The longest text that is unescaped, in bytes.
    private static let longest = 4 << 10
    /// Beyond this, texts of paths cost more than they find.
    private static let most = 2_000

    init(_ target: FuzzTarget, _ bytes: [UInt8], _ limits: ReadLimits, _ readers: inout Readers) {
        var paths = PathTrie(seed: 7)
        var leaves: [Leaf] = []
        ending = readers.read(target, bytes.span, limits, &paths, &leaves)
        precondition(leaves.count <= limits.leaves, "more leaves than the limit")
        for leaf in leaves {
            let isInside =
                0 <= leaf.lower && leaf.lower <= leaf.upper && Int(leaf.upper) <= min(bytes.count, limits.bytes)
            precondition(isInside, "a leaf's range is outside the input")
        }
        places = leaves.prefix(Reading.most)
            .map { leaf in
                var text: [UInt8] = []
                PlainText.write(leaf, of: bytes.span, into: &text, limit: Reading.longest)
                var same: [UInt8] = []
                var origins: [Int32] = []
                PlainText.write(leaf, of: bytes.span, into: &same, origins: &origins, limit: Reading.longest)
                precondition(same == text, "asking for places changes the text")
                UndoingFuzzing.check(origins, of: text, within: leaf.range)
                return Place(
                    path: paths.text(of: leaf.node),
                    range: leaf.range,
                    scope: leaf.scope,
                    element: leaf.element,
                    kind: leaf.kind,
                    text: text
                )
            }
    }

    func check(_ bytes: [UInt8], _ limits: ReadLimits) {
        precondition(0...bytes.count ~= ending.inspected, "more was inspected than there is")
        for place in places { precondition(place.text.count <= Reading.longest + 4, "a text grew beyond its limit") }
    }
}

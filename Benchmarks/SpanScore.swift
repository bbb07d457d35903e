/// Places found in documents, judged as `tools/score_spans.py` does.
///
/// A found place is right when an expected one of the same type, not yet taken, overlaps it by at least half of what
/// both cover together, in code points; the best overlap is taken. One that is not right and lies within an ignored
/// region does not count. Types that no document expects are left out.
struct SpanScore {
    /// A place, in code points.
    struct Place: Hashable {
        let range: Range<Int>
        let type: String
    }

    private static let leastOverlap = 0.5

    let judged: Set<String>
    private(set) var types: [String: PairTally] = [:]
    private(set) var families: [String: PairTally] = [:]

    init(judging types: Set<String>) { judged = types }

    var total: PairTally { types.values.reduce(into: PairTally()) { $0 += $1 } }

    /// The mean of the types' F1, 0 for one that was never right; `nil` where there is no type.
    var macroF1: Double? {
        guard !judged.isEmpty else { return nil }
        return judged.map { types[$0]?.f1 ?? 0 }.reduce(0, +) / Double(judged.count)
    }

    mutating func add(expected: [Place], found: [Place], ignored: [Range<Int>], family: String) {
        let expected = expected.filter { judged.contains($0.type) }
        var isTaken = [Bool](repeating: false, count: expected.count)
        for place in SpanScore.ordered(found.filter { judged.contains($0.type) }) {
            if let match = SpanScore.match(of: place, in: expected, isTaken) {
                isTaken[match] = true
                count(place.type, family, found: true, expected: true)
            } else if !ignored.contains(where: {
                $0.lowerBound <= place.range.lowerBound && place.range.upperBound <= $0.upperBound
            }) {
                count(place.type, family, found: true, expected: false)
            }
        }
        for (place, isTaken) in zip(expected, isTaken) where !isTaken {
            count(place.type, family, found: false, expected: true)
        }
    }

    private mutating func count(_ type: String, _ family: String, found: Bool, expected: Bool) {
        types[type, default: PairTally()].add(found: found, expected: expected)
        families[family, default: PairTally()].add(found: found, expected: expected)
    }

    /// By start, the longer first; equal ones as they came.
    private static func ordered(_ places: [Place]) -> [Place] {
        places.enumerated()
            .sorted {
                ($0.element.range.lowerBound, -$0.element.range.upperBound, $0.offset)
                    < ($1.element.range.lowerBound, -$1.element.range.upperBound, $1.offset)
            }
            .map(\.element)
    }

    private static func match(of place: Place, in expected: [Place], _ isTaken: [Bool]) -> Int? {
        var best: Int?
        var most = 0.0
        for (position, other) in expected.enumerated() where !isTaken[position] && other.type == place.type {
            let common =
                min(place.range.upperBound, other.range.upperBound)
                - max(place.range.lowerBound, other.range.lowerBound)
            guard common > 0 else { continue }
            let whole =
                max(place.range.upperBound, other.range.upperBound)
                - min(place.range.lowerBound, other.range.lowerBound)
            let overlap = Double(common) / Double(whole)
            if overlap > most { (best, most) = (position, overlap) }
        }
        return most >= leastOverlap ? best : nil
    }
}

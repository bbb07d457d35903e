/// How often something was found and expected.
struct PairTally: CustomStringConvertible {
    private(set) var right = 0
    private(set) var extra = 0
    private(set) var missed = 0

    var wrong: Int { extra + missed }

    /// `nil` where nothing was found.
    var precision: Double? { right + extra > 0 ? Double(right) / Double(right + extra) : nil }
    /// `nil` where nothing was to be found.
    var recall: Double? { right + missed > 0 ? Double(right) / Double(right + missed) : nil }

    /// The harmonic mean of precision and recall; `nil` where there was nothing to find and nothing was found.
    var f1: Double? {
        let all = 2 * right + wrong
        return all > 0 ? 2 * Double(right) / Double(all) : nil
    }

    mutating func add(found: Bool, expected: Bool) {
        switch (found, expected) {
        case (true, true): right += 1
        case (true, false): extra += 1
        case (false, true): missed += 1
        case (false, false): break
        }
    }

    static func += (left: inout PairTally, one: PairTally) {
        left.right += one.right
        left.extra += one.extra
        left.missed += one.missed
    }

    var description: String {
        "P \(PairTally.text(precision)) R \(PairTally.text(recall)) F1 \(PairTally.text(f1))"
            + " (right \(right), too many \(extra), missed \(missed))"
    }

    private static func text(_ share: Double?) -> String {
        guard let share else { return "-" }
        let thousandths = Int((share * 1_000).rounded())
        return "\(thousandths / 1_000)." + "\(1_000 + thousandths % 1_000)".dropFirst()
    }
}

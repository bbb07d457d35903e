/// Helps a person who mistyped a name.
package enum Nearest {
    /// The known name that takes the fewest edits to reach from `name`; `nil` if none is near.
    ///
    /// Near means at most a third of the letters, and never more than three edits.
    package static func name(to name: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().utf8)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in known {
            let distance = edits(from: wanted, to: Array(candidate.lowercased().utf8))
            guard distance <= max(1, min(3, (max(wanted.count, candidate.utf8.count) + 2) / 3)) else { continue }
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance).
    static func edits(from left: [UInt8], to right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, leftByte) in left.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for (column, rightByte) in right.enumerated() {
                var cost = min(
                    last[column + 1] + 1,
                    current[column] + 1,
                    last[column] + (leftByte == rightByte ? 0 : 1)
                )
                if row > 0, column > 0, leftByte == right[column - 1], left[row - 1] == rightByte {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}

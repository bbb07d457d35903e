/// The stable names of platforms: a letter or digit, then up to 63 letters, digits, `_`, `.` or `-`.
package enum Slug {
    package static let overflow = "overflow"

    package static func isValid(_ text: String) -> Bool {
        let bytes = text.utf8
        guard 1...64 ~= bytes.count, let first = bytes.first, isAlphanumeric(first) else { return false }
        return bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2E || $0 == 0x2D }
    }

    /// `api.foo.com` → `api-foo-com`.
    package static func made(from host: String) -> String {
        var bytes: [UInt8] = []
        for byte in host.utf8 where bytes.count < 64 {
            let lower = 0x41...0x5A ~= byte ? byte | 0x20 : byte
            if isAlphanumeric(lower) {
                bytes.append(lower)
            } else if let last = bytes.last, last != 0x2D {
                bytes.append(0x2D)
            }
        }
        while bytes.last == 0x2D { bytes.removeLast() }
        return bytes.isEmpty ? overflow : String(decoding: bytes, as: UTF8.self)
    }

    /// The known slug that a misspelt one most likely meant; `nil` when nothing is near.
    package static func nearest(to text: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(text.utf8)
        guard 1...64 ~= wanted.count else { return nil }
        var limit = max(1, min(3, wanted.count / 3))
        var best: String?
        for candidate in known {
            let bytes = Array(candidate.utf8)
            guard abs(bytes.count - wanted.count) <= limit else { continue }
            let distance = editDistance(wanted, bytes)
            // Ties go to the smaller word, so that the hint does not depend on the order of a dictionary.
            if distance < limit || distance == limit && best.map({ candidate < $0 }) ?? true {
                best = candidate
                limit = distance
            }
        }
        return best
    }

    /// Levenshtein's distance: insertions, deletions and replacements.
    package static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (position, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = position + 1
            for column in right.indices {
                let replaced = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte || 0x30...0x39 ~= byte }
}

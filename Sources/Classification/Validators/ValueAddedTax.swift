/// European VAT numbers with their country's code: the Union's, Northern Ireland's, Britain's and Switzerland's.
enum ValueAddedTax {
    enum Strength: Sendable {
        /// The country's check holds.
        case checked
        /// Only the form is right; needs context.
        case shaped
    }

    /// The number that starts at `start`; `nil` when the form is no country's.
    ///
    /// A number in groups (`FR 83 404 833 048`, `BE 0428.759.497`) counts only when its check holds. So does one of fewer
    /// than eight characters after the code, but as `.shaped`: too many parts are named `RO1234`.
    static func match(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> (end: Int, strength: Strength)? {
        guard start + 4 <= bounds.upperBound, let country = country(bytes[start], bytes[start + 1]) else { return nil }
        let reading = Reading(after: start + 2, in: bytes, bounds: bounds)
        var length = min(reading.characters.count, longest)
        while length >= 2 {
            defer { length -= 1 }
            guard country.hasForm(reading.characters, length) else { continue }
            let end = country.endOfSuffix(reading.end(of: length), in: bytes, bounds)
            guard !Byte.isWord(at: end, in: bytes, bounds) else { continue }
            if country.isRight(reading.characters[0..<length]) { return (end, length >= 8 ? .checked : .shaped) }
            if length == reading.contiguous, length >= 8 { return (end, .shaped) }
        }
        return nil
    }

    /// Whether these are a country's code and a number whose check holds, and no more.
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count > 2, let country = country(characters[0], characters[1]) else { return false }
        var number = characters[2..<characters.count]
        if characters.has("C", "H", at: 0) {
            for suffix in Country.swissSuffixes
            where number.count == 10 + suffix.utf8.count && number.ends(with: suffix) {
                number = number[0..<10]
                break
            }
        }
        return country.hasForm(number, number.count) && country.isRight(number)
    }

    private static let longest = 13

    private static func country(_ first: UInt8, _ second: UInt8) -> Country? {
        guard Byte.isCapital(first), Byte.isCapital(second) else { return nil }
        return Country.table[Int(first - 0x41) * 26 + Int(second - 0x41)]
    }

    /// The capitals and digits after the code, with single separators between them or none.
    private struct Reading {
        private(set) var characters = Characters()
        /// How many come before the first separator.
        private(set) var contiguous = 0
        private var ends = InlineArray<16, Int>(repeating: 0)

        init(after start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) {
            var index = start
            var isContiguous = true
            while characters.count < 16, index < bounds.upperBound {
                let separator = Separator.length(at: index, in: bytes, bounds: bounds)
                if separator > 0 {
                    isContiguous = false
                    index += separator
                }
                guard index < bounds.upperBound, Byte.isDigit(bytes[index]) || Byte.isCapital(bytes[index]) else {
                    break
                }
                index += 1
                ends[characters.count] = index
                characters.append(bytes[index - 1])
                if isContiguous { contiguous += 1 }
            }
        }

        /// Where the first `length` characters end.
        func end(of length: Int) -> Int { ends[length - 1] }
    }
}

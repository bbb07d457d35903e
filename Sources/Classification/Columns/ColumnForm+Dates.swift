extension ColumnForm {
    /// A calendar date in one of the usual writings, with or without a time after it; a year from 1850 to 2100.
    static func isDate(_ text: ColumnText) -> Bool {
        if let number = text.integer {
            return text.count == 8 && isDay(year: number / 10_000, number / 100 % 100, number % 100)
        }
        let parts = text.words.map(split).flatMap { $0 }
        guard parts.count >= 3, text.count <= 40 else { return false }
        let rest = parts.dropFirst(3)
        guard rest.allSatisfy({ Int($0) != nil || timeWords.contains($0) }) else { return false }
        return isDay(Array(parts.prefix(3)))
            || (weekDays.contains(parts[0].prefix(3)) && isDay(Array(parts[1...].prefix(3))))
    }

    /// What a column of births may hold: a date, a year since 1900, a year and month, a month, a day number of a
    /// spreadsheet.
    static func isBirth(_ text: ColumnText) -> Bool {
        if isDate(text) { return true }
        if let number = text.integer { return 1900...2035 ~= number || 1...31 ~= number || 3_000...50_000 ~= number }
        let numbers = text.words.compactMap { Int($0) }
        return numbers.count == 2 && text.words.count == 2 && numbers.contains { 1900...2035 ~= $0 }
            && numbers.contains { 1...12 ~= $0 } || month(text.key) != nil
    }

    /// Letters apart from digits, so that the `T` before a time and `12may1995` part.
    private static func split(_ word: String) -> [String] {
        word.reduce(into: [String]()) { parts, character in
            if let last = parts.last?.last, last.isNumber == character.isNumber {
                parts[parts.count - 1].append(character)
            } else {
                parts.append(String(character))
            }
        }
    }

    /// Year first, or last after day and month in either order; a month may be a word; `95` is a year only at the end.
    private static func isDay(_ parts: [String]) -> Bool {
        guard parts.count == 3 else { return false }
        let numbers = parts.map { Int($0) ?? 0 }
        if parts[0].count == 4 { return isDay(year: numbers[0], month(parts[1]) ?? 0, numbers[2]) }
        guard parts[2].count == 4 || parts[2].count == 2, parts[2].allSatisfy(\.isNumber) else { return false }
        let year = parts[2].count == 2 ? 2000 : numbers[2]
        return isDay(year: year, month(parts[1]) ?? 0, numbers[0])
            || isDay(year: year, month(parts[0]) ?? 0, numbers[1])
    }

    private static func isDay(year: Int, _ month: Int, _ day: Int) -> Bool {
        1850...2100 ~= year && 1...12 ~= month && 1...31 ~= day
    }

    /// 1 to 12, of a number of at most two digits or a name in English, French or Spanish.
    private static func month(_ word: String) -> Int? {
        if let number = Int(word) { return word.count <= 2 && 1...12 ~= number ? number : nil }
        return months.firstIndex { names in names.contains(word) }.map { $0 + 1 }
    }

    private static let months: [Set<String>] = [
        ["jan", "january", "janvier", "enero", "ene"], ["feb", "february", "fevrier", "fev", "febrero"],
        ["mar", "march", "mars", "marzo"], ["apr", "april", "avril", "avr", "abril", "abr"], ["may", "mai", "mayo"],
        ["jun", "june", "juin", "junio"], ["jul", "july", "juillet", "juil", "julio"],
        ["aug", "august", "aout", "agosto", "ago"], ["sep", "sept", "september", "septembre", "septiembre"],
        ["oct", "october", "octobre", "octubre"], ["nov", "november", "novembre", "noviembre"],
        ["dec", "december", "decembre", "diciembre", "dic"],
    ]
    private static let weekDays: Set<Substring> = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mer", "jeu", "ven", "sam", "dim",
    ]
    private static let timeWords: Set<String> = ["t", "z", "am", "pm", "utc", "gmt", "h"]
}

package import Domain

/// Numbers as people read them, in Canadian French and English: `42,6 Mo`, `42.6 MB`.
///
/// Spaces are no-break (U+00A0). At most three significant figures where a unit follows.
package struct HumanNumber: Sendable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    private static let space = "\u{A0}"

    /// Decimal units: 1 MB is 1,000,000 bytes.
    package func bytes(_ value: Double) -> String {
        let units = language == .french ? ["o", "ko", "Mo", "Go", "To", "Po"] : ["B", "KB", "MB", "GB", "TB", "PB"]
        var scaled = max(value, 0)
        var unit = 0
        // What would be rounded to 1000 of a unit is 1 of the next.
        while unit < units.count - 1, scaled >= (unit == 0 ? 999.5 : 999.95) {
            scaled /= 1_000
            unit += 1
        }
        let digits = unit == 0 || scaled >= 99.95 ? 0 : 1
        return decimal(scaled, digits: digits) + HumanNumber.space + units[unit]
    }

    /// A whole number from ten up, one decimal below.
    package func count(_ value: Double) -> String { decimal(value, digits: abs(value) < 9.95 ? 1 : 0) }

    /// `71 %` and `71%`; one decimal where whole percents would say 0 or 100.
    package func percent(_ share: Double) -> String {
        let value = share * 100
        let exact = (value > 0 && value < 1) || (value > 99 && value < 100)
        return decimal(value, digits: exact ? 1 : 0) + (language == .french ? HumanNumber.space + "%" : "%")
    }

    /// With grouped thousands and no decimals that are zero.
    package func decimal(_ value: Double, digits: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "∞" }
        let scale: Int64 = digits > 0 ? 10 : 1
        let rounded = Int64((abs(value) * Double(scale)).rounded())
        var text = grouped(rounded / scale)
        if rounded % scale != 0 { text += (language == .french ? "," : ".") + String(rounded % scale) }
        return value < 0 && rounded != 0 ? "−" + text : text
    }

    private func grouped(_ value: Int64) -> String {
        let digits = String(value)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += language == .french ? HumanNumber.space : "," }
            text.append(digit)
        }
        return text
    }

    /// A length in the largest unit that it fills twice: `5 minutes`, `36 heures`, `3 jours`.
    package func duration(microseconds: Int64) -> String {
        let minutes = Double(microseconds) / Double(Timestamp.minute)
        let french = language == .french
        if minutes < 60 { return unit(minutes, french ? ("minute", "minutes") : ("minute", "minutes")) }
        if minutes < 2_880 { return unit(minutes / 60, french ? ("heure", "heures") : ("hour", "hours")) }
        return days(minutes / 1_440)
    }

    /// Days, and years from two on.
    package func days(_ value: Double) -> String {
        let french = language == .french
        if value >= 730 { return unit((value / 365.25).rounded(), french ? ("an", "ans") : ("year", "years")) }
        return unit(value.rounded(), french ? ("jour", "jours") : ("day", "days"))
    }

    /// A number with its noun; French keeps the singular below two, English for one only.
    package func unit(_ value: Double, _ noun: (one: String, many: String)) -> String {
        let number = count(value)
        let one = language == .french ? abs(value) < 1.95 : number == "1"
        return number + HumanNumber.space + (one ? noun.one : noun.many)
    }
}

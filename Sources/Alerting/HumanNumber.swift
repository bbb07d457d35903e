package import Domain

/// Numbers as people read them, in Canadian French and English: `42,6 Mo`, `42.6 MB`.
///
/// The one place where a figure becomes text, so that an alert and the page never write the same one in two ways.
/// Spaces are no-break (U+00A0) and a minus is U+2212. What is no number is `—`, what is beyond all bounds `∞`.
package struct HumanNumber: Sendable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    private static let space = "\u{A0}"
    /// Decimal units: 1 MB is 1,000,000 bytes.
    private static let units = (fr: ["o", "ko", "Mo", "Go", "To", "Po"], en: ["B", "kB", "MB", "GB", "TB", "PB"])

    /// At most three significant figures up to the largest unit; fewer than none is none.
    ///
    /// From a thousand on, below a hundred of a unit there is always one decimal: `1,0 Mo` says that it is rounded,
    /// and a figure that changes under one's eyes keeps its shape.
    package func bytes(_ value: Double) -> String {
        let units = language == .french ? HumanNumber.units.fr : HumanNumber.units.en
        var scaled = value < 0 ? 0 : value
        var unit = 0
        // What would be rounded to 1000 of a unit is 1 of the next.
        while unit < units.count - 1, scaled >= 999.5, scaled.isFinite {
            scaled /= 1_000
            unit += 1
        }
        guard let sign = HumanNumber.sign(scaled) else {
            let number = unit == 0 || scaled >= 99.95 ? decimal(scaled, digits: 0) : tenths(scaled)
            return number + HumanNumber.space + units[unit]
        }
        return sign
    }

    package func bytes(_ value: Int64) -> String { bytes(Double(value)) }

    /// A whole number, in groups of three digits.
    package func whole(_ value: Int64) -> String { (value < 0 ? "−" : "") + grouped(value.magnitude) }

    /// A whole number from ten up, one decimal below.
    package func count(_ value: Double) -> String { decimal(value, digits: abs(value) < 9.95 ? 1 : 0) }

    /// `71 %` and `71%`; one decimal where whole percents would say 0 or 100.
    package func percent(_ share: Double) -> String {
        let value = share * 100
        let exact = (value > 0 && value < 1) || (value > 99 && value < 100)
        return decimal(value, digits: exact ? 1 : 0) + (language == .french ? HumanNumber.space + "%" : "%")
    }

    /// With grouped thousands and no decimal that is zero; `digits` is 0 or 1.
    package func decimal(_ value: Double, digits: Int) -> String {
        if let sign = HumanNumber.sign(value) { return sign }
        let text = digits > 0 ? tenths(abs(value)) : grouped(UInt64(abs(value).rounded()))
        let short = text.hasSuffix(point + "0") ? String(text.dropLast(2)) : text
        return value < 0 && short != "0" ? "−" + short : short
    }

    /// For what has no digits; `nil` for numbers that people can read.
    private static func sign(_ value: Double) -> String? {
        if value.isNaN { return "—" }
        return abs(value) < 1e15 ? nil : value < 0 ? "−∞" : "∞"
    }

    private var point: String { language == .french ? "," : "." }

    /// With one decimal, of a number that is neither negative nor without digits.
    private func tenths(_ value: Double) -> String {
        let tenths = UInt64((value * 10).rounded())
        return grouped(tenths / 10) + point + String(tenths % 10)
    }

    private func grouped(_ value: UInt64) -> String {
        let digits = String(value)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += language == .french ? HumanNumber.space : "," }
            text.append(digit)
        }
        return text
    }
}

extension HumanNumber {
    /// A length in the largest unit that it fills twice: `5 minutes`, `36 heures`, `3 jours`.
    package func duration(microseconds: Int64) -> String {
        let minutes = Double(microseconds) / Double(Timestamp.minute)
        let french = language == .french
        if minutes < 60 { return unit(minutes, french ? ("minute", "minutes") : ("minute", "minutes")) }
        if minutes < 2_880 { return unit(minutes / 60, french ? ("heure", "heures") : ("hour", "hours")) }
        return days(minutes / 1_440)
    }

    /// A length below some minutes: `240 ms`, `1,8 s`, `35 s`.
    package func seconds(_ value: Double) -> String {
        let unit = value < 1 ? "ms" : "s"
        let amount = value < 1 ? (value * 1_000).rounded() : value
        return decimal(amount, digits: value < 1 || value >= 10 ? 0 : 1) + HumanNumber.space + unit
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

import Domain

/// Whether a value fits what the name of its field says.
enum Confirmation {
    /// A value of the right form under a telling name: no checksum, with context.
    static let fitting: Float = 0.75
    /// The name alone.
    static let nameOnly: Float = 0.60

    /// The confidence of a path finding once its value was seen; 0 when the value speaks against it.
    static func confidence(
        of category: Category,
        trait: Verdict.Trait,
        distance: UInt8,
        value: ValueShape,
        bytes: Span<UInt8>,
        range: Range<Int>
    ) -> Float {
        guard value.length > 0, value.length > value.spaces, fits(category, trait, value, bytes, range) else {
            return 0
        }
        return distance > 1 ? nameOnly : fitting
    }

    private static func fits(
        _ category: Category,
        _ trait: Verdict.Trait,
        _ value: ValueShape,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        switch category {
        case .financialAmount where trait == .known:
            // Where a standard has the amount, nothing is an amount, too: a tax that is not due.
            value.isNumeric
        case .commercialPrice, .commercialUnitCost, .commercialMargin, .financialAmount, .financialCredit:
            // Zero is how systems write "not set".
            value.isNumeric && value.hasNonZero
        case .commercialQuantity:
            value.isNumeric
        case .organizationContact where trait == .known && value.hasNonZero && value.letters == 0:
            // The parts of a telephone number.
            value.length <= 40
        case .personalName, .organizationName, .organizationContact:
            value.length <= 200 && (value.hasText || value.digits >= 7) && value.masks < 3
        case .personalContact, .organizationAddress:
            trait == .known
                ? value.length <= 400 && (value.letters + value.beyond > 0 || value.hasNonZero)
                : value.length <= 400 && value.length >= 2 && (value.hasText || value.digits >= 3)
        case .organizationTaxID, .personalGovernmentID:
            value.digits >= 5 && value.length <= 40 && value.masks < 3
        case .financialBank:
            // The tail of an account and a bank's own number have three.
            (value.digits >= (trait == .known ? 3 : 4) || value.letters >= 4) && value.length <= 80 && value.masks < 3
        case .financialCard:
            // A whole number is the card detector's to judge; only what stands beside it is taken by name.
            trait == .cardDetail && value.digits >= 3 && value.digits <= 8 && value.letters <= 3
        case .personalDevice:
            value.length >= 7
        case .personalLocation:
            value.isNumeric && value.digits >= 4
        case .documentSchedule:
            // An interval of ISO 8601 holds two dates with their zones.
            value.digits > 0 ? value.length <= 64 : Weekday.isNamed(bytes, range)
        case .commercialIP:
            (value.hasText && value.digits > 0) || value.length >= 24
        case .textFree:
            value.hasText || (trait == .known && value.digits > 0)
        case .securitySecret:
            isSecret(trait, value, bytes, range)
        case .securityInternal:
            value.hasText && value.length >= 4
        case .tradeCustoms, .tradeLogistics:
            value.digits > 0 || value.hasText
        default:
            value.letters + value.digits + value.beyond > 0 && value.length <= 4_096
        }
    }

    private static func isSecret(
        _ trait: Verdict.Trait,
        _ value: ValueShape,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        guard value.length >= 4, value.length <= 8_192, value.masks * 2 < value.length, value.beyond == 0 else {
            return false
        }
        guard trait == .weakSecret else { return value.spaces <= 1 || trait == .known || isListed(bytes, range) }
        guard value.length >= 16, value.spaces <= 1, value.digits > 0 else { return false }
        let entropy = Entropy.bitsPerByte(bytes, range)
        // Hexadecimal has at most four bits a character.
        return entropy >= 3.5 || (value.length >= 24 && entropy >= 3.0)
    }

    /// Whether a value with spaces is a list of parts and no sentence: `sid=a1; theme=dark`, `AWS4-HMAC-SHA256 a=1, b=2`.
    private static func isListed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var words = 0
        for index in range.dropFirst() where bytes[index] == 0x20 {
            let before = bytes[index - 1]
            if before != UInt8(ascii: ";"), before != UInt8(ascii: ",") { words += 1 }
        }
        return words <= 1
    }
}

/// The words of a field name: `coûtUnitaire_CAD` → `cout`, `unitaire`, `cad`.
enum PathTokens {
    /// Splits at case changes, punctuation and digits; folds accents and case; drops plural endings and digits.
    static func split(_ name: String) -> [String] {
        var tokens: [String] = []
        var current = ""
        var previous = Kind.other
        let scalars = Array(name.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let kind = Kind(scalar)
            // `HSCode` is `HS`, `Code`: an upper-case run ends before the capital that begins a word.
            let nextIsLower = index + 1 < scalars.count && Kind(scalars[index + 1]) == .lower
            let startsWord = kind == .upper && (previous == .lower || (previous == .upper && nextIsLower))
            if kind == .other || startsWord {
                append(current, to: &tokens)
                current = ""
            }
            if kind != .other { current += folded(scalar) }
            previous = kind
        }
        append(current, to: &tokens)
        return tokens
    }

    /// The name as one lower-case word without punctuation, digits kept: `E1EDKA1`, `TELF1` → `e1edka1`, `telf1`.
    static func compact(_ name: String) -> String {
        name.unicodeScalars.reduce(into: "") { text, scalar in
            if Kind(scalar) != .other || ("0"..."9").contains(scalar) { text += folded(scalar) }
        }
    }

    /// The singular, roughly; only has to be the same for the dictionary and for what is looked up.
    static func singular(_ token: String) -> String {
        // What is custom is not of the customs.
        guard token != "customs" else { return token }
        let isPlural = token.count > 3 && token.hasSuffix("s") && !["ss", "us", "is"].contains(where: token.hasSuffix)
        let one = isPlural ? token.dropLast() : token[...]
        // `commodities` is the plural of `commodity`, `catégories` of `catégorie`.
        return one.count > 4 && one.hasSuffix("ie") ? one.dropLast(2) + "y" : String(one)
    }

    private static func append(_ token: String, to tokens: inout [String]) {
        if !token.isEmpty { tokens.append(singular(token)) }
    }

    private enum Kind {
        case lower
        case upper
        case other

        init(_ scalar: Unicode.Scalar) {
            let properties = scalar.properties
            if properties.isUppercase {
                self = .upper
            } else if properties.isAlphabetic {
                self = .lower
            } else {
                self = .other
            }
        }
    }

    /// Lower case without accent, for the letters of French and its neighbours.
    private static func folded(_ scalar: Unicode.Scalar) -> String {
        let lower = scalar.properties.lowercaseMapping
        switch lower {
        case "à", "â", "ä", "á", "ã", "å": return "a"
        case "é", "è", "ê", "ë": return "e"
        case "î", "ï", "í": return "i"
        case "ô", "ö", "ó", "õ": return "o"
        case "ù", "û", "ü", "ú": return "u"
        case "ç": return "c"
        case "ñ": return "n"
        case "œ": return "oe"
        case "æ": return "ae"
        default: return lower
        }
    }
}

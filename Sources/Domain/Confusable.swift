/// Names made to be taken for another one: letters of several alphabets in one word, or signs that nobody sees.
///
/// The mixed scripts of Unicode Technical Standard 39 (section 5.1), for the alphabets whose letters look alike; a name
/// that is all Greek or all Cyrillic is a name.
package enum Confusable {
    package static func isConfusable(_ name: String) -> Bool {
        var word: Alphabet?
        for scalar in name.unicodeScalars {
            guard !isUnseen(scalar) else { return true }
            guard let alphabet = Alphabet(scalar) else {
                // Marks and digits belong to the word around them.
                if scalar.value < 0x80, !(0x30...0x39 ~= scalar.value) { word = nil }
                continue
            }
            if alphabet == .styled || word ?? alphabet != alphabet { return true }
            word = alphabet
        }
        return false
    }

    private enum Alphabet {
        case latin, greek, cyrillic, armenian, cherokee
        /// Letters of mathematics and full-width ones: Latin in disguise.
        case styled

        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
            case 0x531...0x587: self = .armenian
            case 0x13A0...0x13FF, 0xAB70...0xABBF: self = .cherokee
            case 0x212A, 0x212B, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x1D400...0x1D7FF: self = .styled
            default: return nil
            }
        }
    }

    /// Signs without width, and those that turn the direction of writing (Trojan Source, CVE-2021-42574).
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F,
            0xFEFF, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}

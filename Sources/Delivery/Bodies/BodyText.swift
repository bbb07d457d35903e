extension String {
    /// At most `most` UTF-16 units, whole characters, with `…` where something was left out.
    ///
    /// The unit that services count in is nowhere told; UTF-16 is never fewer than their characters.
    func limited(to most: Int) -> String {
        guard utf16.count > most else { return self }
        var text = ""
        var room = most - 1
        for character in self {
            let size = character.utf16.count
            // One letter may carry thousands of accents; it is left out rather than cut.
            guard size <= room else { break }
            text.append(character)
            room -= size
        }
        return text + "…"
    }

    /// Control, format and separator signs as spaces: none begins a line, turns the text around or ends a header.
    var onOneLine: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        var text = ""
        for scalar in unicodeScalars { text.unicodeScalars.append(scalar.isUnprintable ? " " : scalar) }
        return text
    }
}

extension Unicode.Scalar {
    /// Signs that are not seen, and change how others are; the joiners and breaks that words need are none of them.
    fileprivate var isUnprintable: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        // U+200C and U+200D join letters in some scripts; a soft hyphen and a word joiner harm nobody.
        case .format: ![0x200C, 0x200D, 0xAD, 0x2060].contains(value)
        default: false
        }
    }
}

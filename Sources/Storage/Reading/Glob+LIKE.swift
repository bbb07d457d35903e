import Capture

extension Glob {
    /// The same as a pattern of LIKE, whose own signs are taken for themselves.
    var likePattern: String {
        var text = ""
        for scalar in pattern.unicodeScalars {
            switch scalar {
            case "*": text.append("%")
            case "%", "_", "\\":
                text.append("\\")
                text.unicodeScalars.append(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    func matches(_ word: String) -> Bool { matches(Array(word.utf8)) }
}

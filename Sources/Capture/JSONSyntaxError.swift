/// A document that is not JSON as RFC 8259 writes it, and the byte where that shows.
package struct JSONSyntaxError: Error, Sendable, Hashable {
    package let problem: Problem
    /// Counted from the start of the bytes that were read.
    package let offset: Int

    package enum Problem: Sendable, Hashable {
        case endedEarly
        case unexpectedByte
        case controlCharacter
        case badEscape
        case loneSurrogate
        case badNumber
        case trailingBytes
    }

    package init(_ problem: Problem, at offset: Int) {
        self.problem = problem
        self.offset = offset
    }
}

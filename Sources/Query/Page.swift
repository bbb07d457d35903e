/// A part of a list, and where the next part starts.
package struct Page<Element: Sendable>: Sendable {
    package var elements: [Element]
    /// Opaque; `nil` at the end.
    package var next: Cursor?

    package init(elements: [Element], next: Cursor?) {
        self.elements = elements
        self.next = next
    }
}

/// The sort key of the last row that was shown; lists are keyset-based, so they are stable under inserts.
package struct Cursor: Sendable, Hashable {
    package var words: [UInt64]

    package init(words: [UInt64]) { self.words = words }
}

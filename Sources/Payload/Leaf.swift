/// One value of a payload: where it stands in the document and which bytes hold it.
///
/// Ranges are into the payload, without quotes and still escaped; nothing is copied.
package struct Leaf: Sendable {
    package let node: PathNode
    package let lower: Int32
    package let upper: Int32
    /// The object or element instance that holds the leaf; leaves of one instance share it, arrays' items do not.
    package let scope: Int32
    /// For the text of an XML element, that element's own instance, which its attributes have as `scope`; else 0.
    package let element: Int32
    package let kind: Kind
    package let traits: Traits
    /// The release character, which takes the meaning of the byte behind it away; 0, which is none, in most formats.
    package let release: UInt8

    package enum Kind: UInt8, Sendable {
        case string
        case number
        case boolean
        case null
    }

    /// What a reader of the value must do before it sees characters.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Holds JSON escapes (`\n`, `\u00e9`).
        package static let jsonEscapes = Traits(rawValue: 1)
        /// Holds XML references (`&amp;`, `&#233;`).
        package static let xmlReferences = Traits(rawValue: 2)
        /// Holds bytes outside ASCII.
        package static let beyondASCII = Traits(rawValue: 4)
        /// Holds quotes that are doubled, as in the fields of a table (`""`).
        package static let doubledQuotes = Traits(rawValue: 8)
        /// Holds `%2B` or `+`, as in a form.
        package static let percentEncoding = Traits(rawValue: 16)
        /// Holds what may be references of HTML (`&nbsp;`, `&#64;`) in a format that has none of its own.
        package static let htmlReferences = Traits(rawValue: 32)
        /// Holds the release character of UN/EDIFACT before characters to be taken literally.
        package static let ediReleases = Traits(rawValue: 64)
    }

    init(
        node: PathNode,
        range: Range<Int>,
        scope: Int32,
        element: Int32 = 0,
        kind: Kind,
        traits: Traits = [],
        release: UInt8 = 0
    ) {
        self.node = node
        // `ReadLimits` keep offsets far below 2³¹.
        lower = Int32(truncatingIfNeeded: range.lowerBound)
        upper = Int32(truncatingIfNeeded: range.upperBound)
        self.scope = scope
        self.element = element
        self.kind = kind
        self.traits = traits
        self.release = release
    }

    package var range: Range<Int> { Int(lower)..<Int(upper) }
}

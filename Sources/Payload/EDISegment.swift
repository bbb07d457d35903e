/// What the reader knows of one segment: where its qualifiers stand and whose data it continues.
///
/// Only codes listed here become part of a path: a payload's data never does, whatever stands in a qualifier's place.
struct EDISegment: Sendable {
    enum Part: UInt8, Sendable {
        /// Ends the party before it.
        case other
        /// Starts a party: N1, NM1, NAD.
        case party
        /// Belongs to the party before it: N2, N3, N4.
        case ofParty
        /// Starts a contact: PER, CTA.
        case contact
        /// Belongs to the contact before it, or to the party: COM.
        case ofContact
        /// May stand inside a party's data and says nothing of it: REF, RFF, LOC.
        case beside
    }

    var part = Part.other
    /// The first element says what the segment is about; its code must be one of these.
    var codes: Set<EDICode> = []
    /// Elements, as bits, whose meaning is told by the element before.
    var pairs: UInt32 = 0
    /// Elements, as bits, whose meaning is told by their second component (UN/EDIFACT) or the next element (X12).
    var followed: UInt32 = 0
    var pairCodes: Set<EDICode> = []

    init(
        _ part: Part = .other,
        codes: Set<EDICode> = [],
        pairs: [Int] = [],
        followed: [Int] = [],
        pairCodes: Set<EDICode> = []
    ) {
        self.part = part
        self.codes = codes
        self.pairCodes = pairCodes
        self.pairs = pairs.reduce(0) { $0 | 1 << UInt32($1) }
        self.followed = followed.reduce(0) { $0 | 1 << UInt32($1) }
    }

    static func codes(_ text: String) -> Set<EDICode> {
        Set(text.split { $0 == " " || $0 == "\n" }.map { EDICode($0) })
    }

    static func has(_ mask: UInt32, _ element: Int) -> Bool { element < 32 && mask & (1 << UInt32(element)) != 0 }

    /// One entry for each tag of `rows`.
    static func table(_ rows: [(String, EDISegment)]) -> [EDICode: EDISegment] {
        var table: [EDICode: EDISegment] = [:]
        for (tags, segment) in rows {
            for tag in tags.split(separator: " ") { table[EDICode(tag)] = segment }
        }
        return table
    }
}

import Domain

/// The fields of known vocabularies and the names under which secrets travel, from the project's own tables.
///
/// Looked up once for each new path; the verdict is kept beside the path. `Resources/fields.tsv` and
/// `Resources/secrets.tsv` say in their first lines how they are written.
struct FieldTable: Sendable {
    /// What a row says of a field.
    struct Entry: Sendable {
        var meaning = Meaning.structure
        var trait = Verdict.Trait.none
        /// Kinds of values that the field is made for.
        var context: DetectorSet = []
        /// Only where the words of the name say nothing.
        var isFallback = false
    }

    enum Meaning: Sendable, Equatable {
        /// Codes, units, switches: no data.
        case structure
        case category(Category)
        /// An address of whoever the names above it speak of.
        case ownerAddress
        /// A number of theirs.
        case ownerContact
        /// The name of one at a company, or of a desk there.
        case contactName
        /// An address or number of theirs.
        case contactNumber
        /// The name of somebody of whom only that name tells whether it is a person.
        case partyName
        /// An address or number of theirs.
        case partyContact
    }

    private struct Rule: Sendable {
        let vocabulary: FieldVocabulary
        let pattern: FieldPattern
        let entry: Entry
    }

    /// By last segment, in the order of the tables.
    private var rules: [String: [Rule]] = [:]
    /// Rules whose last segment may be several names that are not listed.
    private var open: [Rule] = []

    static let standard = FieldTable(
        fields: PackageResources.fields_tsv,
        secrets: PackageResources.secrets_tsv
    )

    /// Rows that cannot be read are our own mistake; a test reads every row.
    init(fields: [UInt8], secrets: [UInt8]) {
        for line in FieldTable.rows(secrets) {
            if let row = try? SecretRow(line) { add(row.vocabulary, row.patterns, row.entry) }
        }
        for line in FieldTable.rows(fields) {
            if let row = try? FieldRow(line) { add(row.vocabulary, [row.pattern], row.entry) }
        }
    }

    private mutating func add(_ vocabulary: FieldVocabulary, _ patterns: [FieldPattern], _ entry: Entry) {
        for pattern in patterns {
            let rule = Rule(vocabulary: vocabulary, pattern: pattern, entry: entry)
            if pattern.lastNames.isEmpty { open.append(rule) }
            for name in pattern.lastNames { rules[name, default: []].append(rule) }
        }
    }

    /// The first row that fits a path, its last segment first.
    func entry(for path: [FieldPattern.Segment], isXML: Bool) -> Entry? {
        guard let name = path.first?.name else { return nil }
        let fits = { (rule: Rule) in rule.pattern.matches(path) && rule.vocabulary.holds(path, isXML: isXML) }
        return (rules[name]?.first(where: fits) ?? open.first(where: fits))?.entry
    }

    /// Lines that are neither empty nor a remark, split at tabs.
    static func rows(_ bytes: [UInt8]) -> [[Substring]] {
        String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    }
}

/// Tells what a column holds from its name and some of its values.
///
/// The name proposes, the values confirm or refuse: `hire_date` and `client_token` full of `yes` and `no` are neither.
/// Where no proposal holds, values whose form proves itself (an e-mail address, a pair of coordinates) decide alone.
/// Meant for once a column, not once a value.
package struct ColumnClassifier: Sendable {
    private let lexicon = ColumnLexicon.standard

    package init() {}

    /// The type of a column called `name` (any spelling: `hhHead`, `hh_head`, `chef de ménage`).
    ///
    /// Blank values and placeholders (`n/a`, `-`) say nothing. Without any other value the name decides alone, if it
    /// can mean one thing only.
    package func type(name: String, values: [String]) -> ColumnType {
        let label = ColumnName(name, lexicon: lexicon)
        let sample = ColumnSample(values)
        guard !sample.isEmpty else {
            return label.meanings.first { $0.isCertain && !label.describesAnother }?.type ?? .ordinary
        }
        let evidence = ColumnEvidence(label: label, sample: sample)
        if let named = label.meanings.first(where: evidence.confirms) { return named.type }
        return evidence.typeByValues ?? .ordinary
    }
}

/// The values of a column that say something.
struct ColumnSample: Sendable {
    let texts: [ColumnText]

    /// Takes the first thousand values that are neither blank nor a placeholder.
    init(_ values: [String]) {
        var texts: [ColumnText] = []
        for value in values where texts.count < 1000 {
            let text = ColumnText(value)
            if !text.bytes.isEmpty, !text.key.isEmpty, !Self.placeholders.contains(text.key) { texts.append(text) }
        }
        self.texts = texts
    }

    var isEmpty: Bool { texts.isEmpty }

    /// The part of the values, 0 to 1, that pass.
    func share(_ passes: (ColumnText) -> Bool) -> Double {
        texts.isEmpty ? 0 : Double(texts.count(where: passes)) / Double(texts.count)
    }

    func share(in words: Set<String>) -> Double { share { words.contains($0.key) } }

    /// Values are yes, no, active…: the column says whether, not what.
    var isSwitch: Bool { share(in: Self.switches) >= 0.2 }

    /// Only 0 and 1.
    var isBinary: Bool { texts.allSatisfy { $0.key == "0" || $0.key == "1" } }

    private static let placeholders = ColumnVocabulary.set(
        """
        na; n a; nan; null; nil; none; unknown; undefined; not available; not applicable; no data; missing; tbd;
        inconnu; non disponible; desconocido; sin dato; sd; nd; redacted; masked; blank; empty; vide
        """
    )

    private static let switches = ColumnVocabulary.set(
        """
        yes; no; true; false; y; n; oui; non; si; vrai; faux; verdadero; falso; active; inactive; confirmed;
        unconfirmed; pending; enabled; disabled; on; off; verified; unverified; open; closed; done; completed;
        complete; incomplete; approved; rejected; accepted; refused; cancelled; canceled; draft; published; valid;
        invalid; actif; inactif; activo; inactivo; confirme; confirmado; en attente; pendiente; ok; success; failed;
        failure; new; archived; deleted; available; unavailable; present; absent; checked; unchecked; in progress;
        planned; ongoing; suspended
        """
    )
}

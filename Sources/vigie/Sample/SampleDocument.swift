import Domain

/// One kind of message: how it is written, and what a classifier should find in it.
///
/// All values are made up.
struct SampleDocument: Sendable {
    let contentType: String
    /// Before the records, between two of them, after them.
    let head: @Sendable (inout SampleRandom) -> String
    let separator: String
    let tail: String
    let record: @Sendable (inout SampleRandom) -> String
    /// What is there once, and what is there in each record.
    let once: [Category]
    let each: [Category]

    static func json(
        _ head: @escaping @Sendable (inout SampleRandom) -> String,
        list: String,
        once: [Category],
        each: [Category],
        record: @escaping @Sendable (inout SampleRandom) -> String
    ) -> SampleDocument {
        SampleDocument(
            contentType: "application/json",
            head: { "{\(head(&$0)),\"\(list)\":[" },
            separator: ",",
            tail: "]}",
            record: { "{\(record(&$0))}" },
            once: once,
            each: each
        )
    }

    static func xml(
        _ head: @escaping @Sendable (inout SampleRandom) -> String,
        tail: String,
        once: [Category],
        each: [Category],
        record: @escaping @Sendable (inout SampleRandom) -> String
    ) -> SampleDocument {
        SampleDocument(
            contentType: "application/xml",
            head: { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(head(&$0))" },
            separator: "",
            tail: tail,
            record: record,
            once: once,
            each: each
        )
    }

    func bytes(records: Int, _ random: inout SampleRandom) -> [UInt8] {
        var text = head(&random)
        for place in 0..<records {
            if place > 0 { text += separator }
            text += record(&random)
        }
        text += tail
        return Array(text.utf8)
    }
}

extension SampleRandom {
    mutating func sku() -> String { "QC-\(whole(1_000...9_999))" }

    /// « 12.30 »: digits only, so that both JSON and XML take it.
    mutating func money(_ range: ClosedRange<Int>) -> String {
        let cents = whole(range)
        return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }

    mutating func number(_ prefix: String) -> String { "\(prefix)-\(whole(100_000...999_999))" }

    mutating func product() -> String {
        let what = pick(["Sirop d'érable", "Tuque de laine", "Canot d'écorce", "Table en merisier", "Savon au lait"])
        return "\(what) \(whole(1...60))"
    }

    mutating func person() -> String {
        let first = pick(["Camille", "Mathis", "Rose", "Émile", "Florence", "Zachary", "Aïcha", "Nam"])
        return "\(first) \(pick(["Tremblay", "Gagnon", "Bouchard", "Nguyen", "Pelletier", "Haddad"]))"
    }

    mutating func company() -> String {
        "\(pick(["Quincaillerie", "Boutique", "Ateliers", "Groupe"])) \(pick(["Laval", "Rimouski", "Boréal", "Saguenay"])) inc."
    }

    mutating func street() -> String { "\(whole(1...4_000)) rue \(pick(["Principale", "du Moulin", "Saint-Jean"]))" }

    mutating func date() -> String { "2026-\(pick(["01", "04", "07", "10"]))-\(whole(10...28))" }
}

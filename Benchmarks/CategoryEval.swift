import Classification
import Domain

/// Classification on labelled documents of formats that have a reader; the others are left out and counted.
///
/// - `eval.categories.micro_f1`: over pairs of document and category, on the documents with `categories`. Only
///   categories that the labels use somewhere are judged: the labels say nothing of prices, names of organizations or
///   references, so finding those is neither right nor wrong.
/// - `eval.false_alarm_documents`: of the documents without a span, a category or an `ignore`d place, the share with a
///   false alarm. That is a finding made by a value (an e-mail address, a card, a tax number, …), or by a field's name
///   in a judged category of level confidential or above.
struct CategoryEval {
    let figures: Figures
    private let classifier = ClassifierPool(count: 1)

    init(figures: Figures) { self.figures = figures }

    static let names = ["eval.categories.micro_f1", "eval.false_alarm_documents"]

    func run(_ shared: SharedFolder) {
        do {
            let all = try LabelledDocument.all(in: shared)
            let judged = CategorySet(
                all.flatMap { $0.categories ?? [] }.compactMap(Category.init).map(CategorySet.init)
            )
            if figures.wants(CategoryEval.names[0]) { measureCategories(all.filter { $0.categories != nil }, judged) }
            if figures.wants(CategoryEval.names[1]) { measureFalseAlarms(all.filter(\.isClean), judged) }
        } catch {
            for name in CategoryEval.names { figures.unavailable(name, "\(error)") }
        }
    }

    private func measureCategories(_ documents: [LabelledDocument], _ judged: CategorySet) {
        var tallies: [String: PairTally] = [:]
        let used = readable(documents, for: CategoryEval.names[0])
        for document in used {
            let expected = Set(document.categories ?? [])
            let found = Set(classify(document).categories.intersection(judged).members.map(\.word))
            for word in found.union(expected) {
                tallies[word, default: PairTally()].add(found: found.contains(word), expected: expected.contains(word))
            }
        }
        let worst = tallies.sorted { ($1.value.wrong, $0.key) < ($0.value.wrong, $1.key) }.prefix(8)
        for (word, tally) in worst where tally.wrong > 0 { figures.note("\(word): \(tally)") }
        let total = tallies.values.reduce(into: PairTally()) { $0 += $1 }
        guard let score = total.f1 else {
            return figures.unavailable(CategoryEval.names[0], "no document of a readable format has categories")
        }
        figures.note("all judged categories: \(total)")
        figures.print(CategoryEval.names[0], score, digits: 3)
    }

    private func measureFalseAlarms(_ documents: [LabelledDocument], _ judged: CategorySet) {
        let used = readable(documents, for: CategoryEval.names[1])
        guard !used.isEmpty else {
            return figures.unavailable(CategoryEval.names[1], "no document of a readable format is clean")
        }
        var alarms: [String: Int] = [:]
        var alarmed = 0
        for document in used {
            let wrong = classify(document).findings
                .filter { finding in
                    finding.detector != .path
                        || (finding.category.level >= .confidential && judged.contains(finding.category))
                }
            if !wrong.isEmpty { alarmed += 1 }
            for word in Set(wrong.map { "\($0.category.word) by \($0.detector.word)" }) {
                alarms[word, default: 0] += 1
            }
        }
        figures.note("documents with a false alarm: \(alarmed) of \(used.count)")
        for (word, count) in alarms.sorted(by: { $0.key < $1.key }) { figures.note("\(word): \(count) documents") }
        figures.print(CategoryEval.names[1], Double(alarmed) / Double(used.count), digits: 4)
    }

    private func readable(_ documents: [LabelledDocument], for name: String) -> [LabelledDocument] {
        let out = Dictionary(grouping: documents.filter { !$0.isReadable }, by: \.format).sorted { $0.key < $1.key }
        let used = documents.filter(\.isReadable)
        let left = out.map { "\($0.key) \($0.value.count)" }.joined(separator: ", ")
        figures.note("\(name): \(used.count) documents used; left out: \(left.isEmpty ? "none" : left)")
        return used
    }

    private func classify(_ document: LabelledDocument) -> Domain.Classification {
        classifier.classify(
            payload: Array(document.text.utf8)[...],
            contentType: nil,
            platform: document.platform,
            documentType: "unspecified"
        )
    }
}

/// How often something was found and expected.
struct PairTally: CustomStringConvertible {
    private(set) var right = 0
    private(set) var extra = 0
    private(set) var missed = 0

    var wrong: Int { extra + missed }

    /// The harmonic mean of precision and recall; `nil` where there was nothing to find and nothing was found.
    var f1: Double? {
        let all = 2 * right + wrong
        return all > 0 ? 2 * Double(right) / Double(all) : nil
    }

    mutating func add(found: Bool, expected: Bool) {
        switch (found, expected) {
        case (true, true): right += 1
        case (true, false): extra += 1
        case (false, true): missed += 1
        case (false, false): break
        }
    }

    static func += (left: inout PairTally, one: PairTally) {
        left.right += one.right
        left.extra += one.extra
        left.missed += one.missed
    }

    var description: String { "right \(right), too many \(extra), missed \(missed)" }
}

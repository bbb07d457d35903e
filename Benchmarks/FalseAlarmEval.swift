import Domain

/// `eval.false_alarm_documents`: of the documents without a span, a category or an `ignore`d place, the share with a
/// false alarm.
///
/// A false alarm is a place of a type that the labels use, or a category that they use whose level is confidential or more.
/// What is public or internal by the taxonomy (a stock number, a weight) is not sensitive, and naming it no alarm; how
/// many documents there are with any category that the labels use, whatever its level, goes to standard error.
struct FalseAlarmEval {
    let figures: Figures

    static let names = ["eval.false_alarm_documents"]

    func run(_ readings: [LabelledReading]) {
        let types = readings.judgedTypes
        let judged = readings.judgedCategories
        let clean = readings.filter(\.document.isClean)
        guard !clean.isEmpty else { return figures.unavailable(FalseAlarmEval.names[0], "no document is clean") }
        var alarmed = 0
        var grave = 0
        var alarms: [String: Int] = [:]
        for reading in clean {
            let found = Set(reading.places.map(\.type)).intersection(types)
            let categories = reading.categories(in: judged).members
            let isGrave = !found.isEmpty || categories.contains { $0.level >= .confidential }
            if isGrave { grave += 1 }
            if isGrave || !categories.isEmpty { alarmed += 1 }
            for word in found.union(categories.map(\.word)) {
                alarms["\(word) in \(reading.document.family)", default: 0] += 1
            }
        }
        for (word, count) in alarms.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            figures.note("false alarm, \(word): \(count) documents")
        }
        figures.note(
            "documents with a false alarm: \(grave) of \(clean.count); with one or a category of any level: \(alarmed)"
        )
        figures.print(FalseAlarmEval.names[0], Double(grave) / Double(clean.count), digits: 4)
    }
}

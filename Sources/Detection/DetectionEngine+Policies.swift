import Domain

/// Violations of the organization's rules: no statistics, told once a day for each platform and category.
extension DetectionEngine {
    mutating func check(_ event: CommittedEvent, at: Timestamp, platform: Int, flow: Int?, _ news: inout [News]) {
        if !settings.policies.statements.isEmpty { checkStatements(event, at: at, place: flow, &news) }
        guard let violation = settings.policies.violation(by: event, at: at) else { return }
        let day = at.hourIndex.flooredQuotient(24)
        let fresh = series[platform].memory.violate(violation, on: day)
        var one = News(event, at: at, place: flow)
        one.kind = .policyViolation
        one.chance = 0
        one.severity = violation.severity
        if !fresh.categories.isEmpty {
            one.categories = fresh.categories
            news.append(one)
        }
        if fresh.lacksAgreement {
            one.categories = []
            news.append(one)
        }
    }
}

extension DetectionEngine {
    /// What people wrote: each policy is told by itself, in its own words.
    private mutating func checkStatements(_ event: CommittedEvent, at: Timestamp, place: Int?, _ news: inout [News]) {
        let day = at.hourIndex.flooredQuotient(24)
        for statement in settings.policies.broken(by: event, at: at, flow) {
            let reasons = statement.reasons(in: event)
            guard let fresh = violations.note(reasons, of: statement.clause.id, event.platform, on: day) else {
                continue
            }
            var one = News(event, at: at, place: place)
            one.kind = .policyViolation
            one.chance = 0
            one.severity = statement.severity
            one.categories = fresh
            one.clause = statement.clause
            news.append(one)
        }
    }
}

extension NoveltyMemory {
    /// Takes note of a violation and returns what of it was not told today.
    mutating func violate(_ violation: Policies.Violation, on day: Int64) -> Policies.Violation {
        guard day >= violatedOn else { return Policies.Violation() }
        if day > violatedOn { (violatedOn, violated, isWithoutAgreement) = (day, [], false) }
        var fresh = violation
        fresh.categories.subtract(violated)
        fresh.lacksAgreement = violation.lacksAgreement && !isWithoutAgreement
        violated.formUnion(violation.categories)
        isWithoutAgreement = isWithoutAgreement || violation.lacksAgreement
        return fresh
    }
}

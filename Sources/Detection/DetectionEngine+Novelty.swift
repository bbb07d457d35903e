import Domain

/// First times: of a platform, of where it keeps what it gets, of documents and of what is in them.
extension DetectionEngine {
    /// Events that a flow, and a platform, need before a new category is news to it.
    private static let known: (flow: Int64, platform: Int64) = (20, 50)

    /// Meets what one event brings; the events of its series do not count it yet.
    mutating func meet(
        _ event: CommittedEvent,
        at: Timestamp,
        platform: (place: Int, new: Bool),
        flow: (place: Int, new: Bool)?,
        teaches: Bool,
        _ news: inout [News]
    ) {
        if !teaches, !settings.policies.isEmpty {
            check(event, at: at, platform: platform.place, flow: flow?.place, &news)
        }
        let newHost = event.host.map { series[platform.place].memory.meet($0) } ?? false
        let newJurisdiction =
            newHost || event.host == nil ? series[platform.place].memory.meet(event.jurisdiction) : false
        let categories = meetCategories(of: event, at: at, platform: platform.place, flow: flow?.place)
        let field = event.newFields.isEmpty ? nil : flow.flatMap { meetFields(of: event, at: at, flow: $0.place) }
        let something = newHost || newJurisdiction || categories != nil || field != nil
        guard !teaches, something || platform.new || flow?.new == true else { return }

        let settled = at.hourIndex - series[platform.place].firstHour >= 24
        var first = News(event, at: at, place: flow?.place)
        func tell(_ kind: Anomaly.Kind) {
            first.kind = kind
            news.append(first)
        }

        if platform.new { return tell(.noveltyPlatform) }
        if settled, newJurisdiction, event.jurisdiction != .unknown {
            first.jurisdiction = event.jurisdiction
            first.host = event.host
            return tell(.noveltyJurisdiction)
        }
        if settled, newHost {
            first.host = event.host
            first.jurisdiction = event.jurisdiction
            return tell(.noveltyHost)
        }
        if let flow, flow.new, sourceIsSettled(flow.place, platform: platform.place, at: at) {
            return tell(.noveltyDocumentType)
        }
        if let categories {
            (first.categories, first.chance, first.forPlatform) =
                (categories.fresh, categories.chance, categories.forPlatform)
            return tell(.noveltyCategory)
        }
        if let field {
            (first.field, first.chance) = (field.first, field.chance)
            tell(.noveltyField)
        }
    }

    /// New categories and how unlikely they were; `nil` where none of them is news.
    private mutating func meetCategories(
        of event: CommittedEvent,
        at: Timestamp,
        platform: Int,
        flow: Int?
    ) -> (fresh: CategorySet, chance: Double, forPlatform: Bool)? {
        let familiar = series[platform].memory.isFamiliar(event.categories)
        if familiar, flow.map({ series[$0].memory.isFamiliar(event.categories) }) ?? true { return nil }
        let hour = at.hourIndex
        let chance = series[platform].memory.chanceOfNewCategory(events: series[platform].totalEvents)
        let enough = series[platform].totalEvents >= DetectionEngine.known.platform
        let forPlatform = series[platform].memory.meet(event.categories)
        guard let flow else { return nil }
        let events = series[flow].totalEvents
        let flowChance = series[flow].memory.chanceOfNewCategory(events: events)
        let again = series[flow].memory.takePending(event.categories, events: events)
        let forFlow = series[flow].memory.meet(event.categories)
        guard !forPlatform.isEmpty || !forFlow.isEmpty || !again.isEmpty else { return nil }
        guard events >= DetectionEngine.known.flow, hour - series[flow].firstHour >= Int64(settings.earlyDays * 24),
            !series[flow].memory.isRelearning(at: hour), !series[platform].memory.isRelearning(at: hour)
        else { return nil }
        if !again.isEmpty { return (again, min(settings.noveltyChance, flowChance / 60), false) }
        if !forPlatform.isEmpty, enough {
            // A rare category of an ordinary document turns up late on a small flow; what is critical is told sooner.
            let critical = forPlatform.members.contains { $0.level == .critical }
            let both = max(chance, flowChance)
            if both <= settings.noveltyChance * (critical ? 5 : 1) { return (forPlatform, both, true) }
            series[flow].memory.hold(forPlatform, events: events)
            return nil
        }
        // Known to the platform, new to the flow: news only when it is grave and the flow is well known.
        let grave = CategorySet(forFlow.members.filter { $0.level >= .restricted }.map(CategorySet.init))
        guard !grave.isEmpty else { return nil }
        if flowChance <= settings.noveltyChance / 1.6 { return (grave, flowChance, false) }
        series[flow].memory.hold(grave, events: events)
        return nil
    }

    /// The most sensitive of an event's new fields; `nil` where the flow has new fields all the time, or where it is
    /// of no weight.
    private mutating func meetFields(
        of event: CommittedEvent,
        at: Timestamp,
        flow: Int
    ) -> (first: FirstField, chance: Double)? {
        guard !event.newFields.isEmpty else { return nil }
        let events = series[flow].totalEvents
        let chance = series[flow].memory.meetNewFields(events: events)
        guard events >= DetectionEngine.known.flow, chance <= settings.noveltyChance * 2,
            at.hourIndex - series[flow].firstHour >= Int64(settings.earlyDays * 24),
            !series[flow].memory.isRelearning(at: at.hourIndex),
            let gravest = event.newFields.max(by: FirstField.precedes), gravest.category.level >= .confidential
        else { return nil }
        return (gravest, chance)
    }

    /// Whether the flow's source has sent this platform other documents for days: else all of it is new and no news.
    private func sourceIsSettled(_ place: Int, platform: Int, at: Timestamp) -> Bool {
        let source = series[place].memory.source
        guard source != 0 else { return false }
        var events: Int64 = 0
        var first = Int64.max
        for other in flows[platform] ?? [] where other != place && series[other].memory.source == source {
            events += series[other].totalEvents
            first = min(first, series[other].firstHour)
        }
        return events >= 5 && at.hourIndex - first >= Int64(settings.earlyDays * 24)
    }
}

import Domain

/// Places and the organization as a whole: what no flow and no platform shows by itself.
extension DetectionEngine {
    /// A roll-up's finding must be clearer by a decade: it holds the same events as the series beneath it, which have
    /// had their say.
    static let rollUpMargin = 1.0

    /// Counts an event in the series of its place and of the organization.
    mutating func addToRollUps(_ event: CommittedEvent, _ count: EventCount, platform: Int) {
        if let place = jurisdictionPlace(event, count, platform: platform) { add(event, count, toRollUp: place) }
        if let place = rollUps.organization ?? makePlace(of: .organization, nil, count) {
            add(event, count, toRollUp: place)
        }
    }

    private mutating func add(_ event: CommittedEvent, _ count: EventCount, toRollUp place: Int) {
        if !series[place].live { prepare(place, hour: count.hour, live: count.isLive) }
        series[place].touched = true
        series[place].add(event, count, clock: settings.clock)
    }

    private mutating func jurisdictionPlace(_ event: CommittedEvent, _ count: EventCount, platform: Int) -> Int? {
        if let place = rollUps.home(of: event.jurisdiction, platform: platform) { return place }
        guard event.jurisdiction != .unknown,
            let place = makePlace(of: .jurisdiction(event.jurisdiction), nil, count)
        else { return nil }
        rollUps.remember(place, of: event.jurisdiction, platform: platform)
        return place
    }

    /// Judges the roll-ups that the batch touched, after all that is beneath them.
    mutating func assessRollUps(now: Timestamp, _ context: Assessment, into found: inout [Anomaly]) {
        for place in rollUps.all where series[place].touched {
            assessHigh(place, now: now, context, into: &found)
        }
    }

    /// The flows beneath a series that is not a flow's, by their ids: where they are kept changes with a restart.
    func flowsBeneath(_ place: Int) -> [Int] {
        let beneath: [Int]
        switch series[place].key {
        case .flow: beneath = [place]
        case .platform: beneath = flows[place] ?? []
        case .organization: beneath = flows.values.flatMap(\.self)
        case .jurisdiction(let jurisdiction):
            beneath = flows.filter { series[$0.key].memory.jurisdictions.contains(jurisdiction) }.values.flatMap(\.self)
        }
        return beneath.map { (id: series[$0].key.flow, place: $0) }.sorted { $0.id < $1.id }.map(\.place)
    }

    /// Whether something beneath a roll-up is telling of too much already.
    func isTold(beneath place: Int) -> Bool {
        guard series[place].key.isRollUp else { return false }
        if series[place].key == .organization, rollUps.jurisdictions.contains(where: { series[$0].isTellingOfMuch }) {
            return true
        }
        // A platform to which nothing of it goes has no say; that of a place is known by what it has met.
        return flows.keys.contains { platform in
            guard case .jurisdiction(let jurisdiction) = series[place].key else {
                return series[platform].isTellingOfMuch
            }
            return series[platform].isTellingOfMuch && series[platform].memory.jurisdictions.contains(jurisdiction)
        }
    }
}

extension Series {
    /// Whether too much of it is being told.
    var isTellingOfMuch: Bool { spike != nil || sensitivity != nil || rise != nil }
}

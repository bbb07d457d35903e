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
        let settled = at.hourIndex - series[platform.place].firstHour >= 24
        let chance = series[platform.place].memory.chanceOfNewCategory(events: series[platform.place].totalEvents)
        let enough = series[platform.place].totalEvents >= DetectionEngine.known.platform
        let newHost = event.host.map { series[platform.place].memory.meet($0) } ?? false
        let newJurisdiction =
            newHost || event.host == nil ? series[platform.place].memory.meet(event.jurisdiction) : false
        let fresh = series[platform.place].memory.meet(event.categories)
        var freshForFlow = CategorySet()
        var flowChance = 1.0
        var flowEnough = false
        if let flow {
            flowChance = series[flow.place].memory.chanceOfNewCategory(events: series[flow.place].totalEvents)
            flowEnough =
                series[flow.place].totalEvents >= DetectionEngine.known.flow
                && at.hourIndex - series[flow.place].firstHour >= Int64(settings.earlyDays * 24)
            freshForFlow = series[flow.place].memory.meet(event.categories)
        }

        let something = newHost || newJurisdiction || !fresh.isEmpty || !freshForFlow.isEmpty
        guard !teaches, something || platform.new || flow?.new == true else { return }

        var first = News(
            kind: .noveltyPlatform,
            flow: event.flow,
            platform: event.platform,
            categories: [],
            level: event.level,
            event: EventID(occurredAt: event.occurredAt, key: event.key),
            at: at,
            chance: 0.001,
            place: flow?.place
        )
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
        guard flowEnough else { return }
        if !fresh.isEmpty, enough {
            // A rare category of an ordinary document turns up late on a small flow; what is critical is told sooner.
            let critical = fresh.members.contains { $0.level == .critical }
            first.chance = max(chance, flowChance)
            guard first.chance <= settings.noveltyChance * (critical ? 5 : 1) else { return }
            first.categories = fresh
            tell(.noveltyCategory)
        } else if !freshForFlow.isEmpty, flowChance <= settings.noveltyChance / 4 {
            // Known to the platform, new to the flow: news only when it is grave and the flow is well known.
            let grave = freshForFlow.members.filter { $0.level >= .restricted }
            guard !grave.isEmpty else { return }
            first.categories = CategorySet(grave.map(CategorySet.init))
            first.chance = flowChance
            first.forPlatform = false
            tell(.noveltyCategory)
        }
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

    /// Keeps the greatest first time of each platform and flow: a new platform has new hosts and new documents.
    mutating func tellNews(_ news: [News], into found: inout [Anomaly]) {
        var told: Set<String> = []
        for kind in [
            Anomaly.Kind.noveltyPlatform, .noveltyJurisdiction, .noveltyHost, .noveltyDocumentType, .noveltyCategory,
        ] {
            for one in news where one.kind == kind {
                let cause = "\(one.flow.rawValue)"
                switch kind {
                case .noveltyDocumentType, .noveltyCategory:
                    // A category is told once for a flow in a batch, with the others beside it.
                    guard told.insert(cause).inserted else { continue }
                default: told.insert(cause)
                }
                if let place = one.place { series[place].watch.tellNew(one.categories) }
                found.append(anomaly(one))
            }
        }
    }

    private func anomaly(_ news: News) -> Anomaly {
        var subject = Subject(flow: news.flow, platform: news.platform)
        let platform = SeriesKey.platform(news.platform).text
        let flow = SeriesKey.flow(news.flow).text
        let about: String
        var parts: [Contributor] = []
        switch news.kind {
        case .noveltyHost:
            subject.host = news.host
            subject.jurisdiction = news.jurisdiction
            about = "\(platform)|host:\(news.host?.rawValue ?? 0)"
        case .noveltyJurisdiction:
            subject.host = news.host
            subject.jurisdiction = news.jurisdiction
            about = "\(platform)|\(news.jurisdiction?.rawValue ?? "")"
        case .noveltyDocumentType:
            about = flow
        case .noveltyCategory:
            let gravest = news.categories.members.max { ($0.level, $0.weight) < ($1.level, $1.weight) }
            subject.category = gravest
            about = "\(news.forPlatform ? platform : flow)|\(gravest?.word ?? "")"
            parts = news.categories.members.filter { $0 != gravest }.prefix(3)
                .map {
                    Contributor(dimension: .category, key: $0.word, share: 0, observed: 1)
                }
        default:
            about = platform
        }
        return Anomaly(
            kind: news.kind,
            episode: EpisodeKey(
                dedupKey: "\(news.kind.rawValue)|\(about)",
                startedAt: Timestamp(hourIndex: news.at.hourIndex)
            ),
            at: news.at,
            subject: subject,
            confidence: min(1 - news.chance, 0.9999),
            severity: news.severity(subject.category),
            contributors: parts,
            evidence: [news.event]
        )
    }
}

extension News {
    func severity(_ category: Category?) -> Severity {
        switch kind {
        case .noveltyCategory: Severity.allCases[min(max(Int((category?.level ?? .public).rawValue) - 2, 0), 3)]
        case .noveltyPlatform, .noveltyJurisdiction:
            level >= .critical ? .critical : level >= .confidential ? .high : .medium
        default: level >= .critical ? .high : level >= .confidential ? .medium : .low
        }
    }
}

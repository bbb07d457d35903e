import Domain

/// From first times to anomalies: the greatest of them stands for the others.
extension DetectionEngine {
    /// Keeps the greatest first time of each platform and flow: a new platform has new hosts and new documents.
    mutating func tellNews(_ news: [News], into found: inout [Anomaly]) {
        var told: Set<String> = []
        for kind in [
            Anomaly.Kind.policyViolation, .noveltyPlatform, .noveltyJurisdiction, .noveltyHost, .noveltyDocumentType,
            .noveltyCategory,
            .noveltyField,
        ] {
            for one in news where one.kind == kind {
                let cause = "\(one.flow.rawValue)"
                switch kind {
                case .noveltyDocumentType, .noveltyCategory, .noveltyField:
                    // A category is told once for a flow in a batch, with the others beside it.
                    guard told.insert(cause).inserted else { continue }
                case .policyViolation: break
                default: told.insert(cause)
                }
                if kind == .noveltyCategory, let place = one.place {
                    series[place].watch.tellNew(one.categories)
                }
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
        case .policyViolation:
            subject.host = news.host
            subject.category = news.categories.members.max { ($0.level, $0.weight) < ($1.level, $1.weight) }
            about = "\(platform)|\(news.clause?.id ?? subject.category?.word ?? "agreement")"
        case .noveltyCategory:
            let gravest = news.categories.members.max { ($0.level, $0.weight) < ($1.level, $1.weight) }
            subject.category = gravest
            about = "\(news.forPlatform ? platform : flow)|\(gravest?.word ?? "")"
            parts = news.categories.members.filter { $0 != gravest }.prefix(3)
                .map {
                    Contributor(dimension: .category, key: $0.word, share: 0, observed: 1)
                }
        case .noveltyField:
            subject.category = news.field?.category
            about = "\(flow)|field:\(news.field?.field.rawValue ?? 0)"
            if let field = news.field?.field {
                parts = [Contributor(dimension: .field, key: String(field.rawValue), share: 1, observed: 1)]
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
            severity: news.severity ?? news.severity(subject.category),
            contributors: parts,
            evidence: [news.event],
            clause: news.clause
        )
    }
}

extension News {
    func severity(_ category: Category?) -> Severity {
        switch kind {
        case .noveltyCategory, .noveltyField:
            Severity.allCases[min(max(Int((category?.level ?? .public).rawValue) - 2, 0), 3)]
        case .noveltyPlatform, .noveltyJurisdiction:
            level >= .critical ? .critical : level >= .confidential ? .high : .medium
        default: level >= .critical ? .high : level >= .confidential ? .medium : .low
        }
    }
}

import Detection
import Domain
import Query
import Synchronization

/// A mute as detection is told of it.
struct MuteDocument: Codable, Sendable {
    var id: String
    var filter: [String]
    var from: String
    var to: String

    /// The campaigns of detection that it stands for: none unless it speaks of volume by name, and of nothing that
    /// detection cannot tell by the flow.
    ///
    /// One for each platform, source and document that the filters name, so that what they say together is said.
    func mutes(in registry: Registry) -> [Mute] {
        guard let from = Timestamp(rfc3339: from), let to = Timestamp(rfc3339: to) else { return [] }
        var kinds: [String] = []
        var platforms: [PlatformID?] = [nil]
        var sources: [String?] = [nil]
        var documents: [String?] = [nil]
        for expression in filter {
            guard let filter = try? FilterParser.parse(expression, fields: MuteRecord.fields), !filter.negated,
                filter.comparison == .equals
            else { return [] }
            switch filter.field {
            // Said twice of one thing, it is both: too fine for a campaign.
            case .kind where kinds.isEmpty: kinds = filter.values
            case .platform where platforms == [nil]:
                platforms = registry.platforms(matching: filter.values).sorted().map { $0 }
            case .source where sources == [nil]: sources = filter.values
            case .system where sources == [nil]: sources = filter.values.flatMap { [$0, $0 + "/*"] }
            case .documentType where documents == [nil]: documents = filter.values
            default: return []
            }
        }
        let volume = Anomaly.Kind.volumeSpike.rawValue
        guard kinds.contains(where: { Wildcard($0).matches(volume) }), !kinds.contains("*") else { return [] }
        var mutes: [Mute] = []
        for platform in platforms {
            for source in sources {
                for document in documents {
                    guard mutes.count < MuteDocument.most else { return [] }
                    mutes.append(
                        Mute(
                            platform: platform,
                            source: source,
                            documentType: document,
                            kinds: kinds,
                            from: from,
                            to: to
                        )
                    )
                }
            }
        }
        return mutes
    }

    /// More than so many are no campaign.
    private static let most = 500
}

extension Registry {
    /// The platforms that these names, aliases and globs mean today.
    func platforms(matching names: [String]) -> Set<PlatformID> {
        let patterns = names.map { Wildcard($0) }
        return state.withLock { state in
            var found: Set<PlatformID> = []
            for (slug, id) in state.slugs where patterns.contains(where: { $0.matches(slug) }) {
                found.insert(state.current(id))
            }
            return found
        }
    }
}

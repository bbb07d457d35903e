import Alerting
import Domain
import Query

/// Which nodes of the flow map stand for themselves and which are folded into "other".
///
/// The biggest stay, and so does what is new or has an alert, however small: that is what one looks for. All in all there
/// are never more than can be told apart, and half of them at least are the biggest.
struct FlowFolding {
    private let systems: Set<String>
    private let platforms: Set<String>
    private let jurisdictions: Set<String>
    private let counts: (systems: Int, platforms: Int, jurisdictions: Int)

    init(_ links: [FlowMap.Link]) {
        let (systems, foldedSystems) = Self.keep(links, atMost: 5, \.system)
        let (platforms, foldedPlatforms) = Self.keep(links, atMost: 8, \.platform)
        let (jurisdictions, foldedJurisdictions) = Self.keep(links, atMost: 6, \.jurisdiction)
        self.systems = systems
        self.platforms = platforms
        self.jurisdictions = jurisdictions
        counts = (foldedSystems, foldedPlatforms, foldedJurisdictions)
    }

    /// The key, `nil` where it is folded, and the name to show.
    func system(_ link: FlowMap.Link) -> (key: String?, name: Bilingual) {
        guard systems.contains(link.system) else { return (nil, Catalogue.folded(counts.systems)) }
        return (link.system, Bilingual(fr: link.system, en: link.system))
    }

    func platform(_ link: FlowMap.Link) -> (key: String?, name: Bilingual) {
        guard platforms.contains(link.platform) else { return (nil, Catalogue.folded(counts.platforms)) }
        return (link.platform, Bilingual(fr: link.platformName, en: link.platformName))
    }

    func jurisdiction(_ link: FlowMap.Link) -> (key: String?, name: Bilingual) {
        guard jurisdictions.contains(link.jurisdiction) else { return (nil, Catalogue.folded(counts.jurisdictions)) }
        return (link.jurisdiction, Places.name(of: link.jurisdiction))
    }

    private static func keep(
        _ links: [FlowMap.Link],
        atMost limit: Int,
        _ key: (FlowMap.Link) -> String
    ) -> (kept: Set<String>, folded: Int) {
        var bytes: [String: Int64] = [:]
        var remarkable: Set<String> = []
        for link in links {
            bytes[key(link)] = bytes[key(link), default: 0].addingClamped(link.bytes)
            if link.new || link.alerts > 0 { remarkable.insert(key(link)) }
        }
        let ranked = bytes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        // A single key is never folded: "other (1)" says less than its name.
        let small = ranked.dropFirst(limit).filter(remarkable.contains).prefix(limit / 2)
        // What is remarkable takes the place of what is only big, from the smallest of them up.
        var big = Array(ranked.prefix(limit))
        for _ in small {
            guard let place = big.lastIndex(where: { !remarkable.contains($0) }) else { break }
            big.remove(at: place)
        }
        let kept = Set(big).union(small.prefix(limit - big.count))
        return bytes.count - kept.count == 1 ? (Set(bytes.keys), 0) : (kept, bytes.count - kept.count)
    }
}

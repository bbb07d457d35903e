import Domain
import Query
import Synchronization

/// Which platforms are too young for their expectation to have learnt enough.
///
/// Who is old stays old, so each such platform is asked about once in the life of the process: a page costs no more.
final class PlatformAges: Sendable {
    private let platforms: any PlatformStore
    private let old = Mutex<Set<String>>([])
    /// How many days of history an expectation needs.
    let learningDays: Int

    init(platforms: any PlatformStore, learningDays: Int = 14) {
        self.platforms = platforms
        self.learningDays = learningDays
    }

    /// The first event of those of the platforms, by slug, that have fewer days of history than it takes.
    func young(_ slugs: [String], at now: Timestamp) async throws(StoreError) -> [String: Timestamp] {
        let known = old.withLock { $0 }
        let from = now.advanced(bySeconds: -Int64(learningDays) * 86_400)
        var young: [String: Timestamp] = [:]
        for slug in slugs where !known.contains(slug) {
            guard let first = try await firstSeen(slug) else { continue }
            if first > from { young[slug] = first } else { old.withLock { _ = $0.insert(slug) } }
        }
        return young
    }

    /// `nil` for one that is gone since, or never got an event.
    private func firstSeen(_ slug: String) async throws(StoreError) -> Timestamp? {
        do {
            return try await platforms.platform(slug).firstSeen
        } catch StoreError.notFound {
            return nil
        }
    }
}

import Domain
import Query
import Synchronization
import Testing

@testable import Web

@Suite("Ages of platforms")
struct PlatformAgesTests {
    private func platforms(firstSeen: Timestamp?) -> MemoryPlatforms {
        let platforms = MemoryPlatforms()
        platforms.kept.withLock { $0["amazon_sp"]?.firstSeen = firstSeen }
        return platforms
    }

    @Test("a platform is young until it has so many days of history, and one that nobody knows is not young")
    func young() async throws {
        let first = Desk.noon.advanced(bySeconds: -14 * 86_400 + 1)
        let ages = PlatformAges(platforms: platforms(firstSeen: first))
        #expect(try await ages.young(["amazon_sp", "gone"], at: Desk.noon) == ["amazon_sp": first])
        #expect(try await ages.young(["amazon_sp"], at: Desk.noon.advanced(bySeconds: 1)).isEmpty)
        let unseen = PlatformAges(platforms: platforms(firstSeen: nil))
        #expect(try await unseen.young(["amazon_sp"], at: Desk.noon).isEmpty)
    }

    @Test("who is old is not asked about again")
    func remembered() async throws {
        let store = platforms(firstSeen: Desk.noon.advanced(bySeconds: -30 * 86_400))
        let ages = PlatformAges(platforms: store)
        #expect(try await ages.young(["amazon_sp"], at: Desk.noon).isEmpty)
        store.kept.withLock { $0["amazon_sp"]?.firstSeen = Desk.noon }
        #expect(try await ages.young(["amazon_sp"], at: Desk.noon).isEmpty)
    }
}

import HTTPTypes
import HummingbirdTesting
import Query
import Synchronization
import Testing

@testable import Web

@Suite("The volumes of the home page")
struct HomeVolumeTests {
    @Test(
        "six platforms and a rest are asked for, and a rest of one by its name",
        arguments: [(6, [6]), (7, [6, 7]), (8, [6])]
    )
    func rest(platforms: Int, tops: [Int]) async throws {
        let desk = Desk()
        desk.trends.keys.withLock { $0 = platforms }
        let (headers, _) = try desk.visitor()
        let page = try await desk.ask(.get, "/", headers: headers)
        #expect(page.status == .ok)
        #expect(desk.trends.asked.withLock { $0.map(\.top) } == tops)
    }
}

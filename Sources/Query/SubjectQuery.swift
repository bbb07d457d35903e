package import Domain

/// About how many different people a platform received something about.
package struct PeopleEstimate: Sendable, Hashable {
    /// Within one key, which holds for a month, each person counts once, to 2.3 %; over several keys the same person
    /// counts once for each.
    package var people: Int64
    /// Under how many keys they were counted.
    package var keys: Int

    package init(people: Int64, keys: Int) {
        self.people = people
        self.keys = keys
    }
}

package protocol SubjectReader: Sendable {
    /// Counts whole days (UTC) that the window touches; of people told apart by name, by e-mail address and by
    /// government identifier, the most numerous.
    func people(platform slug: String, from: Timestamp, to: Timestamp) async throws(StoreError) -> PeopleEstimate
}

/// How Vigie itself is.
package struct Health: Sendable {
    package var databaseAnswers: Bool
    package var schemaVersion: Int
    package var schemaIsCurrent: Bool
    /// How far detection is behind the last commit, in seconds.
    package var detectionLag: Double
    /// Whether the service is taking events: `false` while it starts and once it was asked to stop.
    package var accepting: Bool

    package init(
        databaseAnswers: Bool,
        schemaVersion: Int,
        schemaIsCurrent: Bool,
        detectionLag: Double,
        accepting: Bool
    ) {
        self.databaseAnswers = databaseAnswers
        self.schemaVersion = schemaVersion
        self.schemaIsCurrent = schemaIsCurrent
        self.detectionLag = detectionLag
        self.accepting = accepting
    }

    package var isReady: Bool { databaseAnswers && schemaIsCurrent && detectionLag < 60 && accepting }
}

package protocol HealthReader: Sendable {
    func health() async -> Health
}

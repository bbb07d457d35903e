package import Domain

/// Systems → platforms → jurisdictions, with what went along each way.
package struct FlowMap: Sendable {
    package struct Link: Sendable {
        package var system: String
        package var platform: String
        package var platformName: String
        package var jurisdiction: String
        package var bytes: Int64
        package var events: Int64
        /// The highest level seen.
        package var level: Level
        /// First seen within the window.
        package var new: Bool
        /// Alerts on it that are not resolved.
        package var alerts: Int

        package init(
            system: String,
            platform: String,
            platformName: String,
            jurisdiction: String,
            bytes: Int64,
            events: Int64,
            level: Level,
            new: Bool,
            alerts: Int
        ) {
            self.system = system
            self.platform = platform
            self.platformName = platformName
            self.jurisdiction = jurisdiction
            self.bytes = bytes
            self.events = events
            self.level = level
            self.new = new
            self.alerts = alerts
        }
    }

    package var links: [Link]
    package var asOf: Timestamp

    package init(links: [Link], asOf: Timestamp) {
        self.links = links
        self.asOf = asOf
    }
}

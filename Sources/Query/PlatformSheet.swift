package import Domain

/// All that the sheet of one platform shows of a window, from rollups, the catalogue and the alerts.
///
/// What changes with the time of day is by the zone that was asked for. A platform that was merged into this one
/// counts as a part of it.
package struct PlatformSheet: Sendable {
    /// Bytes that went out at one level.
    package struct LevelShare: Sendable, Hashable {
        package var level: Level
        package var bytes: Int64

        package init(level: Level, bytes: Int64) {
            self.level = level
            self.bytes = bytes
        }
    }

    /// One hour of the week, Monday 0 h first.
    package struct HourOfWeek: Sendable, Hashable {
        package var events: Int64
        package var bytes: Int64

        package init(events: Int64, bytes: Int64) {
            self.events = events
            self.bytes = bytes
        }
    }

    /// A path of the catalogue; it may have been seen before the window.
    package struct Field: Sendable, Hashable {
        package var documentType: String
        package var path: String
        package var category: Category
        /// 0 to 1: how sure the catalogue is of the category.
        package var confidence: Double
        package var firstSeen: Timestamp
        package var lastSeen: Timestamp
        /// Whether the agreement allows the category; `nil` where nothing says.
        package var isAllowed: Bool?

        package init(
            documentType: String,
            path: String,
            category: Category,
            confidence: Double,
            firstSeen: Timestamp,
            lastSeen: Timestamp,
            isAllowed: Bool?
        ) {
            self.documentType = documentType
            self.path = path
            self.category = category
            self.confidence = confidence
            self.firstSeen = firstSeen
            self.lastSeen = lastSeen
            self.isAllowed = isAllowed
        }
    }

    /// A host that was written to in the window; an empty name stands for events that named none.
    package struct Host: Sendable, Hashable {
        package var name: String
        package var jurisdiction: String
        package var firstSeen: Timestamp?
        package var events: Int64
        package var bytes: Int64

        package init(name: String, jurisdiction: String, firstSeen: Timestamp?, events: Int64, bytes: Int64) {
            self.name = name
            self.jurisdiction = jurisdiction
            self.firstSeen = firstSeen
            self.events = events
            self.bytes = bytes
        }
    }

    /// A category that was seen in the window.
    package struct CategoryShare: Sendable, Hashable {
        package var category: Category
        package var events: Int64
        package var bytes: Int64
        package var isAllowed: Bool?

        package init(category: Category, events: Int64, bytes: Int64, isAllowed: Bool?) {
            self.category = category
            self.events = events
            self.bytes = bytes
            self.isAllowed = isAllowed
        }
    }

    package var slug: String
    package var name: String
    package var from: Timestamp
    package var to: Timestamp
    package var timeZone: String
    package var asOf: Timestamp

    package var events: Int64
    package var bytes: Int64
    package var records: Int64
    /// Bytes with the band: by the hour up to nine days, else by the day.
    package var volume: Trend
    /// The levels that were seen, most sensitive first.
    package var levels: [LevelShare]
    /// 168 cells.
    package var hoursOfWeek: [HourOfWeek]
    /// The most sensitive categories first; at most `mostFields`.
    package var fields: [Field]
    /// How many paths the catalogue has.
    package var fieldCount: Int
    package var hosts: [Host]
    package var categories: [CategoryShare]
    package var people: PeopleEstimate
    /// What the agreement allows, as the rules say or as the platform's own documentation expects; `nil`: nothing says.
    package var allowed: [Category]?
    package var unresolvedAlerts: Int
    package var quality: PlatformQuality

    package static let mostFields = 500

    package init(
        slug: String,
        name: String,
        from: Timestamp,
        to: Timestamp,
        timeZone: String,
        asOf: Timestamp,
        events: Int64,
        bytes: Int64,
        records: Int64,
        volume: Trend,
        levels: [LevelShare],
        hoursOfWeek: [HourOfWeek],
        fields: [Field],
        fieldCount: Int,
        hosts: [Host],
        categories: [CategoryShare],
        people: PeopleEstimate,
        allowed: [Category]?,
        unresolvedAlerts: Int,
        quality: PlatformQuality
    ) {
        self.slug = slug
        self.name = name
        self.from = from
        self.to = to
        self.timeZone = timeZone
        self.asOf = asOf
        self.events = events
        self.bytes = bytes
        self.records = records
        self.volume = volume
        self.levels = levels
        self.hoursOfWeek = hoursOfWeek
        self.fields = fields
        self.fieldCount = fieldCount
        self.hosts = hosts
        self.categories = categories
        self.people = people
        self.allowed = allowed
        self.unresolvedAlerts = unresolvedAlerts
        self.quality = quality
    }
}

package protocol PlatformSheetReader: Sendable {
    /// By slug or alias; `.notFound` for a platform that is none.
    func sheet(
        _ slug: String,
        from: Timestamp,
        to: Timestamp,
        timeZone: String
    ) async throws(StoreError) -> PlatformSheet
}

import Domain

/// Where the series of more than one platform are kept: those of the places that data goes to, and the organization's.
struct RollUps {
    private struct Home {
        let jurisdiction: Jurisdiction
        let place: Int
    }

    private(set) var jurisdictions: [Int] = []
    private(set) var organization: Int?
    /// The place to which the last event of a platform went, by where the platform's series is kept: events of one
    /// platform mostly go to one.
    private var homes: [Home?] = []

    /// Smaller ones first, so that what explains a greater one has spoken.
    var all: [Int] { organization.map { jurisdictions + [$0] } ?? jurisdictions }

    var count: Int { jurisdictions.count + (organization == nil ? 0 : 1) }

    mutating func hold(_ key: SeriesKey, at place: Int) {
        switch key {
        case .jurisdiction: jurisdictions.append(place)
        case .organization: organization = place
        case .flow, .platform: break
        }
    }

    /// The series of an event's jurisdiction, as far as it is known from the platform's last one.
    func home(of jurisdiction: Jurisdiction, platform: Int) -> Int? {
        guard platform < homes.count, let home = homes[platform], home.jurisdiction == jurisdiction else { return nil }
        return home.place
    }

    mutating func remember(_ place: Int, of jurisdiction: Jurisdiction, platform: Int) {
        if platform >= homes.count { homes += repeatElement(nil, count: platform + 1 - homes.count) }
        homes[platform] = Home(jurisdiction: jurisdiction, place: place)
    }
}

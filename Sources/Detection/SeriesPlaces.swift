import Domain

/// Where the series are kept, by what they are of.
///
/// Ids of flows and platforms are rows of the database and so mostly small: those are looked up in a list, which costs
/// next to nothing for each event; others in a dictionary.
struct SeriesPlaces {
    /// Ids below it are looked up in lists, which grow as ids do: four bytes for each.
    private static let most: Int32 = 1 << 18
    private static let nowhere: Int32 = -1

    private var flows: [Int32] = []
    private var platforms: [Int32] = []
    private var others: [SeriesKey: Int] = [:]

    subscript(key: SeriesKey) -> Int? {
        get {
            switch key {
            case .flow(let id) where isListed(id.rawValue): SeriesPlaces.place(id.rawValue, in: flows)
            case .platform(let id) where isListed(id.rawValue): SeriesPlaces.place(id.rawValue, in: platforms)
            default: others[key]
            }
        }
        set {
            switch key {
            case .flow(let id) where isListed(id.rawValue): SeriesPlaces.set(id.rawValue, newValue, in: &flows)
            case .platform(let id) where isListed(id.rawValue): SeriesPlaces.set(id.rawValue, newValue, in: &platforms)
            default: others[key] = newValue
            }
        }
    }

    private func isListed(_ id: Int32) -> Bool { id >= 0 && id < SeriesPlaces.most }

    private static func place(_ id: Int32, in list: [Int32]) -> Int? {
        guard id < list.count, list[Int(id)] != nowhere else { return nil }
        return Int(list[Int(id)])
    }

    private static func set(_ id: Int32, _ place: Int?, in list: inout [Int32]) {
        if id >= list.count { list += repeatElement(nowhere, count: Int(id) + 1 - list.count) }
        list[Int(id)] = place.flatMap(Int32.init(exactly:)) ?? nowhere
    }
}

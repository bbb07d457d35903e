import HTTPTypes
import Query

/// All routes, and the way from a path to one of them.
struct RouteTable: Sendable {
    /// What stands at one path.
    struct Entry: Sendable {
        let path: String
        /// Places in `routes`, by method.
        var methods: [HTTPRequest.Method: Int]

        /// For the `Allow` header: a GET answers HEAD too.
        var allow: String {
            let names = methods.keys.map(\.rawValue) + (methods[.get] == nil ? [] : ["HEAD"])
            return names.sorted().joined(separator: ", ")
        }
    }

    enum Match {
        /// The place of the route, and what stands in the path for each of its names.
        case route(Int, values: [String])
        case otherMethods(Entry)
        case nothing
    }

    let routes: [Route]
    private let exact: [String: Entry]
    /// Paths with names, by their shape: each name as `{}`.
    private let shaped: [String: Entry]
    /// Which segments are names, one list for each way in which paths have them; the fewest names first.
    private let places: [[Int]]

    init(_ routes: [Route]) {
        self.routes = routes
        var exact: [String: Entry] = [:]
        var shaped: [String: Entry] = [:]
        var places: Set<[Int]> = []
        for (place, route) in routes.enumerated() {
            func add(to entries: inout [String: Entry], at key: String) {
                let known = entries[key, default: Entry(path: route.path, methods: [:])].methods[route.method]
                precondition(known == nil, "two routes for \(route.method) \(route.path)")
                entries[key, default: Entry(path: route.path, methods: [:])].methods[route.method] = place
            }
            let segments = RouteTable.segments(of: route.path)
            let names = segments.indices.filter { segments[$0].hasPrefix("{") && segments[$0].hasSuffix("}") }
            precondition(names.count == route.path.count { $0 == "{" }, "a name is a whole segment: \(route.path)")
            if names.isEmpty {
                add(to: &exact, at: route.path)
            } else {
                add(to: &shaped, at: RouteTable.shape(segments, names))
                places.insert(names)
            }
        }
        self.exact = exact
        self.shaped = shaped
        self.places = places.sorted { ($0.count, $0.first ?? 0) < ($1.count, $1.first ?? 0) }
    }

    func match(_ method: HTTPRequest.Method, _ path: String) -> Match {
        if let entry = exact[path] { return match(method, entry, values: []) }
        let segments = RouteTable.segments(of: path)
        guard segments.count <= RouteTable.deepest else { return .nothing }
        for names in places where names.allSatisfy({ $0 < segments.count && !segments[$0].isEmpty }) {
            guard let entry = shaped[RouteTable.shape(segments, names)] else { continue }
            let values = names.compactMap { PercentCoding.decoded(segments[$0], plusIsSpace: false) }
            return values.count == names.count ? match(method, entry, values: values) : .nothing
        }
        return .nothing
    }

    /// More segments than any route has.
    private static let deepest = 12

    private static func segments(of path: String) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }

    private static func shape(_ segments: [Substring], _ names: [Int]) -> String {
        segments.indices.map { names.contains($0) ? "{}" : segments[$0] }.joined(separator: "/")
    }

    private func match(_ method: HTTPRequest.Method, _ entry: Entry, values: [String]) -> Match {
        if let place = entry.methods[method] ?? (method == .head ? entry.methods[.get] : nil) {
            return .route(place, values: values)
        }
        return .otherMethods(entry)
    }
}

extension Route {
    /// Refuses parameters that the table does not name, and one that stands twice where once is meant.
    ///
    /// `others` are names that any route takes from this client.
    func check(_ query: QueryParameters, alsoTaking others: Set<String> = []) throws(Problem) {
        guard !query.pairs.isEmpty else { return }
        var seen: Set<String> = []
        for (name, _) in query.pairs {
            guard let parameter = parameters.first(where: { $0.place == .query && $0.name == name }) else {
                if others.contains(name) { continue }
                throw Problem.unknown(name, known: parameters.filter { $0.place == .query }.map(\.name))
            }
            guard seen.insert(name).inserted || parameter.repeats else {
                throw Problem.bad(name, fr: "une seule valeur", en: "one value only")
            }
        }
    }
}

extension Problem {
    /// The name is the client's own and may be anything, so only known names are repeated.
    fileprivate static func unknown(_ name: String, known: [String]) -> Problem {
        let nearest = Nearest.name(to: name, among: known)
        let list = known.joined(separator: ", ")
        var problem =
            if let nearest {
                Problem(.unknownParameter, fr: "Vouliez-vous dire « \(nearest) »?", en: "Did you mean “\(nearest)”?")
            } else if known.isEmpty {
                Problem(.unknownParameter, fr: "Il n’y en a aucun ici.", en: "There are none here.")
            } else {
                Problem(.unknownParameter, fr: "Il y a : \(list).", en: "There are: \(list).")
            }
        if let nearest { problem.members = [("nearest", [nearest])] }
        return problem
    }
}

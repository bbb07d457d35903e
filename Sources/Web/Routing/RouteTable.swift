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
        case route(Int, value: String)
        case otherMethods(Entry)
        case nothing
    }

    let routes: [Route]
    private let exact: [String: Entry]
    /// By what stands before the last segment, its `/` included.
    private let prefixed: [String: Entry]

    init(_ routes: [Route]) {
        self.routes = routes
        var exact: [String: Entry] = [:]
        var prefixed: [String: Entry] = [:]
        for (place, route) in routes.enumerated() {
            func add(to entries: inout [String: Entry], at key: String) {
                let known = entries[key, default: Entry(path: route.path, methods: [:])].methods[route.method]
                precondition(known == nil, "two routes for \(route.method) \(route.path)")
                entries[key, default: Entry(path: route.path, methods: [:])].methods[route.method] = place
            }
            if let brace = route.path.firstIndex(of: "{") {
                precondition(route.path.hasSuffix("}"), "a parameter stands last: \(route.path)")
                add(to: &prefixed, at: String(route.path[..<brace]))
            } else {
                add(to: &exact, at: route.path)
            }
        }
        self.exact = exact
        self.prefixed = prefixed
    }

    func match(_ method: HTTPRequest.Method, _ path: String) -> Match {
        if let entry = exact[path] { return match(method, entry, value: "") }
        guard let slash = path.lastIndex(of: "/") else { return .nothing }
        let segment = path[path.index(after: slash)...]
        guard !segment.isEmpty, let entry = prefixed[String(path[...slash])],
            let value = PercentCoding.decoded(segment, plusIsSpace: false)
        else { return .nothing }
        return match(method, entry, value: value)
    }

    private func match(_ method: HTTPRequest.Method, _ entry: Entry, value: String) -> Match {
        if let place = entry.methods[method] ?? (method == .head ? entry.methods[.get] : nil) {
            return .route(place, value: value)
        }
        return .otherMethods(entry)
    }
}

extension Route {
    /// Refuses parameters that the table does not name, and one that stands twice where once is meant.
    func check(_ query: QueryParameters) throws(Problem) {
        guard !query.pairs.isEmpty else { return }
        var seen: Set<String> = []
        for (name, _) in query.pairs {
            guard let parameter = parameters.first(where: { $0.place == .query && $0.name == name }) else {
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

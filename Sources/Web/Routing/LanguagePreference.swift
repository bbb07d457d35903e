import Domain

extension Language {
    /// The language that `Accept-Language` prefers of the two (RFC 9110 section 12.5.4); French where it does not say.
    init(accepting header: String?) {
        self = .french
        guard let header else { return }
        var best = 0.0
        for range in header.split(separator: ",").prefix(32) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let tag = parts.first, let primary = tag.split(separator: "-").first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard weight > best, let language = Language(rawValue: String(primary)) else { continue }
            self = language
            best = weight
        }
    }
}

import Domain
import Query

/// A column of the flow map.
enum FlowLevel: String, CaseIterable {
    case system, platform, jurisdiction

    /// Two or three different ones, in the order of the map.
    static func levels(_ call: Call) throws(Problem) -> [FlowLevel] {
        guard let text = call.query["levels"] else { return allCases }
        var levels: [FlowLevel] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let level = FlowLevel(rawValue: String(word)) else {
                throw Problem.bad("levels", word: String(word), known: allCases.map(\.rawValue))
            }
            levels.append(level)
        }
        guard levels.count > 1, levels == allCases.filter(levels.contains) else {
            throw Problem.bad(
                "levels",
                fr: "deux ou trois colonnes, dans cet ordre : system,platform,jurisdiction",
                en: "two or three columns in this order: system,platform,jurisdiction"
            )
        }
        return levels
    }

    func id(of link: FlowMap.Link) -> String {
        switch self {
        case .system: "system:\(link.system)"
        case .platform: "platform:\(link.platform)"
        case .jurisdiction: "jurisdiction:\(link.jurisdiction)"
        }
    }

    func label(of link: FlowMap.Link) -> String {
        switch self {
        case .system: link.system
        case .platform: link.platformName
        case .jurisdiction: link.jurisdiction
        }
    }
}

extension Route.Parameter {
    static let levels = query(
        "levels",
        Bilingual(
            fr: "Les colonnes : system,platform,jurisdiction ou deux d’entre elles.",
            en: "The columns: system,platform,jurisdiction or two of them."
        ),
        example: "system,platform,jurisdiction"
    )
}

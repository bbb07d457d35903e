/// A small strict reader of the pages' own HTML, for tests: tags must nest, attributes must be quoted.
struct Markup {
    struct Tag {
        let name: String
        let attributes: [(name: String, value: String)]
    }

    private(set) var tags: [Tag] = []
    /// Why the text is not well formed; `nil` where it is.
    private(set) var fault: String?

    private static let void: Set<String> = ["meta", "link", "input", "br", "wbr"]

    init(_ page: String) {
        var open: [String] = []
        var rest = Substring(page)
        while fault == nil, let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else {
                fault = "a tag without its end"
                return
            }
            let inside = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if inside.hasPrefix("!") { continue }
            if inside.hasPrefix("/") {
                let name = String(inside.dropFirst())
                let expected = open.popLast() ?? "nothing"
                if expected != name { fault = "</\(name)> where \(expected) was open" }
                continue
            }
            let closed = inside.hasSuffix("/")
            let tag = Markup.tag(closed ? inside.dropLast() : inside)
            guard let tag else {
                fault = "<\(inside)>"
                return
            }
            tags.append(tag)
            if !closed, !Markup.void.contains(tag.name) { open.append(tag.name) }
        }
        if fault == nil, !open.isEmpty { fault = "not closed: \(open)" }
    }

    private static func tag(_ inside: Substring) -> Tag? {
        let name = inside.prefix { $0 != " " }
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
        var rest = inside.dropFirst(name.count).drop { $0 == " " }
        var attributes: [(name: String, value: String)] = []
        while !rest.isEmpty {
            let key = rest.prefix { $0 != "=" && $0 != " " }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else {
                attributes.append((String(key), ""))
                rest = rest.drop { $0 == " " }
                continue
            }
            guard rest.dropFirst().first == "\"" else { return nil }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            rest = rest.dropFirst(value.count + 3).drop { $0 == " " }
            attributes.append((String(key), String(value)))
        }
        return Tag(name: String(name), attributes: attributes)
    }
}

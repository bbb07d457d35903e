import Domain
package import Query

/// What the webhook of a Teams workflow takes: a message with one adaptive card (schema 1.4).
package enum TeamsBody {
    /// Teams takes 28 kB; what is larger is refused whole.
    package static let mostBytes = 28 << 10
    private static let mostMessages = 10
    /// How long one text may be, the first that fits; in UTF-16 units.
    private static let lengths = [1_000, 400, 120]

    package static func json(_ messages: [OutboxMessage], more: Int, _ wording: Wording) -> [UInt8] {
        let views = messages.prefix(mostMessages).map(MessageView.init)
        let rest = messages.count - views.count + more
        // Fewer messages rather than shorter ones, down to one; what is left out is counted.
        for length in lengths {
            for count in stride(from: views.count, to: 0, by: -1) {
                let shown = Array(views.prefix(count))
                let body = json(shown, rest + views.count - count, length, wording)
                if body.count <= mostBytes { return body }
                // The others are for shorter texts when even one is too long.
                if count == 1 { break }
            }
        }
        return json([], messages.count + more, lengths[0], wording)
    }

    private static func json(_ views: [MessageView], _ rest: Int, _ longest: Int, _ wording: Wording) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "message")
            json.name("attachments")
            json.array { json in
                json.object { json in
                    json.member("contentType", "application/vnd.microsoft.card.adaptive")
                    json.member("contentUrl", String?.none)
                    json.member("content") { card(views, rest, longest, wording, &$0) }
                }
            }
        }
        return json.bytes
    }

    private static func card(
        _ views: [MessageView],
        _ rest: Int,
        _ longest: Int,
        _ wording: Wording,
        _ json: inout JSONWriter
    ) {
        func block(_ text: String, isTitle: Bool = false, _ json: inout JSONWriter) {
            TeamsBody.block(text.limited(to: longest), isTitle: isTitle, &json)
        }
        json.member("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
        json.member("type", "AdaptiveCard")
        json.member("version", "1.4")
        json.name("body")
        json.array { json in
            for view in views {
                block(wording.title(view), isTitle: true, &json)
                if let summary = wording.summary(view) { block(summary, &json) }
                for reason in wording.reasons(view) { block("– " + reason, &json) }
                if let action = wording.action(view) { block("→ " + action, &json) }
                facts(wording.facts(view).map { ($0.name, $0.value.limited(to: longest)) }, &json)
            }
            if rest > 0 { block(wording.more(rest), &json) }
        }
        let links = views.compactMap(wording.link)
        guard let link = links.first, views.count == 1 else { return }
        json.name("actions")
        json.array { json in
            json.object { json in
                json.member("type", "Action.OpenUrl")
                json.member("title", wording.openLink)
                json.member("url", link)
            }
        }
    }

    private static func block(_ text: String, isTitle: Bool, _ json: inout JSONWriter) {
        json.object { json in
            json.member("type", "TextBlock")
            json.member("text", escaped(text))
            json.member("wrap", true)
            if isTitle {
                json.member("weight", "Bolder")
                json.member("size", "Medium")
            }
        }
    }

    private static func facts(_ facts: [(name: String, value: String)], _ json: inout JSONWriter) {
        guard !facts.isEmpty else { return }
        json.object { json in
            json.member("type", "FactSet")
            json.name("facts")
            json.array { json in
                for fact in facts {
                    json.object { json in
                        json.member("title", fact.name)
                        json.member("value", escaped(fact.value))
                    }
                }
            }
        }
    }

    /// A card's text is Markdown: a name must not become a link or an image.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if "\\`*_~[]()!<>#|".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}

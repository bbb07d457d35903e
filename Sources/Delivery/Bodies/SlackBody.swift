import Domain
package import Query

/// What a Slack incoming webhook takes: blocks, and a text for where blocks are not shown.
package enum SlackBody {
    /// Slack takes 3,000 characters a block and 50 blocks.
    private static let longest = 2_900
    private static let mostMessages = 20

    package static func json(_ messages: [OutboxMessage], more: Int, _ wording: Wording) -> [UInt8] {
        let views = messages.prefix(mostMessages).map(MessageView.init)
        let rest = messages.count - views.count + more
        let title =
            views.count + rest == 1
            ? views.first.map(wording.title) ?? "Vigie" : wording.digestTitle(views.count + rest)
        var json = JSONWriter()
        json.object { json in
            json.member("text", escaped(title))
            json.name("blocks")
            json.array { json in
                for view in views { section(text(view, wording), &json) }
                if rest > 0 { section("_" + wording.more(rest) + "_", &json) }
            }
        }
        return json.bytes
    }

    private static func section(_ text: String, _ json: inout JSONWriter) {
        json.object { json in
            json.member("type", "section")
            json.member("text") { json in
                json.member("type", "mrkdwn")
                json.member("text", String(text.prefix(longest)))
            }
        }
    }

    private static func text(_ view: MessageView, _ wording: Wording) -> String {
        var lines = ["*" + escaped(wording.title(view)) + "*"]
        if let summary = wording.summary(view) { lines.append(escaped(summary)) }
        lines += wording.reasons(view).map { "• " + escaped($0) }
        if let action = wording.action(view) { lines.append("→ " + escaped(action)) }
        if let link = wording.link(view) { lines.append("<\(link)|\(wording.openLink)>") }
        return lines.joined(separator: "\n")
    }

    /// The three signs that mean something in Slack's markup; without them no name can mention anyone or hide a link.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

import Domain
package import Query

/// What a Slack incoming webhook takes: blocks, and a text for where blocks are not shown.
package enum SlackBody {
    /// Slack takes 3,000 characters in the text of a section and 50 blocks in a message.
    private static let longest = 3_000
    private static let mostMessages = 20
    /// Of the text that notifications show.
    private static let longestTitle = 300

    package static func json(_ messages: [OutboxMessage], more: Int, _ wording: Wording) -> [UInt8] {
        let views = messages.prefix(mostMessages).map(MessageView.init)
        let rest = messages.count - views.count + more
        let title =
            views.count + rest == 1
            ? views.first.map(wording.title) ?? "Vigie" : wording.digestTitle(views.count + rest)
        var json = JSONWriter()
        json.object { json in
            json.member("text", escaped(title, upTo: longestTitle))
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
                json.member("text", text)
                // Names of hosts and people stay words: no link, no mention is made of them.
                json.member("verbatim", true)
            }
        }
    }

    /// Whole lines while there is room, and the way back to Vigie in any case.
    private static func text(_ view: MessageView, _ wording: Wording) -> String {
        let link = wording.link(view).map { "\n<\(address($0))|\(wording.openLink)>" } ?? ""
        var text = "*" + escaped(wording.title(view).replacing("*", with: "∗"), upTo: longestTitle) + "*"
        var lines: [(sign: String, text: String)] = []
        if let summary = wording.summary(view) { lines.append(("", summary)) }
        lines += wording.reasons(view).map { ("• ", $0) }
        if let action = wording.action(view) { lines.append(("→ ", action)) }
        for line in lines {
            let room = longest - text.utf16.count - link.utf16.count - line.sign.utf16.count - 1
            guard room > 40 else { break }
            text += "\n" + line.sign + escaped(line.text, upTo: room)
        }
        return text + link
    }

    /// The signs that would end a link's address.
    private static func address(_ url: String) -> String {
        url.replacing("&", with: "&amp;").replacing("<", with: "%3C").replacing(">", with: "%3E")
            .replacing("|", with: "%7C")
    }

    /// The three signs that mean something in Slack's markup; without them no name can mention anyone or hide a link.
    ///
    /// Cut where what is written out would be longer than `most`, never within a sign.
    private static func escaped(_ text: String, upTo most: Int) -> String {
        func written(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        }
        let whole = written(text)
        guard whole.utf16.count > most else { return whole }
        var shown = ""
        var room = most - 1
        for character in text {
            let sign = written(String(character))
            guard sign.utf16.count <= room else { break }
            shown += sign
            room -= sign.utf16.count
        }
        return shown + "…"
    }
}

import Foundation
package import Domain
package import Query

/// One e-mail, whole (RFC 5322), in plain text.
///
/// Every header is either made here or encoded (RFC 2047): nothing that a name or a summary holds can begin another.
package struct MailMessage: Sendable {
    package let from: String
    package let recipients: [String]
    package let bytes: [UInt8]

    package init(
        _ messages: [OutboxMessage],
        more: Int,
        _ wording: Wording,
        id: String,
        from: String,
        to recipients: [String],
        at now: Timestamp
    ) {
        self.from = from
        self.recipients = recipients
        let views = messages.map(MessageView.init)
        let count = views.count + more
        let subject = count == 1 ? views.first.map(wording.title) ?? "Vigie" : wording.digestTitle(count)
        let domain = from.split(separator: "@").last.map(String.init) ?? "vigie.invalid"
        let headers = [
            ("From", "Vigie <\(from)>"), ("To", recipients.joined(separator: ",\r\n ")),
            ("Subject", MailMessage.encoded(subject)), ("Date", MailMessage.date(now)),
            ("Message-ID", "<\(id)@\(domain)>"), ("Auto-Submitted", "auto-generated"), ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "base64"),
            ("Content-Language", wording.language == .french ? "fr-CA" : "en-CA"),
        ]
        let head = headers.map { "\($0): \($1)\r\n" }.joined()
        let text = MailMessage.text(views, more, wording)
        let body = Data(text.replacing("\n", with: "\r\n").utf8)
            .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        bytes = Array((head + "\r\n" + body + "\r\n").utf8)
    }

    private static func text(_ views: [MessageView], _ more: Int, _ wording: Wording) -> String {
        var parts = views.map { view in
            var lines = [wording.title(view)]
            if let summary = wording.summary(view) { lines += ["", summary] }
            lines += wording.reasons(view).map { "  – " + $0 }
            if let action = wording.action(view) { lines += ["", "→ " + action] }
            let facts = wording.facts(view)
            if !facts.isEmpty {
                let colon = wording.language == .french ? "\u{A0}: " : ": "
                lines += [""] + facts.map { $0.name + colon + $0.value }
            }
            if let link = wording.link(view) { lines += ["", link] }
            return lines.joined(separator: "\n")
        }
        if more > 0 { parts.append("… " + wording.more(more)) }
        return parts.joined(separator: "\n\n----\n\n") + "\n"
    }

    /// An encoded word of at most 75 characters a line, each of whole characters.
    static func encoded(_ text: String) -> String {
        var words: [String] = []
        var piece = ""
        func close() {
            guard !piece.isEmpty else { return }
            words.append("=?utf-8?B?" + Data(piece.utf8).base64EncodedString() + "?=")
            piece = ""
        }
        for scalar in text.unicodeScalars.prefix(300) {
            if piece.utf8.count + String(scalar).utf8.count > 42 { close() }
            piece.unicodeScalars.append(scalar)
        }
        close()
        return words.joined(separator: "\r\n ")
    }

    /// `Sat, 14 Nov 2026 15:00:04 +0000`.
    static func date(_ now: Timestamp) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: now.date)
    }

    /// An address that can stand in a header and in the envelope as it is: `local@domain`, of plain signs only.
    package static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, 1...64 ~= parts[0].utf8.count, 3...253 ~= parts[1].utf8.count, parts[1].contains("."),
            !parts.contains(where: { $0.hasPrefix(".") || $0.hasSuffix(".") || $0.contains("..") }),
            !parts[1].hasPrefix("-"), !parts[0].hasPrefix("-")
        else { return false }
        func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return parts[1].utf8.allSatisfy(isPlain)
            && parts[0].utf8.allSatisfy { isPlain($0) || "_+'&/=~#$%*!?".utf8.contains($0) }
    }
}

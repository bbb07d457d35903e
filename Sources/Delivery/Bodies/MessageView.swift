import Foundation
package import Domain
package import Query

/// What a message for people is written from: the members of its document that they read.
///
/// Every member may be missing: messages have different documents, and later builds write more.
package struct MessageView: Sendable {
    package let type: String
    package let at: Timestamp
    let content: Content

    package init(_ message: OutboxMessage) {
        type = message.type
        at = message.at
        content = (try? JSONDecoder().decode(Content.self, from: Data(message.json.utf8))) ?? Content()
    }

    struct Text: Decodable, Sendable {
        var fr: String?
        var en: String?

        subscript(language: Language) -> String? { language == .french ? fr ?? en : en ?? fr }
    }

    struct Content: Decodable, Sendable {
        struct Subject: Decodable, Sendable {
            var platform: String?
            var platform_name: String?
            var jurisdiction: String?
            var system: String?
            var source: String?
            var host: String?
            var doc_type: String?
            var category: String?
        }

        struct Explanation: Decodable, Sendable {
            struct Why: Decodable, Sendable {
                var fr: [String]?
                var en: [String]?
            }

            var why: Why?
        }

        struct Links: Decodable, Sendable {
            var html: String?
        }

        var id: String?
        var number: Int64?
        var kind: String?
        var severity: String?
        var state: String?
        var first_seen: String?
        var last_seen: String?
        var occurrences: Int64?
        var subject: Subject?
        var summary: Text?
        var explanation: Explanation?
        var suggested_action: Text?
        var links: Links?
        var muted_by: String?
        /// Of a platform, a policy or a subscription.
        var name: String?
        var reason: String?

        init() {}

        /// Member by member: one that has another shape than this build knows is missing, and no reason to lose the rest.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            func read<Value: Decodable>(_ key: Key) -> Value? {
                (try? container.decodeIfPresent(Value.self, forKey: key)).flatMap { $0 }
            }
            id = read(.id)
            number = read(.number)
            kind = read(.kind)
            severity = read(.severity)
            state = read(.state)
            first_seen = read(.first_seen)
            last_seen = read(.last_seen)
            occurrences = read(.occurrences)
            subject = read(.subject)
            summary = read(.summary)
            explanation = read(.explanation)
            suggested_action = read(.suggested_action)
            links = read(.links)
            muted_by = read(.muted_by)
            name = read(.name)
            reason = read(.reason)
        }

        enum Key: String, CodingKey {
            case id, number, kind, severity, state, first_seen, last_seen, occurrences, subject, summary, explanation
            case suggested_action, links, muted_by, name, reason
        }
    }

    var isResolved: Bool { type == "alert.resolved" || content.state == "resolved" }
}

import FoundationEssentials
import Query

/// The documents of a subscription's row.
enum SubscriptionCodec {
    private struct StoredEndpoint: Codable {
        var url: String?
        var key: String?
        var to: [String]?
    }

    private struct StoredQuiet: Codable {
        var tz: String
        var start: Int
        var end: Int
        var except: String?
    }

    static func bytes(of endpoint: Endpoint) -> [UInt8] {
        let stored = StoredEndpoint(url: endpoint.url, key: endpoint.routingKey, to: endpoint.recipients)
        return (try? JSONEncoder().encode(stored)).map { Array($0) } ?? []
    }

    static func endpoint(_ bytes: [UInt8]) -> Endpoint? {
        guard let stored = try? JSONDecoder().decode(StoredEndpoint.self, from: Data(bytes)) else { return nil }
        return Endpoint(url: stored.url, routingKey: stored.key, recipients: stored.to ?? [])
    }

    static func text(of quiet: QuietHours) -> String {
        let stored = StoredQuiet(tz: quiet.timeZone, start: quiet.start, end: quiet.end, except: quiet.except)
        return (try? JSONEncoder().encode(stored)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    static func quiet(_ text: String) -> QuietHours? {
        guard let stored = try? JSONDecoder().decode(StoredQuiet.self, from: Data(text.utf8)) else { return nil }
        return QuietHours(timeZone: stored.tz, start: stored.start, end: stored.end, except: stored.except)
    }
}

import Capture
import Domain
import TestSupport

/// Random events and a writer for them, to read back what was written.
enum EventSample {
    static func event(_ random: inout SplitMix64) -> CapturedEvent {
        func maybe<T>(_ make: (inout SplitMix64) -> T) -> T? { Bool.random(using: &random) ? make(&random) : nil }
        func text(_ random: inout SplitMix64) -> String { word(&random) }
        let content = content(&random)
        var size = Int64.random(in: 0...DecodeLimits.largestMessage, using: &random)
        if Bool.random(using: &random) { size = Int64.random(in: 0...100, using: &random) }
        let route = EventRoute(
            source: word(&random),
            platform: maybe(text),
            host: "h\(UInt16.random(in: 0...999, using: &random)).example",
            method: maybe(text),
            documentType: word(&random),
            contentType: "text/plain"
        )
        let envelope = Envelope(
            id: Array(word(&random).utf8),
            route: route,
            time: maybe {
                Timestamp(microseconds: now.microseconds - Int64.random(in: 0...Timestamp.day * 300, using: &$0))
            },
            bytes: size,
            records: Int32.random(in: 0...Int32.max, using: &random),
            status: maybe { Int16.random(in: 0...999, using: &$0) },
            durationMilliseconds: maybe { Int32.random(in: 0...Int32.max, using: &$0) },
            actor: maybe(text),
            correlationID: maybe(text),
            subjects: maybe { Int32.random(in: 0...Int32.max, using: &$0) }
        )
        return CapturedEvent(envelope: envelope, content: content)
    }

    /// Texts with everything that has to be escaped or takes several bytes, but no control character.
    private static func word(_ random: inout SplitMix64) -> String {
        let characters: [Character] = ["a", "Z", "9", "/", "\"", "\\", "é", "€", "😀", "_", "{", "]", ","]
        return String(
            (0..<Int.random(in: 1...12, using: &random)).map { _ in characters.randomElement(using: &random) ?? "a" }
        )
    }

    private static func content(_ random: inout SplitMix64) -> CapturedEvent.Content {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .envelope
        case 1: .labels([.init(category: Category.allCases.randomElement(using: &random) ?? .textFree, count: 7)])
        case 2:
            .shape(
                (0..<3)
                    .map {
                        .init(path: "/a/\($0)/\(word(&random))", count: Int32($0), category: $0 == 1 ? .textFree : nil)
                    }
            )
        default: .payload(Array((word(&random) + "\n\t\u{1}").utf8)[...])
        }
    }

    /// The event as a sender could write it: members in any order, characters escaped or not.
    static func json(_ event: CapturedEvent, _ random: inout SplitMix64) -> String {
        var members = [
            ("id", string(String(decoding: event.id, as: UTF8.self), &random)),
            ("source", string(event.source, &random)),
            ("doc_type", string(event.documentType, &random)), ("bytes", "\(event.bytes)"),
            ("records", "\(event.records)"),
            ("url", string("https://\(event.host ?? "")/p?q=1", &random)),
        ]
        func add(_ name: String, _ value: String?) { if let value { members.append((name, string(value, &random))) } }
        add("platform", event.platform)
        add("method", event.method)
        add("content_type", event.contentType)
        add("time", event.time?.rfc3339)
        add("actor", event.actor)
        add("correlation_id", event.correlationID)
        if let status = event.status { members.append(("status", "\(status).0")) }
        if let duration = event.durationMilliseconds { members.append(("duration_ms", "\(duration)0e-1")) }
        if let subjects = event.subjects { members.append(("subjects", "\(subjects)")) }
        switch event.content {
        case .envelope: break
        case .labels(let labels):
            members.append(
                (
                    "categories",
                    "{" + labels.map { #""\#($0.category.word)":\#($0.count)"# }.joined(separator: ",") + "}"
                )
            )
        case .shape(let fields):
            let entries = fields.map { field in
                let category = field.category.map { #","category":"\#($0.word)""# } ?? ""
                return #"{"path":\#(string(field.path, &random)),"count":\#(field.count)\#(category)}"#
            }
            members.append(("fields", "[" + entries.joined(separator: ",") + "]"))
        case .payload(let bytes): members.append(("payload", string(String(decoding: bytes, as: UTF8.self), &random)))
        }
        members.shuffle(using: &random)
        return "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ",") + "}"
    }

    private static func string(_ text: String, _ random: inout SplitMix64) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                json += "\\\(scalar)"
            } else if scalar.value < 0x20 || Int.random(in: 0..<5, using: &random) == 0 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
                    json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}

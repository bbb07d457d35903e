import Capture
import Domain
import Foundation
import Query

/// Reads what a person asks of a subscription; every fault is named with its place.
extension SubscriptionChange {
    private static let members = [
        "name", "url", "to", "routing_key", "events", "filter", "detail", "group", "lang", "quiet", "digest",
        "max_per_hour", "verify",
    ]

    /// A new one; `verify` is whether it is to prove itself first.
    static func read(
        creating document: JSONValue,
        _ probe: any SubscriptionProbe
    ) throws(Problem) -> (SubscriptionChange, verify: Bool) {
        var reader = try DocumentReader(document, known: members + ["channel"])
        for name in ["name", "channel"] where !reader.has(name) { reader.fail(.missingAttribute, at: name) }
        var change = common(&reader)
        let verify = reader.flag("verify") ?? true
        guard let channel = reader.word("channel", DeliveryChannel.self) else {
            try reader.finish()
            throw Problem.internalError
        }
        change.channel = channel
        var endpoint = Endpoint()
        let needed = readEndpoint(&endpoint, of: channel, &reader)
        for name in needed where !reader.has(name) { reader.fail(.missingAttribute, at: name) }
        change.endpoint = endpoint
        refuseWhatDoesNotGather(change, channel, &reader)
        try reader.finish()
        change.target = try target(endpoint, channel, probe)
        return (change, verify)
    }

    /// A merge patch over one that is there; its channel stays.
    static func read(
        changing subscription: Subscription,
        _ document: JSONValue,
        _ probe: any SubscriptionProbe
    ) throws(Problem) -> (SubscriptionChange, verify: Bool) {
        var reader = try DocumentReader(document, known: members + ["status"])
        var change = common(&reader)
        let verify = reader.flag("verify") ?? true
        if let status = reader.word("status", Subscription.Status.self) {
            if status == .pending { reader.fail(.invalidValue, at: "status", hint: "active, disabled") }
            change.status = status
        }
        let channel = subscription.channel
        var endpoint = subscription.endpoint
        _ = readEndpoint(&endpoint, of: channel, &reader)
        // A key that is kept sealed goes to no new address unless whoever changes the address has it.
        if channel == .pagerduty, endpoint.url != subscription.endpoint.url, !reader.has("routing_key") {
            reader.fail(.missingAttribute, at: "routing_key")
        }
        refuseWhatDoesNotGather(change, channel, &reader)
        try reader.finish()
        if endpoint != subscription.endpoint {
            change.endpoint = endpoint
            change.target = try target(endpoint, channel, probe)
        }
        return (change, verify)
    }

    private static func common(_ reader: inout DocumentReader) -> SubscriptionChange {
        var change = SubscriptionChange()
        change.name = reader.text("name", most: 100)
        change.events = events(&reader)
        change.filters = filters(&reader)
        change.detail = reader.word("detail", Subscription.Detail.self)
        change.isGrouped = reader.flag("group")
        change.language = reader.word("lang", Language.self)
        change.quiet = quiet(&reader)
        if reader.value("digest") == .null {
            change.digestSeconds = .some(nil)
        } else if let text = reader.text("digest", most: 10) {
            let seconds = DigestInterval.seconds(text)
            if seconds == nil { reader.fail(.invalidValue, at: "digest", hint: "5m–7d") }
            change.digestSeconds = .some(seconds)
        }
        if reader.value("max_per_hour") == .null {
            change.maxPerHour = .some(nil)
        } else if let count = reader.count("max_per_hour", in: 1...10_000) {
            change.maxPerHour = .some(Int32(clamping: count))
        }
        return change
    }

    private static func events(_ reader: inout DocumentReader) -> [String]? {
        guard let events = reader.texts("events", most: 50) else { return nil }
        for (place, event) in events.enumerated() {
            let glob = Glob(event)
            if !Subscription.types.contains(where: { glob.matches(Array($0.utf8)) }) {
                let hint = Nearest.name(to: event, among: Subscription.types) ?? "alert.*"
                reader.fail([Problem.Item(Rejection(.invalidValue, at: "/events/\(place)", hint: hint))])
            }
        }
        if events.isEmpty { reader.fail(.invalidValue, at: "events", hint: "alert.*") }
        return events
    }

    private static func filters(_ reader: inout DocumentReader) -> [String]? {
        guard let filters = reader.texts("filter", most: 20) else { return nil }
        for (place, text) in filters.enumerated() { check(text, at: "/filter/\(place)", &reader) }
        return filters
    }

    private static func check(_ filter: String, at pointer: String, _ reader: inout DocumentReader) {
        do throws(FilterFault) {
            _ = try FilterParser.parse(filter, fields: Subscription.fields)
        } catch {
            let problem = Problem(error)
            reader.fail([Problem.Item(pointer: pointer, code: problem.code.rawValue, detail: problem.detail)])
        }
    }

    private static func quiet(_ reader: inout DocumentReader) -> QuietHours?? {
        guard let value = reader.value("quiet") else { return nil }
        guard value != .null else { return .some(nil) }
        let hint = #"{"tz":"America/Toronto","hours":"22:00-06:00"}"#
        guard case .object(let members) = value, members.allSatisfy({ ["tz", "hours", "except"].contains($0.name) }),
            case .string(let zone)? = value["tz"], zone.contains("/") || zone == "UTC",
            TimeZone(identifier: zone) != nil, case .string(let hours)? = value["hours"],
            let minutes = QuietHours.minutes(hours)
        else {
            reader.fail(.invalidValue, at: "quiet", hint: hint)
            return nil
        }
        var except: String?
        switch value["except"] {
        case nil, .null: break
        case .string(let text):
            check(text, at: "/quiet/except", &reader)
            except = text
        default: reader.fail(.invalidValue, at: "quiet", hint: hint)
        }
        return .some(QuietHours(timeZone: zone, start: minutes.start, end: minutes.end, except: except))
    }

    /// Reads the members that a channel's endpoint has into `endpoint`, and refuses those of other channels.
    ///
    /// Returns those that it needs.
    private static func readEndpoint(
        _ endpoint: inout Endpoint,
        of channel: DeliveryChannel,
        _ reader: inout DocumentReader
    ) -> [String] {
        let (known, needed): ([String], [String]) =
            switch channel {
            case .email: (["to"], ["to"])
            case .pagerduty: (["url", "routing_key"], ["routing_key"])
            case .webhook, .alertmanager, .slack, .teams: (["url"], ["url"])
            }
        for name in ["url", "to", "routing_key"] where reader.has(name) && !known.contains(name) {
            reader.fail(.unknownAttribute, at: name, hint: known.joined(separator: ", "))
        }
        if known.contains("url"), let url = reader.text("url", most: 2_048) { endpoint.url = url }
        if known.contains("to"), let recipients = reader.texts("to", most: 50) { endpoint.recipients = recipients }
        if known.contains("routing_key"), let key = reader.text("routing_key", most: 100) {
            endpoint.routingKey = key
        }
        return needed
    }

    /// An incident's state is told message by message: there is nothing to gather.
    private static func refuseWhatDoesNotGather(
        _ change: SubscriptionChange,
        _ channel: DeliveryChannel,
        _ reader: inout DocumentReader
    ) {
        guard !channel.gathers else { return }
        if change.isGrouped == true { reader.fail(.invalidValue, at: "group", hint: "false") }
        if (change.digestSeconds ?? nil) != nil { reader.fail(.invalidValue, at: "digest", hint: "null") }
        if (change.maxPerHour ?? nil) != nil { reader.fail(.invalidValue, at: "max_per_hour", hint: "null") }
    }

    private static func target(
        _ endpoint: Endpoint,
        _ channel: DeliveryChannel,
        _ probe: any SubscriptionProbe
    ) throws(Problem) -> String {
        switch probe.check(endpoint, of: channel) {
        case .good(let target): return target
        case .unsafe(let member, let fault):
            throw Problem(
                invalid: [Problem.Item(pointer: "/\(member)", code: fault.rawValue, detail: fault.detail)],
                .unsafeURL
            )
        }
    }
}

extension EndpointFault {
    var detail: Bilingual {
        switch self {
        case .malformed:
            Bilingual(
                fr: "Ce n’est pas une adresse qui se lise d’une seule façon.",
                en: "This is no address that can be read in one way only."
            )
        case .scheme:
            Bilingual(
                fr: "Seulement https, sauf pour les hôtes que l’exploitant a permis.",
                en: "Only https, but for hosts that the operator has allowed."
            )
        case .port: Bilingual(fr: "Ce port n’est pas permis.", en: "This port is not allowed.")
        case .address:
            Bilingual(
                fr: "Cette adresse n’est pas sur l’internet public; l’exploitant peut permettre l’hôte.",
                en: "This address is not on the public internet; the operator can allow the host."
            )
        case .userInfo:
            Bilingual(
                fr: "Ni identifiants ni fragment dans l’adresse.",
                en: "No credentials or fragment in the address."
            )
        case .noMailServer:
            Bilingual(
                fr: "Aucun serveur de courriel n’est configuré (smtp.url).",
                en: "No mail server is configured (smtp.url)."
            )
        }
    }
}

extension DocumentReader {
    /// A whole number within bounds; `nil` where absent.
    mutating func count(_ name: String, in bounds: ClosedRange<Int64>) -> Int64? {
        guard let value = value(name) else { return nil }
        guard case .integer(let count) = value, bounds.contains(count) else {
            fail(.invalidValue, at: name, hint: "\(bounds.lowerBound)–\(bounds.upperBound)")
            return nil
        }
        return count
    }
}

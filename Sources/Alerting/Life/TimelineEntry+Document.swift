import Detection
package import Domain

extension TimelineEntry {
    /// The `detail` of a line as it is stored and told: where it went from and to, and what the event carried.
    package var detail: String { JSONWriter.text { writeDetail(to: &$0) } }

    package func writeDetail(to json: inout JSONWriter) {
        json.object { json in
            if let from { json.member("from", from.rawValue) }
            json.member("to", to.rawValue)
            if event.isJoined { json.member("joined", true) }
            switch event.move {
            case .acknowledge, .unacknowledge, .wake, .reopen: break
            case .snooze(let terms):
                json.name("snooze")
                AlertJSON.write(terms, to: &json)
            case .resolve(let resolution), .amend(let resolution):
                json.name("resolution")
                AlertJSON.write(resolution, to: &json)
            case .assign(let name): json.member("assignee", name)
            case .comment(let text): json.member("text", text)
            case .see(let sight): TimelineEntry.write(sight, to: &json)
            case .end(let windows): json.member("normal_windows", windows)
            case .pass: json.member("cause", "time")
            case .mute(let name): json.member("mute", name)
            }
        }
    }

    private static func write(_ sight: Sight, to json: inout JSONWriter) {
        json.member("seen_at", sight.at.rfc3339)
        json.member("severity", sight.gravity.severity.rawValue)
        if let excess = sight.gravity.excess { json.member("excess", excess) }
        if let level = sight.gravity.level { json.member("level", level.word) }
        json.member("new_episode", sight.isNewEpisode)
        if sight.isRevision { json.member("revision", true) }
    }
}

/// The `detail` of a stored line, as it is read back.
///
/// Lines of a build before this one, and of what is no move, as a delivery, hold less or other things: no event.
package struct TimelineDetail: Sendable, Decodable {
    package struct Terms: Sendable, Decodable {
        package var until: String?
        package var untilEscalates: Bool?

        enum CodingKeys: String, CodingKey {
            case until
            case untilEscalates = "until_escalates"
        }
    }

    package struct Reason: Sendable, Decodable {
        package var reason: Resolution.Reason
        package var note: String?
        package var until: String?
    }

    var snooze: Terms?
    var resolution: Reason?
    var assignee: String?
    var text: String?
    var seenAt: String?
    var severity: String?
    var excess: Double?
    var level: String?
    var isNewEpisode: Bool?
    var isRevision: Bool?
    var normalWindows: Int64?
    var cause: String?
    var mute: String?
    var isJoined: Bool?

    enum CodingKeys: String, CodingKey {
        case snooze, resolution, assignee, text, severity, excess, level, cause, mute
        case isJoined = "joined"
        case seenAt = "seen_at"
        case isNewEpisode = "new_episode"
        case isRevision = "revision"
        case normalWindows = "normal_windows"
    }
}

extension Snooze {
    package init(_ terms: TimelineDetail.Terms) {
        self.init(
            until: terms.until.flatMap { Timestamp(rfc3339: $0) },
            untilEscalates: terms.untilEscalates ?? false
        )
    }
}

extension Resolution {
    package init(_ document: TimelineDetail.Reason) {
        self.init(
            reason: document.reason,
            note: document.note,
            until: document.until.flatMap { Timestamp(rfc3339: $0) }
        )
    }
}

extension AlertEvent {
    /// The event behind a stored line; `nil` for a line that is no move of this build's.
    package init?(_ action: TimelineEntry.Action, _ detail: TimelineDetail, by actor: String, at: Timestamp) {
        let move: Move?
        switch action {
        case .acknowledged: move = .acknowledge
        case .unacknowledged: move = .unacknowledge
        case .snoozed: move = detail.snooze.map { .snooze(Snooze($0)) }
        case .woken: move = detail.cause == nil ? .wake : .pass
        case .resolved:
            move = detail.normalWindows.map { .end(windows: $0) } ?? detail.resolution.map { .resolve(Resolution($0)) }
        case .amended: move = detail.resolution.map { .amend(Resolution($0)) }
        case .assigned: move = .assign(detail.assignee)
        case .commented: move = detail.text.map { .comment($0) }
        case .opened, .seen, .revised, .escalated: move = detail.sight.map { .see($0) }
        case .muted, .unmuted: move = .mute(by: detail.mute)
        case .reopened: move = detail.sight.map { .see($0) } ?? (detail.cause == nil ? .reopen : .pass)
        }
        guard let move else { return nil }
        self.init(move, by: actor, at: at, isJoined: detail.isJoined ?? false)
    }
}

extension TimelineDetail {
    fileprivate var sight: Sight? {
        guard let at = seenAt.flatMap({ Timestamp(rfc3339: $0) }),
            let severity = severity.flatMap({ Severity(rawValue: $0) })
        else { return nil }
        let level = level.flatMap { Level(word: $0) }
        return Sight(
            at: at,
            gravity: Gravity(severity: severity, excess: excess, level: level),
            isNewEpisode: isNewEpisode ?? true,
            isRevision: isRevision ?? false
        )
    }
}

extension AlertLife {
    /// The life that the lines of a timeline tell of, in their order; `nil` where they do not begin with a first sight
    /// or one of them could not have happened.
    package init?(replaying events: [(action: TimelineEntry.Action, event: AlertEvent)]) {
        guard let first = events.first, first.action == .opened, case .see(let sight) = first.event.move else {
            return nil
        }
        self.init(opening: sight)
        for (_, event) in events.dropFirst() {
            guard (try? apply(event)) != nil else { return nil }
        }
    }
}

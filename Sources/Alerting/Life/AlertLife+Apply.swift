import Domain

extension AlertLife {
    /// Lets an event happen and returns the line that tells of it.
    ///
    /// Throws, and leaves everything as it was, where the event cannot happen to the alert as it stands.
    package mutating func apply(_ event: AlertEvent) throws(IllegalMove) -> TimelineEntry {
        var next = self
        let (action, isNews) = try next.take(event)
        // A remark is no part of the alert: who changes that need not have read it.
        if action != .commented, !event.isJoined { next.revision &+= 1 }
        defer { self = next }
        return TimelineEntry(
            event: event,
            action: action,
            from: state,
            to: next.state,
            revision: next.revision,
            isNews: isNews
        )
    }

    private mutating func take(_ event: AlertEvent) throws(IllegalMove) -> (TimelineEntry.Action, isNews: Bool) {
        let at = event.at
        switch event.move {
        case .acknowledge:
            try move(to: .acknowledged, at: at)
            return (.acknowledged, true)
        case .unacknowledge:
            try move(from: .acknowledged, to: .open, at: at)
            return (.unacknowledged, true)
        case .snooze(let terms):
            try lull(terms, at: at)
            return (.snoozed, true)
        case .wake:
            try move(from: .snoozed, to: .open, at: at)
            return (.woken, true)
        case .resolve(let resolution):
            try AlertLife.check(resolution, at: at)
            try move(to: .resolved, at: at)
            self.resolution = resolution
            return (.resolved, true)
        case .amend(let resolution):
            try amend(resolution, at: at)
            return (.amended, true)
        case .reopen:
            try move(from: .resolved, to: .open, at: at)
            return (.reopened, true)
        case .assign(let name):
            try assign(name)
            return (.assigned, true)
        case .comment(let text):
            guard !text.isEmpty, text.count <= AlertRules.longestComment else { throw .invalid(.text) }
            return (.commented, true)
        case .see(let sight): return try see(sight)
        case .end(let windows): return (try end(after: windows, at: at), true)
        case .pass: return (try pass(at), true)
        case .mute(let name):
            guard name != mutedBy else { throw .nothing }
            mutedBy = name
            // Whoever was told nothing of an open alert is told of it when the silence is over.
            return (name == nil ? .unmuted : .muted, name != nil || state == .open)
        }
    }

    /// Every change of the state goes through here.
    private mutating func move(from: AlertState? = nil, to next: AlertState, at: Timestamp) throws(IllegalMove) {
        guard state.allowed.contains(next), from == nil || from == state else { throw .notAllowed(state.allowed) }
        set(next, at: at)
    }

    private mutating func set(_ next: AlertState, at: Timestamp) {
        state = next
        stateSince = at
        // What belongs to one state ends with it.
        resolution = nil
        snooze = nil
    }

    // MARK: People

    private mutating func lull(_ terms: Snooze, at: Timestamp) throws(IllegalMove) {
        guard terms.until != nil || terms.untilEscalates else { throw .invalid(.snooze) }
        if let until = terms.until {
            guard until > at, until.microseconds &- at.microseconds <= AlertRules.longestSnooze else {
                throw .invalid(.snoozeUntil)
            }
        }
        if state == .snoozed {
            guard terms != snooze else { throw .nothing }
            set(.snoozed, at: stateSince)
        } else {
            try move(to: .snoozed, at: at)
        }
        snooze = terms
    }

    private mutating func amend(_ resolution: Resolution, at: Timestamp) throws(IllegalMove) {
        guard state == .resolved else { throw .notAllowed(state.allowed) }
        guard resolution != self.resolution else { throw .nothing }
        try AlertLife.check(resolution, at: at)
        self.resolution = resolution
    }

    private static func check(_ resolution: Resolution, at: Timestamp) throws(IllegalMove) {
        // Its own word is Vigie's alone.
        guard resolution.reason != .auto else { throw .invalid(.reason) }
        guard resolution.note?.count ?? 0 <= AlertRules.longestNote else { throw .invalid(.note) }
        guard resolution.reason == .acceptedRisk else {
            guard resolution.until == nil else { throw .invalid(.until) }
            return
        }
        guard let note = resolution.note, !note.isEmpty else { throw .invalid(.note) }
        guard let until = resolution.until, until > at,
            until.microseconds &- at.microseconds <= AlertRules.longestAcceptance
        else { throw .invalid(.until) }
    }

    private mutating func assign(_ name: String?) throws(IllegalMove) {
        guard name != assignee else { throw .nothing }
        if let name, name.isEmpty || name.count > AlertRules.longestName { throw .invalid(.assignee) }
        assignee = name
    }

    // MARK: Vigie

    private mutating func see(_ sight: Sight) throws(IllegalMove) -> (TimelineEntry.Action, isNews: Bool) {
        guard goesOn(at: sight.at) else { throw .tooLate }
        let isWorse = sight.gravity.isEscalation(of: gravity)
        let isBorne = isBorne(at: sight.at)
        lastSeen = max(lastSeen, sight.at)
        if sight.isNewEpisode { occurrences = occurrences == .max ? .max : occurrences + 1 }
        let known = gravity

        // What somebody put aside is compared with what they saw, however slowly it grows.
        let isAside = state == .resolved ? isBorne : snooze?.untilEscalates == true
        if isAside, !isWorse { return (.seen, state == .snoozed) }
        gravity = sight.gravity
        if state == .resolved {
            set(.open, at: sight.at)
            // A risk that was accepted never ended.
            isRegression = !isBorne
            return (.reopened, true)
        }
        gravity.severity = max(known.severity, sight.gravity.severity)
        if isAside {
            set(.open, at: sight.at)
            return (.escalated, true)
        }
        // A snooze until a time holds until then.
        if gravity.severity > known.severity, state != .snoozed { return (.escalated, true) }
        return (sight.isRevision ? .revised : .seen, true)
    }

    private mutating func end(after windows: Int64, at: Timestamp) throws(IllegalMove) -> TimelineEntry.Action {
        guard windows >= AlertRules.normalWindows else { throw .nothing }
        guard state != .resolved else { throw .notAllowed(state.allowed) }
        set(.resolved, at: at)
        resolution = Resolution(reason: .auto)
        return .resolved
    }

    private mutating func pass(_ at: Timestamp) throws(IllegalMove) -> TimelineEntry.Action {
        guard let dueAt, dueAt <= at else { throw .nothing }
        let action: TimelineEntry.Action = state == .snoozed ? .woken : .reopened
        set(.open, at: at)
        if action == .reopened { isRegression = false }
        return action
    }
}

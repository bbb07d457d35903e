package import Alerting
package import Domain
package import Query

/// What a person's change makes of an alert, and what is told of it, without the database.
package struct AlertStep: Sendable {
    /// The alert afterwards.
    package let alert: Alert
    /// `nil` where nothing changed: nobody is told, and the revision stays.
    package let move: Move?

    package struct Move: Sendable, Hashable {
        /// The word of the timeline.
        package let action: String
        /// The type of the message for the outside.
        package let messageType: String
        /// What changed, as JSON.
        package let detail: String
    }

    /// Longest name of an assignee, in characters.
    package static let longestName = 200
    /// Longest note of a resolution, in characters.
    package static let longestNote = 2_000

    package init(_ alert: Alert, _ change: AlertChange, at: Timestamp) throws(StoreError) {
        var next = alert
        if let state = change.state, state != alert.state {
            next = try AlertStep.moved(alert, to: state, change.resolution, at: at)
        } else if let resolution = change.resolution {
            guard alert.state == .resolved else { throw .refused("resolution") }
            next.resolution = resolution
        }
        if let resolution = change.resolution { try AlertStep.check(resolution) }
        if let assignee = change.assignee {
            if let assignee, assignee.isEmpty || assignee.count > AlertStep.longestName { throw .refused("assignee") }
            next.assignee = assignee
        }
        guard next != alert else {
            self.alert = alert
            move = nil
            return
        }
        next.revision = alert.revision &+ 1
        self.alert = next
        move = Move(from: alert, to: next)
    }

    private static func moved(
        _ alert: Alert,
        to state: AlertState,
        _ resolution: Alerting.Resolution?,
        at: Timestamp
    ) throws(StoreError) -> Alert {
        do throws(IllegalMove) {
            return try alert.moved(to: state, resolution: resolution, at: at)
        } catch {
            switch error {
            case .notAllowed(let states): throw .illegalTransition(allowed: states.map(\.rawValue))
            case .reasonMismatch: throw .refused("resolution")
            case .noteMissing: throw .refused("resolution.note")
            }
        }
    }

    private static func check(_ resolution: Alerting.Resolution) throws(StoreError) {
        let length = resolution.note?.count ?? 0
        guard length <= longestNote, length > 0 || resolution.reason != .acceptedRisk else {
            throw .refused("resolution.note")
        }
    }
}

extension AlertStep {
    /// The step from a locked row; the revision is compared first, so that a stale caller learns of that.
    static func decide(
        _ row: AlertRow,
        _ change: AlertChange,
        ifRevision revision: Int32?,
        at: Timestamp
    ) -> Result<AlertStep, StoreError> {
        do throws(StoreError) {
            let alert = try row.alert()
            if let revision, revision != alert.revision { throw .staleRevision(current: alert.revision) }
            return .success(try AlertStep(alert, change, at: at))
        } catch {
            return .failure(error)
        }
    }
}

extension AlertStep.Move {
    fileprivate init(from old: Alert, to new: Alert) {
        (action, messageType) =
            switch (old.state, new.state) {
            case (let before, let after) where before == after:
                (old.assignee != new.assignee ? "assigned" : "updated", "alert.updated")
            case (_, .acknowledged): ("acknowledged", "alert.acknowledged")
            case (_, .resolved): ("resolved", "alert.resolved")
            case (.resolved, .open): ("reopened", "alert.reopened")
            case (_, .open): ("unacknowledged", "alert.opened")
            }
        detail = JSONWriter.text { json in
            json.object { json in
                json.member("from", old.state.rawValue)
                json.member("to", new.state.rawValue)
                if old.assignee != new.assignee { json.member("assignee", new.assignee) }
                if let resolution = new.resolution, resolution != old.resolution {
                    json.name("resolution")
                    AlertJSON.write(resolution, to: &json)
                }
            }
        }
    }
}

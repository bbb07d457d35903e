package import Detection
package import Domain

/// Who may receive what, where: a rule as people write it.
package struct PolicyRecord: Sendable, Hashable {
    /// What an event that meets every condition is.
    package enum Effect: String, Sendable, Hashable, CaseIterable {
        case violation
        /// A violation unless the platform has an assessment on file and its agreement has not run out.
        case requireAssessment = "require_pia"
        /// Worth a line and no more: told with the lowest severity.
        case note
    }

    package struct Basis: Sendable, Hashable {
        /// `law`, `contract`, `internal`.
        package var kind: String
        package var reference: String

        package init(kind: String, reference: String) {
            self.kind = kind
            self.reference = reference
        }
    }

    /// Begins with `pol_`.
    package var id: String
    package var name: String
    package var isEnabled: Bool
    /// The conditions as they were written.
    package var when: [String]
    package var then: Effect
    package var severity: Severity
    package var basis: Basis?
    package var message: Bilingual?
    package var revision: Int32
    package var updatedAt: Timestamp
    package var updatedBy: String

    package init(
        id: String,
        name: String,
        isEnabled: Bool,
        when: [String],
        then: Effect,
        severity: Severity,
        basis: Basis?,
        message: Bilingual?,
        revision: Int32,
        updatedAt: Timestamp,
        updatedBy: String
    ) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
        self.when = when
        self.then = then
        self.severity = severity
        self.basis = basis
        self.message = message
        self.revision = revision
        self.updatedAt = updatedAt
        self.updatedBy = updatedBy
    }

    /// What a condition may speak of: what detection knows of each event.
    package static let fields: [Filter.Field] = [
        .category, .sensitivity, .platform, .jurisdiction, .system, .source, .documentType,
    ]
    /// How many policies there may be.
    package static let most = 200

    /// `pol_` and 1 to 60 of a-z, 0-9 and `_`.
    package static func isID(_ text: String) -> Bool {
        let body = text.utf8.dropFirst(4)
        return text.hasPrefix("pol_") && 1...60 ~= body.count
            && body.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

/// What a person writes of a policy; `nil` leaves a member as it is, and takes the usual one for a new policy.
package struct PolicyChange: Sendable, Hashable {
    package var name: String?
    package var isEnabled: Bool?
    package var when: [String]?
    package var then: PolicyRecord.Effect?
    package var severity: Severity?
    package var basis: PolicyRecord.Basis??
    package var message: Bilingual??

    package init(
        name: String? = nil,
        isEnabled: Bool? = nil,
        when: [String]? = nil,
        then: PolicyRecord.Effect? = nil,
        severity: Severity? = nil,
        basis: PolicyRecord.Basis?? = nil,
        message: Bilingual?? = nil
    ) {
        self.name = name
        self.isEnabled = isEnabled
        self.when = when
        self.then = then
        self.severity = severity
        self.basis = basis
        self.message = message
    }
}

/// What a policy would have found in the events that are kept.
package struct PolicyMatches: Sendable, Hashable {
    package struct Part: Sendable, Hashable {
        package var platform: String
        package var events: Int64

        package init(platform: String, events: Int64) {
            self.platform = platform
            self.events = events
        }
    }

    package var events: Int64
    /// There are more: counting stopped there.
    package var isFloor: Bool
    /// The platforms with the most, at most ten.
    package var platforms: [Part]
    package var first: Timestamp?
    package var last: Timestamp?
    /// The newest, at most five.
    package var examples: [EventID]

    package init(
        events: Int64,
        isFloor: Bool,
        platforms: [Part],
        first: Timestamp?,
        last: Timestamp?,
        examples: [EventID]
    ) {
        self.events = events
        self.isFloor = isFloor
        self.platforms = platforms
        self.first = first
        self.last = last
        self.examples = examples
    }
}

package protocol PolicyStore: Sendable {
    /// All of them, by id.
    func policies() async throws(StoreError) -> [PolicyRecord]
    func policy(_ id: String) async throws(StoreError) -> PolicyRecord
    /// Creates the policy where `revision` is `nil` and the id is free, else `.conflict`; changes it where the revision is
    /// its own.
    func put(
        _ id: String,
        _ change: PolicyChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> PolicyRecord
    func remove(_ id: String, ifRevision revision: Int32, by actor: String) async throws(StoreError)
    /// Counts the stored events of a time that a policy with these conditions would have concerned.
    func matches(
        _ when: [Filter],
        _ then: PolicyRecord.Effect,
        from: Timestamp,
        to: Timestamp
    ) async throws(StoreError) -> PolicyMatches
}

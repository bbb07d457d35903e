package import Domain

/// What the organization allows: plain data, checked against each event as it is committed.
///
/// Where the rules come from is not known here; without any, nothing is a violation.
package struct Policies: Sendable, Hashable {
    /// Categories that may not go where the rule says.
    package struct Rule: Sendable, Hashable {
        package var categories: CategorySet
        /// The platforms that it is about; `nil` for all.
        package var platforms: Set<PlatformID>?
        /// The jurisdictions that it forbids; `nil` for all but `allowed`.
        package var forbidden: Set<Jurisdiction>?
        /// The jurisdictions in which it does not apply.
        package var allowed: Set<Jurisdiction>
        package var severity: Severity

        package init(
            categories: CategorySet,
            platforms: Set<PlatformID>? = nil,
            forbidden: Set<Jurisdiction>? = nil,
            allowed: Set<Jurisdiction> = [],
            severity: Severity = .high
        ) {
            self.categories = categories
            self.platforms = platforms
            self.forbidden = forbidden
            self.allowed = allowed
            self.severity = severity
        }

        func forbids(_ platform: PlatformID, in jurisdiction: Jurisdiction) -> Bool {
            if let platforms, !platforms.contains(platform) { return false }
            if allowed.contains(jurisdiction) { return false }
            return forbidden?.contains(jurisdiction) ?? true
        }
    }

    /// An agreement with a platform; without an end it holds for good.
    package struct Agreement: Sendable, Hashable {
        package var expires: Timestamp?

        package init(expires: Timestamp? = nil) { self.expires = expires }
    }

    package var rules: [Rule]
    /// Categories that may only go to a platform with an agreement in force.
    package var underAgreement: CategorySet
    package var agreements: [PlatformID: Agreement]
    /// Policies that people wrote.
    package var statements: [Statement] = []
    /// What platforms have on file.
    package var standings: [PlatformID: Standing] = [:]

    package init(
        rules: [Rule] = [],
        underAgreement: CategorySet = [],
        agreements: [PlatformID: Agreement] = [:]
    ) {
        self.rules = rules
        self.underAgreement = underAgreement
        self.agreements = agreements
    }

    package var isEmpty: Bool { rules.isEmpty && underAgreement.isEmpty && statements.isEmpty }

    /// How an event breaks the rules.
    package struct Violation: Sendable, Hashable {
        /// Categories that a rule forbids there.
        package var categories: CategorySet = []
        /// No agreement in force covers what was sent.
        package var lacksAgreement = false
        package var severity = Severity.low
    }

    /// `nil` for an event that breaks none.
    package func violation(by event: CommittedEvent, at instant: Timestamp) -> Violation? {
        var violation = Violation()
        for rule in rules where rule.forbids(event.platform, in: event.jurisdiction) {
            let sent = rule.categories.intersection(event.categories)
            guard !sent.isEmpty else { continue }
            violation.categories.formUnion(sent)
            violation.severity = max(violation.severity, rule.severity)
        }
        if !underAgreement.isDisjoint(with: event.categories), !hasAgreement(event.platform, at: instant) {
            violation.lacksAgreement = true
            violation.severity = max(violation.severity, .high)
        }
        return violation.categories.isEmpty && !violation.lacksAgreement ? nil : violation
    }

    private func hasAgreement(_ platform: PlatformID, at instant: Timestamp) -> Bool {
        guard let agreement = agreements[platform] else { return false }
        return agreement.expires.map { instant < $0 } ?? true
    }
}

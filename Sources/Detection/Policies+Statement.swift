package import Domain

/// Why something is not allowed, in the words of whoever wrote the policy.
package struct PolicyClause: Sendable, Hashable {
    /// Begins with `pol_`.
    package var id: String
    package var name: String
    package var message: Bilingual?
    /// What it rests on: a law's article, a contract, a rule of the house.
    package var basis: String?

    package init(id: String, name: String, message: Bilingual? = nil, basis: String? = nil) {
        self.id = id
        self.name = name
        self.message = message
        self.basis = basis
    }
}

extension Policies {
    /// One policy, ready to be held against events: every condition must hold.
    package struct Statement: Sendable, Hashable {
        /// One of these names, and none of those.
        package struct Names<Name: Sendable & Hashable>: Sendable, Hashable {
            /// Each of the sets holds it.
            package var within: [Set<Name>]
            package var without: Set<Name>

            package init(within: [Set<Name>] = [], without: Set<Name> = []) {
                self.within = within
                self.without = without
            }

            func allow(_ name: Name) -> Bool {
                !without.contains(name) && within.allSatisfy { $0.contains(name) }
            }
        }

        /// About the sender and the document: looked at last, once all else holds.
        package struct FlowCondition: Sendable, Hashable {
            package enum Part: Sendable, Hashable {
                case system, source, documentType
            }

            package var part: Part
            package var patterns: [Wildcard]
            package var isNegated: Bool

            package init(_ part: Part, _ patterns: [Wildcard], isNegated: Bool = false) {
                self.part = part
                self.patterns = patterns
                self.isNegated = isNegated
            }

            func holds(_ flow: Flow) -> Bool {
                let name =
                    switch part {
                    case .system: Flow.systemName(of: flow.source)
                    case .source: flow.source
                    case .documentType: flow.documentType
                    }
                return patterns.contains { $0.matches(name) } != isNegated
            }
        }

        package var clause: PolicyClause
        package var severity: Severity
        /// It forbids nothing where the platform has an assessment and an agreement in force.
        package var needsAssessment: Bool
        /// Of each of the sets the event has one.
        package var categories: [CategorySet]
        package var withoutCategories: CategorySet
        /// A bit for each level that it is about.
        package var levels: UInt8
        package var platforms: Names<PlatformID>
        package var jurisdictions: Names<Jurisdiction>
        package var flows: [FlowCondition]

        package init(
            clause: PolicyClause,
            severity: Severity,
            needsAssessment: Bool = false,
            categories: [CategorySet] = [],
            withoutCategories: CategorySet = [],
            levels: UInt8 = .max,
            platforms: Names<PlatformID> = Names(),
            jurisdictions: Names<Jurisdiction> = Names(),
            flows: [FlowCondition] = []
        ) {
            self.clause = clause
            self.severity = severity
            self.needsAssessment = needsAssessment
            self.categories = categories
            self.withoutCategories = withoutCategories
            self.levels = levels
            self.platforms = platforms
            self.jurisdictions = jurisdictions
            self.flows = flows
        }

        /// Whether the event is one that it speaks of.
        func concerns(_ event: CommittedEvent, _ flow: (FlowID) -> Flow?) -> Bool {
            guard levels & (1 << event.level.rawValue) != 0,
                categories.allSatisfy({ !$0.isDisjoint(with: event.categories) }),
                withoutCategories.isDisjoint(with: event.categories), platforms.allow(event.platform),
                jurisdictions.allow(event.jurisdiction)
            else { return false }
            guard !flows.isEmpty else { return true }
            guard let flow = flow(event.flow) else { return false }
            return flows.allSatisfy { $0.holds(flow) }
        }

        /// The categories of an event that make it one: those that it names, else the most sensitive.
        func reasons(in event: CommittedEvent) -> CategorySet {
            guard categories.isEmpty else {
                return categories.reduce(into: CategorySet()) { $0.formUnion($1.intersection(event.categories)) }
            }
            let gravest = event.categories.members.max { ($0.level, $0.weight) < ($1.level, $1.weight) }
            return gravest.map { CategorySet($0) } ?? []
        }
    }
}

extension Policies {
    /// What a platform has on file.
    package struct Standing: Sendable, Hashable {
        /// An agreement, and until when.
        package var agreement: Agreement?
        /// An assessment of what is sent there was made.
        package var isAssessed: Bool

        package init(agreement: Agreement? = nil, isAssessed: Bool = false) {
            self.agreement = agreement
            self.isAssessed = isAssessed
        }
    }

    /// Whether an assessment is on file, and the agreement, where there is one, has not run out.
    func isInOrder(_ platform: PlatformID, at instant: Timestamp) -> Bool {
        guard let standing = standings[platform], standing.isAssessed else { return false }
        guard let expires = standing.agreement?.expires else { return true }
        return instant < expires
    }

    /// The statements that an event breaks.
    func broken(by event: CommittedEvent, at instant: Timestamp, _ flow: (FlowID) -> Flow?) -> [Statement] {
        statements.filter { statement in
            statement.concerns(event, flow)
                && !(statement.needsAssessment && isInOrder(event.platform, at: instant))
        }
    }
}

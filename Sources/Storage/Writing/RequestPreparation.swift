import Capture
import Domain
import Intake
import Payload
import Postgres

/// Turns the events of one request into rows, in the request's own task: looks names up, hashes, encodes, counts.
///
/// Names that come again and again within a request are looked up once.
struct RequestPreparation {
    /// One set of names and all that was looked up for it.
    struct Entry {
        var names: EventNames
        var resolution: Resolution
        var fields = FlowFields()
        /// The findings of its last event: mostly those of its next one too.
        var last: [LastFinding] = []
        /// What its last event's people are counted for, and its place among the request's.
        var subjectDay: (day: SubjectDay, place: Int)?
    }

    private let registry: Registry
    let paths: PathTable
    private let terms: WriteTerms
    private let limits: EventWriter.Settings
    let now: Timestamp
    let hour: Int64
    var entries: [Entry] = []
    private var places: [EventNames: Int] = [:]
    private var placesOfRoutes: [ObjectIdentifier: Int] = [:]
    private var placesOfFoundTypes: [FoundRoute: Int] = [:]
    var missing: [FieldNumber: NewField] = [:]
    /// Fields of the catalogue that it is to be told of.
    var seen: [FieldID: SeenField] = [:]
    /// How many near slugs are still looked for: each costs a walk over all slugs.
    private var hints = 8

    struct FieldNumber: Hashable {
        var flow: FlowID
        var number: UInt64
    }

    /// A route without a kind of document, and the kind that the body names.
    private struct FoundRoute: Hashable {
        var route: ObjectIdentifier
        var type: String
    }

    init(_ registry: Registry, _ paths: PathTable, terms: WriteTerms, limits: EventWriter.Settings, now: Timestamp) {
        self.registry = registry
        self.paths = paths
        self.terms = terms
        self.limits = limits
        self.now = now
        hour = now.hourNumber
    }

    mutating func prepare(_ events: [ClassifiedEvent]) async throws(StoreError) -> PreparedRequest {
        var entryOf: [Int] = []
        entryOf.reserveCapacity(events.count)
        for event in events { entryOf.append(place(of: event)) }
        try await registerUnknownNames(events, entryOf)
        let request = encode(events, entryOf)
        guard !missing.isEmpty else { return request }
        // Known from now on, so once more with their numbers.
        try await registry.register(Array(missing.values))
        missing = [:]
        for index in entries.indices {
            guard case .known(let destination) = entries[index].resolution else { continue }
            entries[index].fields = registry.fields(of: destination.flow)
            entries[index].last = []
        }
        return encode(events, entryOf)
    }

    private mutating func registerUnknownNames(
        _ events: [ClassifiedEvent],
        _ entryOf: [Int]
    ) async throws(StoreError) {
        guard entries.contains(where: { $0.resolution == .unregistered }) else { return }
        var seen: [Int: Timestamp] = [:]
        for (event, index) in zip(events, entryOf) where entries[index].resolution == .unregistered {
            let time = event.envelope.time ?? now
            seen[index] = min(seen[index] ?? time, time)
        }
        // In the order of the request: which names still find room does not depend on chance.
        try await registry.register(seen.sorted { $0.key < $1.key }.map { (entries[$0.key].names, $0.value) })
        for index in seen.keys {
            entries[index].resolution = registry.resolve(entries[index].names, under: terms)
            guard case .known(let destination) = entries[index].resolution else {
                throw .failed("a name was registered and not found")
            }
            entries[index].fields = registry.fields(of: destination.flow)
        }
    }

    private mutating func place(of event: ClassifiedEvent) -> Int {
        let route = event.envelope.route
        // Identity holds for as long as the request's events, which hold their routes.
        let identity = ObjectIdentifier(route)
        if let type = event.classification.documentType, route.documentType == EventRoute.unspecified {
            let found = FoundRoute(route: identity, type: type)
            if let place = placesOfFoundTypes[found] { return place }
            let place = place(of: route, foundType: FoundType.isName(type) ? type : nil)
            placesOfFoundTypes[found] = place
            return place
        }
        if let place = placesOfRoutes[identity] { return place }
        let place = place(of: route, foundType: nil)
        placesOfRoutes[identity] = place
        return place
    }

    private mutating func place(of route: EventRoute, foundType: String?) -> Int {
        let names = EventNames(
            source: route.source,
            platform: route.platform,
            host: route.host,
            documentType: foundType ?? route.documentType,
            mayDiscover: terms.discoversPlatforms,
            isTypeFound: foundType != nil
        )
        return places[names] ?? enter(names)
    }

    private mutating func enter(_ names: EventNames) -> Int {
        var entry = Entry(names: names, resolution: names.fault ?? .unregistered)
        if entry.resolution == .unregistered {
            entry.resolution = registry.resolve(names, under: terms, hint: hints > 0)
        }
        switch entry.resolution {
        case .known(let destination): entry.fields = registry.fields(of: destination.flow)
        case .rejected: hints -= 1
        case .unregistered: break
        }
        places[names] = entries.count
        entries.append(entry)
        return entries.count - 1
    }

    private mutating func encode(_ events: [ClassifiedEvent], _ entryOf: [Int]) -> PreparedRequest {
        let minutesFrom = now.advanced(bySeconds: -Int64(limits.minuteDays) * 86_400)
        var request = PreparedRequest(isStrict: terms.strict, minutesFrom: minutesFrom)
        var rows = CopyRowWriter(capacity: events.count * 224)
        request.outcomes.reserveCapacity(events.count)
        request.bodyPlaces.reserveCapacity(events.count)
        request.starts.reserveCapacity(events.count)
        request.places.reserveCapacity(events.count)
        request.facts.reserveCapacity(events.count)
        var findings: [UInt8] = []
        seen = [:]
        for index in entries.indices { entries[index].subjectDay = nil }
        for (place, event) in events.enumerated() {
            request.bodyPlaces.append(event.envelope.place)
            switch committed(event, entryOf[place]) {
            case .failure(let rejection): request.outcomes.append(.rejected(rejection))
            case .success(var committed):
                findings.removeAll(keepingCapacity: true)
                encode(event.classification, entryOf[place], &committed, into: &findings)
                request.outcomes.append(
                    .accepted(EventID(occurredAt: committed.occurredAt, key: committed.key))
                )
                request.starts.append(rows.bytes.count)
                if let subjects = event.classification.subjects {
                    add(subjects, of: committed, entryOf[place], to: &request)
                }
                request.places.append(place)
                EventRow.append(committed, of: event, findings: findings, to: &rows)
                let facts = RollupFacts(
                    event: committed,
                    durationMilliseconds: event.envelope.durationMilliseconds,
                    findings: event.classification.findings
                )
                request.rollups.add(facts)
                request.facts.append(facts)
            }
        }
        request.bytes = rows.bytes
        request.seenFields = Array(seen.values)
        return request
    }

    private func committed(_ event: ClassifiedEvent, _ entry: Int) -> Result<CommittedEvent, Rejection> {
        let destination: Destination
        switch entries[entry].resolution {
        case .known(let known): destination = known
        case .rejected(let reason, let member, let hint):
            return .failure(Rejection(reason, at: "\(event.envelope.pointer)/\(member)", hint: hint))
        case .unregistered: return .failure(Rejection(.invalidValue, at: event.envelope.pointer))
        }
        let time = event.envelope.time ?? now
        if let fault = fault(of: event.envelope, at: time) { return .failure(fault) }
        return .success(
            CommittedEvent(
                key: EventKey(source: event.envelope.route.source, id: event.envelope.id),
                occurredAt: time,
                flow: destination.flow,
                platform: destination.platform,
                host: destination.host,
                jurisdiction: destination.jurisdiction,
                bytes: event.envelope.bytes,
                records: event.envelope.records,
                failed: event.envelope.status.map { $0 >= CommittedEvent.failedFrom } ?? false,
                level: event.classification.level,
                score: CommittedEvent.score(event.classification.score),
                categories: event.classification.categories,
                subjects: event.envelope.subjects ?? event.classification.persons,
                durationMilliseconds: event.envelope.durationMilliseconds,
                isMalformed: event.classification.condition == .malformed,
                content: event.classification.content
            )
        )
    }

    /// What would break a sum or ask for a partition that nobody wants; intake turns the same away, earlier.
    private func fault(of envelope: Envelope, at time: Timestamp) -> Rejection? {
        if time.microseconds > now.microseconds + Timestamp.day {
            return Rejection(.inFuture, at: "\(envelope.pointer)/time")
        }
        if time.microseconds < now.microseconds - Int64(limits.hourDays) * Timestamp.day {
            return Rejection(.tooOld, at: "\(envelope.pointer)/time", hint: "\(limits.hourDays) d")
        }
        guard 0...Envelope.mostBytes ~= envelope.bytes else {
            return Rejection(.invalidValue, at: "\(envelope.pointer)/bytes")
        }
        guard envelope.records >= 0 else { return Rejection(.invalidValue, at: "\(envelope.pointer)/records") }
        guard envelope.durationMilliseconds ?? 0 >= 0 else {
            return Rejection(.invalidValue, at: "\(envelope.pointer)/duration_ms")
        }
        return nil
    }
}

extension CommittedEvent {
    /// A score as it is stored.
    static func score(_ value: Float) -> Float { value.isFinite ? min(max(value, 0), 100) : 0 }
}

extension Envelope {
    /// A terabyte: no single message is larger, and sums of it stay far from the end of a bigint.
    static let mostBytes: Int64 = 1 << 40
}

extension EventNames {
    /// Names that no row can hold: too long for an index, or with a NUL, which PostgreSQL's text cannot keep.
    fileprivate var fault: Resolution? {
        for (member, text, longest) in [
            ("source", source, 512), ("platform", platform ?? "-", 512), ("url", host ?? "-", 253),
            ("doc_type", documentType, 512),
        ] where text.utf8.isEmpty || text.utf8.count > longest || text.utf8.contains(0) {
            return .rejected(.invalidValue, member: member, hint: nil)
        }
        return nil
    }
}

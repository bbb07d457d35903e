import Alerting
import Capture
import Detection
import Domain
import Intake
import Query
import Synchronization

@testable import Web

/// Answers with what a test put there, and keeps what it was given.
final class MemoryIntake: EventIntake {
    struct State {
        var receipt = Receipt(outcomes: [])
        var failure: StoreError?
        var bodies: [[UInt8]] = []
        var terms: WriteTerms?
    }

    let state = Mutex(State())

    func answer(_ receipt: Receipt) { state.withLock { $0.receipt = receipt } }

    func take(
        _ body: [UInt8],
        as form: BodyForm,
        under terms: WriteTerms,
        at now: Timestamp
    ) async throws(StoreError) -> Receipt {
        let (receipt, failure) = state.withLock { state in
            state.bodies.append(body)
            state.terms = terms
            return (state.receipt, state.failure)
        }
        if let failure { throw failure }
        return receipt
    }
}

struct MemoryEvents: EventReader {
    static let id = EventID(occurredAt: Desk.noon, key: EventKey(high: 1, low: 2))

    func event(_ id: EventID) async throws(StoreError) -> EventRecord {
        guard id == MemoryEvents.id else { throw .notFound }
        return EventRecord(
            id: id,
            receivedAt: Desk.noon,
            source: "odoo-amont/price_feed",
            system: "odoo-amont",
            platform: "alibaba_icbu",
            host: nil,
            jurisdiction: "unknown",
            documentType: "price_list",
            method: "POST",
            bytes: 48_211,
            records: 240,
            status: 200,
            durationMilliseconds: nil,
            actor: nil,
            correlationID: nil,
            level: .restricted,
            score: 61.5,
            condition: .whole,
            rules: "rules-test",
            reasons: []
        )
    }

    /// Pages of one, three in all.
    func events(_ query: EventQuery) async throws(StoreError) -> Page<EventRecord> {
        let place = query.after?.words.first ?? 0
        let record = try await event(MemoryEvents.id)
        return Page(elements: [record], next: place < 2 ? Cursor(words: [place + 1]) : nil)
    }
}

final class MemoryAlerts: AlertStore {
    let kept = Mutex([MemoryAlerts.sample])

    func alerts(_ query: AlertQuery) async throws(StoreError) -> Page<Alert> {
        Page(elements: kept.withLock { $0 }, next: nil)
    }

    func alert(_ id: AlertID) async throws(StoreError) -> Alert {
        guard let alert = kept.withLock({ $0.first { $0.id == id } }) else { throw .notFound }
        return alert
    }

    func change(
        _ id: AlertID,
        _ change: AlertChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> Alert {
        var alert = try await alert(id)
        if let revision, revision != alert.revision { throw .staleRevision(current: alert.revision) }
        if let state = change.state {
            guard alert.state.allowed.contains(state) else {
                throw .illegalTransition(allowed: alert.state.allowed.map(\.rawValue))
            }
            alert.state = state
        }
        if let assignee = change.assignee { alert.assignee = assignee }
        alert.revision += 1
        kept.withLock { [alert] in $0 = [alert] }
        return alert
    }

    static let sample = Alert(
        id: AlertID(firstSeen: Desk.noon, number: 7),
        number: 7,
        revision: 3,
        kind: .volumeSpike,
        severity: .high,
        confidence: 0.9,
        state: .open,
        stateSince: Desk.noon,
        assignee: nil,
        resolution: nil,
        dedupKey: "volume.spike|flow:1|bytes",
        occurrences: 1,
        firstSeen: Desk.noon,
        lastSeen: Desk.noon,
        subject: AlertSubject(platform: "amazon_sp", platformName: "Amazon SP-API"),
        summary: Bilingual(fr: "Trop", en: "Too much"),
        explanation: Explanation(why: Explanation.Why(fr: ["Trop."], en: ["Too much."])),
        evidence: [],
        suggestedAction: SuggestedAction(code: "look", fr: "Regarder.", en: "Look.")
    )
}

final class MemoryTrends: TrendReader {
    let asked = Mutex<[TrendQuery]>([])

    func trend(_ query: TrendQuery) async throws(StoreError) -> Trend {
        asked.withLock { $0.append(query) }
        let series = Trend.Series(
            key: "=cmd|' /C calc'!A0",
            label: "Une, \"deux\"",
            values: [1, nil],
            total: 1,
            expected: [2, 2.5],
            low: [0, 0],
            high: [4, 5]
        )
        return Trend(
            times: [Desk.noon, Desk.noon.advanced(bySeconds: 86_400)],
            partial: [1],
            series: [series],
            other: nil,
            otherKeys: 0,
            asOf: Desk.noon,
            rollup: "flow_hour"
        )
    }

    func flows(from: Timestamp, to: Timestamp, filters: [Filter]) async throws(StoreError) -> FlowMap {
        func link(_ system: String, _ platform: String, _ bytes: Int64, new: Bool) -> FlowMap.Link {
            FlowMap.Link(
                system: system,
                platform: platform,
                platformName: platform.uppercased(),
                jurisdiction: "CN",
                bytes: bytes,
                events: 1,
                level: .internal,
                new: new,
                alerts: 1
            )
        }
        return FlowMap(links: [link("a", "x", 10, new: true), link("b", "x", 5, new: false)], asOf: Desk.noon)
    }
}

final class MemoryPlatforms: PlatformStore {
    let kept = Mutex<[String: PlatformRecord]>(["amazon_sp": MemoryPlatforms.record("amazon_sp", "Amazon", 3)])

    func platforms(seenOnly: Bool, limit: Int, after slug: String?) async throws(StoreError) -> [PlatformRecord] {
        let all = kept.withLock { $0.values.sorted { $0.slug < $1.slug } }
        return Array(all.filter { record in slug.map { record.slug > $0 } ?? true }.prefix(limit))
    }

    func platform(_ slug: String) async throws(StoreError) -> PlatformRecord {
        guard let record = kept.withLock({ $0[slug] }) else { throw .notFound }
        return record
    }

    func put(
        _ slug: String,
        _ change: PlatformChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> PlatformRecord {
        let known = kept.withLock { $0[slug] }
        if let known {
            guard let revision else { throw .conflict(slug) }
            guard revision == known.revision else { throw .staleRevision(current: known.revision) }
        } else if revision != nil {
            throw .notFound
        }
        var record = known ?? MemoryPlatforms.record(slug, slug, 0)
        record.name = change.name ?? record.name
        record.status = change.status ?? record.status
        record.mergedInto = change.mergeInto
        record.hosts = change.hosts ?? record.hosts
        record.revision += 1
        kept.withLock { [record] in $0[slug] = record }
        return record
    }

    static func record(_ slug: String, _ name: String, _ revision: Int32) -> PlatformRecord {
        PlatformRecord(
            slug: slug,
            name: name,
            status: .listed,
            revision: revision,
            operatorName: nil,
            operatorCountry: nil,
            owner: nil,
            note: nil,
            hosts: [],
            aliases: [],
            mergedInto: nil,
            firstSeen: nil,
            lastSeen: nil,
            categories: [],
            events: 0,
            bytes: 0
        )
    }
}

/// Knows one key for each scope, and some that have something wrong with them.
final class MemoryKeys: KeyStore {
    let revoked = Mutex<Set<String>>([])
    let asked = Mutex(0)

    static func token(_ scope: Scope) -> String { "vg_\(scope.rawValue)_secret" }

    func create(_ request: KeyRequest) async throws(StoreError) -> (record: KeyRecord, token: String) {
        let record = KeyRecord(
            id: "key_new",
            name: request.name,
            scopes: request.scopes,
            cidrs: request.cidrs,
            createdAt: Desk.noon,
            expiresAt: request.expiresAt
        )
        return (record, "vg_new_secret")
    }

    func keys() async throws(StoreError) -> [KeyRecord] { [MemoryKeys.record(.admin)] }

    func revoke(_ id: String) async throws(StoreError) { _ = revoked.withLock { $0.insert(id) } }

    func verify(_ token: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict {
        asked.withLock { $0 += 1 }
        if token == "vg_old_secret" { return .expired }
        if token == "vg_far_secret" {
            var record = MemoryKeys.record(.alertsRead)
            record.cidrs = ["10.0.0.0/8"]
            return .valid(record)
        }
        guard let scope = Scope.allCases.first(where: { MemoryKeys.token($0) == token }),
            !revoked.withLock({ $0.contains("key_\(scope.rawValue)") })
        else { return .invalid }
        return .valid(MemoryKeys.record(scope))
    }

    private static func record(_ scope: Scope) -> KeyRecord {
        KeyRecord(id: "key_\(scope.rawValue)", name: scope.rawValue, scopes: [scope], createdAt: Desk.noon)
    }
}

/// An outbox that a test fills.
final class MemoryOutbox: OutboxReader {
    private struct State {
        var messages: [OutboxMessage] = []
        var oldest: Int64 = 1
        var newest: Int64 = 0
        var sleepers: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Mutex(State())

    /// Adds messages and wakes the readers.
    func add(_ numbers: ClosedRange<Int64>, type: String = "alert.opened", severity: String? = "high") {
        let sleepers = state.withLock { state in
            for number in numbers {
                state.messages.append(
                    OutboxMessage(
                        sequence: number,
                        type: type,
                        at: Desk.noon,
                        json: "{\"n\":\(number)}",
                        severity: severity,
                        platform: "amazon_sp",
                        kind: "volume.spike"
                    )
                )
            }
            state.newest = numbers.upperBound
            return state.sleepers
        }
        for sleeper in sleepers { sleeper.yield() }
    }

    /// Forgets what is older.
    func keep(from oldest: Int64) {
        state.withLock { state in
            state.oldest = oldest
            state.messages.removeAll { $0.sequence < oldest }
        }
    }

    func messages(after sequence: Int64, limit: Int) async throws(StoreError) -> [OutboxMessage] {
        state.withLock { state in Array(state.messages.filter { $0.sequence > sequence }.prefix(limit)) }
    }

    func bounds() async throws(StoreError) -> (oldest: Int64, newest: Int64) {
        state.withLock { ($0.oldest, $0.newest) }
    }

    func wakeUps() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { $0.sleepers.append(continuation) }
        return stream
    }
}

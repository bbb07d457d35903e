import Capture
import Classification
package import Detection
package import Domain
package import Foundation
import Intake
import Storage

/// Sends recorded events through decoding, classification, the search for repeats and detection, on a clock of its own.
///
/// The clock is the arrival of the events: their `received`, or where they have none the latest `time` so far. Those
/// that arrive in the same second are one batch, of at most as many events as a request may hold, committed when the
/// last of them arrives. In between the detectors are ticked at every full minute; the service does so every second,
/// but hours are closed at full minutes only. The last arrival is the end: a stream that stops is no silence.
package struct EventReplay {
    /// Of the first of the settings.
    package var alerts: [ReplayedAlert] { allAlerts[0] }
    package private(set) var events = 0
    package private(set) var repeats = 0
    package private(set) var refused = 0

    private let registry: ReplayRegistry
    private let classifier = ClassifierPool(count: 1)
    private var seen = RecentKeys(capacity: 1_000_000)
    /// One for each of the settings, fed with the same events.
    private var engines: [DetectionEngine]
    private var allAlerts: [[ReplayedAlert]]
    private var told: [Set<EpisodeKey>]
    private var batches: Int64 = 0
    /// When the first and the newest of the events came.
    package private(set) var started: Timestamp?
    package private(set) var clock: Timestamp?
    /// Hours of series that were over, in each of the engines.
    package private(set) var closes: Int64 = 0
    private var waiting: (lines: [UInt8], count: Int, from: Timestamp, to: Timestamp)?

    /// With the campaigns that are announced beforehand in a file, if there is one.
    package init(settings: DetectionSettings = DetectionSettings(clock: .quebec), mutes: URL? = nil) throws {
        try self.init(settings: [settings], mutes: mutes)
    }

    /// One or more settings, so that the events are read and classified once.
    package init(settings: [DetectionSettings], mutes: URL? = nil) throws {
        let registry = try ReplayRegistry()
        self.registry = registry
        let announced = try mutes.map { try AnnouncedCampaigns.read($0, registry: registry) }
        engines = settings.map { one in
            var settings = one
            if let announced { settings.mutes = announced }
            return DetectionEngine(settings: settings, flow: { registry.flow($0) })
        }
        allAlerts = Array(repeating: [], count: settings.count)
        told = Array(repeating: [], count: settings.count)
        classifier.use(SubjectKey(id: 1, hash: KeyedHash(key: (1, 2))))
    }

    /// Replays a file of events, one a line, in the order of their arrival.
    package mutating func run(_ file: URL) throws {
        var reader = try LineReader(file)
        let most = DecodeLimits().batch
        var number = 0
        while let line = try reader.next() {
            number += 1
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) else { continue }
            guard let arrival = arrival(of: line), isNear(arrival) else { throw ReplayFault.noTime(line: number) }
            if let batch = waiting, batch.from.seconds != arrival.seconds || batch.count == most { commit() }
            if waiting == nil { waiting = ([], 0, arrival, arrival) }
            waiting?.lines += line
            waiting?.lines.append(UInt8(ascii: "\n"))
            waiting?.count += 1
            waiting?.to = arrival
        }
        commit()
    }

    /// When an event came, never before the one in front of it.
    private func arrival(of line: ArraySlice<UInt8>) -> Timestamp? {
        guard let said = EventInstant.received(in: line) ?? EventInstant.time(in: line) else { return nil }
        return max(said, waiting?.to ?? clock ?? said)
    }

    /// A clock that leaps by more than a year would have to be ticked through all of it.
    private func isNear(_ arrival: Timestamp) -> Bool {
        guard let before = waiting?.to ?? clock else { return true }
        return arrival.microseconds - before.microseconds <= 400 * Timestamp.day
    }

    private mutating func commit() {
        guard let batch = waiting else { return }
        waiting = nil
        tick(upTo: batch.to)
        batches += 1
        let events = read(batch.lines, at: batch.to)
        let committed = CommittedBatch(id: BatchID(rawValue: batches), committedAt: batch.to, events: events)
        started = started ?? batch.from
        for place in engines.indices { tell(engines[place].fold(committed), by: place, at: batch.to) }
    }

    private mutating func tick(upTo end: Timestamp) {
        defer { clock = end }
        guard let clock else { return }
        var minute = clock.floored(to: Timestamp.minute).advanced(bySeconds: 60)
        while minute < end {
            for place in engines.indices { tell(engines[place].tick(now: minute), by: place, at: minute) }
            if minute.seconds % 3_600 == 300 { closes &+= Int64(seriesCount) }
            minute = minute.advanced(bySeconds: 60)
        }
    }

    private mutating func read(_ lines: [UInt8], at now: Timestamp) -> [CommittedEvent] {
        guard case .events(let results) = EventDecoder.decode(lines, as: .ndjson, now: now) else {
            refused += 1
            return []
        }
        let captured = results.compactMap { try? $0.get() }
        events += results.count
        refused += results.count - captured.count
        return zip(captured, classifier.classifications(of: captured))
            .compactMap { event, classification in committed(event.envelope, classification, now: now) }
    }

    /// The event as the writer hands it to detection; `nil` for a repeat.
    private mutating func committed(
        _ envelope: Envelope,
        _ classification: Domain.Classification,
        now: Timestamp
    ) -> CommittedEvent? {
        let key = EventKey(source: envelope.route.source, id: envelope.id)
        guard seen.insert(key) else {
            repeats += 1
            return nil
        }
        let names = EventNames(
            source: envelope.route.source,
            platform: envelope.route.platform,
            host: envelope.route.host,
            documentType: envelope.route.documentType
        )
        let place = registry.place(of: names)
        return CommittedEvent(
            key: key,
            occurredAt: envelope.time ?? now,
            flow: place.flow,
            platform: place.platform,
            host: place.host,
            jurisdiction: place.jurisdiction,
            bytes: envelope.bytes,
            records: envelope.records,
            failed: envelope.status.map { $0 >= CommittedEvent.failedFrom } ?? false,
            level: classification.level,
            score: classification.score,
            categories: classification.categories,
            subjects: envelope.subjects ?? classification.persons,
            durationMilliseconds: envelope.durationMilliseconds,
            isMalformed: classification.condition == .malformed,
            content: classification.content
        )
    }

    /// An episode is one alert; a later telling of it adds to that alert.
    private mutating func tell(_ anomalies: [Anomaly], by place: Int, at now: Timestamp) {
        for anomaly in anomalies where told[place].insert(anomaly.episode).inserted {
            let flow = anomaly.subject.flow.flatMap(registry.flow)
            allAlerts[place]
                .append(
                    ReplayedAlert(
                        kind: anomaly.kind.rawValue,
                        at: now.rfc3339,
                        platform: flow.map(registry.senderWord) ?? anomaly.subject.platform.map(registry.slug),
                        source: flow?.source,
                        documentType: flow?.documentType
                    )
                )
        }
    }

    package var seriesCount: Int { engines[0].seriesCount }

    /// What one of the settings told, for a comparison.
    package func told(by place: Int) -> [ComparedAlert] {
        allAlerts[place]
            .compactMap { alert in
                guard let at = Timestamp(rfc3339: alert.at) else { return nil }
                return ComparedAlert(
                    kind: alert.kind,
                    at: at,
                    platform: alert.platform,
                    source: alert.source,
                    documentType: alert.documentType,
                    system: alert.source.map(Flow.systemName)
                )
            }
    }
}

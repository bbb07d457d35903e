package import Alerting
package import Detection
package import Domain
import Postgres

/// Detection between one restore and the next: batches in, alerts stored, checkpoint moved on.
///
/// Every batch is folded exactly once and in order. Drafts that could not be stored are kept and go first next time;
/// the checkpoint never passes them, so a crash finds them again.
package struct DetectionRun {
    let registry: Registry
    let explain: @Sendable (Anomaly) -> AlertDraft
    var engine: DetectionEngine
    var drafts: [AlertDraft] = []
    /// What the outside told and is not applied yet, in order.
    var messages: [DetectorMessage]
    /// The newest that is applied.
    var message: Int64
    private var savedMessage: Int64
    private var state = DetectionState()
    private var saved: BatchID
    /// When it was last looked whether told troubles are over.
    private var lookedAt = Timestamp(seconds: 0)
    /// The newest batch that was folded.
    package private(set) var last: BatchID
    package private(set) var lastCommit: Timestamp?

    /// Goes on from the checkpoint in the database.
    package static func restored(
        registry: Registry,
        settings: DetectionSettings,
        now: Timestamp = .wallClock(),
        explain: @escaping @Sendable (Anomaly) -> AlertDraft
    ) async throws(StoreError) -> DetectionRun {
        // The process before this one may have met flows that this one does not know.
        try await registry.load()
        let stored = try await registry.pool.store { session throws(PostgresError) in
            try DetectionState.read(in: session)
        }
        let told = try await registry.pool.store { session throws(PostgresError) in
            try StoredMessages.read(checkpoint: stored.message, at: now, in: session)
        }
        var settings = settings
        for message in told.before {
            switch message.content {
            case .mutes(let documents): settings.mutes = documents.flatMap { $0.mutes(in: registry) }
            case .policies(let documents): settings.policies = documents.policies(in: registry)
            case .feedback, .unknown: break
            }
        }
        var engine = DetectionEngine(
            settings: settings,
            restoring: stored.snapshots,
            flow: { registry.flow($0) }
        )
        engine.remember(
            told.before.compactMap { message in
                if case .feedback(let word) = message.content { word } else { nil }
            }
        )
        return DetectionRun(registry, engine, stored.checkpoint, told.after, stored.message, explain)
    }

    private init(
        _ registry: Registry,
        _ engine: DetectionEngine,
        _ checkpoint: BatchID,
        _ messages: [DetectorMessage],
        _ message: Int64,
        _ explain: @escaping @Sendable (Anomaly) -> AlertDraft
    ) {
        self.registry = registry
        self.engine = engine
        self.explain = explain
        self.messages = messages
        self.message = message
        savedMessage = message
        last = checkpoint
        saved = checkpoint
    }

    /// Folds a batch that was handed over; those before it that were not are read from the database first.
    package mutating func fold(_ batch: CommittedBatch, now: Timestamp) async throws(StoreError) {
        if batch.id.rawValue > last.rawValue + 1 { try await catchUp(now: now) }
        // It was among those read.
        guard batch.id > last else { return }
        learn(batch)
        try await storeAlerts(now: now)
    }

    /// Reads and folds everything that was committed past the newest batch known.
    package mutating func catchUp(now: Timestamp) async throws(StoreError) {
        try await storeAlerts(now: now)
        let source = StoredBatches(registry: registry)
        while true {
            let batches = try await source.batches(after: last)
            guard !batches.isEmpty else { return }
            for batch in batches {
                learn(batch)
                try await storeAlerts(now: now)
            }
        }
    }

    /// Closes the hours that are over.
    package mutating func tick(now: Timestamp) async throws(StoreError) {
        try await takeMessages(now: now)
        drafts += engine.tick(now: now).map(explain)
        try await storeAlerts(now: now)
        // Hours are closed once an hour; a few minutes later is soon enough.
        guard abs(now.microseconds &- lookedAt.microseconds) >= 5 * Timestamp.minute else { return }
        lookedAt = now
        _ = try await AlertEndings(pool: registry.pool).end(engine, now: now)
    }

    private mutating func learn(_ batch: CommittedBatch) {
        applyMessages(before: batch.id)
        drafts += engine.fold(batch).map(explain)
        last = batch.id
        lastCommit = batch.committedAt
    }

    private mutating func storeAlerts(now: Timestamp) async throws(StoreError) {
        guard !drafts.isEmpty else { return }
        let drafts = drafts
        _ = try await registry.pool.store { session throws(PostgresError) in
            try session.transaction { session throws(PostgresError) in
                try AlertRecorder(session: session, now: now).record(drafts)
            }
        }
        self.drafts = []
    }

    /// Stores what was learned, with the checkpoint; nothing when nothing is new.
    ///
    /// `false` where another process has gone further: what this run knows is of no more use.
    package mutating func save(now: Timestamp) async throws(StoreError) -> Bool {
        try await storeAlerts(now: now)
        state.take(from: &engine)
        guard last > saved || message > savedMessage || !state.isEmpty else { return true }
        let (state, checkpoint, message) = (state, last, message)
        let isOurs = try await registry.pool.store { session throws(PostgresError) in
            try session.transaction { session throws(PostgresError) in
                try state.write(checkpoint: checkpoint, message: message, in: session)
            }
        }
        guard isOurs else { return false }
        self.state.saved()
        saved = checkpoint
        savedMessage = message
        return true
    }
}

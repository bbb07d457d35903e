import Detection
import Domain
import Postgres

/// What the outside tells a run: taken between two batches, and written down where.
extension DetectionRun {
    /// Reads what is new, writes down that it is taken here, and takes it.
    ///
    /// A crash before the next checkpoint takes it at the same place again: behind the same batch, at the same instant.
    mutating func takeMessages(now: Timestamp) async throws(StoreError) {
        let (last, known) = (last, newestMessage)
        let fresh = try await registry.pool.store { session throws(PostgresError) in
            try session.first("SELECT EXISTS (SELECT FROM detector_message WHERE id > \(known))") {
                row throws(PostgresError) in try row.decode(Bool.self, at: 0)
            }
        }
        guard fresh == true else { return }
        messages += try await registry.pool.store { session throws(PostgresError) in
            try session.transaction { session throws(PostgresError) in
                try session.execute(
                    """
                    UPDATE detector_message SET after_batch = \(last.rawValue), taken_at = \(SQLTimestamp(now))
                    WHERE id > \(known) AND after_batch IS NULL
                    """
                )
                return try session.query(
                    "SELECT \(sql: DetectorMessage.columns) FROM detector_message WHERE id > \(known) ORDER BY id",
                    DetectorMessage.init
                )
            }
        }
        applyMessages(before: BatchID(rawValue: last.rawValue + 1))
    }

    /// Applies those whose turn comes before a batch.
    mutating func applyMessages(before batch: BatchID) {
        while let next = messages.first, let turn = next.turn, turn.after < batch {
            messages.removeFirst()
            // Hours that were over then are closed first, as they were.
            drafts += engine.tick(now: turn.at).map(explain)
            apply(next.content)
            message = next.id
        }
    }

    private mutating func apply(_ content: DetectorMessage.Content) {
        switch content {
        case .feedback(let word): engine.learn(word)
        case .mutes(let documents): engine.use(mutes: documents.flatMap { $0.mutes(in: registry) })
        case .policies(let documents): engine.use(policies: documents.policies(in: registry))
        case .unknown: break
        }
    }

    /// The newest message that is known, applied or not.
    private var newestMessage: Int64 { messages.last?.id ?? message }
}

/// What was told before a checkpoint, and what comes behind it.
struct StoredMessages: Sendable {
    var before: [DetectorMessage] = []
    var after: [DetectorMessage] = []

    /// How long a word about what was false has something to say, in days.
    private static let memory: Int64 = 200

    /// Of what was before: what is announced and allowed as it was said last, and what was called false of late.
    static func read(
        checkpoint: Int64,
        at now: Timestamp,
        in session: PostgresSession
    ) throws(PostgresError) -> StoredMessages {
        let since = SQLTimestamp(now.advanced(bySeconds: -memory * 86_400))
        let before = try session.query(
            """
            SELECT \(sql: DetectorMessage.columns) FROM detector_message WHERE id <= \(checkpoint)
                AND (kind = 'false_positive' AND at > \(since)
                    OR id IN (SELECT max(id) FROM detector_message
                        WHERE kind IN ('mutes', 'policies') AND id <= \(checkpoint) GROUP BY kind))
            ORDER BY id
            """,
            DetectorMessage.init
        )
        let after = try session.query(
            """
            SELECT \(sql: DetectorMessage.columns) FROM detector_message
            WHERE id > \(checkpoint) AND after_batch IS NOT NULL ORDER BY id
            """,
            DetectorMessage.init
        )
        return StoredMessages(before: before, after: after)
    }
}

import Domain
import Logging
import Postgres

/// What the writer does, one batch after the other, and everything that only it may touch.
struct WriterLoop {
    private let writer: EventWriter
    private let clock = ContinuousClock()
    /// See `WriteBatch.writer`.
    private let mark = Int64.random(in: 1...Int64.max)
    private var connection: PostgresConnection?
    private var lastBatch = BatchID(rawValue: 0)
    private var sketches = SubjectSketches()
    /// `nil` until they were read from the database.
    private var recent: RecentKeys?
    /// What is being written; nobody's requests between batches.
    private var inHand = BatchInHand([])
    private var isDone = true
    /// The last batch, committed and answered, that is not among the recent keys nor with detection yet.
    ///
    /// That is done while the next one is with the database, so that the database waits less.
    private var previous: BatchInHand?
    private var batches = 0

    init(_ writer: EventWriter) { self.writer = writer }

    mutating func run() async {
        var isConnected = await connect()
        while isConnected, await takeNext() {
            await writeBatch()
            writer.queue.release(inHand.waiting)
            // Between batches nothing is in hand; a lost connection is mended before the next one is taken.
            inHand = BatchInHand([])
            if connection == nil { isConnected = await connect() }
        }
        finishPrevious()
        for request in writer.queue.suspend() { refuse(request) }
        await connection?.close()
    }

    /// Takes the rows out of the queue's hands, so that they have one owner and are changed in place.
    private mutating func takeNext() async -> Bool {
        guard let requests = await writer.queue.take(events: writer.settings.batchEvents) else { return false }
        inHand = BatchInHand(requests)
        isDone = false
        writer.metrics.queued(writer.queue.depth)
        return true
    }

    /// Writes the batch in hand until its fate is known.
    private mutating func writeBatch() async {
        while !isDone {
            guard let connection else {
                if await !connect() { isDone = true }
                continue
            }
            inHand.dropKnown(recent, previous: previous?.keys)
            guard inHand.rowCount > 0, !dropsForTesting() else {
                inHand.answer(counting: writer.metrics)
                return isDone = true
            }
            inHand.number(BatchID(rawValue: lastBatch.rawValue + 1), by: mark, at: writer.now())
            if writer.settings.faults.acknowledgesBeforeCommit { inHand.answer(counting: writer.metrics) }
            inHand.wasSent = true
            let start = clock.now
            switch await send(on: connection) {
            case .success(let result):
                inHand.settle(duplicates: result.duplicates)
                writer.metrics.committed(events: inHand.rowCount, in: clock.now - start, wasStaged: result.wasStaged)
                sketches.keep(result.sketches)
                committed()
                previous = inHand
                if !writer.queue.hasWaiting { finishPrevious() }
            case .failure(let error): await failed(error, on: connection)
            }
        }
    }

    /// Writes the batch in hand, and meanwhile sees to the one before it.
    private mutating func send(
        on connection: PostgresConnection
    ) async -> Result<BatchTransaction.Result, PostgresError> {
        async let result = WriterLoop.perform(
            BatchTransaction(batch: inHand.content, rules: writer.settings.rules, sketches: sketches),
            on: connection,
            deadline: writer.settings.transactionDeadline
        )
        // The statements set off before this task goes on.
        await Task.yield()
        finishPrevious()
        return await result
    }

    private static func perform(
        _ transaction: BatchTransaction,
        on connection: PostgresConnection,
        deadline: Duration
    ) async -> Result<BatchTransaction.Result, PostgresError> {
        do throws(PostgresError) {
            return .success(
                try await connection.perform(deadline: deadline) { session throws(PostgresError) in
                    try transaction.run(in: session)
                }
            )
        } catch { return .failure(error) }
    }

    /// What follows a commit for those who wait.
    ///
    /// Until its keys are remembered, `previous` has them.
    private mutating func committed() {
        lastBatch = inHand.content.id
        writer.fieldsWereTold(inHand.content.requests, in: inHand.content.committedAt.hourNumber)
        inHand.answer(counting: writer.metrics)
        isDone = true
    }

    private mutating func finishPrevious() {
        guard let batch = previous else { return }
        previous = nil
        writer.handOff.put(batch.committed(under: writer.settings.rules))
        batch.remember(in: &recent)
    }

    private mutating func failed(_ error: PostgresError, on current: PostgresConnection) async {
        if error.isAboutData {
            let transaction = BatchTransaction(batch: inHand.content)
            let refused = try? await current.perform(deadline: writer.settings.transactionDeadline) {
                session throws(PostgresError) in try transaction.refusedRows(in: session)
            }
            // The rest is tried again without them.
            if let refused, !refused.isEmpty { return inHand.reject(rows: refused) }
        }
        // Whatever happened on it: a new session gets the lock only when the old one has ended.
        await current.close()
        connection = nil
        guard error.isTransient || error.isUniqueViolation else {
            // Our bug, or a database that is not ours: the same statements would fail again.
            writer.logger.error("A batch of events could not be stored.", metadata: ["error": "\(error)"])
            inHand.fail(StoreError(error))
            return isDone = true
        }
        writer.logger.warning("The writer connects anew after an error.", metadata: ["error": "\(error)"])
        let since = inHand.failedSince ?? clock.now
        inHand.failedSince = since
        guard await connect() else { return isDone = true }
        if !isDone, clock.now - since >= writer.settings.patience {
            inHand.fail(.unavailable(retryAfter: 2))
            isDone = true
        }
    }

    /// Connects, however long it takes, and finds out whether the batch in hand was committed after all.
    ///
    /// Past the patience, those who wait are told that the database is away. `false`: the service ends without it.
    private mutating func connect() async -> Bool {
        finishPrevious()
        writer.handOff.pause()
        let start = inHand.failedSince ?? clock.now
        var delay = Duration.milliseconds(20)
        var hasLogged = false
        while true {
            do throws(PostgresError) {
                if let opened = try await WriterConnection.open(writer.configuration, logger: writer.logger) {
                    try await adopt(opened)
                    return true
                }
                if !hasLogged { writer.logger.notice("Another writer holds this database; waiting for it to end.") }
                delay = .milliseconds(200)
            } catch {
                if !hasLogged {
                    writer.logger.warning("The writer cannot reach the database.", metadata: ["error": "\(error)"])
                }
                delay = min(delay * 2, .seconds(1))
            }
            hasLogged = true
            if clock.now - start >= writer.settings.patience {
                inHand.fail(.unavailable(retryAfter: 2))
                writer.hasItsDatabase(false)
                for request in writer.queue.suspend() { refuse(request) }
                if writer.queue.isClosed { return false }
            }
            // Jitter keeps several instances from coming back at the same moment.
            try? await clock.sleep(for: delay * Double.random(in: 0.75...1.25))
            guard !Task.isCancelled else {
                inHand.fail(.unavailable(retryAfter: 2))
                return false
            }
        }
    }

    private mutating func adopt(_ opened: WriterConnection) async throws(PostgresError) {
        let isOurs = !isDone && inHand.wasSent && opened.lastBatch == inHand.content.id && opened.lastWriter == mark
        // The first time, or somebody else has written meanwhile.
        let isAnew = recent == nil || !(isOurs || opened.lastBatch == lastBatch)
        if isAnew {
            recent = try await opened.recentKeys(writer.settings.recentKeys, at: writer.now())
        }
        // Committed, though nobody could say so; which rows were new is the database's to tell.
        let stored = isOurs ? try await opened.keys(of: inHand.content.id) : []
        connection = opened.connection
        // Of what was on its way when the last connection broke, nobody knows what was written.
        sketches.forget()
        writer.metrics.connected()
        writer.hasItsDatabase()
        writer.queue.resume()
        writer.handOff.begin(anew: isAnew)
        if isOurs { writer.handOff.noteGap() }
        if isOurs {
            inHand.settle(duplicates: Set(inHand.keys.all).subtracting(stored))
            inHand.remember(in: &recent)
            committed()
        } else if inHand.isAnswered {
            isDone = true
        }
        lastBatch = opened.lastBatch
    }

    private func refuse(_ request: WaitingRequest) {
        request.answer(.failure(.unavailable(retryAfter: 2)))
        writer.queue.release([request])
    }

    private mutating func dropsForTesting() -> Bool {
        guard let interval = writer.settings.faults.dropsEveryNthBatch else { return false }
        batches += 1
        return batches.isMultiple(of: interval)
    }
}

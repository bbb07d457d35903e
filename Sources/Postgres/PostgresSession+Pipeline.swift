import CLibPQ

extension PostgresSession {
    /// Sends statements behind each other without waiting, and takes their answers in one round trip.
    ///
    /// Returns the rows affected by each. After a failure the server skips the rest; the first error is thrown once all
    /// answers are in. Whether the statements before it took effect is not promised: open a transaction for that.
    @discardableResult
    package func pipeline(_ statements: [SQL]) throws(PostgresError) -> [Int] {
        for fault in statements.lazy.compactMap(\.fault) { throw fault }
        try checkDeadline()
        var names: [String?] = []
        for sql in statements {
            names.append(try preparedName(for: .init(text: sql.text, types: sql.parameters.map(\.type))))
        }
        guard unsafe PQenterPipelineMode(connection) == 1 else { throw lost() }
        do throws(PostgresError) {
            for (sql, name) in zip(statements, names) { try queue(sql, prepared: name) }
            guard unsafe PQpipelineSync(connection) == 1 else { throw lost() }
        } catch {
            // What was queued cannot be taken back, and its answers cannot be told apart.
            watch.markBroken()
            throw error
        }
        return try pipelineAnswers(count: statements.count)
    }

    private func queue(_ sql: SQL, prepared name: String?) throws(PostgresError) {
        let sent = try sql.withParameters { (bound) throws(PostgresError) -> Int32 in
            if let name {
                return unsafe PQsendQueryPrepared(
                    connection,
                    name,
                    bound.count,
                    bound.values,
                    bound.lengths,
                    bound.formats,
                    1
                )
            }
            return unsafe PQsendQueryParams(
                connection,
                sql.text,
                bound.count,
                bound.types,
                bound.values,
                bound.lengths,
                bound.formats,
                1
            )
        }
        guard sent == 1 else { throw lost() }
    }

    private func pipelineAnswers(count: Int) throws(PostgresError) -> [Int] {
        var rows: [Int] = []
        var refusal: PostgresError?
        var nulls = 0
        while true {
            guard unsafe PQstatus(connection) == CONNECTION_OK else { throw refusal ?? lost() }
            // One null closes each statement's answers; the synchronisation point closes the pipeline.
            guard let handle = unsafe PQgetResult(connection) else {
                nulls += 1
                guard nulls < 2 else { throw PostgresError(.protocolViolation("pipeline without its end")) }
                continue
            }
            nulls = 0
            let result = unsafe PostgresResult(adopting: handle)
            if result.status == PGRES_PIPELINE_SYNC { break }
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: rows.append(result.rowsAffected)
            case PGRES_PIPELINE_ABORTED: break
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                watch.markBroken()
                throw PostgresError(.protocolViolation("COPY in a pipeline"))
            default: refusal = refusal ?? failure(result)
            }
        }
        guard unsafe PQexitPipelineMode(connection) == 1 else { throw refusal ?? lost() }
        if let refusal { throw refusal }
        guard rows.count == count else { throw PostgresError(.protocolViolation("count of answers")) }
        return rows
    }
}

import CLibPQ

extension PostgresSession {
    /// Sends chunks to `COPY … FROM STDIN`, in their order, and returns the rows stored.
    ///
    /// Chunks may end anywhere, also within a row. When the server refuses a row, none of this COPY is stored, its
    /// error is thrown, and the session can be used on. `statement` is our own text; with `(FORMAT binary)` the bytes
    /// are `CopyBinary.header`, rows, `CopyBinary.trailer`.
    @discardableResult
    package func copyIn(_ statement: String, _ bytes: [[UInt8]]) throws(PostgresError) -> Int {
        try checkDeadline()
        try beginCopy(statement, PGRES_COPY_IN)
        for chunk in bytes {
            guard put(chunk) else {
                abandonCopy()
                throw lost()
            }
        }
        guard unsafe PQputCopyEnd(connection, nil) == 1 else { throw lost() }
        return try finishCopy()
    }

    /// Reads `COPY … TO STDOUT`; `chunk` is called with the pieces as they come, one row each.
    ///
    /// If it throws, the COPY is cancelled and the session can be used on.
    package func copyOut(
        _ statement: String,
        _ chunk: (Span<UInt8>) throws(PostgresError) -> Void
    ) throws(PostgresError) {
        try checkDeadline()
        try beginCopy(statement, PGRES_COPY_OUT)
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let count = unsafe PQgetCopyData(connection, &buffer, 0)
            defer { unsafe PQfreemem(buffer) }
            // -1 is the end; -2 is an error that the closing answer carries.
            guard count > 0, let start = unsafe buffer else { break }
            do throws(PostgresError) {
                // SAFETY: libpq lends the buffer until PQfreemem, which runs after `chunk` has returned.
                let raw = unsafe UnsafeRawBufferPointer(start: start, count: Int(count))
                let bytes = unsafe raw.bindMemory(to: UInt8.self)
                try chunk(unsafe bytes.span)
            } catch {
                unsafe CancelHandle(of: connection)?.send()
                abandonCopy()
                throw error
            }
        }
        _ = try finishCopy()
    }

    private func beginCopy(_ statement: String, _ direction: ExecStatusType) throws(PostgresError) {
        guard !statement.utf8.contains(0) else { throw PostgresError(.nulInText) }
        guard let handle = unsafe PQexec(connection, statement) else { throw lost() }
        let result = unsafe PostgresResult(adopting: handle)
        if result.status == direction { return }
        switch result.status {
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: throw failure(result)
        default:
            abandonCopy()
            throw PostgresError(.protocolViolation("not a COPY in this direction"))
        }
    }

    /// libpq counts a chunk in 32 bits.
    private func put(_ chunk: [UInt8]) -> Bool {
        unsafe chunk.withUnsafeBytes { raw in
            var rest = unsafe raw[...]
            while unsafe !rest.isEmpty {
                let piece = unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 20))
                let start = unsafe piece.baseAddress?.assumingMemoryBound(to: CChar.self)
                guard unsafe PQputCopyData(connection, start, Int32(piece.count)) == 1 else { return false }
                unsafe rest = rest.dropFirst(piece.count)
            }
            return true
        }
    }

    /// Takes every answer that is left; the first failure among them is thrown.
    private func finishCopy() throws(PostgresError) -> Int {
        var rows = 0
        var refusal: PostgresError?
        while let handle = unsafe PQgetResult(connection) {
            let result = unsafe PostgresResult(adopting: handle)
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK: rows = result.rowsAffected
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: break
            default: refusal = refusal ?? failure(result)
            }
            if unsafe PQstatus(connection) != CONNECTION_OK { break }
        }
        if let refusal { throw refusal }
        guard unsafe PQstatus(connection) == CONNECTION_OK else { throw lost() }
        return rows
    }

    /// Ends a COPY whose data nobody wants, so that the session is ready again.
    func abandonCopy() {
        while let handle = unsafe PQgetResult(connection) {
            let status = unsafe PostgresResult(adopting: handle).status
            guard unsafe PQstatus(connection) == CONNECTION_OK else { return }
            switch status {
            case PGRES_COPY_IN: _ = unsafe PQputCopyEnd(connection, "abandoned by the client")
            case PGRES_COPY_OUT, PGRES_COPY_BOTH: drainCopy()
            default: break
            }
        }
    }

    private func drainCopy() {
        var buffer: UnsafeMutablePointer<CChar>?
        while unsafe PQgetCopyData(connection, &buffer, 0) > 0 {
            unsafe PQfreemem(buffer)
            unsafe buffer = nil
        }
    }
}

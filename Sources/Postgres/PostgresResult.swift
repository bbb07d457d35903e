import CLibPQ

/// The answer to one statement, owned by Swift.
///
/// libpq's `PGresult` is freed exactly once, when the value leaves scope; the compiler refuses copies.
@safe struct PostgresResult: ~Copyable {
    private let handle: OpaquePointer

    init(adopting handle: OpaquePointer) { unsafe self.handle = handle }

    deinit { unsafe PQclear(handle) }

    var status: ExecStatusType { unsafe PQresultStatus(handle) }
    var rowCount: Int { unsafe Int(PQntuples(handle)) }
    /// The command's tag, such as `COMMIT`.
    var command: String { unsafe String(cString: PQcmdStatus(handle)) }
    /// Rows written or read; 0 for statements that do neither.
    var rowsAffected: Int { unsafe Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    /// One of the server's error fields, by its letter in the protocol.
    func errorField(_ letter: Unicode.Scalar) -> String? {
        unsafe PQresultErrorField(handle, Int32(letter.value)).map { unsafe String(cString: $0) }
    }

    /// Lends the rows one after the other.
    ///
    /// A method of the result, since a row must not outlive it: `self` stays borrowed for as long as a row exists.
    func forEachRow(
        limit: Int = .max,
        _ body: (borrowing PostgresRow) throws(PostgresError) -> Void
    ) throws(PostgresError) {
        let columns = unsafe PQnfields(handle)
        for index in 0..<min(rowCount, limit) {
            let row = unsafe PostgresRow(result: handle, index: Int32(truncatingIfNeeded: index), columns: columns)
            try body(row)
        }
    }
}

/// One row of a result, lent for the length of a closure.
@safe package struct PostgresRow: ~Copyable {
    private let result: OpaquePointer
    private let index: Int32
    private let columns: Int32

    fileprivate init(result: OpaquePointer, index: Int32, columns: Int32) {
        unsafe self.result = result
        self.index = index
        self.columns = columns
    }

    package var columnCount: Int { Int(columns) }

    /// Reads the column, counted from 0; NULL is an error that names the column.
    package func decode<Value: SQLDecodable>(
        _ type: Value.Type = Value.self,
        at column: Int
    ) throws(PostgresError) -> Value {
        guard let value = try decodeIfPresent(type, at: column) else {
            throw PostgresError(.protocolViolation("NULL in column \(column)"))
        }
        return value
    }

    /// Reads the column, counted from 0; `nil` for NULL.
    package func decodeIfPresent<Value: SQLDecodable>(
        _ type: Value.Type = Value.self,
        at column: Int
    ) throws(PostgresError) -> Value? {
        try withField(at: column) { (bytes, oid) throws(PostgresError) in try Value.decode(bytes, type: oid) }
    }

    /// Lends the bytes of a column and its type's object identifier; `nil` for NULL.
    package func withField<Value>(
        at column: Int,
        _ body: (Span<UInt8>, UInt32) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value? {
        guard let field = Int32(exactly: column), 0..<columns ~= field else {
            throw PostgresError(.protocolViolation("no column \(column) among \(columns)"))
        }
        guard unsafe PQgetisnull(result, index, field) == 0, let start = unsafe PQgetvalue(result, index, field) else {
            return nil
        }
        let count = unsafe Int(PQgetlength(result, index, field))
        // SAFETY: the row is borrowed, so the result that owns these bytes lives until `body` returns.
        let raw = unsafe UnsafeRawBufferPointer(start: start, count: count)
        let bytes = unsafe raw.bindMemory(to: UInt8.self)
        return try body(unsafe bytes.span, unsafe PQftype(result, field))
    }
}

/// One statement with its parameters.
///
/// Interpolation binds: `"SELECT name FROM platform WHERE id = \(id)"` sends `$1` and the value apart from the text,
/// never spliced into it. What cannot be a parameter is spelled out: `\(raw:)`, `\(identifier:)`, `\(literal:)`.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text between parameters; always one more than there are parameters.
    private var texts: [String]
    private(set) var parameters: [Parameter]
    private(set) var arena: SQLBuffer

    /// Where a bound value lies in the arena; no range is NULL.
    struct Parameter: Sendable, Hashable {
        let type: UInt32
        let range: Range<Int>?
    }

    package init(stringLiteral value: StringLiteralType) {
        texts = [value]
        parameters = []
        arena = SQLBuffer()
    }

    package init(stringInterpolation: Interpolation) { self = stringInterpolation.sql }

    /// The statement as it is sent, with `$1` and so on for the parameters.
    package var text: String {
        guard texts.count > 1 else { return texts[0] }
        var text = texts[0]
        for (index, part) in texts.dropFirst().enumerated() {
            text += "$\(index + 1)"
            text += part
        }
        return text
    }

    /// Why this statement must not be sent, if it must not.
    var fault: PostgresError? { arena.fault }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }

    package static func += (left: inout SQL, right: SQL) { left.append(right) }

    private mutating func append(text: String) {
        if text.utf8.contains(0) { arena.refuse(PostgresError(.nulInText)) }
        texts[texts.count - 1] += text
    }

    private mutating func append(_ other: SQL) {
        let base = arena.count
        arena.write(other.arena.bytes)
        if let fault = other.fault { arena.refuse(fault) }
        for parameter in other.parameters {
            let range = parameter.range.map { ($0.lowerBound + base)..<($0.upperBound + base) }
            parameters.append(Parameter(type: parameter.type, range: range))
        }
        texts[texts.count - 1] += other.texts[0]
        texts.append(contentsOf: other.texts.dropFirst())
    }

    private mutating func bind<Value: SQLEncodable>(_ value: Value?) {
        var range: Range<Int>?
        if let value {
            let start = arena.count
            value.encode(into: &arena)
            range = start..<arena.count
        }
        parameters.append(Parameter(type: Value.sqlType.oid, range: range))
        texts.append("")
    }
}

extension SQL {
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var sql: SQL = SQL(stringLiteral: "")

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { sql.append(text: literal) }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some SQLEncodable) { sql.bind(value) }

        /// Binds a value or NULL.
        package mutating func appendInterpolation<Value: SQLEncodable>(_ value: Value?) { sql.bind(value) }

        /// Splices text that is fixed in our source.
        package mutating func appendInterpolation(raw text: StaticString) { sql.append(text: "\(text)") }

        /// Splices the name of a table, column, role or channel, quoted.
        package mutating func appendInterpolation(identifier name: String) {
            sql.append(text: "\"" + name.replacing("\"", with: "\"\"") + "\"")
        }

        /// Splices a quoted constant, for statements that take no parameters (DDL); everything else binds.
        package mutating func appendInterpolation(literal value: String) {
            let quoted = "'" + value.replacing("'", with: "''") + "'"
            // The escape form reads the same whatever standard_conforming_strings says, as PQescapeLiteral does.
            sql.append(text: value.contains("\\") ? " E" + quoted.replacing("\\", with: "\\\\") : quoted)
        }

        /// Splices another statement with its parameters, renumbered.
        package mutating func appendInterpolation(sql other: SQL) { sql.append(other) }
    }
}

extension SQL {
    /// Lends the parameters in the shape that libpq takes; the pointers are good inside `body` only.
    func withParameters<Value>(
        _ body: (borrowing BoundParameters) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value {
        // One more byte, so that an empty text has an address and is not taken for NULL.
        let bytes = arena.bytes + [0]
        return try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(PostgresError) -> Value in
            let base = unsafe UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var values: [UnsafePointer<CChar>?] = unsafe []
            var lengths: [Int32] = []
            for parameter in parameters {
                guard let length = Int32(exactly: parameter.range?.count ?? 0) else {
                    throw PostgresError(.protocolViolation("parameter too long"))
                }
                let offset = parameter.range?.lowerBound
                unsafe values.append(offset.flatMap { offset in unsafe base.map { unsafe $0 + offset } })
                lengths.append(length)
            }
            return try body(unsafe BoundParameters(types: parameters.map(\.type), values: values, lengths: lengths))
        }
    }
}

/// Parameters as libpq takes them: parallel arrays, all in binary.
@safe struct BoundParameters: ~Copyable {
    let types: [UInt32]
    let values: [UnsafePointer<CChar>?]
    let lengths: [Int32]
    let formats: [Int32]

    init(types: [UInt32], values: [UnsafePointer<CChar>?], lengths: [Int32]) {
        self.types = types
        unsafe self.values = values
        self.lengths = lengths
        formats = Array(repeating: 1, count: types.count)
    }

    var count: Int32 { Int32(types.count) }
}

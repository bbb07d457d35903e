/// Why PostgreSQL could not do what was asked.
///
/// `description` holds the kind and the SQLSTATE only, so that an error may be logged anywhere: no message text,
/// parameter, payload or credential.
package struct PostgresError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The server cannot be reached, or went away; whether the last statement took effect is unknown.
        case connection
        /// The server refused the statement; the five characters are listed in its Appendix A.
        case server(sqlState: String)
        /// The time given to the work ran out; its statement was cancelled.
        case deadlineExceeded
        /// Every connection is taken and the wait for one is full or was too long.
        case poolExhausted
        /// The task was cancelled while it waited for a connection. A running statement is never cut short by that.
        case cancelled
        /// The connection or pool was closed on purpose.
        case closed
        /// The server sent something that the caller did not ask for: another type, another count of columns, a NULL.
        case protocolViolation(String)
        /// A text holds U+0000, which PostgreSQL cannot keep; it is refused here, before libpq would cut it short.
        case nulInText
        /// The connection string cannot be read.
        case configuration(String)
    }

    package let kind: Kind
    /// The constraint that refused a row, where the server names one.
    package let constraint: String?
    /// The server's own sentence, for debug logs on a developer's machine: it may quote a value.
    package let debugMessage: String?

    package init(_ kind: Kind, constraint: String? = nil, debugMessage: String? = nil) {
        self.kind = kind
        self.constraint = constraint
        self.debugMessage = debugMessage
    }

    package var sqlState: String? {
        switch kind {
        case .server(let sqlState): sqlState
        case .nulInText: "22021"
        case .deadlineExceeded: "57014"
        case .connection, .poolExhausted, .cancelled, .closed, .protocolViolation, .configuration: nil
        }
    }

    package var isConnectionLost: Bool { kind == .connection }
    package var isUniqueViolation: Bool { sqlState == "23505" }
    package var isForeignKeyViolation: Bool { sqlState == "23503" }
    package var isCheckViolation: Bool { sqlState == "23514" }
    /// Class 22: a value was refused, and would be again.
    package var isDataException: Bool { sqlState?.hasPrefix("22") ?? false }

    /// Another try of the same work may succeed: the server was away, busy or full, or two transactions met.
    ///
    /// A write may have taken effect after `.connection`, so the try must be safe to repeat.
    package var isTransient: Bool {
        switch kind {
        case .connection, .deadlineExceeded, .poolExhausted: true
        case .server(let state):
            // Connection exception, insufficient resources, operator intervention; serialization failure, deadlock,
            // lock not available.
            ["08", "53", "57"].contains(state.prefix(2)) || ["40001", "40P01", "55P03"].contains(state)
        case .cancelled, .closed, .protocolViolation, .nulInText, .configuration: false
        }
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String {
        switch kind {
        case .connection: "connection lost"
        case .server(let sqlState): "SQLSTATE \(sqlState)"
        case .deadlineExceeded: "deadline exceeded (SQLSTATE 57014)"
        case .poolExhausted: "no connection free"
        case .cancelled: "cancelled"
        case .closed: "closed"
        case .protocolViolation(let what): "unexpected answer: \(what)"
        case .nulInText: "U+0000 in a text (SQLSTATE 22021)"
        case .configuration(let what): "connection settings: \(what)"
        }
    }

    package var debugDescription: String { description }
}

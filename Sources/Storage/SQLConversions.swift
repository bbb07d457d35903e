package import Domain
package import Postgres

// The words of the domain as PostgreSQL keeps them: instants as timestamptz, keys as uuid, enumerations as their
// raw numbers in smallint.

extension SQLTimestamp {
    package init(_ instant: Timestamp) { self.init(microsecondsSince1970: instant.microseconds) }
}

extension Timestamp {
    package init(_ instant: SQLTimestamp) { self.init(microseconds: instant.microsecondsSince1970) }
}

extension SQLUUID {
    package init(_ key: EventKey) { self.init(high: key.high, low: key.low) }
}

extension EventKey {
    package init(_ uuid: SQLUUID) { self.init(high: uuid.high, low: uuid.low) }
}

extension StoreError {
    /// The one place where a database error becomes something a caller can act on; values never pass through.
    package init(_ error: PostgresError) {
        guard !error.isConnectionLost, let state = error.sqlState else {
            self = .unavailable(retryAfter: 2)
            return
        }
        switch state.prefix(2) {
        case "53", "57", "40", "08": self = .unavailable(retryAfter: 2)
        default: self = .failed("SQLSTATE \(state)")
        }
    }
}

import Domain
import Foundation

extension Timestamp {
    /// The wall clock's instant; the only place of the program that asks for it.
    static var now: Timestamp {
        // A date has a quarter of a microsecond to spare for centuries to come.
        Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down)))
    }
}

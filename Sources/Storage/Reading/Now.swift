package import Domain
import Telemetry

/// Where a query takes the present from; tests give a fixed instant.
package typealias Now = @Sendable () -> Timestamp

extension Timestamp {
    /// The machine's clock.
    package static func wallClock() -> Timestamp { Timestamp(microseconds: WallClock.now()) }
}

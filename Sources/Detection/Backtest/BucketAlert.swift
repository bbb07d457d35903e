package import Domain

/// What a replay of closed hours would have told.
package struct BucketAlert: Sendable, Hashable {
    package var kind: Anomaly.Kind
    /// `nil` for a whole platform.
    package var flow: FlowID?
    package var platform: PlatformID
    /// When it would have been raised, to the hour.
    package var at: Timestamp
    package var severity: Severity
    /// The first and last hour of what was unusual.
    package var from: Timestamp
    package var to: Timestamp
    package var metric: Anomaly.Metric
    package var observed: Double
    package var expected: Double
    /// The band of ordinary windows.
    package var low: Double
    package var high: Double
}

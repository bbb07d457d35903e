import Domain

/// Something recognised inside a value, by its range; never the value itself.
struct Hit: Sendable {
    let detector: Detector
    let confidence: Float
    let range: Range<Int>
}

/// Confidence by the class of a detector.
enum Certainty {
    /// A strong check or a form that nothing else has.
    static let proven: Float = 0.95
    /// A weak check digit, with context.
    static let checkedInContext: Float = 0.90
    /// No check, with context; or a weak check by its grouping alone.
    static let inContext: Float = 0.75
}

/// What is known of a value before it is looked at: which detectors its field's name speaks for and against.
struct ScanContext: Sendable {
    var context = DetectorSet()
    var veto = DetectorSet()
}

import Capture

extension [CapturedEvent.ShapeField] {
    /// The places of the fields that a detector of the sender has looked into.
    var examined: Set<Int> { Set(indices.filter { self[$0].isExamined }) }
}

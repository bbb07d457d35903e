/// An exponentially weighted mean.
struct MovingMean: Sendable {
    private(set) var value: Double

    init(_ value: Double = 0) { self.value = value }

    /// Takes a value in and gives how far it was from the mean before.
    @discardableResult
    mutating func add(_ new: Double, rate: Double) -> Double {
        let distance = new - value
        value += rate * distance
        return distance
    }
}

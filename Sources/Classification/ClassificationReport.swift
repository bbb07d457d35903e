package import Domain
package import Payload

/// A classification with what explains it, for people who look at one payload; never a value, only places.
package struct ClassificationReport: Sendable {
    package var classification: Classification
    /// What the score is made of, the largest share first.
    package var terms: [Score.Term] = []
    /// What was recognised by its form, in the order of the payload.
    package var spans: [ValueSpan] = []
    /// Every path with a value, in the order of the payload: what a `shape` capture holds.
    package var fields: [ShapeField] = []
    /// How many leaves hold something; an empty text is looked at, and is no value.
    package var values = 0
    package var format: PayloadFormat?

    package init(_ classification: Classification) { self.classification = classification }
}

/// Where something was recognised.
package struct ValueSpan: Sendable, Hashable {
    /// UTF-8 bytes of the payload as it came.
    package let range: Range<Int>
    package let detector: Detector
    package let category: Category
    package let path: PathID
    /// 0 to 1.
    package let confidence: Float

    package init(range: Range<Int>, detector: Detector, category: Category, path: PathID, confidence: Float) {
        self.range = range
        self.detector = detector
        self.category = category
        self.path = path
        self.confidence = confidence
    }
}

/// One path of a `shape` capture: how many values it has and the most certain category, if any.
package struct ShapeField: Sendable, Hashable {
    package let path: PathID
    package let count: Int32
    package let category: Category?

    package init(path: PathID, count: Int32, category: Category?) {
        self.path = path
        self.count = count
        self.category = category
    }
}

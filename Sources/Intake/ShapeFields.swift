import Capture
import Domain

/// The fields of a shape, parted by whether the classifier still has something to say of them.
extension [CapturedEvent.ShapeField] {
    /// With a category, or with a name that may give one.
    var undecided: [(path: String, count: Int32, category: Category?)] {
        filter { $0.category != nil || !$0.isExamined }.map { ($0.path, $0.count, $0.category) }
    }

    /// How many values the sender's own detectors found nothing in.
    var decided: Int32 {
        reduce(into: Int32(0)) { sum, field in
            guard field.isExamined, field.category == nil, field.count > 0 else { return }
            let (value, isOver) = sum.addingReportingOverflow(field.count)
            sum = isOver ? .max : value
        }
    }
}

extension Classification {
    /// The same with `more` leaves in which nothing was found.
    func counting(_ more: Int32) -> Classification {
        var result = self
        let (sum, isOver) = leaves.addingReportingOverflow(more)
        result.leaves = isOver ? .max : sum
        return result
    }
}

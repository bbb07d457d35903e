package import Domain
package import Payload
import Synchronization

/// The classifiers of the process, lent one at a time; each learns the paths it meets, all share their names.
package final class ClassifierPool: Sendable {
    private final class Seat: Sendable {
        let classifier: Mutex<Classifier>
        init(_ classifier: consuming sending Classifier) { self.classifier = Mutex(classifier) }
    }

    package let paths: PathTable
    private let seats: [Seat]
    private let turn = Atomic<Int>(0)
    private let subjectKey = Mutex<SubjectKey?>(nil)

    /// A pool of `count` classifiers: how many events can be classified at once, about the number of cores.
    package init(
        count: Int,
        paths: PathTable = PathTable(),
        limits: ReadLimits = ReadLimits(),
        rules: RuleSet = .builtIn
    ) {
        self.paths = paths
        var generator = SystemRandomNumberGenerator()
        seats = (0..<max(count, 1))
            .map { _ in
                Seat(Classifier(paths: paths, limits: limits, rules: rules, seed: generator.next()))
            }
    }

    /// From now on people are told apart by hashes under this key; without one they are not counted.
    package func use(_ key: SubjectKey) { subjectKey.withLock { $0 = key } }

    /// Lends a classifier for the length of `body`, waiting when all are lent.
    ///
    /// One call for a batch, not one for an event.
    package func withClassifier<Result: Sendable>(_ body: (inout Classifier) -> Result) -> Result {
        let key = subjectKey.withLock { $0 }
        func run(_ classifier: inout Classifier) -> Result {
            classifier.people.key = key
            return body(&classifier)
        }
        let first = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        for step in 0..<seats.count {
            let seat = seats[Int(UInt(bitPattern: first &+ step) % UInt(seats.count))]
            if let result = seat.classifier.withLockIfAvailable({ run(&$0) }) { return result }
        }
        return seats[Int(UInt(bitPattern: first) % UInt(seats.count))].classifier.withLock { run(&$0) }
    }

    package func classify(
        payload: ArraySlice<UInt8>,
        contentType: String?,
        platform: String?,
        documentType: String
    ) -> Classification {
        withClassifier {
            $0.classify(payload: payload, contentType: contentType, platform: platform, documentType: documentType)
        }
    }

    /// Classifies a payload and says where and why.
    package func report(
        payload: ArraySlice<UInt8>,
        contentType: String?,
        platform: String?,
        documentType: String
    ) -> ClassificationReport {
        withClassifier {
            $0.report(payload: payload, contentType: contentType, platform: platform, documentType: documentType)
        }
    }

    package func classify(labels: [(Category, Int32)]) -> Classification {
        withClassifier { $0.classify(labels: labels) }
    }

    package func classify(shape: [(path: String, count: Int32, category: Category?)]) -> Classification {
        withClassifier { $0.classify(shape: shape) }
    }
}

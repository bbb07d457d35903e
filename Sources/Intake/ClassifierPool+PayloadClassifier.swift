package import Capture
package import Classification
package import Domain

extension ClassifierPool: PayloadClassifier {
    package func classifications(of events: [CapturedEvent]) -> [Classification] {
        withClassifier { classifier in
            events.map { event in
                var classification = classifier.classification(of: event)
                if let key = classifier.subjectKey { classification.content = ContentHash.of(event, under: key) }
                return classification
            }
        }
    }
}

extension Classifier {
    fileprivate mutating func classification(of event: CapturedEvent) -> Classification {
        switch event.content {
        case .envelope:
            .unread
        case .labels(let labels):
            classify(labels: labels.map { ($0.category, $0.count) }, platform: event.envelope.route.platform)
        case .shape(let fields):
            classify(
                shape: fields.map { ($0.path, $0.count, $0.category) },
                platform: event.envelope.route.platform,
                documentType: event.envelope.route.documentType,
                examined: fields.examined
            )
        case .payload(let bytes):
            classify(
                payload: bytes,
                contentType: event.envelope.route.contentType,
                platform: event.envelope.route.platform,
                documentType: event.envelope.route.documentType
            )
        }
    }
}

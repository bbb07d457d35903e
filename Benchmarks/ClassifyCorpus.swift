import Classification
import Domain

/// The labelled documents that are JSON, XML, CSV or EDI, as payloads to classify.
struct ClassifyCorpus {
    struct Payload {
        let bytes: [UInt8]
        let contentType: String?
        let platform: String?
        let format: String
    }

    let documents: [LabelledDocument]
    let payloads: [Payload]

    init(_ shared: SharedFolder) throws {
        documents = try LabelledDocument.all(in: shared).filter { $0.format != "text" }
        payloads = documents.map(Payload.init)
    }

    init(_ documents: [LabelledDocument]) {
        self.documents = documents
        payloads = documents.map(Payload.init)
    }

    var byteCount: Int { payloads.reduce(0) { $0 + $1.bytes.count } }

    var slices: [ArraySlice<UInt8>] { payloads.map { $0.bytes[...] } }

    /// One corpus for each format.
    var byFormat: [(format: String, corpus: ClassifyCorpus)] {
        Dictionary(grouping: documents, by: \.format).sorted { $0.key < $1.key }
            .map { ($0.key, ClassifyCorpus($0.value)) }
    }

    /// Every so-many-th document, so that together they have about `bytes` bytes and the mix stays.
    func sample(bytes: Int) -> ClassifyCorpus {
        let step = max(1, byteCount / max(bytes, 1))
        return ClassifyCorpus(stride(from: 0, to: documents.count, by: step).map { documents[$0] })
    }
}

extension ClassifyCorpus.Payload {
    init(_ document: LabelledDocument) {
        self.init(
            bytes: document.bytes,
            contentType: document.contentType,
            platform: document.platform,
            format: document.format
        )
    }
}

extension ClassifyCorpus.Payload {
    func classification(by classifier: inout Classifier) -> Domain.Classification {
        classifier.classify(
            payload: bytes[...],
            contentType: contentType,
            platform: platform,
            documentType: "unspecified"
        )
    }
}

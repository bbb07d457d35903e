import Payload

/// Any bytes before the choice of a format: the same each time; its reader takes them, and what names the document
/// stands inside.
enum SniffFuzzing {
    static func run(_ bytes: [UInt8]) {
        let type = ContentTypes.chosen(for: bytes)
        let format = PayloadFormat(sniffing: bytes.span, contentType: type)
        precondition(PayloadFormat(sniffing: bytes.span, contentType: type) == format, "a second look differs")
        guard let format else { return }
        if let name = BodyDocument.type(of: bytes.span, format: format) {
            precondition(0 <= name.lowerBound && name.upperBound <= bytes.count, "a name is outside the input")
        }
        ReaderFuzzing.run(FuzzTarget(format), bytes)
    }
}

extension FuzzTarget {
    /// The reader of a format.
    fileprivate init(_ format: PayloadFormat) {
        switch format {
        case .json: self = .json
        case .jsonLines: self = .ndjson
        case .xml: self = .xml
        case .table: self = .table
        case .form: self = .form
        case .multipart: self = .multipart
        case .x12: self = .x12
        case .edifact: self = .edifact
        case .text: self = .text
        }
    }
}

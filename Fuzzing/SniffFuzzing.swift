import Payload

/// Any bytes before the choice of a format: the same each time, and its reader takes them.
enum SniffFuzzing {
    static func run(_ bytes: [UInt8]) {
        let type = ContentTypes.chosen(for: bytes)
        let format = PayloadFormat(sniffing: bytes.span, contentType: type)
        precondition(PayloadFormat(sniffing: bytes.span, contentType: type) == format, "a second look differs")
        guard let format, let target = FuzzTarget(format) else { return }
        ReaderFuzzing.run(target, bytes)
    }
}

extension FuzzTarget {
    /// The reader of a format; `nil` for one without a target of its own.
    fileprivate init?(_ format: PayloadFormat) {
        switch format {
        case .json: self = .json
        case .jsonLines: self = .ndjson
        case .xml: self = .xml
        case .table: self = .table
        case .form: self = .form
        case .multipart: self = .multipart
        case .x12: self = .x12
        case .edifact: self = .edifact
        }
    }
}

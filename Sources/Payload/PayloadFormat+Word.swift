extension PayloadFormat {
    /// The stable word of the API.
    package var word: String {
        switch self {
        case .json: "json"
        case .jsonLines: "ndjson"
        case .xml: "xml"
        case .table: "table"
        case .form: "form"
        case .multipart: "multipart"
        case .x12: "x12"
        case .edifact: "edifact"
        case .text: "text"
        }
    }
}

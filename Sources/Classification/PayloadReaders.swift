import Domain
import Payload

/// One reader for each format; they keep their buffers, so that reading allocates nothing in the steady state.
struct PayloadReaders: Sendable {
    private var json = JSONLeaves()
    private var xml = XMLLeaves()
    private var rows = TableLeaves()
    private var form = FormLeaves()
    private var multipart = MultipartLeaves()
    private var edi = EDILeaves()

    /// Appends the leaves of a payload to `leaves`.
    ///
    /// What stands behind a fault is read as text: a broken document leaves the company as a whole one does.
    mutating func read(
        _ bytes: Span<UInt8>,
        as format: PayloadFormat,
        _ dialect: TableDialect?,
        contentType: String?,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        let ending =
            switch format {
            case .json: json.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
            case .jsonLines: json.readLines(bytes, limits: limits, paths: &paths, leaves: &leaves)
            case .xml: xml.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
            case .table: rows.read(bytes, dialect: dialect, limits: limits, paths: &paths, leaves: &leaves)
            case .form: form.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
            case .multipart:
                multipart.read(bytes, contentType: contentType, limits: limits, paths: &paths, leaves: &leaves)
            case .x12, .edifact: edi.read(bytes, limits: limits, paths: &paths, leaves: &leaves)
            case .text: TextLeaves().read(bytes, limits: limits, leaves: &leaves)
            }
        guard ending.condition == .malformed, format != .jsonLines else { return ending }
        _ = TextLeaves().read(bytes, from: ending.inspected, limits: limits, leaves: &leaves)
        return ending
    }

    /// Appends the leaves of a document inside a value to `leaves`; whether it is a whole one.
    mutating func read(
        _ bytes: Span<UInt8>,
        as content: NestedText.Content,
        below node: PathNode,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> Bool {
        let ending =
            switch content {
            case .json: json.read(bytes, below: node, limits: limits, paths: &paths, leaves: &leaves)
            case .xml: xml.read(bytes, below: node, limits: limits, paths: &paths, leaves: &leaves)
            case .text: ReadEnding.unread
            }
        return ending.condition == .whole
    }
}

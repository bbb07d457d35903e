import Payload

/// To whom and as what a payload goes, as its sender says.
struct DocumentKind: Sendable {
    let platform: String?
    let type: String

    /// What an event is called whose sender says nothing.
    static let unsaid = "unspecified"

    var isSaid: Bool { !type.isEmpty && type != DocumentKind.unsaid }

    var isPurchase: Bool {
        let bytes = type.utf8Span.span
        return PurchaseWords.occur(in: bytes, 0..<bytes.count)
    }
}

/// The kind of document that a body names.
struct BodyType: Sendable {
    let name: String?
    let isPurchase: Bool

    init(_ bytes: Span<UInt8>, _ format: PayloadFormat) {
        guard let range = BodyDocument.type(of: bytes, format: format) else {
            name = nil
            isPurchase = false
            return
        }
        let isEDI = format == .x12 || format == .edifact
        isPurchase = isEDI ? EDIDictionary.standard.isPurchase(bytes, range) : PurchaseWords.occur(in: bytes, range)
        do {
            name = try String(copying: UTF8Span(validating: bytes.extracting(range)))
        } catch {
            name = nil
        }
    }
}

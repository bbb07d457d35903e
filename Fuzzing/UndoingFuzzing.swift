import Payload

/// Any bytes before what undoes a writing: bounded, the same each time, with places inside what was undone.
enum UndoingFuzzing {
    private static let limit = 32 << 10

    static func inflate(_ bytes: [UInt8]) {
        // An input that mutation has taken the magic number from is of no use otherwise.
        let bytes = Gunzip.begins(bytes.span) ? bytes : [0x1F, 0x8B, 0x08] + bytes
        var output: [UInt8] = []
        let ending = Gunzip.inflate(bytes.span, into: &output, limit: limit)
        precondition(output.count <= limit + 1, "more was inflated than the limit")
        precondition((ending == .limited) == (output.count > limit), "the limit was met and nobody says so")
        var again: [UInt8] = []
        precondition(Gunzip.inflate(bytes.span, into: &again, limit: limit) == ending && again == output)
    }

    static func decodeText(_ bytes: [UInt8]) {
        var output: [UInt8] = []
        var origins: [Int32]? = []
        let type = ContentTypes.chosen(for: bytes)
        let isOther = PayloadText.decode(
            bytes.span,
            contentType: type,
            into: &output,
            origins: &origins,
            limit: limit
        )
        guard isOther else { return }
        precondition(output.count <= limit + 4, "more was written than the limit")
        precondition(String(validating: output, as: UTF8.self) != nil, "what was written is no UTF-8")
        check(origins ?? [], of: output, within: 0..<bytes.count)
        var again: [UInt8] = []
        var nowhere: [Int32]?
        _ = PayloadText.decode(bytes.span, contentType: type, into: &again, origins: &nowhere, limit: limit)
        precondition(again == output, "asking for places changes the text")
    }

    static func decodeNested(_ bytes: [UInt8]) {
        // What stands around a value is not looked at.
        let around = [UInt8](repeating: 0x41, count: bytes.count & 3)
        let all = around + bytes + around
        let range = around.count..<(around.count + bytes.count)
        guard let form = NestedText.form(of: all.span, range) else { return }
        var output: [UInt8] = []
        var origins: [Int32]? = []
        let content = NestedText.decode(form, all.span, range, into: &output, origins: &origins)
        precondition(output.count <= bytes.count, "undoing made it longer")
        if content != nil { check(origins ?? [], of: output, within: range) }
        var again: [UInt8] = []
        var nowhere: [Int32]?
        let second = NestedText.decode(form, all.span, range, into: &again, origins: &nowhere)
        precondition(second == content && again == output, "asking for places changes the text")
    }

    /// One place for each byte and one for the end, never going back, all inside.
    static func check(_ origins: [Int32], of text: [UInt8], within range: Range<Int>) {
        precondition(origins.count == text.count + 1, "not every byte has a place")
        var last = Int32(truncatingIfNeeded: range.lowerBound)
        for place in origins {
            precondition(last <= place && Int(place) <= range.upperBound, "a place is outside or goes back")
            last = place
        }
    }
}

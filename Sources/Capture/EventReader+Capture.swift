import Domain

/// The members that describe a document without holding it: `subjects`, `categories`, `fields`.
extension EventReader {
    /// Ids of the persons in the document, of which only the number of distinct ones is kept; or that number.
    mutating func readSubjects(into draft: inout EventDraft, in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        if let count = try integer(in: bytes) { return draft.set(.subjects, to: count) }
        guard cursor.take(UInt8(ascii: "["), in: bytes) else {
            return try wrongType(.subjects, "array | integer", in: &draft, bytes)
        }
        var distinct: Set<ArraySlice<UInt8>> = []
        var index = 0
        var isOpen = !cursor.take(UInt8(ascii: "]"), in: bytes)
        while isOpen {
            if let id = try identifier(in: bytes) {
                if distinct.insert(id).inserted {
                    draft.subjectDigest &+= ByteHash.of(id.span, 0..<id.count, seed: 0)
                }
            } else {
                try wrongType(.subjects, "string | integer", in: &draft, at: "/\(index)", bytes)
            }
            index += 1
            isOpen = try cursor.another(before: UInt8(ascii: "]"), in: bytes)
        }
        draft.set(.subjects, to: Int64(distinct.count))
    }

    private mutating func identifier(in bytes: Span<UInt8>) throws(JSONSyntaxError) -> ArraySlice<UInt8>? {
        switch cursor.peek(in: bytes) ?? 0 {
        case UInt8(ascii: "\""):
            let text = try cursor.string(in: bytes)
            return text.isEscaped ? text.unescaped(in: bytes)[...] : body[text.range]
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return body[try cursor.number(in: bytes)]
        default:
            return nil
        }
    }

    /// Reads `{"personal.contact": 240, …}`.
    mutating func readCategories(into draft: inout EventDraft, in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        guard cursor.take(UInt8(ascii: "{"), in: bytes) else {
            return try wrongType(.categories, "object", in: &draft, bytes)
        }
        var labels: [CapturedEvent.Label] = []
        var seen: CategorySet = []
        var isOpen = !cursor.take(UInt8(ascii: "}"), in: bytes)
        while isOpen {
            let key = try cursor.string(in: bytes)
            try cursor.expect(UInt8(ascii: ":"), in: bytes)
            if let category = category(key, in: bytes) {
                if seen.contains(category) { draft.fail(.duplicateKey, at: .categories, "/" + category.word) }
                seen.insert(category)
                let count = try count(of: .categories, at: "/" + category.word, in: &draft, bytes)
                labels.append(.init(category: category, count: count))
            } else {
                // An unknown word may be anything: it is not repeated, not even in the pointer.
                draft.fail(.invalidValue, at: .categories)
                _ = try cursor.skipValue(in: bytes)
            }
            isOpen = try cursor.another(before: UInt8(ascii: "}"), in: bytes)
        }
        if case .envelope = draft.content, !labels.isEmpty { draft.set(.labels(labels)) }
    }

    /// Reads `[{"path": "/items/*/cost_price", "count": 240, "category": "commercial.unit_cost"}, …]`.
    ///
    /// A category that is `null` says that a detector looked and found nothing; one that is not there, that none did.
    mutating func readFields(into draft: inout EventDraft, in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        guard cursor.take(UInt8(ascii: "["), in: bytes) else {
            return try wrongType(.fields, "array", in: &draft, bytes)
        }
        var fields: [CapturedEvent.ShapeField] = []
        var index = 0
        var isOpen = !cursor.take(UInt8(ascii: "]"), in: bytes)
        while isOpen {
            if index == limits.fields { draft.fail(.tooLarge, at: .fields, hint: "\(limits.fields)") }
            if cursor.take(UInt8(ascii: "{"), in: bytes) {
                if let field = try field(at: index, in: &draft, bytes), index < limits.fields { fields.append(field) }
            } else {
                try wrongType(.fields, "object", in: &draft, at: "/\(index)", bytes)
            }
            index += 1
            isOpen = try cursor.another(before: UInt8(ascii: "]"), in: bytes)
        }
        draft.set(.shape(fields))
    }

    /// Reads the rest of one entry of `fields`, its brace passed.
    private mutating func field(
        at index: Int,
        in draft: inout EventDraft,
        _ bytes: Span<UInt8>
    ) throws(JSONSyntaxError) -> CapturedEvent.ShapeField? {
        var path: String?
        var count: Int32 = 1
        var category: Category?
        var isExamined = false
        var isOpen = !cursor.take(UInt8(ascii: "}"), in: bytes)
        while isOpen {
            let key = try cursor.string(in: bytes)
            try cursor.expect(UInt8(ascii: ":"), in: bytes)
            switch key.unescaped(in: bytes) {
            case Array("path".utf8):
                path = try pathText(at: "/\(index)/path", in: &draft, bytes)
            case Array("count".utf8):
                count = try self.count(of: .fields, at: "/\(index)/count", in: &draft, bytes)
            case Array("category".utf8) where cursor.peek(in: bytes) == UInt8(ascii: "\""):
                category = self.category(try cursor.string(in: bytes), in: bytes)
                if category == nil { draft.fail(.invalidValue, at: .fields, "/\(index)/category") }
            case Array("category".utf8) where cursor.peek(in: bytes) == UInt8(ascii: "n"):
                try cursor.literal(in: bytes)
                isExamined = true
            default:
                _ = try cursor.skipValue(in: bytes)
            }
            isOpen = try cursor.another(before: UInt8(ascii: "}"), in: bytes)
        }
        guard let path else {
            draft.fail(.missingAttribute, at: .fields, "/\(index)/path")
            return nil
        }
        return .init(path: path, count: count, category: category, isExamined: isExamined)
    }

    private mutating func pathText(
        at place: String,
        in draft: inout EventDraft,
        _ bytes: Span<UInt8>
    ) throws(JSONSyntaxError) -> String? {
        guard cursor.peek(in: bytes) == UInt8(ascii: "\"") else {
            try wrongType(.fields, "string", in: &draft, at: place, bytes)
            return nil
        }
        let text = try cursor.string(in: bytes).unescaped(in: bytes)
        if text.count > 512 { draft.fail(.tooLarge, at: .fields, place, hint: "512") }
        if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) { draft.fail(.invalidValue, at: .fields, place) }
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    private mutating func count(
        of member: EventMember,
        at place: String,
        in draft: inout EventDraft,
        _ bytes: Span<UInt8>
    ) throws(JSONSyntaxError) -> Int32 {
        guard let value = try integer(in: bytes) else {
            try wrongType(member, "integer", in: &draft, at: place, bytes)
            return 0
        }
        guard let value, value >= 0, let count = Int32(exactly: value) else {
            draft.fail(.invalidValue, at: member, place, hint: "0…\(Int32.max)")
            return 0
        }
        return count
    }

    private func category(_ text: JSONText, in bytes: Span<UInt8>) -> Category? {
        guard text.range.count <= 64 else { return nil }
        return Category(word: String(decoding: text.unescaped(in: bytes), as: UTF8.self))
    }
}

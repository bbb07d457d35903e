import Domain

@testable import Payload

/// What the readers of tables, forms and lines gave, as text, values made plain.
struct TableReading: Equatable {
    var leaves: [String] = []
    var kinds: [Leaf.Kind] = []
    var scopes: [Int32] = []
    var ending = ReadEnding.unread
    var condition: Classification.Condition { ending.condition }

    init(table text: String, limits: ReadLimits = ReadLimits()) { self.init(table: Array(text.utf8), limits: limits) }

    init(table bytes: [UInt8], limits: ReadLimits = ReadLimits()) {
        var reader = TableLeaves()
        self.init(bytes, limits) { paths, leaves in
            reader.read(bytes.span, limits: limits, paths: &paths, leaves: &leaves)
        }
    }

    init(form bytes: [UInt8], limits: ReadLimits = ReadLimits()) {
        var reader = FormLeaves()
        self.init(bytes, limits) { paths, leaves in
            reader.read(bytes.span, limits: limits, paths: &paths, leaves: &leaves)
        }
    }

    init(multipart bytes: [UInt8], contentType: String?, limits: ReadLimits = ReadLimits()) {
        var reader = MultipartLeaves()
        self.init(bytes, limits) { paths, leaves in
            reader.read(bytes.span, contentType: contentType, limits: limits, paths: &paths, leaves: &leaves)
        }
    }

    init(json bytes: [UInt8], limits: ReadLimits = ReadLimits()) {
        var reader = JSONLeaves()
        self.init(bytes, limits) { paths, leaves in
            reader.read(bytes.span, limits: limits, paths: &paths, leaves: &leaves)
        }
    }

    init(lines bytes: [UInt8], limits: ReadLimits = ReadLimits()) {
        var reader = JSONLeaves()
        self.init(bytes, limits) { paths, leaves in
            reader.readLines(bytes.span, limits: limits, paths: &paths, leaves: &leaves)
        }
    }

    private init(_ bytes: [UInt8], _ limits: ReadLimits, _ read: (inout PathTrie, inout [Leaf]) -> ReadEnding) {
        var paths = PathTrie(seed: 7)
        var found: [Leaf] = []
        ending = read(&paths, &found)
        precondition(0...bytes.count ~= ending.inspected)
        precondition(found.count <= limits.leaves)
        var text: [UInt8] = []
        for leaf in found {
            precondition(0 <= leaf.range.lowerBound && leaf.range.upperBound <= min(bytes.count, limits.bytes))
            PlainText.write(leaf, of: bytes.span, into: &text, limit: 100_000)
            leaves.append("\(paths.text(of: leaf.node)) = \(String(decoding: text, as: UTF8.self))")
            kinds.append(leaf.kind)
            scopes.append(leaf.scope)
        }
    }
}

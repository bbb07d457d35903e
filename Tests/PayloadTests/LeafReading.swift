import Domain

@testable import Payload

/// What a reader gave, as text, for comparing in tests.
struct LeafReading: Equatable {
    var leaves: [String] = []
    var condition: Classification.Condition = .unread

    init(json text: String, limits: ReadLimits = ReadLimits()) { self.init(json: Array(text.utf8), limits: limits) }
    init(xml text: String, limits: ReadLimits = ReadLimits()) { self.init(xml: Array(text.utf8), limits: limits) }

    init(json bytes: [UInt8], limits: ReadLimits = ReadLimits()) {
        var reader = JSONLeaves()
        self.init(bytes) { paths, leaves in
            reader.read(bytes.span, limits: limits, paths: &paths, leaves: &leaves)
        }
    }

    init(xml bytes: [UInt8], limits: ReadLimits = ReadLimits()) {
        var reader = XMLLeaves()
        self.init(bytes) { paths, leaves in
            reader.read(bytes.span, limits: limits, paths: &paths, leaves: &leaves)
        }
    }

    private init(_ bytes: [UInt8], _ read: (inout PathTrie, inout [Leaf]) -> ReadEnding) {
        var paths = PathTrie(seed: 7)
        var found: [Leaf] = []
        let ending = read(&paths, &found)
        condition = ending.condition
        precondition(0...bytes.count ~= ending.inspected)
        leaves = found.map { leaf in
            precondition(0 <= leaf.range.lowerBound && leaf.range.upperBound <= bytes.count)
            return "\(paths.text(of: leaf.node)) = \(String(decoding: bytes[leaf.range], as: UTF8.self))"
        }
    }
}

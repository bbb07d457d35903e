import Domain
import Testing

@Suite("Categories")
struct CategoryTests {
    @Test("each category has one word, a label in both languages, and leads back from its word")
    func tableIsComplete() {
        #expect(Set(Category.allCases.map(\.word)).count == Category.allCases.count)
        for (position, category) in Category.allCases.enumerated() {
            // Raw values are the bits of a set and the places in the table.
            #expect(Int(category.rawValue) == position)
            #expect(Category(word: category.word) == category)
            #expect(category.word.split(separator: ".").count == 2, "\(category.word)")
            #expect(!category.label.fr.isEmpty && !category.label.en.isEmpty, "\(category.word)")
            #expect(category.level != .unknown, "\(category.word)")
        }
        #expect(Category(word: "no.such") == nil)
    }

    @Test("weights are within 0 and 1 and never fall from one level to the next above internal")
    func weights() {
        #expect(Category.allCases.allSatisfy { $0.weight > 0 && $0.weight <= 1 })
        for level in [Level.confidential, .restricted] {
            let most = Category.allCases.filter { $0.level == level }.map(\.weight).max() ?? 1
            let next = Category.allCases.filter { $0.level == level.raised }.map(\.weight).min() ?? 0
            #expect(most <= next, "\(level.word)")
        }
    }

    @Test("a set keeps what was put in, in the order of the raw values")
    func sets() {
        var set: CategorySet = []
        for category in Category.allCases.reversed() {
            #expect(!set.contains(category))
            set.insert(category)
            #expect(set.contains(category))
        }
        #expect(set.members == Category.allCases)
        #expect(set.rawValue == (1 << UInt64(Category.allCases.count)) - 1)
    }

    @Test("levels sort by sensitivity and rise to critical at most")
    func levels() {
        #expect(Level.allCases == Level.allCases.sorted())
        #expect(Level.critical.raised == .critical)
        #expect(Level.internal.raised == .confidential)
        for level in Level.allCases { #expect(Level(word: level.word) == level) }
    }
}

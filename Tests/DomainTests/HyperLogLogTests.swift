import Domain
import TestSupport
import Testing

@Suite("Sketches of distinct values")
struct HyperLogLogTests {
    @Test("nothing seen is nothing, and few values are counted as they are", arguments: [0, 1, 2, 5, 10, 20])
    func few(count: Int) {
        var generator = SplitMix64(seed: 1)
        var sketch = HyperLogLog()
        for _ in 0..<count { sketch.insert(generator.next()) }
        #expect(sketch.distinct == Int64(count))
        #expect(sketch.isEmpty == (count == 0))
    }

    @Test("over many drawings the error is the one promised, 2.3 %", arguments: [100, 1_000, 5_000, 20_000, 200_000])
    func error(count: Int) {
        let drawings = 40
        var squares = 0.0
        var sum = 0.0
        for drawing in 0..<drawings {
            var generator = SplitMix64(seed: UInt64(drawing) << 32 | UInt64(count))
            var sketch = HyperLogLog()
            for _ in 0..<count { sketch.insert(generator.next()) }
            let error = sketch.estimate / Double(count) - 1
            squares += error * error
            sum += error
            #expect(abs(error) < 0.115, "five standard errors, drawing \(drawing)")
        }
        // The root mean square of 40 drawings lies within a third of the standard error but once in 300 times.
        #expect((squares / Double(drawings)).squareRoot() < 0.031)
        #expect(abs(sum / Double(drawings)) < 0.015, "the mean leans to one side")
    }

    @Test("a value that comes again changes nothing")
    func again() {
        var generator = SplitMix64(seed: 2)
        var sketch = HyperLogLog()
        let hashes = (0..<3_000).map { _ in generator.next() }
        for hash in hashes { sketch.insert(hash) }
        let before = sketch
        for hash in hashes.reversed() {
            let changed = sketch.insert(hash)
            #expect(!changed)
        }
        #expect(sketch == before)
    }

    @Test("joining sketches gives the sketch of everything that either saw", arguments: 0..<20)
    func union(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var (left, right, both) = (HyperLogLog(), HyperLogLog(), HyperLogLog())
        for _ in 0..<Int.random(in: 0...4_000, using: &generator) {
            let hash = generator.next()
            let side = Int.random(in: 0..<3, using: &generator)
            if side != 0 { left.insert(hash) }
            if side != 1 { right.insert(hash) }
            both.insert(hash)
        }
        var joined = left
        joined.merge(right)
        #expect(joined == both)
        let changedAgain = joined.merge(left)
        #expect(!changedAgain)
    }

    @Test("a sketch comes back from its bytes, sparse or dense", arguments: [0, 1, 7, 300, 600, 3_000, 100_000])
    func stored(count: Int) throws {
        var generator = SplitMix64(seed: 3)
        var sketch = HyperLogLog()
        for _ in 0..<count { sketch.insert(generator.next()) }
        // The two hashes with the highest rank, in the first register and in the last.
        sketch.insert(0)
        sketch.insert(UInt64.max << 53)
        let bytes = sketch.bytes
        #expect(bytes.count <= 1_537)
        #expect(bytes.count <= 1 + 3 * (count + 2))
        #expect(HyperLogLog(bytes: bytes) == sketch)
    }

    @Test(
        "bytes that no sketch gave are refused",
        arguments: [
            [], [0x1B, 1], [0x1B, 0xFF, 0xFF, 0xFF], [0x1B, 0, 0, 55], [0x2B, 0, 0, 0], [0x07, 0, 0, 1],
            [0x2B] + [UInt8](repeating: 0xFF, count: 1_536),
        ] as [[UInt8]]
    )
    func refused(bytes: [UInt8]) { #expect(HyperLogLog(bytes: bytes) == nil) }

    @Test("any bytes are read or refused, and what was read is written again the same", arguments: 0..<50)
    func anyBytes(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        for _ in 0..<40 {
            let bytes = generator.bytes(count: 0...60, biasedTo: [0x1B, 0x2B, 0, 1])
            guard let sketch = HyperLogLog(bytes: bytes) else { continue }
            #expect(HyperLogLog(bytes: sketch.bytes) == sketch)
        }
    }
}

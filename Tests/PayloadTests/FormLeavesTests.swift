import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("Form leaves")
struct FormLeavesTests {
    private func reading(_ text: String, limits: ReadLimits = ReadLimits()) -> TableReading {
        TableReading(form: Array(text.utf8), limits: limits)
    }

    @Test("names become paths, brackets too, values are decoded")
    func paths() {
        let form = reading(
            "amount=1250&currency=cad&b[c]=2&d%5Be%5D%5B%5D=x+y&items[0][unit+price]=1.5&items[1][unit+price]=2&n=Jos%C3%A9+%2B1%C2%A0514\n"
        )
        #expect(
            form.leaves == [
                "/amount = 1250", "/currency = cad", "/b/c = 2", "/d/e/* = x y", "/items/*/unit price = 1.5",
                "/items/*/unit price = 2", "/n = José +1 514",
            ]
        )
        #expect(form.kinds == [.number, .string, .number, .string, .number, .number, .string])
        #expect(form.condition == .whole)
    }

    @Test("fields of one thing share a scope, those of the next do not")
    func scopes() {
        let form = reading("i[0][k]=SIN&i[0][v]=1&i[1][k]=QST&i%5B1%5D%5Bv%5D=2&a=3&b=4")
        #expect(form.scopes[0] == form.scopes[1] && form.scopes[1] != form.scopes[2])
        #expect(form.scopes[4] == form.scopes[5])
    }

    @Test(
        "a name that is a value is withheld, and what has no name is a value",
        arguments: [
            ("ann%40example.com=1", "/{value} = 1"), ("m[514-555-0199]=1", "/m/{value} = 1"),
            ("4539148803436467", "/{value} = 4539148803436467"), ("=x", "/{value} = x"), ("a=b=c", "/a = b=c"),
            ("a[b=1", "/a[b = 1"), ("a]b[=1", "/a]b[ = 1"), ("[a]=1", "/[a] = 1"), ("a=%zz%4", "/a = %zz%4"),
            ("a=", "/a = "), ("&&a=1&&", "/a = 1"),
        ]
    )
    func odd(text: String, leaf: String) {
        #expect(reading(text).leaves == [leaf])
    }

    @Test("past a limit the form is truncated, and half a value is none")
    func limits() {
        let cut = reading("a=1&b=234", limits: ReadLimits(bytes: 8))
        #expect(cut.condition == .truncated && cut.leaves == ["/a = 1"])
        let few = reading("a=1&b=2&c=3", limits: ReadLimits(leaves: 2))
        #expect(few.condition == .truncated && few.leaves.count == 2)
        let deep = reading("a" + String(repeating: "[b]", count: 500) + "=1", limits: ReadLimits(depth: 3))
        #expect(deep.leaves == ["/a/b/b = 1"])
    }

    @Test("property: any bytes end in some condition with ranges inside the input")
    func anyBytes() {
        for seed in UInt64(0)..<3_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...80, biasedTo: Array("a[]=&%+2Cé0".utf8))
            let limits = ReadLimits(bytes: Int.random(in: 0...100, using: &random))
            #expect(TableReading(form: bytes, limits: limits).leaves.count <= bytes.count, "seed \(seed)")
        }
    }
}

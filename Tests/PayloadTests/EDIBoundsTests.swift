import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("EDI bounds")
struct EDIBoundsTests {
    @Test(
        "what is not an interchange, or not a whole one, is malformed",
        arguments: [
            "", " ", "ISA", "UNA", "ST*850*1~SE*1*1~", "UNH+1+ORDERS:D:96A:UN'UNT+1+1'", "UNA:+.? '", "UNA::.? 'UNB+1'",
            "ISA*00*~", "ISA" + String(repeating: "*", count: 16), "HDR*A*B~", "UNB+UNOC:3+A+B'UNZ+1+1'x'",
            EDIReading.x12("n1*ST~"), EDIReading.x12("1N*ST~"), EDIReading.x12("N1 ST~"),
            EDIReading.x12("N3*a~").replacing("IEA*1*000000017~", with: ""),
            EDIReading.x12("N3*a~").replacing("ST*850*0001~", with: ""),
            EDIReading.edifact("BGM+220'").replacing("UNZ+1+88'", with: ""),
            EDIReading.edifact("FTX+AAI+++a?").replacing("'UNT+9+1'UNZ+1+88'", with: "?"),
        ]
    )
    func malformed(text: String) {
        #expect(EDIReading(text).condition == .malformed)
    }

    @Test("a segment outside its envelope is read though the payload is malformed")
    func disorder() {
        let reading = EDIReading(EDIReading.x12("N3*a~").replacing("SE*9*0001~", with: ""))
        #expect(reading.condition == .malformed && reading.message == ["/N3/N301 = a"])
        #expect(reading.ending.inspected == EDIReading.x12("N3*a~").utf8.count - "SE*9*0001~".utf8.count)
    }

    @Test("past the limits the payload is truncated and what was read before counts")
    func limits() {
        let text = EDIReading.x12("N3*a~N3*b~N3*c~")
        let bytes = EDIReading(text, limits: ReadLimits(bytes: 180))
        #expect(bytes.condition == .truncated && bytes.ending.inspected == 180)
        let leaves = EDIReading(text, limits: ReadLimits(leaves: 20))
        #expect(leaves.condition == .truncated && leaves.leaves.count == 20)
        let wide = EDIReading(EDIReading.x12("N3" + String(repeating: "*", count: 10_000) + "~"))
        #expect(wide.condition == .truncated)
    }

    @Test("an object of another format is passed over whatever its bytes, and the payload is not whole")
    func objects() {
        let binary = EDIReading(EDIReading.x12("BIN*9*N3*x~N4*y~N3*a~"))
        #expect(binary.condition == .truncated && binary.message == ["/BIN/BIN01 = 9", "/N3/N301 = a"])
        let filtered = EDIReading(EDIReading.x12("BDS*B64*6*a*b~c*~N3*a~"))
        #expect(
            filtered.condition == .truncated
                && filtered.message == ["/BDS/BDS01 = B64", "/BDS/BDS02 = 6", "/N3/N301 = a"]
        )
        let package = EDIReading(EDIReading.edifact("").replacing("UNZ", with: "UNO+P1+1:Doc+13+7'ab'c+d'UNP+7+1'UNZ"))
        #expect(package.condition == .truncated && package.ending.inspected > 0)
        for length in ["99999", "-1", "x", "99999999999999999999"] {
            #expect(EDIReading(EDIReading.x12("BIN*\(length)*N3*x~")).condition == .malformed)
        }
    }

    @Test(
        "every known code has a path of its own: none is taken for a value, and all fit beside one another",
        arguments: [true, false]
    )
    func knownCodes(isX12: Bool) {
        var text = ""
        var count = 0
        for (tag, segment) in isX12 ? EDISegment.x12 : EDISegment.edifact where tag != .isa {
            for code in segment.codes {
                text += isX12 ? "\(name(tag))*\(name(code))*y~" : "\(name(tag))+\(name(code)):y'"
                count += 1
            }
            for code in segment.pairCodes {
                guard let element = (2..<32).first(where: { EDISegment.has(segment.pairs, $0) }) else { continue }
                text += name(tag) + String(repeating: "*", count: element - 1) + "\(name(code))*y~"
                count += 1
            }
        }
        let reading = EDIReading(isX12 ? EDIReading.x12(text) : EDIReading.edifact(text))
        let withCode = reading.message.filter { $0.hasSuffix("= y") && $0.contains(isX12 ? "*" : "+") }
        #expect(count > 300 && withCode.count == count)
        #expect(!reading.leaves.contains { $0.contains("{value}") || $0.contains("…") })
    }

    private func name(_ code: EDICode) -> String {
        var bytes: [UInt8] = []
        code.write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a reader serves another trie without mixing up their paths")
    func tries() {
        var reader = EDILeaves()
        for text in ["N1*ST*a*92*b~REF*GT*c~", "REF*GT*c~N3*d~N1*ST*a*92*b~", "N1*ST*a*92*b~"] {
            var paths = PathTrie(seed: 1)
            var leaves: [Leaf] = []
            let bytes = Array(EDIReading.x12(text).utf8)
            _ = reader.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
            #expect(
                leaves.map { paths.text(of: $0.node) }
                    == EDIReading(bytes).leaves.map { String($0.prefix { $0 != " " }) }
            )
        }
    }

    @Test("a reader forgets one payload before the next")
    func reuse() {
        var reader = EDILeaves()
        var paths = PathTrie(seed: 1)
        var leaves: [Leaf] = []
        let broken = Array("UNA|;,! #UNB;UNOC|3;A;B;260401|0930;1#UNH;1;ORDERS|D|96A|UN#NAD;BY".utf8)
        let whole = Array(EDIReading.x12("N3*a~", type: "856").utf8)
        _ = reader.read(broken.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
        leaves = []
        let ending = reader.read(whole.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
        #expect(ending == ReadEnding(condition: .whole, inspected: whole.count))
        #expect(leaves.map { paths.text(of: $0.node) }.contains("/X12/N3/N301"))
        #expect(reader.documentType.map { Array(whole[$0]) } == Array("856".utf8))
    }

    @Test("property: any bytes end in some condition with ranges inside the input, and paths stay few")
    func mutations() {
        let samples = [
            EDIReading.x12(
                "BEG*00*NE*PO7**20260401~N1*ST*Olga*92*7~N3*4 W~PER*BD*Wei*TE*450*EM*a@b.ca~PO1*1*9*EA*2.5**UP*616189196702~L11*8*BM~"
            ),
            EDIReading.edifact(
                "NAD+BY+57::9++Nordlys?+AS+Gate 1'CTA+PD+:Kari'COM+k@x.no:EM'LIN+1++59:EN'PIA+5+J:SA'FTX+AAI+++a:b'",
                advice: "UNA:+.? '"
            ),
            EDIReading.edifact("MOA+203:20.0*79:1'", type: "INVOIC", version: 4),
        ]
        .map { Array($0.utf8) }
        let favourites = Array("*~+:'?>^|ISAUNBGSTPER01\r\n \u{E2}\u{80}\u{A6}".utf8)
        var paths = PathTrie(seed: 3)
        var reader = EDILeaves()
        for seed in UInt64(0)..<6_000 {
            var random = SplitMix64(seed: seed)
            var bytes = samples[Int(seed % 3)]
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let position = Int.random(in: 0..<bytes.count, using: &random)
                let other = Int.random(in: position...min(position + 12, bytes.count), using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(contentsOf: random.bytes(count: 0...6, biasedTo: favourites), at: position)
                case 2 where bytes.count > other - position: bytes.removeSubrange(position..<other)
                case 3:
                    bytes.insert(
                        contentsOf: bytes[position..<other],
                        at: Int.random(in: 0...bytes.count, using: &random)
                    )
                default: bytes.removeLast(Int.random(in: 0..<min(20, bytes.count), using: &random))
                }
            }
            var leaves: [Leaf] = []
            let ending = reader.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
            let isInside = leaves.allSatisfy { 0 <= $0.lower && $0.lower < $0.upper && Int($0.upper) <= bytes.count }
            #expect(isInside && ending.inspected <= bytes.count && leaves.count <= bytes.count, "seed \(seed)")
            #expect(ending.condition != .unread, "seed \(seed)")
        }
    }
}

@Suite("EDI formats")
struct EDIFormatTests {
    @Test("the reader's constants are the tags that they are named after")
    func tags() {
        let tags: [(EDICode, String)] = [
            (.isa, "ISA"), (.gs, "GS"), (.st, "ST"), (.se, "SE"), (.ge, "GE"), (.iea, "IEA"), (.ta1, "TA1"),
            (.bin, "BIN"),
            (.una, "UNA"), (.unb, "UNB"), (.ung, "UNG"), (.unh, "UNH"), (.unt, "UNT"), (.une, "UNE"), (.unz, "UNZ"),
            (.uno, "UNO"),
            (.unp, "UNP"),
        ]
        for (constant, tag) in tags { #expect(constant == EDICode(tag[...]), "\(tag)") }
    }

    @Test(
        "interchanges are known by their first segment, or by their content type",
        arguments: [
            ("ISA*00*", nil, PayloadFormat.x12), (" \r\nISA~00~", "text/plain", .x12),
            ("UNA:+.? 'UNB+UNOC:3", nil, .edifact),
            ("UNA:+.? '\r\nUNB+UNOC:3", "application/octet-stream", .edifact), ("UNB+UNOC:3+", "text/plain", .edifact),
            ("ST*850*1~", "application/EDI-X12", .x12), ("UNH+1'", "application/edifact; charset=utf-8", .edifact),
        ]
    )
    func known(text: String, contentType: String?, format: PayloadFormat) {
        let bytes = Array(text.utf8)
        let found = PayloadFormat(sniffing: bytes.span, contentType: contentType)
        #expect(found == format)
    }

    @Test(
        "words that start alike are no interchange",
        arguments: ["ISABELLE", "ISA went", "UNABLE to say", "UNBOUND", "UNA", "ISA"]
    )
    func unknown(text: String) {
        let bytes = Array(text.utf8)
        let found = PayloadFormat(sniffing: bytes.span, contentType: nil)
        #expect(found != .x12 && found != .edifact)
    }
}

import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("XML leaves")
struct XMLLeavesTests {
    @Test("texts and attributes are leaves; prefixes, comments, instructions and namespaces are not")
    func paths() {
        let reading = LeafReading(
            xml: """
                <?xml version="1.0" encoding="UTF-8"?><!-- a --><cXML xmlns:x="urn:x" payloadID='p1'>
                <x:Header><Credential domain="DUNS"><Identity> 942 &amp; </Identity><!-- <b> --></Credential></x:Header>
                <Note><![CDATA[a < b]]></Note><Empty/></cXML>
                """
        )
        #expect(
            reading.leaves == [
                "/cXML/@payloadID = p1", "/cXML/Header/Credential/@domain = DUNS",
                "/cXML/Header/Credential/Identity = 942 &amp;", "/cXML/Note = a < b",
            ]
        )
        #expect(reading.condition == .whole)
    }

    @Test("a document type is skipped whole and its entities are never expanded")
    func documentType() {
        let reading = LeafReading(
            xml: """
                <!DOCTYPE a SYSTEM "file:///etc/passwd" [ <!ENTITY x "y>]"> <!-- ]> ' --> <!ENTITY b SYSTEM "http://h/"> ]>
                <a>&x;&b;</a>
                """
        )
        #expect(reading.leaves == ["/a = &x;&b;"] && reading.condition == .whole)
    }

    @Test(
        "what is not well-formed is malformed",
        arguments: [
            "<a><b></a></b>", "<a>", "<a></a><b/>", "<a b=c/>", "<a b='<'/>", "<a></a>text", "<a b='1",
            "<a><![CDATA[x</a>",
            "<1a/>", "<a></ab>", "<a><!-- </a>", "<!DOCTYPE a [", "<a><!DOCTYPE b></a>", "<",
        ]
    )
    func malformed(xml: String) {
        #expect(LeafReading(xml: xml).condition == .malformed)
    }

    @Test("depth is bounded without recursion")
    func depth() {
        let deep = String(repeating: "<a>", count: 5_000) + String(repeating: "</a>", count: 5_000)
        #expect(LeafReading(xml: deep).condition == .truncated)
    }

    @Test("another encoding is said to be unread")
    func encoding() {
        #expect(LeafReading(xml: #"<?xml version="1.0" encoding="Shift_JIS"?><a>x</a>"#).condition == .unread)
        #expect(LeafReading(xml: #"<?xml version="1.0" encoding="utf-8"?><a>x</a>"#).condition == .whole)
    }

    @Test("an element's text knows its own attributes and its parent's")
    func instances() {
        var reader = XMLLeaves()
        var paths = PathTrie(seed: 1)
        var leaves: [Leaf] = []
        let bytes = Array(#"<c d="1"><i e="2">x</i></c>"#.utf8)
        _ = reader.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
        #expect(leaves[2].scope == leaves[0].scope)
        #expect(leaves[2].element == leaves[1].scope)
    }

    @Test("property: any bytes end in some condition with ranges inside the input")
    func anyBytes() {
        for seed in UInt64(0)..<3_000 {
            var random = SplitMix64(seed: seed)
            let tail = random.bytes(count: 0...80, biasedTo: Array(#"<>/!?-[]="'&;a: CDAT"#.utf8))
            let bytes = Bool.random(using: &random) ? Array("<a>".utf8) + tail : tail
            #expect(LeafReading(xml: bytes).leaves.count <= bytes.count, "seed \(seed)")
        }
    }
}

import Domain

@testable import Payload

/// What the EDI reader gave, as text, for comparing in tests.
struct EDIReading {
    let leaves: [String]
    let ending: ReadEnding
    let documentType: String?
    let raw: [Leaf]

    init(_ text: String, limits: ReadLimits = ReadLimits()) { self.init(Array(text.utf8), limits: limits) }

    init(_ bytes: [UInt8], limits: ReadLimits = ReadLimits()) {
        var reader = EDILeaves()
        var paths = PathTrie(seed: 7)
        var found: [Leaf] = []
        ending = reader.read(bytes.span, limits: limits, paths: &paths, leaves: &found)
        precondition(0...bytes.count ~= ending.inspected)
        documentType = reader.documentType.map { String(decoding: bytes[$0], as: UTF8.self) }
        raw = found
        leaves = found.map { leaf in
            precondition(0 <= leaf.range.lowerBound && leaf.range.upperBound <= bytes.count)
            return "\(paths.text(of: leaf.node)) = \(String(decoding: bytes[leaf.range], as: UTF8.self))"
        }
    }

    var condition: Classification.Condition { ending.condition }

    /// The leaves of the message itself, without the standard's name.
    var message: [String] {
        let envelope = ["/ISA", "/GS", "/ST", "/SE", "/GE", "/IEA", "/UN"]
        return leaves.map { $0.replacing("/X12/", with: "/").replacing("/EDIFACT/", with: "/") }
            .filter { leaf in !envelope.contains { leaf.hasPrefix($0) } }
    }

    /// An X12 interchange around some segments.
    static func x12(
        _ segments: String,
        type: String = "850",
        repetition: String = "U",
        component: String = ">",
        terminator: String = "~"
    ) -> String {
        """
        ISA*00*          *00*          *01*123456789      *ZZ*NORDIC         *260401*0930*\(repetition)*00401*000000017*0*P*\
        @~GS*PO*NORD*SUD*20260401*0930*17*X*004010~ST*\(type)*0001~\(segments)SE*9*0001~GE*1*17~IEA*1*000000017~
        """
        .replacing("~", with: terminator).replacing("@" + terminator, with: component + terminator)
    }

    /// A UN/EDIFACT interchange around some segments.
    static func edifact(_ segments: String, type: String = "ORDERS", advice: String = "", version: Int = 3) -> String {
        advice
            + """
            UNB+UNOC:\(version)+5790000000012:14+4000000000013:14+260401:0930+88'UNH+1+\(type):D:96A:UN'\(segments)UNT+9+1'UNZ+1+88'
            """
    }
}

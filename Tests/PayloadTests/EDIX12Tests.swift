import Domain
import Testing

@testable import Payload

@Suite("X12 leaves")
struct EDIX12Tests {
    @Test("elements are named by their designators, segments by their known qualifiers; padding is not data")
    func paths() {
        let reading = EDIReading(
            EDIReading.x12(
                "BEG*00*NE*PO77**20260401~REF*GT*745948992RT0001~REF*Q9*1~PO1*1*90*EA*255.01**UP*616189196702*VN*A-1~"
            )
        )
        #expect(reading.condition == .whole && reading.documentType == "850")
        #expect(
            reading.message == [
                "/BEG/BEG01 = 00", "/BEG/BEG02 = NE", "/BEG/BEG03 = PO77", "/BEG/BEG05 = 20260401",
                "/REF*GT/REF02 = 745948992RT0001", "/REF/REF01 = Q9", "/REF/REF02 = 1", "/PO1/PO101 = 1",
                "/PO1/PO102 = 90", "/PO1/PO103 = EA", "/PO1/PO104 = 255.01", "/PO1/PO107*UP = 616189196702",
                "/PO1/PO109*VN = A-1",
            ]
        )
        #expect(
            reading.leaves.prefix(3) == [
                "/X12/ISA/ISA06*01 = 123456789", "/X12/ISA/ISA08*ZZ = NORDIC", "/X12/ISA/ISA09 = 260401",
            ]
        )
    }

    @Test("what belongs to a party stands below it, until another segment ends it")
    func parties() {
        let reading = EDIReading(
            EDIReading.x12(
                "N1*ST*Olga*92*71~N3*4 W St~REF*DP*7~PER*BD*Wei*TE*450~N4*LAVAL~CUR*BY*CAD~PER*IC*Ann~N3*lost~"
            )
        )
        #expect(
            reading.message == [
                "/N1*ST/N102 = Olga", "/N1*ST/N104*92 = 71", "/N1*ST/N3/N301 = 4 W St", "/REF*DP/REF02 = 7",
                "/N1*ST/PER*BD/PER02 = Wei", "/N1*ST/PER*BD/PER04*TE = 450", "/N1*ST/N4/N401 = LAVAL",
                "/CUR/CUR01 = BY",
                "/CUR/CUR02 = CAD", "/PER*IC/PER02 = Ann", "/N3/N301 = lost",
            ]
        )
        let scopes = Dictionary(
            grouping: zip(reading.leaves, reading.raw).filter { $0.0.contains("N1*ST/N") },
            by: \.1.scope
        )
        #expect(scopes.count == 1)
    }

    @Test(
        "separators come from the interchange's own first segment",
        arguments: [
            (">", "~", ""), (":", "~", "\r\n"), ("~", "\r\n", ""), ("|", "\n", ""), (">", "…", ""), ("¦", "\"", " \n"),
            (">", " \r\n", ""), (">", "\\", "\n"),
        ]
    )
    func separators(component: String, terminator: String, between: String) {
        let text = EDIReading.x12("N1*ST*Ann Roy~MSG*a b~", component: component, terminator: terminator + between)
        let reading = EDIReading(text)
        #expect(reading.condition == .whole)
        #expect(reading.message == ["/N1*ST/N102 = Ann Roy", "/MSG/MSG01 = a b"])
    }

    @Test("an ISA without padding, or without its last element, is read too")
    func sloppyISA() {
        let rest = "GS*IN*A*B*20260401*1*1*X*004010~\nST*810*1~\nN3*x>y~\nSE*3*1~\nGE*1*1~\nIEA*1*1~\n"
        let unpadded = EDIReading("\u{FEFF}ISA*00**00**02*ALNK*ZZ*TRI*260401*0930*U*00401*1*0*P*>~" + rest)
        #expect(unpadded.condition == .whole && unpadded.message == ["/N3/N301 = x", "/N3/N301-2 = y"])
        let short = EDIReading("ISA*00**00**02*ALNK*ZZ*TRI*260401*0930*U*00401*1*0*P*~\n" + rest)
        #expect(short.condition == .whole && short.message == ["/N3/N301 = x>y"])
    }

    @Test("components and repetitions of an element share its path")
    func repetition() {
        let reading = EDIReading(EDIReading.x12("SV1*HC>99213>25^AD>1*5~", repetition: "^"))
        #expect(
            reading.message == [
                "/SV1/SV101 = HC", "/SV1/SV101-2 = 99213", "/SV1/SV101-3 = 25", "/SV1/SV101 = AD", "/SV1/SV101-2 = 1",
                "/SV1/SV102 = 5",
            ]
        )
    }

    @Test("a reference before its qualifier is named by it; data in a qualifier's place never enters a path")
    func qualifiers() {
        let reading = EDIReading(
            EDIReading.x12("L11*88123*BM~REF*4539148803436467*x~N1*ann@example.com*y~PER*BD*A*EM~")
        )
        #expect(
            reading.message == [
                "/L11/L1101*BM = 88123", "/REF/REF01 = 4539148803436467", "/REF/REF02 = x",
                "/N1/N101 = ann@example.com",
                "/N1/N102 = y", "/N1/PER*BD/PER02 = A", "/N1/PER*BD/PER03 = EM",
            ]
        )
    }

    @Test("several interchanges in one payload have their own separators, and the first document type counts")
    func several() {
        let second = EDIReading.x12("N3*b|c~", type: "856").replacing("*", with: "|").replacing("b|c", with: "b*c")
        let reading = EDIReading(EDIReading.x12("N3*a~") + "\n" + second)
        #expect(reading.condition == .whole && reading.documentType == "850")
        #expect(reading.message == ["/N3/N301 = a", "/N3/N301 = b*c"])
    }
}

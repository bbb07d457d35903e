import Domain
import Testing

@testable import Payload

@Suite("UN/EDIFACT leaves")
struct EDIFACTTests {
    @Test("components are numbered from the second on, and qualifiers name segments")
    func paths() {
        let reading = EDIReading(
            EDIReading.edifact(
                "BGM+220+PO77+9'DTM+137:20260401:102'RFF+VA:DK16356706'RFF+XYZ:1'LIN+1++5901234123457:EN'PIA+5+JB7:SA+8471.30:HS'"
            )
        )
        #expect(reading.condition == .whole && reading.documentType == "ORDERS")
        #expect(
            reading.message == [
                "/BGM/BGM01 = 220", "/BGM/BGM02 = PO77", "/BGM/BGM03 = 9", "/DTM+137/DTM01-2 = 20260401",
                "/DTM+137/DTM01-3 = 102", "/RFF+VA/RFF01-2 = DK16356706", "/RFF/RFF01 = XYZ", "/RFF/RFF01-2 = 1",
                "/LIN/LIN01 = 1", "/LIN/LIN03+EN = 5901234123457", "/PIA+5/PIA02+SA = JB7", "/PIA+5/PIA03+HS = 8471.30",
            ]
        )
    }

    @Test("contacts stand below their party and share a scope; numbers are named by their means")
    func parties() {
        let reading = EDIReading(
            EDIReading.edifact(
                "NAD+BY+57::9++Nordlys AS+Gate 1+Oslo++0150+NO'CTA+PD+:Kari Nordmann'COM+kari@x.no:EM'COM+?+4721000000:TE'LIN+1'COM+z:EM'"
            )
        )
        #expect(
            reading.message == [
                "/NAD+BY/NAD02 = 57", "/NAD+BY/NAD02-3 = 9", "/NAD+BY/NAD04 = Nordlys AS", "/NAD+BY/NAD05 = Gate 1",
                "/NAD+BY/NAD06 = Oslo", "/NAD+BY/NAD08 = 0150", "/NAD+BY/NAD09 = NO",
                "/NAD+BY/CTA+PD/CTA02-2 = Kari Nordmann",
                "/NAD+BY/COM/COM01+EM = kari@x.no", "/NAD+BY/COM/COM01+TE = ?+4721000000", "/LIN/LIN01 = 1",
                "/COM/COM01+EM = z",
            ]
        )
        let contact = zip(reading.leaves, reading.raw).filter { $0.0.contains("BY/C") }.map(\.1)
        #expect(Set(contact.map(\.scope)).count == 1 && contact.count == 3)
        #expect(contact[2].traits.contains(.ediReleases) && !contact[1].traits.contains(.ediReleases))
    }

    @Test("a release character takes the next one literally and is undone where the value is read")
    func release() {
        let text = EDIReading.edifact("FTX+AAI+++It?'s 5 ?+ 5?: ten???'")
        let bytes = Array(text.utf8) + Array("'".utf8)
        var reader = EDILeaves()
        var paths = PathTrie(seed: 1)
        var leaves: [Leaf] = []
        _ = reader.read(
            Array(text.replacing("???'", with: "??'").utf8).span,
            limits: ReadLimits(),
            paths: &paths,
            leaves: &leaves
        )
        let leaf = leaves.first { paths.text(of: $0.node).hasSuffix("FTX04") }
        var output: [UInt8] = []
        if let leaf { PlainText.write(leaf, of: bytes.span, into: &output, limit: 100) }
        #expect(String(decoding: output, as: UTF8.self) == "It's 5 + 5: ten?")
    }

    @Test("the release character is the one of the service string advice")
    func otherRelease() {
        let text = EDIReading.edifact(#"FTX+AAI+++It\'s what? 5 \+ 5'"#, advice: #"UNA:+.\ '"#)
        let bytes = Array(text.utf8)
        let reading = EDIReading(bytes)
        let position = reading.leaves.firstIndex { $0.contains("FTX04") }
        var output: [UInt8] = []
        if let position { PlainText.write(reading.raw[position], of: bytes.span, into: &output, limit: 100) }
        #expect(String(decoding: output, as: UTF8.self) == "It's what? 5 + 5")
    }

    @Test("the service string advice sets the separators, and only version 4 repeats without one")
    func advice() {
        let other = "UNA|;,! #UNB;UNOC|3;A;B;260401|0930;1#UNH;1;ORDERS|D|96A|UN#FTX;AAI;;;a!;b'+c*d#UNT;3;1#UNZ;1;1#"
        #expect(EDIReading(other).message == ["/FTX+AAI/FTX04 = a!;b'+c*d"])
        let segments = "IMD+F*A++:::x'"
        #expect(
            EDIReading(EDIReading.edifact(segments, version: 3)).message == ["/IMD/IMD01 = F*A", "/IMD/IMD03-4 = x"]
        )
        #expect(
            EDIReading(EDIReading.edifact(segments, version: 4)).message == ["/IMD+F/IMD01 = A", "/IMD+F/IMD03-4 = x"]
        )
        let advised = EDIReading.edifact("PIA+5+a:SA*b:IN'", advice: "UNA:+.?*'\r\n", version: 4)
        #expect(EDIReading(advised).message == ["/PIA+5/PIA02+SA = a", "/PIA+5/PIA02+IN = b"])
    }

    @Test("groups may stand around messages")
    func groups() {
        let reading = EDIReading(
            "UNB+UNOA:1+A+B+260401:0930+1'UNG+ORDERS+A+B+260401:0930+1+UN+D:96A'UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNE+1+1'UNZ+1+1'"
        )
        #expect(reading.condition == .whole && reading.message == ["/BGM/BGM01 = 220"])
    }
}

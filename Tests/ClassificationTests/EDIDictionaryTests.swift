import Domain
import Payload
import Testing

@testable import Classification

@Suite("EDI dictionary")
struct EDIDictionaryTests {
    private func verdict(_ path: String) -> Verdict? {
        var trie = PathTrie(seed: 3)
        let node = trie.node(ofPath: path)
        return EDIDictionary.standard.verdict(of: node, in: trie)
    }

    @Test(
        "X12 elements have the category of their designator and qualifier",
        arguments: [
            ("/X12/PO1/PO104", Category.commercialPrice), ("/X12/PO1/PO102", .commercialQuantity),
            ("/X12/PO1/PO107*UP", .productIdentifier), ("/X12/PO1/PO111*DR", .commercialIP),
            ("/X12/LIN/LIN05*PO", .documentReference), ("/X12/REF*GT/REF02", .organizationTaxID),
            ("/X12/REF*BM/REF02", .tradeLogistics), ("/X12/REF/REF02", .documentReference),
            ("/X12/REF*IA/REF02", .commercialSupplier), ("/X12/L11/L1101*CN", .tradeLogistics),
            ("/X12/N1*ST/N104*92", .organizationIdentifier), ("/X12/N1*SU/N104*FI", .organizationTaxID),
            ("/X12/N1*ST/N3/N301", .organizationAddress), ("/X12/SAC*A/SAC05", .commercialTerms),
            ("/X12/SAC*C/SAC05", .financialAmount), ("/X12/TDS/TDS01", .financialAmount),
            ("/X12/BPR/BPR09*DA", .financialBank),
            ("/X12/BAL/BAL03", .financialCredit), ("/X12/CTP/CTP03*UCP", .commercialUnitCost),
            ("/X12/FST/FST01", .commercialForecast), ("/X12/MSG/MSG01", .textFree), ("/X12/NTE*GEN/NTE02", .textFree),
            ("/X12/DTM*002/DTM02", .documentSchedule), ("/X12/N7/N702", .tradeLogistics),
            ("/X12/MEA*PD/MEA03", .tradeLogistics),
            ("/X12/ISA/ISA04*01", .securitySecret), ("/X12/ISA/ISA06*01", .organizationIdentifier),
            ("/X12/REF*SY/REF02", .personalGovernmentID), ("/X12/X1/X102", .tradeCustoms),
        ]
    )
    func x12(path: String, category: Category) {
        #expect(verdict(path)?.category == category)
    }

    @Test(
        "UN/EDIFACT elements have the category of their designator and qualifier",
        arguments: [
            ("/EDIFACT/PRI+AAA/PRI01-2", Category.commercialPrice), ("/EDIFACT/PRI+DIS/PRI01-2", .commercialTerms),
            ("/EDIFACT/QTY+21/QTY01-2", .commercialQuantity), ("/EDIFACT/MOA+203/MOA01-2", .financialAmount),
            ("/EDIFACT/MOA+146/MOA01-2", .commercialPrice), ("/EDIFACT/MOA+40/MOA01-2", .tradeCustoms),
            ("/EDIFACT/LIN/LIN03+EN", .productIdentifier), ("/EDIFACT/PIA+1/PIA02+HS", .tradeCustoms),
            ("/EDIFACT/IMD+F/IMD03-4", .productDescription), ("/EDIFACT/RFF+VA/RFF01-2", .organizationTaxID),
            ("/EDIFACT/RFF+ON/RFF01-2", .documentReference), ("/EDIFACT/RFF+BM/RFF01-2", .tradeLogistics),
            ("/EDIFACT/RFF+AOU/RFF01-2", .commercialAccounting), ("/EDIFACT/NAD+BY/NAD02", .organizationIdentifier),
            ("/EDIFACT/NAD+BY/NAD04", .organizationName), ("/EDIFACT/NAD+BY/NAD05-2", .organizationAddress),
            ("/EDIFACT/NAD+BY/COM/COM01+TE", .organizationContact), ("/EDIFACT/FII+BF/FII02", .financialBank),
            ("/EDIFACT/FTX+AAI/FTX04-3", .textFree), ("/EDIFACT/FTX+AAA/FTX04-2", .productDescription),
            ("/EDIFACT/CST/CST02", .tradeCustoms), ("/EDIFACT/LOC+27/LOC02", .tradeCustoms),
            ("/EDIFACT/LOC+9/LOC02", .tradeLogistics), ("/EDIFACT/EQD+CN/EQD02", .tradeLogistics),
            ("/EDIFACT/DTM+137/DTM01-2", .documentSchedule), ("/EDIFACT/UNB/UNB06", .securitySecret),
            ("/EDIFACT/PAT+1/PAT03-4", .commercialTerms),
        ]
    )
    func edifact(path: String, category: Category) {
        #expect(verdict(path)?.category == category)
    }

    @Test(
        "structure has no category: codes, counts, control numbers, units, versions",
        arguments: [
            "/X12/ISA/ISA13", "/X12/ISA/ISA02*00", "/X12/GS/GS06", "/X12/ST/ST01", "/X12/ST/ST02", "/X12/SE/SE01",
            "/X12/CTT/CTT01",
            "/X12/PO1/PO101", "/X12/PO1/PO103", "/X12/HL/HL01", "/X12/AK1/AK102", "/X12/BEG/BEG01", "/X12/CUR/CUR02",
            "/X12/ZZZ/ZZZ01",
            "/EDIFACT/UNB/UNB05", "/EDIFACT/UNH/UNH02", "/EDIFACT/UNT/UNT01", "/EDIFACT/BGM/BGM01",
            "/EDIFACT/DTM+137/DTM01-3",
            "/EDIFACT/QTY+21/QTY01-3", "/EDIFACT/LIN/LIN01", "/EDIFACT/CNT+2/CNT01-2", "/EDIFACT/UNS/UNS01",
            "/EDIFACT/NAD+BY/NAD02-3",
        ]
    )
    func structure(path: String) {
        #expect(verdict(path) != nil && verdict(path)?.category == nil)
    }

    @Test(
        "other documents are left to the dictionary of names",
        arguments: ["/N1/N102", "/items/X12/PO104", "/X12/email", "/X12/N1/name", "/X12/email/N1"]
    )
    func others(path: String) {
        #expect(verdict(path)?.category == nil)
        #expect(path.hasSuffix("N1") || verdict(path) == nil)
    }

    @Test("numbers of goods and documents are vetoed where a check digit could pass by chance")
    func vetoes() {
        #expect(verdict("/X12/PO1/PO107*UP")?.veto == DetectorSet.numeric.subtracting([.gtin]))
        #expect(verdict("/X12/REF*GT/REF02")?.veto.contains(.businessNumber) == false)
        #expect(verdict("/X12/MSG/MSG01")?.veto == [.ipAddress])
    }

    @Test("every category and part that the tables name is reached, and no designator stands in two rows")
    func tables() {
        for rows in [EDIWords.x12, EDIWords.edifact] {
            var seen: Set<Substring> = []
            for (_, names) in rows {
                for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                    #expect(seen.insert(name).inserted, "\(name)")
                }
            }
        }
    }

    @Test(
        "the form of a name tells persons from organizations",
        arguments: [
            ("Olga Petrova", true), ("Jean-François Côté", true), ("María de la Cruz", true), ("Doe, Jane", true),
            ("J. Blokker", true),
            ("Nordlys Logistique", false), ("Quincaillerie Roy Inc.", false), ("OLGA PETROVA", true),
            ("ATHEY, AARON", true), ("HÉLÈNE ROY", true), ("JEAN-MARC DUBÉ", true), ("NORDLYS TRADE", false),
            ("SLEEP TRAIN", false), ("SAINT JOSEPH", false), ("DC 14", false),
            ("Olga", false),
            ("3M Canada", false), ("Smith & Sons", false), ("Nordlys B.V.", false), ("De Bakker", false),
            ("ship to door", false), ("", false),
        ]
    )
    func names(text: String, isPerson: Bool) {
        let bytes = Array(text.utf8)
        let found = EDIPersonName.isLikely(bytes.span, 0..<bytes.count)
        #expect(found == isPerson)
    }
}

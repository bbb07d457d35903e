import Domain
import Payload
import Testing

@testable import Classification

@Suite("EDI documents")
struct EDIClassifierTests {
    static func x12(_ segments: String, type: String = "850") -> String {
        "ISA*00*          *00*          *01*123456789      *ZZ*NORDIC         *260401*0930*U*00401*000000017*0*P*>~"
            + "GS*PO*NORD*SUD*20260401*0930*17*X*004010~ST*\(type)*0001~\(segments)SE*9*0001~GE*1*17~IEA*1*000000017~"
    }

    private static func edifact(_ segments: String, type: String = "INVOIC") -> String {
        "UNA:+.? 'UNB+UNOC:3+5790000000012:14+4000000000013:14+260401:0930+88'UNH+1+\(type):D:96A:UN'\(segments)UNT+9+1'UNZ+1+88'"
    }

    /// The findings of the message itself, without the envelope's.
    private func findings(_ text: String) -> [String] {
        Reading(text).findings.filter { !$0.contains("/ISA/") && !$0.contains("/GS/") && !$0.contains("/UNB/") }
    }

    @Test("an order to a person's home holds personal data, and its prices are what the company pays")
    func order() {
        let found = findings(
            EDIClassifierTests.x12(
                "REF*GT*123456782RT0001~PER*BD*Wei Zhang*TE*450-282-2600*EM*wei@x.ca~N1*ST*Olga Petrova*92*71~N3*4 W 12th Ave~N4*LAVAL*QC*H2X1Y4*CA~PO1*1*90*EA*255.01**UP*616189196702~"
            )
        )
        #expect(
            found == [
                "/X12/REF*GT/REF02 organization.tax_id ca-bn", "/X12/PER*BD/PER02 personal.name field-name",
                "/X12/PER*BD/PER04*TE personal.contact phone", "/X12/PER*BD/PER06*EM personal.contact email",
                "/X12/N1*ST/N102 personal.name field-name", "/X12/N1*ST/N104*92 organization.identifier field-name",
                "/X12/N1*ST/N3/N301 personal.contact field-name", "/X12/N1*ST/N4/N401 personal.contact field-name",
                "/X12/N1*ST/N4/N402 personal.contact field-name", "/X12/N1*ST/N4/N403 personal.contact ca-postal-code",
                "/X12/N1*ST/N4/N404 personal.contact field-name", "/X12/PO1/PO102 commercial.quantity field-name",
                "/X12/PO1/PO104 commercial.unit_cost field-name", "/X12/PO1/PO107*UP product.identifier gtin",
            ]
        )
    }

    @Test("an invoice to a company holds business data, and its prices are what it charges")
    func invoice() {
        let segments =
            "N1*BT*Nordlys Logistics Inc*9*123456789~N3*1 Dock Rd~PER*IC*HELP DESK*TE*514-555-0199~IT1*1*5*EA*19.5~TDS*9750~"
        let found = findings(EDIClassifierTests.x12(segments, type: "810"))
        #expect(
            found == [
                "/X12/N1*BT/N102 organization.name field-name", "/X12/N1*BT/N104*9 organization.tax_id duns",
                "/X12/N1*BT/N3/N301 organization.address field-name",
                "/X12/N1*BT/PER*IC/PER02 organization.contact field-name",
                "/X12/N1*BT/PER*IC/PER04*TE organization.contact phone",
                "/X12/IT1/IT102 commercial.quantity field-name",
                "/X12/IT1/IT104 commercial.price field-name", "/X12/TDS/TDS01 financial.amount field-name",
            ]
        )
    }

    @Test("an invoice in UN/EDIFACT tells accounts, taxes, persons and customs apart")
    func edifactInvoice() {
        let found = findings(
            EDIClassifierTests.edifact(
                "BGM+380+F77'NAD+SE+57::9++Nordlys AS+Gate 1+Oslo++0150+NO'RFF+VA:DK13585628'FII+BF+DE89370400440532013000'CTA+SU+:Kari Nordmann'COM+?+4721000000:TE'LIN+1'PIA+1+847130:HS'QTY+47:2'PRI+AAA:9.95'MOA+9:22.00'"
            )
        )
        #expect(
            found == [
                "/EDIFACT/BGM/BGM02 document.reference field-name",
                "/EDIFACT/NAD+SE/NAD02 organization.identifier field-name",
                "/EDIFACT/NAD+SE/NAD04 organization.name field-name",
                "/EDIFACT/NAD+SE/NAD05 organization.address field-name",
                "/EDIFACT/NAD+SE/NAD06 organization.address field-name",
                "/EDIFACT/NAD+SE/NAD08 organization.address field-name",
                "/EDIFACT/NAD+SE/NAD09 organization.address field-name",
                "/EDIFACT/RFF+VA/RFF01-2 organization.tax_id eu-vat",
                "/EDIFACT/FII+BF/FII02 financial.bank iban", "/EDIFACT/NAD+SE/CTA+SU/CTA02-2 personal.name field-name",
                "/EDIFACT/NAD+SE/COM/COM01+TE personal.contact phone",
                "/EDIFACT/PIA+1/PIA02+HS trade.customs hs-code",
                "/EDIFACT/QTY+47/QTY01-2 commercial.quantity field-name",
                "/EDIFACT/PRI+AAA/PRI01-2 commercial.price field-name",
                "/EDIFACT/MOA+9/MOA01-2 financial.amount field-name",
            ]
        )
    }

    @Test("a customs declaration and a transport order hold customs and logistics data")
    func customs() {
        let declaration = EDIClassifierTests.edifact(
            "CST+1+8471300000:122'LOC+27+CN'MEA+WT+G+KGM:120'MOA+40:5000:CAD'RFF+ABT:24CA0077'TDT+20+AB12+1++MSCU:172::MSC+++9321483:146::SENA'EQD+CN+MSKU1234565'",
            type: "CUSDEC"
        )
        #expect(
            findings(declaration) == [
                "/EDIFACT/CST/CST02 trade.customs hs-code", "/EDIFACT/LOC+27/LOC02 trade.customs field-name",
                "/EDIFACT/MEA+WT/MEA03-2 trade.logistics field-name",
                "/EDIFACT/MOA+40/MOA01-2 trade.customs field-name",
                "/EDIFACT/RFF+ABT/RFF01-2 trade.customs field-name", "/EDIFACT/TDT+20/TDT02 trade.logistics field-name",
                "/EDIFACT/TDT+20/TDT03 trade.logistics field-name",
                "/EDIFACT/TDT+20/TDT05 trade.logistics field-name",
                "/EDIFACT/TDT+20/TDT05-4 trade.logistics field-name",
                "/EDIFACT/TDT+20/TDT08 trade.logistics field-name",
                "/EDIFACT/TDT+20/TDT08-4 trade.logistics field-name",
                "/EDIFACT/EQD+CN/EQD02 trade.logistics container",
            ]
        )
        let load = EDIClassifierTests.x12(
            "B2**SCAC**SHIP77**PP~L11*8841*BM~S5*1*CL*1200*L~AT8*G*L*1200*4~MS2*SCAC*4411~",
            type: "204"
        )
        #expect(
            Set(Reading(load).categories)
                == ["organization.identifier", "organization.tax_id", "document.reference", "trade.logistics"]
        )
    }

    @Test("a payment order holds bank accounts and amounts")
    func payment() {
        let text = EDIClassifierTests.x12(
            "BPR*C*1200.5*C*ACH*CCD*01*021000021*DA*88120034*1512345678**01*011000015*DA*5512007*20260401~RMR*IV*F77**1200.5~",
            type: "820"
        )
        #expect(
            findings(text) == [
                "/X12/BPR/BPR02 financial.amount field-name", "/X12/BPR/BPR07*01 financial.bank us-aba",
                "/X12/BPR/BPR09*DA financial.bank ca-bank-account", "/X12/BPR/BPR13*01 financial.bank us-aba",
                "/X12/BPR/BPR15*DA financial.bank field-name", "/X12/BPR/BPR16 document.schedule field-name",
                "/X12/RMR/RMR02*IV document.reference field-name", "/X12/RMR/RMR04 financial.amount field-name",
            ]
        )
    }

    @Test("an acknowledgement holds nothing but the parties of its envelope")
    func acknowledgement() {
        let text = EDIClassifierTests.x12("AK1*PO*17~AK2*850*0001~AK5*A~AK9*A*1*1*1~", type: "997")
        #expect(findings(text) == [])
        #expect(Reading(text).categories == ["organization.identifier", "organization.tax_id"])
    }

    @Test("a number that passes Luhn in a goods or order number is no card, and `::` is no address")
    func falseAlarms() {
        let segments = "BEG*00*NE*4539148803436467**20260401~PO1*1*1*EA*1**UP*4539148803436467~REF*VN*4539148803436467~"
        #expect(!Reading(EDIClassifierTests.x12(segments)).categories.contains("financial.card"))
        let reading = Reading(EDIClassifierTests.edifact("NAD+BY+7::9'LOC+9+ab::cd::9'GIN+BJ+046454286'"))
        #expect(
            !reading.categories.contains("personal.device") && !reading.categories.contains("personal.government_id")
        )
    }

    @Test("passwords of the envelope are secrets, unless their qualifier says that there are none")
    func secrets() {
        let open = EDIClassifierTests.x12("N3*a~")
        #expect(
            !Reading(open.replacing("*00*          *01", with: "*00*bbbbbbbbbb*01")).categories
                .contains("security.secret")
        )
        #expect(
            Reading(open.replacing("*00*          *01", with: "*01*Passw0rd77*01")).categories
                .contains("security.secret")
        )
        let edifact = EDIClassifierTests.edifact("BGM+380+1'").replacing("0930+88'", with: "0930+88+Passw0rd77'")
        #expect(Reading(edifact).categories.contains("security.secret"))
    }

    @Test("what is broken keeps what was found, and is not public")
    func broken() {
        let reading = Reading(EDIClassifierTests.x12("PER*BD*Wei Zhang*TE*450-282-2600~n1*x~"))
        #expect(reading.result.condition == .malformed && reading.categories.contains("personal.name"))
        #expect(Reading("UNB+UNOC:3+").result.level == .unknown)
    }

    @Test("the shape of a document, sent without values, has the categories of its paths")
    func shape() {
        let reading = Reading { $0.classify(shape: [(path: "/X12/PO1/PO104", count: 3, category: nil)]) }
        #expect(reading.categories == ["commercial.price"])
    }
}

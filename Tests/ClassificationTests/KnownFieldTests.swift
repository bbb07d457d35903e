import Domain
import Payload
import Testing

@testable import Classification

/// What the tables of known vocabularies say, and what structure is in them.
@Suite("Fields of known vocabularies")
struct KnownFieldTests {
    @Test("the parts of an address and of a telephone number may be short where the standard names them")
    func shortParts() {
        let order = """
            <cXML><Request><OrderRequest><OrderRequestHeader orderID="7"><BillTo><Address>
            <Phone><TelephoneNumber><CountryCode isoCountryCode="CA">1</CountryCode><AreaOrCityCode>514</AreaOrCityCode>
            <Number>5550100</Number></TelephoneNumber></Phone></Address></BillTo></OrderRequestHeader></OrderRequest></Request></cXML>
            """
        let phone = "/cXML/Request/OrderRequest/OrderRequestHeader/BillTo/Address/Phone/TelephoneNumber"
        #expect(
            Reading(order).findings.filter { $0.contains("Telephone") } == [
                "\(phone)/CountryCode/@isoCountryCode organization.contact field-name",
                "\(phone)/CountryCode organization.contact field-name",
                "\(phone)/AreaOrCityCode organization.contact field-name",
                "\(phone)/Number organization.contact field-name",
            ]
        )
        let house =
            "<Invoice><Delivery><DeliveryAddress><BuildingNumber>9</BuildingNumber></DeliveryAddress></Delivery></Invoice>"
        #expect(
            Reading(house).findings == [
                "/Invoice/Delivery/DeliveryAddress/BuildingNumber organization.address field-name"
            ]
        )
        // Anywhere else a digit is no address.
        #expect(Reading(#"{"customer":{"city":3}}"#).findings == [])
    }

    @Test("an extrinsic is what its name says, and its name is no data")
    func extrinsics() {
        let item = """
            <cXML><Request><X><Extrinsic name="SupplierPartID">751441</Extrinsic><Extrinsic name="Humeur">bonne</Extrinsic>\
            <Extrinsic name="Rang">12</Extrinsic></X></Request></cXML>
            """
        #expect(
            Reading(item).findings == [
                "/cXML/Request/X/Extrinsic product.identifier field-name",
                "/cXML/Request/X/Extrinsic text.free field-name",
            ]
        )
        #expect(Reading(item).result.findings.map(\.count) == [1, 2])
    }

    @Test("an identity of another form than its domain promises is still the network's number for somebody")
    func identities() {
        let text =
            #"<cXML><Header><From><Credential domain="DUNS"><Identity>NORDLYS-7</Identity></Credential></From></Header></cXML>"#
        #expect(Reading(text).findings == ["/cXML/Header/From/Credential/Identity organization.identifier field-name"])
    }

    @Test(
        "a secret of a known document is one whatever it looks like",
        arguments: ["coyote", "three little words", "{to fill in}"]
    )
    func secrets(value: String) {
        let text =
            "<cXML><Header><Sender><Credential><SharedSecret>\(value)</SharedSecret></Credential></Sender></Header></cXML>"
        #expect(Reading(text).categories == ["security.secret"])
    }

    @Test("days of the week are a schedule, other words are none")
    func weekdays() {
        let days = #"{"recurrence":{"daysOfWeek":["MONDAY","jeu.","Samstag","miércoles"]}}"#
        #expect(Reading(days).result.findings.map(\.count) == [4])
        #expect(Reading(#"{"recurrence":{"daysOfWeek":["monthly","never","mondays only when dry"]}}"#).findings == [])
        let interval = #"{"shipWindow":"2026-07-26T07:00:00-04:00--2026-08-03T07:00:00-04:00"}"#
        #expect(Reading(interval).categories == ["document.schedule"])
    }

    @Test("a tax that is not due is still an amount where the standard has it; a price of nothing is none")
    func zero() {
        let invoice = """
            <Invoice><TaxTotal><TaxSubtotal><TaxCategory><ID>E</ID><Percent>0</Percent></TaxCategory></TaxSubtotal></TaxTotal>
            <InvoiceLine><Price><PriceAmount>0.00</PriceAmount></Price></InvoiceLine></Invoice>
            """
        #expect(
            Reading(invoice).findings == [
                "/Invoice/TaxTotal/TaxSubtotal/TaxCategory/Percent financial.amount field-name"
            ]
        )
    }

    @Test("what says by which specification a document is made is structure")
    func structure() {
        let invoice = """
            <Invoice><CustomizationID>urn:cen.eu:en16931:2017</CustomizationID><ProfileID>bpid:1</ProfileID>
            <DocumentCurrencyCode listAgencyName="UNECE">EUR</DocumentCurrencyCode></Invoice>
            """
        #expect(Reading(invoice).findings == [])
        let declaration = """
            <MetaData><ResponsibleAgencyName>CBSA</ResponsibleAgencyName><Declaration><GoodsItemQuantity>3</GoodsItemQuantity>
            <GoodsShipment><Consignment><ContainerCode>1</ContainerCode></Consignment><GovernmentAgencyGoodsItem>
            <GovernmentProcedure><CurrentCode>40</CurrentCode></GovernmentProcedure></GovernmentAgencyGoodsItem>
            </GoodsShipment><BorderTransportMeans><ModeCode>4</ModeCode></BorderTransportMeans></Declaration></MetaData>
            """
        #expect(
            Reading(declaration).findings == [
                "/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/GovernmentProcedure/CurrentCode trade.customs field-name",
                "/MetaData/Declaration/BorderTransportMeans/ModeCode trade.logistics field-name",
            ]
        )
    }

    @Test("the passport of goods is nobody's")
    func carnet() {
        let text = "<GoodsItemPassport><GoodsItemPassportID>ata01661</GoodsItemPassportID></GoodsItemPassport>"
        #expect(!Reading(text).categories.contains("personal.government_id"))
    }

    @Test("the address of a company's mail is no place")
    func mail() {
        let text = #"{"shipper":{"contact":{"emailAddress":"service@nordlys.example"}}}"#
        #expect(Reading(text).findings == ["/shipper/contact/emailAddress organization.contact email"])
    }

    @Test(
        "the kind of a document tells that the company buys",
        arguments: [
            ("purchase_order", true), ("/buynow/order/create", true), ("in_invoice", true), ("in_refund", true),
            ("vendorBill", true), ("Vendor Bill", true), ("facture_fournisseur", true), ("SupplierInvoice", true),
            ("BON D'ACHAT", true), ("out_invoice", false), ("main_invoice", false), ("invoice", false),
            ("vendor", false),
            ("buy", false), ("", false), ("in_invoic", false),
        ]
    )
    func purchases(kind: String, isOne: Bool) {
        #expect(DocumentKind(platform: nil, type: kind).isPurchase == isOne)
        let found = Reading(#"{"items":[{"unitPrice":3.5}]}"#, documentType: kind).categories
        #expect(found == [isOne ? "commercial.unit_cost" : "commercial.price"])
    }

    @Test("numbers of goods have many qualifiers in X12, and some have none that we know")
    func goods() {
        let text = EDIClassifierTests.x12(
            "PO1*1*5*EA*2.5**ST*F07EXPL*BP*0459~N7*UTLX*207444*2598*G*******CN*BNSF***5904~",
            type: "850"
        )
        let found = Reading(text).findings
        #expect(found.contains("/X12/PO1/PO107 product.identifier field-name"))
        #expect(found.contains("/X12/PO1/PO109*BP product.identifier field-name"))
        #expect(!found.contains { $0.contains("PO106") || $0.contains("N704") || $0.contains("N711") })
        #expect(found.contains("/X12/N7/N712 trade.logistics field-name"))
    }
}

import Domain
import Payload
import TestSupport
import Testing

@testable import Classification

@Suite("Classifier")
struct ClassifierTests {
    @Test("an order to a consumer names a person; its amounts and goods are told apart")
    func consumerOrder() {
        let reading = Reading(
            #"{"BuyerInfo":{"BuyerEmail":"o@example.com","BuyerName":"Carlos García"},"ShippingAddress":{"Name":"Olga P.","#
                + #""PostalCode":"H9C 2K1","Phone":"+8613616138375"},"OrderItems":[{"SellerSKU":"BM-1","QuantityOrdered":7,"#
                + #""ItemPrice":{"CurrencyCode":"CAD","Amount":384.75},"landedCost":12.1}],"TrackingNumber":"4539148803436467"}"#
        )
        #expect(
            reading.findings == [
                "/BuyerInfo/BuyerEmail personal.contact email", "/BuyerInfo/BuyerName personal.name field-name",
                "/ShippingAddress/Name personal.name field-name",
                "/ShippingAddress/PostalCode personal.contact ca-postal-code",
                "/ShippingAddress/Phone personal.contact phone",
                "/OrderItems/*/SellerSKU product.identifier field-name",
                "/OrderItems/*/QuantityOrdered commercial.quantity field-name",
                "/OrderItems/*/ItemPrice/Amount financial.amount field-name",
                "/OrderItems/*/landedCost commercial.unit_cost field-name",
                "/TrackingNumber document.reference field-name",
            ]
        )
        // Unit cost is restricted; name, contact and amount together raise that by one.
        #expect(reading.result.level == .critical && reading.result.condition == .whole)
    }

    @Test("a cXML order speaks of companies, its sibling qualifiers are read and its secret is one")
    func cxml() {
        let reading = Reading(
            """
            <cXML><Header><Sender><Credential domain="DUNS"><Identity>942123456</Identity><SharedSecret>coyote</SharedSecret>
            </Credential></Sender></Header><Request><OrderRequest><BillTo><Address><Name>Zinc GmbH</Name><Email>a@zinc.example</Email>
            </Address></BillTo><ShipTo><Address><PostalAddress><DeliverTo>Joe Smith</DeliverTo></PostalAddress></Address></ShipTo>
            <Extrinsic name="VendorNumber">10000593</Extrinsic><Extrinsic name="GSTRegistration">123456782RT0001</Extrinsic>
            <ItemOut quantity="2"><UnitPrice><Money currency="EUR">2.10</Money></UnitPrice>
            <Classification domain="HTS">6204.62</Classification></ItemOut></OrderRequest></Request></cXML>
            """
        )
        let order = "/cXML/Request/OrderRequest"
        #expect(
            reading.findings == [
                "/cXML/Header/Sender/Credential/Identity organization.identifier duns",
                "/cXML/Header/Sender/Credential/SharedSecret security.secret secret",
                "\(order)/BillTo/Address/Name organization.name field-name",
                "\(order)/BillTo/Address/Email organization.contact email",
                "\(order)/ShipTo/Address/PostalAddress/DeliverTo personal.name field-name",
                "\(order)/Extrinsic commercial.supplier field-name", "\(order)/Extrinsic organization.tax_id ca-bn",
                "\(order)/ItemOut/@quantity commercial.quantity field-name",
                "\(order)/ItemOut/UnitPrice/Money commercial.unit_cost field-name",
                "\(order)/ItemOut/Classification trade.customs hs-code",
            ]
        )
        #expect(reading.result.level == .critical)
    }

    @Test("prices of a document by which the company buys are its costs, whoever says that it buys")
    func purchases() {
        let text = #"{"items":[{"unitPrice":3.5}],"bizType":"PURCHASE_ORDER"}"#
        #expect(Reading(text).categories == ["commercial.unit_cost"])
        #expect(Reading(#"{"items":[{"unitPrice":3.5}]}"#).categories == ["commercial.price"])
        #expect(
            Reading(#"{"items":[{"unitPrice":3.5}]}"#, documentType: "purchase_order").categories == [
                "commercial.unit_cost"
            ]
        )
    }

    @Test("a name must be confirmed by a value that fits")
    func confirmed() {
        let reading = Reading(
            #"{"cost_price":0,"margin":null,"salary":"","iban":"n/a","password":"****","gender":false,"unit_cost":"see annex","dob":{}}"#
        )
        #expect(reading.findings == [])
        #expect(reading.result.level == .public)
    }

    @Test("escapes and references do not hide a value")
    func hidden() {
        #expect(
            Reading(#"{"memo":"ann\u0040example.com"}"#).categories
                == ["personal.contact", "text.free"].sorted { $0 > $1 }
        )
        #expect(
            Reading("<a><memo>carte 4539&#32;1488&#x20;0343&nbsp;6467</memo></a>").categories.contains("financial.card")
        )
    }

    @Test("what could not be read is unknown, never public")
    func unknown() {
        #expect(Reading("PK\u{3}\u{4}\u{0}").result == .unread)
        #expect(Reading("").result == .unread)
        #expect(Reading(#"{"a":"b","#).result.level == .unknown)
        #expect(Reading(#"{"sku":"A-1","#).result.level == .unknown)
        #expect(Reading("{}").result.level == .unknown)
        #expect(Reading(#"{"a":"b"}"#).result.level == .public)
        let cut = Reading(#"{"cost_price":3.5,"a":"#).result
        #expect(cut.level == .restricted && cut.condition == .malformed)
    }

    @Test("labels and shapes count as their sender says; a count below one is not believed")
    func declared() {
        let labels = Reading {
            $0.classify(labels: [(.financialCard, 3), (.personalName, 0), (.commercialUnitCost, .max)])
        }
        #expect(labels.findings == ["(declared) financial.card declared", "(declared) commercial.unit_cost declared"])
        #expect(labels.result.level == .critical)
        let shape = Reading {
            $0.classify(shape: [
                ("/x/*/cost_price", 3, nil), ("/y", 2, .financialBank), ("/ann@example.com", .max, .personalName),
            ])
        }
        #expect(
            shape.findings == [
                "/x/*/cost_price commercial.unit_cost field-name", "/y financial.bank declared",
                "/{value} personal.name declared",
            ]
        )
        // Bank accounts are restricted; so many persons raise that by one.
        #expect(shape.result.level == .critical && shape.result.leaves == .max)
        #expect(Reading { $0.classify(shape: []) }.result.level == .unknown)
    }

    @Test("a classifier that has seen other payloads, or many new names, says the same")
    func noMemory() {
        let text = #"{"scheme":"SIN","id":"130692544","cost_price":2,"customer":{"email":"a@b.example"}}"#
        let fresh = Reading(text)
        let again = Reading { classifier in
            for position in 0..<300 {
                let other = #"{"scheme":"LOT","f\#(position)x":{"id":"130 692 544","token":"k"},"bizType":"purchase"}"#
                _ = classifier.classify(
                    payload: Array(other.utf8)[...],
                    contentType: nil,
                    platform: nil,
                    documentType: "x"
                )
            }
            return classifier.classify(
                payload: Array(text.utf8)[...],
                contentType: nil,
                platform: nil,
                documentType: "x"
            )
        }
        #expect(again.findings == fresh.findings && again.result.score == fresh.result.score)
        #expect(fresh.categories.contains("personal.government_id"))
    }

    @Test("property: no value stands in any path, however odd the payload")
    func noValues() {
        let secret = "kassandra.q@example.org"
        for seed in UInt64(0)..<200 {
            var random = SplitMix64(seed: seed)
            var text = #"{"a":{"\#(secret)":["\#(secret)",{"b":"\#(secret)"}]},"cost":1,"\#(secret)":1}"#
            let position = text.utf8.index(
                text.startIndex,
                offsetBy: Int.random(in: 1..<text.utf8.count, using: &random)
            )
            text.insert(contentsOf: String(UnicodeScalar(UInt8.random(in: 32...126, using: &random))), at: position)
            let reading = Reading(text)
            #expect(!reading.findings.contains { $0.contains("kassandra") && $0.contains("example") }, "seed \(seed)")
        }
    }

    @Test("property: any bytes are classified within bounds")
    func anyBytes() {
        let pool = ClassifierPool(count: 2)
        for seed in UInt64(0)..<2_000 {
            var random = SplitMix64(seed: seed)
            let tail = random.bytes(count: 0...100, biasedTo: Array(#"{}[]<>/="',:&;@+0123456789 aé"#.utf8))
            let bytes = [seed.isMultiple(of: 2) ? UInt8(ascii: "{") : UInt8(ascii: "<")] + tail
            let result = pool.classify(payload: bytes[...], contentType: nil, platform: nil, documentType: "é")
            #expect(0...100 ~= result.score && result.inspectedBytes <= Int64(bytes.count), "seed \(seed)")
            #expect(result.condition == .whole || result.level != .public, "seed \(seed)")
        }
    }

    @Test("a pool lends its classifiers to several tasks at once")
    func pool() async {
        let pool = ClassifierPool(count: 2)
        let bytes = Array(#"{"cost_price":3.5,"email":"a@b.example"}"#.utf8)
        let scores = await withTaskGroup(of: Float.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    pool.withClassifier { classifier in
                        (0..<200)
                            .reduce(Float(0)) { sum, _ in
                                sum
                                    + classifier.classify(
                                        payload: bytes[...],
                                        contentType: nil,
                                        platform: nil,
                                        documentType: "x"
                                    )
                                    .score
                            }
                    }
                }
            }
            return await group.reduce(into: Set<Float>()) { $0.insert($1) }
        }
        #expect(scores.count == 1 && pool.paths.count == 2)
    }
}

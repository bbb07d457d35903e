import Domain
import Payload
import Testing

@testable import Classification

@Suite("Kinds of documents")
struct DocumentKindTests {
    private static func request(_ body: String) -> String {
        """
        <cXML payloadID="1@a.example"><Header><From><Credential domain="NetworkID"><Identity>AN01</Identity></Credential>\
        </From></Header><Request deploymentMode="test">\(body)</Request></cXML>
        """
    }

    @Test("are those of each document, whatever the same classifier read before it")
    func eachItsOwn() {
        var classifier = Classifier(paths: PathTable(), seed: 42)
        let documents: [(String, String?)] = [
            (DocumentKindTests.request("<OrderRequest/>"), "OrderRequest"),
            (DocumentKindTests.request("<ProfileRequest/>"), "ProfileRequest"),
            (DocumentKindTests.request("<OrderRequest><Total>5</Total></OrderRequest>"), "OrderRequest"),
            (DocumentKindTests.request("<OrderRequest><Total>6</Total></OrderRequest>"), "OrderRequest"),
            ("<Invoice><ID>1</ID></Invoice", "Invoice"), ("<CreditNote><ID>1</ID></CreditNote", "CreditNote"),
            ("<Invoice><ID>1</ID></Invoice>", "Invoice"), (#"{"a":1,"note":"type"}"#, nil),
            (#"{"method":"alibaba.icbu.product.add","x":1}"#, "alibaba.icbu.product.add"),
        ]
        for (text, kind) in documents {
            let result = classifier.classify(
                payload: Array(text.utf8)[...],
                contentType: nil,
                platform: nil,
                documentType: "unspecified"
            )
            #expect(result.documentType == kind, "\(text.prefix(40))")
        }
    }

    @Test("a text without a field says what nobody knows, and is not public")
    func text() {
        #expect(Reading("Dear reader, all is well.").categories == ["text.free"])
        #expect(Reading("Dear reader, all is well.").result.level > .public)
    }

    @Test("a register's number replaces the name of an identifier")
    func register() {
        let reading = Reading(#"{"identifiers":[{"id":"429384436","scheme":"DUNS"}]}"#)
        #expect(reading.findings == ["/identifiers/*/id organization.tax_id duns"])
    }

    @Test("names in camel case are no tokens", arguments: ["billOfLadingNo", "portOfDischargeId", "noteToSellerOnPO"])
    func names(name: String) {
        #expect(Reading("{\"\(name)\":\"MSCU496371472\"}").result.findings.allSatisfy { $0.count == 1 })
        var classifier = Classifier(paths: PathTable(), seed: 1)
        let report = classifier.report(
            payload: Array("{\"\(name)\":5}".utf8)[...],
            contentType: nil,
            platform: nil,
            documentType: "unspecified"
        )
        #expect(report.fields.map { classifier.table.text(of: $0.path) } == ["/\(name)"])
    }
}

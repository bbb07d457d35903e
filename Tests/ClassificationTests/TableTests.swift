import Domain
import Payload
import Testing

@testable import Classification

@Suite("Classifier: tables and forms")
struct TableTests {
    private func reading(_ text: String, _ contentType: String? = nil) -> Reading {
        Reading {
            $0.classify(
                payload: Array(text.utf8)[...],
                contentType: contentType,
                platform: nil,
                documentType: "unspecified"
            )
        }
    }

    @Test("a supplier list as CSV is classified by the names of its columns and by its values")
    func suppliers() {
        let reading = reading(
            #"""
            vendor_name;contact_email;gst_number;iban;std_cost
            Acier Nord inc.;ann@example.com;123456782RT0001;DE89370400440532013000;91.20
            "Bois ""Nord""" ;bob@example.com;;; 12.00
            """#,
            "text/csv; charset=utf-8"
        )
        #expect(
            reading.findings == [
                "/*/vendor_name commercial.supplier field-name", "/*/contact_email personal.contact email",
                "/*/gst_number organization.tax_id ca-bn", "/*/iban financial.bank iban",
                "/*/std_cost commercial.unit_cost field-name",
            ]
        )
        #expect(reading.result.condition == .whole && reading.result.findings.map(\.count) == [2, 2, 1, 1, 2])
    }

    @Test("a value in a column without a name is found by itself, and its row never becomes a path")
    func unnamed() {
        let reading = reading("Marie;514-555-0199;12\nLuc;514-555-0188;13\n")
        #expect(reading.findings == ["/*/column2 personal.contact phone"])
    }

    @Test("a form is classified by its fields, decoded")
    func form() {
        let reading = reading(
            "customer%5Bemail%5D=ann%40example.com&items[0][unit_cost]=12.5&access_token=s3cr3t-Value"
        )
        #expect(
            reading.findings == [
                "/customer/email personal.contact email", "/items/*/unit_cost commercial.unit_cost field-name",
                "/access_token security.secret secret",
            ]
        )
    }

    @Test("what is written in a multipart body is found, and a file that is no text keeps it from being public")
    func multipart() {
        let head = "--b\r\nContent-Disposition: form-data; name=\"product_title\"\r\n\r\nChair\r\n--b"
        #expect(reading(head + "--\r\n", "multipart/form-data; boundary=b").result.level == .public)
        let scan = "\r\nContent-Disposition: form-data; name=\"scan\"\r\n\r\n\u{0}\r\n--b--\r\n"
        let both = reading(head + scan, "multipart/form-data; boundary=b").result
        #expect(both.level == .unknown && both.condition == .truncated)
    }

    @Test("lines of JSON are classified together")
    func lines() {
        let reading = reading("{\"email\":\"ann@example.com\"}\n{\"email\":\"bob@example.com\"}\n")
        #expect(reading.findings == ["/email personal.contact email"] && reading.result.findings[0].count == 2)
        let broken = self.reading("oops\n{\"email\":\"bob@example.com\"}\n", "application/x-ndjson").result
        #expect(broken.condition == .malformed && broken.findings.count == 1)
    }

    @Test(
        "the content type chooses where the first bytes do not; prose is no table and no form",
        arguments: [
            ("a,b\n1,2\n", "text/csv", PayloadFormat.table), ("a,b\n1,2\n", nil, .text),
            ("a;b;c\n1;2;3\n", "application/octet-stream", .table), ("CIF_I_V3.0\nDATA\n", "text/plain", .table),
            ("{\"a\":1}", "application/x-www-form-urlencoded", .json),
            ("a=1", "application/x-www-form-urlencoded", .form),
            ("a=1&b=2\n", nil, .form), ("a=1", nil, .text), ("https://x.example/?a=1&b=2", nil, .text),
            ("--b\r\n", "Multipart/Related; boundary=b", .multipart), ("{}", "application/x-ndjson", .jsonLines),
            ("Hello, Ann, you\nand, Bob, too\n", "text/plain", .text), ("\u{1}a,b,c\n1,2,3\n", "text/csv", nil),
            ("a\u{0},\u{0}b\u{0}\n", "text/csv", nil), ("PK\u{3}\u{4}", nil, nil),
        ]
    )
    func formats(text: String, contentType: String?, format: PayloadFormat?) {
        let bytes = Array(text.utf8)
        let found = PayloadFormat(sniffing: bytes.span, contentType: contentType)
        #expect(found == format)
    }
}

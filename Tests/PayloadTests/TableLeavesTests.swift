import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("Table leaves")
struct TableLeavesTests {
    @Test(
        "the delimiter is found and lines end as they like",
        arguments: [",", ";", "\t", "|"],
        ["\n", "\r\n", "\r"]
    )
    func delimiters(delimiter: String, lineEnd: String) {
        let rows = [["sku", "unit_cost", "Fournisseur"], ["A-1", "12.5", "Acier Nord"], ["B-2", "7", ""]]
        let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: lineEnd)
        for ending in ["", lineEnd, lineEnd + lineEnd] {
            let reading = TableReading(table: text + ending)
            #expect(
                reading.leaves == [
                    "/*/sku = A-1", "/*/unit_cost = 12.5", "/*/Fournisseur = Acier Nord", "/*/sku = B-2",
                    "/*/unit_cost = 7",
                ]
            )
            #expect(reading.kinds == [.string, .number, .string, .string, .number])
            #expect(reading.scopes == [1, 1, 1, 2, 2])
            #expect(reading.condition == .whole)
        }
    }

    @Test("quoted fields hold delimiters, lines and doubled quotes; a byte order mark is skipped")
    func quotes() {
        let reading = TableReading(
            table: "\u{FEFF}\"name\",\"item, comment\"\n\"Roy, \"\"Bob\"\"\",\"two\nlines\"\n plain , \"a\" \n"
        )
        #expect(
            reading.leaves == [
                #"/*/name = Roy, "Bob""#, "/*/item, comment = two\nlines", "/*/name = plain", "/*/item, comment = a",
            ]
        )
        #expect(reading.condition == .whole)
    }

    @Test("Excel's line sep=; is no data")
    func hint() {
        #expect(TableReading(table: "sep=;\r\nsku;price\r\nA;1,5\r\n").leaves == ["/*/sku = A", "/*/price = 1,5"])
    }

    @Test("decimal commas do not make a table of semicolons one of commas")
    func decimals() {
        let reading = TableReading(table: "1,5;2,5;3,5\n4,5;5,5;6,5\n")
        #expect(reading.leaves.first == "/*/column1 = 1,5" && reading.leaves.count == 6)
        #expect(reading.kinds.allSatisfy { $0 == .number })
    }

    @Test(
        "a first row of data never becomes part of a path",
        arguments: [
            "Marie Tremblay;Acier Nord;Lévis\nLuc Roy;Bois Francs;Québec\n",
            "Marie Tremblay;514-555-0199;12\nLuc Roy;514-555-0188;13\n",
            "ann@example.com;x;y\nbob@example.com;z;t\n", "Royal Bank;Main Street;a\nBank of Montreal;King Street;b\n",
            "Widget;n/a;n/a\nGadget;12;13\n", "Acier Nord;2026-01;2026-02\nMetal Sud;12;13\n",
            "Marie\nLuc\nPaul\n", "order;status\norder;note\n", "user_001;Main St\nuser_002;King St\n",
            "Tremblay, Marie, avocate\nRoy, Luc, notaire\n",
        ]
    )
    func dataFirst(text: String) {
        let reading = TableReading(table: text)
        #expect(!reading.leaves.isEmpty)
        #expect(
            reading.leaves.allSatisfy { $0.hasPrefix("/*/column") && !$0.contains("/*/columns") },
            "\(reading.leaves)"
        )
    }

    @Test(
        "names of columns are recognized",
        arguments: [
            ("Nom;Prénom;Ville\nTremblay;Marc;Lévis\n", "/*/Nom = Tremblay"),
            ("Vendor Name,Contact\nAcier Nord,Wei Zhang\n", "/*/Vendor Name = Acier Nord"),
            ("ticket,created,wording\n12,1683675557,hello\n13,1683675558,you\n", "/*/ticket = 12"),
            ("zorg_code;blip\nx;y\n", "/*/zorg_code = x"),
            ("matnr;labst;werks\nA;12;1000\nB;13;1000\n", "/*/matnr = A"),
            ("sku;2026-01;2026-02\nA;12;13\n", "/*/sku = A"),
            ("email\nann@example.com\n", "/*/email = ann@example.com"),
            ("orderId,lineTotal\nZ,Y\n", "/*/orderId = Z"),
            ("Coûts unitaires;Article\n3;Clou\n", "/*/Coûts unitaires = 3"),
        ]
    )
    func names(text: String, first: String) {
        #expect(TableReading(table: text).leaves.first == first)
    }

    @Test("a name that looks like a value is withheld")
    func withheld() {
        let reading = TableReading(table: "sku;2026-01;note\nA;12;b\n")
        #expect(reading.leaves == ["/*/sku = A", "/*/{value} = 12", "/*/note = b"])
    }

    @Test("a title above the names and fields beyond them are read as columns without a name")
    func ragged() {
        let reading = TableReading(table: "Stock at 2026-01-31\n\nsku;qty\nA;1;extra\nB\n")
        #expect(
            reading.leaves == [
                "/*/column1 = Stock at 2026-01-31", "/*/sku = A", "/*/qty = 1", "/*/column3 = extra", "/*/sku = B",
            ]
        )
    }

    @Test("an Amazon flat file is read by the row of machine names, whatever stands above it")
    func flatFile() {
        let old = TableReading(
            table:
                "TemplateType=Clothing\tVersion=2011.0920\tThis row for Amazon.com use only.\t\nSKU\tTitle\tPrice\tQuantity\n"
                + "item_sku\titem_name\tstandard_price\tquantity\nA-1\tChaise 5\" \"pin\t19.90\t4\n"
        )
        #expect(
            old.leaves == [
                "/*/item_sku = A-1", #"/*/item_name = Chaise 5" "pin"#, "/*/standard_price = 19.90", "/*/quantity = 4",
            ]
        )
        let new = TableReading(
            table: "settings=attributeRow=4&dataRow=6\t\t\t\nListing Identity\t\tOffer\nSKU\tItem Name\tList Price\n"
                + "contribution_sku#1.value\titem_name[marketplace_id=A2EUQ1WTGCTBG2][language_tag=fr_CA]#1.value\t"
                + "purchasable_offer[audience=ALL]#1.our_price#1.schedule#1.value_with_tax\nA-1\tChaise\t19.90\n"
        )
        #expect(
            new.leaves == [
                "/*/contribution_sku/value = A-1", "/*/item_name/value = Chaise",
                "/*/purchasable_offer/our_price/schedule/value_with_tax = 19.90",
            ]
        )
        let report = TableReading(table: "order-id\torder-item-id\tship-date\n123-1\t456\t2026-11-02\n")
        #expect(report.leaves.first == "/*/order-id = 123-1")
    }

    @Test("a CIF 3.0 catalogue is read: its head, its field names, its rows, not what follows them")
    func catalogue() {
        let head = "CIF_I_V3.0\r\nCHARSET: UTF-8\r\nCURRENCY:USD\r\nSUPPLIERID_DOMAIN: DUNS\r\nCOMMENTS:\r\n"
        let named = TableReading(
            table: head + "FIELDNAMES: Supplier ID, Item Description, Unit Price\r\nDATA\r\n"
                + "942888710,\"Table, \"\"oak\"\"\",400\r\nENDOFDATA\r\ntrailer\r\n"
        )
        let front = ["/CHARSET = UTF-8", "/CURRENCY = USD", "/SUPPLIERID_DOMAIN = DUNS"]
        #expect(
            named.leaves == front + [
                "/*/Supplier ID = 942888710", #"/*/Item Description = Table, "oak""#, "/*/Unit Price = 400",
            ]
        )
        #expect(named.condition == .whole)
        let plain = TableReading(table: head + "DATA\r\n942888710,34A11,C555,Nail,31162000,0.02,EA,2\r\n")
        #expect(
            plain.leaves.suffix(3) == ["/*/Unit Price = 0.02", "/*/Units of Measure = EA", "/*/Lead Time = 2"]
        )
        #expect(plain.condition == .malformed)
        #expect(TableReading(table: head).condition == .malformed)
    }

    @Test("a quote that nothing ends is malformed and hides nothing")
    func unclosed() {
        let reading = TableReading(table: "sku;note\nA;\"never\nB;\"ended\n")
        #expect(reading.leaves == ["/*/sku = A", "/*/note = \"never", "/*/sku = B", "/*/note = \"ended"])
        #expect(reading.condition == .malformed)
    }

    @Test("past a limit the table is truncated, and half a value is none")
    func limits() {
        let text = "sku;qty\nA;12\nB;345\n"
        for (limit, leaves) in [(13, 2), (16, 3), (18, 3)] {
            let cut = TableReading(table: text, limits: ReadLimits(bytes: limit))
            #expect(cut.condition == .truncated && cut.leaves.count == leaves, "\(limit): \(cut.leaves)")
        }
        let few = TableReading(table: text, limits: ReadLimits(leaves: 3))
        #expect(few.condition == .truncated && few.leaves.count == 3)
        let wide = TableReading(table: "a1;" + String(repeating: "x;", count: 5_000) + "\n1;2\n")
        #expect(wide.condition == .whole && wide.leaves.contains { $0 == "/*/columns = x" })
    }

    @Test(
        "text of an unknown type is a table only when its lines agree",
        arguments: [
            ("a;b;c\n1;2;3\n", true), ("x\ty\tz\r\n1\t2\t3\r\n", true), ("a,b,c\n1,2,3\n4,5,6\n", true),
            ("One, two, three.\nFour, five, six.\n", false), ("Bonjour, Marie,\nvoici, enfin, la liste\n", false),
            ("a,b,c\n", false), ("a,b\n1,2\n", false), ("Hello\nworld\n", false), ("", false),
            ("UA (X11; Linux; en)\nUA (X11; Linux; fr)\n", false),
        ]
    )
    func certainty(text: String, isCertain: Bool) {
        let bytes = Array(text.utf8)
        let dialect = TableDialect(bytes.span, from: 0, to: bytes.count)
        #expect(dialect.isCertain == isCertain)
    }

    @Test("numbers are told from identifiers", arguments: ["0", "-1.5", "+3", "1,25", "2e-3", "0.5"])
    func numbers(text: String) {
        let bytes = Array(text.utf8)
        let isNumber = TableNumber.matches(bytes.span, 0..<bytes.count)
        #expect(isNumber)
        for broken in ["0" + text, text + ".", text + "-", "x" + text, text + "e"] {
            let bytes = Array(broken.utf8)
            let isNumber = TableNumber.matches(bytes.span, 0..<bytes.count)
            #expect(!isNumber, "\(broken)")
        }
    }

    @Test("property: any bytes end in some condition with ranges inside the input")
    func anyBytes() {
        let starts = ["", "a;b\n", "CIF_I_V3.0\n \nDATA\n", "CIF_I_V3.0\n", "TemplateType=x\tb\n", "sku,qty\n"]
        for seed in UInt64(0)..<3_000 {
            var random = SplitMix64(seed: seed)
            let tail = random.bytes(count: 0...90, biasedTo: Array("\"\"\",;\t|\n\r aB1.=#[]".utf8))
            let bytes = Array((starts.randomElement(using: &random) ?? "").utf8) + tail
            let limits = ReadLimits(bytes: Int.random(in: 0...120, using: &random), leaves: 20)
            // The reading itself checks the ranges.
            #expect(TableReading(table: bytes, limits: limits).leaves.count <= 20, "seed \(seed)")
        }
    }

    @Test("property: fields written by RFC 4180 are read back as they were")
    func roundTrip() {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let fields = (0..<12)
                .map { _ in
                    String(
                        decoding: random.bytes(count: 1...12, biasedTo: Array("\"\",;\n ab".utf8)).map { $0 & 0x7F },
                        as: UTF8.self
                    )
                }
            let quoted = fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
            var text = "sku,note,qty\n"
            for row in 0..<4 { text += quoted[(row * 3)..<(row * 3 + 3)].joined(separator: ",") + "\r\n" }
            let reading = TableReading(table: text)
            let names = ["sku", "note", "qty"]
            #expect(reading.leaves == fields.indices.map { "/*/\(names[$0 % 3]) = \(fields[$0])" }, "seed \(seed)")
        }
    }
}

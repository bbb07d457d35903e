import Foundation
import Testing

@Suite("vigie classify, line by line")
struct ClassifyLinesTests {
    private let folder: ClassifyFolder

    init() throws { folder = try ClassifyFolder() }

    @Test("--ndjson answers each document under its own id, with places in code points")
    func documents() async throws {
        let email = "ada.tremblay@exemple.ca"
        // Accents, an emoji outside the basic plane, and escapes of the line.
        let texts = [
            #"{"courriel":"\#(email)"}"#, #"{"é😀中":"x","courriel":"\#(email)"}"#,
            "<a><é>\n\t\"</é><email>\(email)</email></a>",
        ]
        let ids = ["\"a\"", "17", "\"é\\u00e9\""]
        let lines = try zip(ids, texts)
            .map { #"{"id":\#($0),"text":\#(try ClassifyFolder.quoted($1)),"platform":"amazon"}"# }
        let escaped = #"{"text":"{\"\u00e9\ud83d\ude00\u4e2d\":\"x\",\"courriel\":\"\#(email)\"}","id":{"x":[1]}}"#
        let file = try folder.file("documents.ndjson", (lines + [escaped]).joined(separator: "\n"))
        let result = try await Program.run(["classify", "--ndjson", file])
        #expect(result.status == 0 && result.errors.isEmpty)
        let printed = try PrintedLines(result)
        #expect(printed.objects.count == 4)
        for (place, text) in (texts + [texts[1]]).enumerated() {
            let spans = printed[place]["spans"] as? [[String: Any]]
            let start = Array(text.unicodeScalars).firstRange(of: Array(email.unicodeScalars))?.lowerBound
            #expect(spans?.count == 1 && spans?.first?["start"] as? Int == start, "\(text)")
            #expect(spans?.first?["end"] as? Int == start.map { $0 + email.count })
            #expect(spans?.first?["type"] as? String == "EMAIL" && spans?.first?.count == 3)
            // In XML between businesses a contact is a business contact.
            let isBusiness = text.hasPrefix("<")
            let contact = isBusiness ? "organization.contact" : "personal.contact"
            #expect((printed[place]["categories"] as? [String])?.contains(contact) == true)
            #expect(printed[place]["level"] as? String == (isBusiness ? "internal" : "confidential"))
            #expect(printed[place]["score"] is NSNumber)
        }
        let starts = result.output.split(separator: "\n").map { $0.prefix(while: { $0 != "," }) }
        #expect(starts == [#"{"id":"a""#, #"{"id":17"#, #"{"id":"é\u00e9""#, #"{"id":{"x":[1]}"#])
    }

    @Test("spans are in the order of the text, and a value behind escapes of the document stands where it is written")
    func escapes() async throws {
        let text = #"{"note":"\u00e9\ud83d\ude00 a.roy@exemple.ca, b.roy@exemple.ca","phone":"+1 418 555-0123"}"#
        let line = #"{"id":1,"text":\#(try ClassifyFolder.quoted(text)),"format":"json"}"#
        let printed = try PrintedLines(
            try await Program.run(["classify", "--ndjson", try folder.file("escapes.ndjson", line)])
        )
        let spans = try #require(printed[0]["spans"] as? [[String: Any]])
        let found = spans.compactMap { span -> String? in
            guard let start = span["start"] as? Int, let end = span["end"] as? Int, end <= text.count else {
                return nil
            }
            return String(Array(text)[start..<end])
        }
        #expect(found == ["a.roy@exemple.ca", "b.roy@exemple.ca", "+1 418 555-0123"])
    }

    @Test("the format of a line is the content type, and decides where the bytes do not")
    func formats() async throws {
        let text = try ClassifyFolder.quoted("cost_price\n12.50\n13.75\n")
        let file = try folder.file(
            "f.ndjson",
            #"{"id":1,"text":\#(text),"format":"csv"}"# + "\n" + #"{"id":2,"text":\#(text),"format":"html"}"#
        )
        let printed = try PrintedLines(try await Program.run(["classify", "--ndjson", file]))
        #expect(printed[0]["categories"] as? [String] == ["commercial.unit_cost"])
        #expect(printed[1]["categories"] as? [String] == ["text.free"])
    }

    @Test("a line that cannot be answered is named, the run goes on, and the end is 1")
    func faults() async throws {
        let lines = [
            #"{"id":1,"text":"a"}"#, "", "not json: 4111111111111111", #"{"id":"x"}"#, #"{"id":2,"text":3}"#, #"[1]"#,
            #"{"id":3,"text":"b"}"#,
        ]
        let result = try await Program.run([
            "classify", "--ndjson", try folder.file("f", lines.joined(separator: "\n")),
        ])
        #expect(result.status == 1)
        let printed = try PrintedLines(result)
        #expect(printed.objects.map { $0["error"] is String } == [false, true, true, true, true, false])
        #expect(printed.objects.map { $0["line"] as? Int } == [nil, 3, 4, 5, 6, nil])
        #expect(printed[1]["id"] is NSNull && printed[2]["id"] as? String == "x" && printed[3]["id"] as? Int == 2)
        #expect(!result.output.contains("411111"))
    }

    @Test("--validate gives each line back with its verdict; an unknown type is not valid and told once")
    func identifiers() async throws {
        let lines = [
            #"{"type":"CREDIT_CARD","value":"4111111111111111"}"#,
            #"{"type":"CREDIT_CARD","value":"4111111111111112"}"#,
            #"{"type":"CREDIT_CARD","value":4111111111111111}"#, #"{"type":"SHOE_SIZE","value":"42"}"#,
            #"{"type":"SHOE_SIZE","value":"43"}"#,
        ]
        let file = try folder.file("values.ndjson", lines.joined(separator: "\n"))
        let result = try await Program.run(["classify", "--validate", file])
        #expect(result.status == 0)
        let verdicts = ["true", "false", "true", "false", "false"]
        let expected = zip(lines, verdicts).map { $0.dropLast() + #","valid":\#($1)}"# }
        #expect(result.output == expected.joined(separator: "\n") + "\n")
        #expect(result.errors.components(separatedBy: "SHOE_SIZE").count == 2, "\(result.errors)")
        let bad = try await Program.run(["classify", "--validate", try folder.file("bad", #"{"type":"IBAN"}"#)])
        #expect(bad.status == 1 && bad.output.contains(#""error":"line 1: "#))
    }

    @Test("--columns gives each column its type; values may be of any kind")
    func columns() async throws {
        let lines = [
            #"{"id":"a","name":"courriel","values":["a.roy@exemple.ca","b.roy@exemple.ca","",null,3,true,"c.roy@exemple.ca"]}"#,
            #"{"id":2,"name":"statut","values":["actif","inactif","actif"]}"#, #"{"id":3,"name":"x","values":[]}"#,
            #"{"id":4,"name":"x"}"#,
        ]
        let result = try await Program.run([
            "classify", "--columns", try folder.file("c", lines.joined(separator: "\n")),
        ])
        let printed = try PrintedLines(result)
        #expect(result.status == 1, "the last one has no values")
        #expect(printed.objects.map { $0["type"] as? String } == ["EMAIL_ADDRESS", "None", "None", nil])
        #expect(printed[0]["id"] as? String == "a" && printed[1]["id"] as? Int == 2 && printed[3]["id"] as? Int == 4)
    }

    @Test("--bench prints two speeds, of lines with a text and of a file as it is")
    func bench() async throws {
        let text = #"{"courriel":"ada.tremblay@exemple.ca","total":12.5}"#
        let lines = try folder.file("b.ndjson", #"{"id":1,"text":\#(try ClassifyFolder.quoted(text))}"#)
        let document = try folder.file("b.json", text)
        for file in [lines, document] {
            let result = try await Program.run(["classify", "--bench", file])
            #expect(result.status == 0)
            let figures = result.output.split(separator: "\n").map { $0.split(separator: " ") }
            #expect(figures.map { $0.first } == ["classify.scan_mb_per_s", "classify.whole_mb_per_s"])
            #expect(figures.allSatisfy { ($0.last.flatMap { Double($0) } ?? 0) > 0 })
        }
        #expect(try await Program.run(["classify", "--bench", try folder.file("empty", "")]).status == 65)
    }

    @Test("property: no value of six characters or more stands in what classify and shape write")
    func values() async throws {
        for seed in UInt64(1)...4 {
            let samples = ClassifySample.all(seed: seed)
            let files = try samples.enumerated().map { try folder.file("\(seed)-\($0)", $1.text) }
            let lines = try samples.enumerated()
                .map { #"{"id":\#($0),"text":\#(try ClassifyFolder.quoted($1.text)),"format":"\#($1.name)"}"# }
            // A line that is cut off in a value.
            let cut = String((lines.first ?? "").dropLast(60))
            let ndjson = try folder.file("\(seed).ndjson", (lines + [cut]).joined(separator: "\n"))
            let runs = [
                ["classify", "--spans"] + files, ["classify", "--json", "--spans"] + files,
                ["classify", "--ndjson", ndjson], ["shape"] + files,
            ]
            for arguments in runs {
                let result = try await Program.run(arguments)
                #expect(result.output.count > 200, "\(arguments.prefix(3)) \(result.errors)")
                for value in samples[0].values {
                    #expect(!result.output.contains(value), "seed \(seed), \(arguments.prefix(3))")
                    #expect(!result.errors.contains(value), "seed \(seed), \(arguments.prefix(3))")
                }
            }
        }
    }
}

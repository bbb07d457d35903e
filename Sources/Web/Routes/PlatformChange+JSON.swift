import Domain
import Query

/// Reads what a person sets on a platform.
extension PlatformChange {
    private static let members = ["name", "status", "owner", "note", "hosts", "agreement"]
    /// The states that a person can give; the others come by themselves.
    private enum Given: String, CaseIterable {
        case approved, blocked, listed, discovered

        var status: Platform.Status {
            switch self {
            case .approved: .approved
            case .blocked: .blocked
            case .listed: .listed
            case .discovered: .discovered
            }
        }
    }

    /// A whole representation (PUT): what is not there is taken away, and the name is required.
    init(replacing document: JSONValue) throws(Problem) {
        var reader = try DocumentReader(document, known: PlatformChange.members)
        self = PlatformChange.read(&reader)
        if !reader.has("name") { reader.fail(.missingAttribute, at: "name") }
        try reader.finish()
        owner = .some(owner ?? nil)
        note = .some(note ?? nil)
        agreement = .some(agreement ?? nil)
        hosts = hosts ?? []
        status = status ?? .approved
    }

    /// A merge patch (PATCH); `merged_into` joins this platform into another.
    init(merging document: JSONValue) throws(Problem) {
        var reader = try DocumentReader(document, known: PlatformChange.members + ["merged_into"])
        self = PlatformChange.read(&reader)
        mergeInto = reader.text("merged_into", most: 64)
        try reader.finish()
    }

    private static func read(_ reader: inout DocumentReader) -> PlatformChange {
        var change = PlatformChange()
        change.name = reader.text("name", most: 200)
        change.status = reader.word("status", Given.self)?.status
        change.owner = reader.removableText("owner", most: 200)
        change.note = reader.removableText("note", most: 2_000)
        if let hosts = reader.value("hosts") { change.hosts = read(hosts, &reader) }
        change.agreement = PlatformAgreement.read(&reader)
        return change
    }

    private static func read(_ value: JSONValue, _ reader: inout DocumentReader) -> [PlatformRecord.Host] {
        guard case .array(let elements) = value, elements.count <= 500 else {
            reader.fail(.invalidType, at: "hosts", hint: "array ≤ 500")
            return []
        }
        var hosts: [PlatformRecord.Host] = []
        for (place, element) in elements.enumerated() {
            do throws(Problem) {
                hosts.append(try host(element))
            } catch {
                reader.fail(
                    error.errors.map { item in
                        Problem.Item(pointer: "/hosts/\(place)\(item.pointer)", code: item.code, detail: item.detail)
                    }
                )
            }
        }
        return hosts
    }

    /// A pattern alone, or an object.
    ///
    /// What a person writes is evidence of its own kind, `S2`, unless they say better.
    private static func host(_ value: JSONValue) throws(Problem) -> PlatformRecord.Host {
        let document: JSONValue =
            if case .string = value { .object([JSONValue.Member(name: "pattern", value: value)]) } else { value }
        var reader = try DocumentReader(
            document,
            known: ["pattern", "jurisdiction", "laws", "environment", "evidence"]
        )
        let pattern = reader.text("pattern", most: 253) ?? ""
        if !reader.has("pattern") { reader.fail(.missingAttribute, at: "pattern") }
        if reader.has("pattern"), !isHostPattern(pattern) {
            reader.fail(.invalidValue, at: "pattern", hint: "*.example.com")
        }
        let jurisdiction = reader.text("jurisdiction", most: 7) ?? Jurisdiction.unknown.rawValue
        if !isJurisdiction(jurisdiction) {
            reader.fail(.invalidValue, at: "jurisdiction", hint: "ISO 3166-1, EU, unknown")
        }
        let environment = reader.text("environment", most: 20) ?? "prod"
        let environments = ["prod", "sandbox", "auth", "legacy", "integration", "seen"]
        if !environments.contains(environment) {
            reader.fail(.invalidValue, at: "environment", hint: environments.joined(separator: ", "))
        }
        let evidence = reader.text("evidence", most: 2) ?? "S2"
        if !["S", "S2", "R", "O"].contains(evidence) {
            reader.fail(.invalidValue, at: "evidence", hint: "S, S2, R, O")
        }
        let laws = reader.texts("laws", most: 20) ?? []
        try reader.finish()
        return PlatformRecord.Host(
            pattern: pattern,
            jurisdiction: jurisdiction,
            laws: laws,
            environment: environment,
            evidence: evidence
        )
    }

    private static func isHostPattern(_ text: String) -> Bool {
        text.contains(".")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                    UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "*"):
                    true
                default: false
                }
            }
    }

    private static func isJurisdiction(_ text: String) -> Bool {
        text == Jurisdiction.unknown.rawValue
            || (text.utf8.count == 2 && text.utf8.allSatisfy { 0x41...0x5A ~= $0 })
    }

    /// What a slug may look like; the pointer is that of the whole request, since it stands in the path.
    static func checkSlug(_ slug: String) throws(Problem) {
        let isGood =
            1...64 ~= slug.utf8.count
            && slug.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
                    UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
        guard isGood else {
            throw Problem.bad(
                "slug",
                fr: "1 à 64 signes parmi a-z, 0-9, _, - et .",
                en: "1 to 64 of a-z, 0-9, _, - and ."
            )
        }
    }
}

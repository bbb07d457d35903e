import Domain
import TestSupport
import Testing

@testable import Classification

@Suite("Rules of an organization: values that are harmless")
struct AllowListTests {
    private let rules = RuleSet(
        version: "test",
        allowed: AllowList([
            .init(.email, domains: ["boreal-meubles.example.com"], values: ["Info@Exemple.ca"]),
            .init(.card, values: ["4111 1111 1111 1111"]),
            .init(.ipAddress, values: ["10.0.0.1"]),
            .init(.phone, values: ["(514) 555-0199"]),
        ])
    )

    private func allows(_ detector: Detector, _ text: String) -> Bool {
        let bytes = Array("x\(text)x".utf8)
        return rules.allows(detector, bytes.span, 1..<(bytes.count - 1))
    }

    @Test(
        "a domain stands for all below it and for nothing beside it",
        arguments: [
            ("a@boreal-meubles.example.com", true), ("a.b@MAIL.Boreal-Meubles.Example.COM", true),
            ("a@xboreal-meubles.example.com", false), ("a@example.com", false),
            ("a@boreal-meubles.example.com.cn", false), ("boreal-meubles.example.com", false),
            ("boreal-meubles.example.com@mal.example", false), ("info@exemple.ca", true), ("info2@exemple.ca", false),
            ("a@", false), ("@", false),
        ]
    )
    func domains(address: String, isAllowed: Bool) {
        #expect(allows(.email, address) == isAllowed)
    }

    @Test(
        "a value is the same however it is grouped, for its own detector only",
        arguments: [
            (.card, "4111111111111111", true), (.card, "4111-1111-1111-1111", true),
            (.card, "4111\u{A0}1111\u{A0}1111\u{A0}1111", true), (.card, "4111111111111112", false),
            (.iban, "4111111111111111", false), (.ipAddress, "10.0.0.1", true), (.ipAddress, "100.0.1", false),
            (.phone, "514.555.0199", true), (.phone, "5145550199", true), (.phone, "514-555-0190", false),
        ] as [(Detector, String, Bool)]
    )
    func values(detector: Detector, text: String, isAllowed: Bool) {
        #expect(allows(detector, text) == isAllowed)
    }

    @Test("property: with an allow-list nothing scores higher than without")
    func neverRaises() {
        let findings: [(Detector, Domain.Category, String)] = [
            (.email, .personalContact, "a@boreal-meubles.example.com"),
            (.email, .personalContact, "b@ailleurs.example"),
            (.card, .financialCard, "4111111111111111"), (.card, .financialCard, "5500005555555559"),
            (.phone, .personalContact, "514 555-0199"), (.ipAddress, .personalDevice, "10.0.0.1"),
            (.iban, .financialBank, "DE89370400440532013000"),
        ]
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            var (with, without) = (Evidence(), Evidence())
            for _ in 0..<8 {
                guard let (detector, category, value) = findings.randomElement(using: &random) else { continue }
                let confidence = Float.random(in: 0...1, using: &random)
                without.add(category, confidence, distinct: 1)
                if !allows(detector, value) { with.add(category, confidence, distinct: 1) }
            }
            #expect(Score.summary(with).value <= Score.summary(without).value, "seed \(seed)")
            #expect(Score.unexpected(with, allowed: []) <= Score.unexpected(without, allowed: []), "seed \(seed)")
        }
    }

    @Test("an empty list allows nothing, whatever the detector")
    func empty() {
        let bytes = Array("a@example.ca".utf8)
        for detector in Detector.allCases {
            let isAllowed = RuleSet.builtIn.allows(detector, bytes.span, 0..<bytes.count)
            #expect(!isAllowed)
        }
    }
}

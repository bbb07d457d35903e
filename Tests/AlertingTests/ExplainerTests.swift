import Detection
import Domain
import Testing

@testable import Alerting

/// Two flows to one platform.
private struct Names: NameDirectory {
    func flow(_ id: FlowID) -> Flow? {
        guard id.rawValue == 12 else { return nil }
        return Flow(
            id: id,
            system: SystemID(rawValue: 1),
            platform: PlatformID(rawValue: 3),
            source: "odoo-amont/price_feed",
            documentType: "price_list"
        )
    }

    func platform(_ id: PlatformID) -> Platform? {
        guard id.rawValue == 3 else { return nil }
        return Platform(id: id, slug: "alibaba_icbu", name: "Alibaba.com", status: .listed, revision: 1)
    }

    func host(_ id: HostID) -> String? { id.rawValue == 5 ? "gw.api.alibaba.com" : nil }
    func jurisdiction(of host: HostID) -> Jurisdiction? { Jurisdiction(rawValue: "CN") }
    func path(of field: FieldID, of flow: FlowID) -> String? { field.rawValue == 9 ? "/items/*/cost_price" : nil }
}

@Suite("Explanations")
struct ExplainerTests {
    private let at = Timestamp(rfc3339: "2026-11-14T15:20:00Z")!

    private func anomaly(
        _ kind: Anomaly.Kind,
        metric: Anomaly.Metric? = nil,
        observed: Double = 0,
        expected: Double = 0,
        band: (Double, Double) = (0, 0),
        hours: Int64 = 1,
        probability: Double = 1e-8,
        historyDays: Double = 84,
        contributors: [Contributor] = []
    ) -> Anomaly {
        let from = Timestamp(rfc3339: "2026-11-14T15:00:00Z")!
        return Anomaly(
            kind: kind,
            episode: EpisodeKey(dedupKey: "\(kind.rawValue)|flow:12", startedAt: from),
            at: at,
            subject: Subject(flow: FlowID(rawValue: 12), platform: PlatformID(rawValue: 3)),
            confidence: 0.99,
            severity: .high,
            measurement: metric.map {
                Measurement(
                    metric: $0,
                    from: from,
                    to: from.advanced(bySeconds: hours * 3_600),
                    observed: observed,
                    expected: expected,
                    low: band.0,
                    high: band.1,
                    coverage: 0.998,
                    probability: probability,
                    historyDays: historyDays,
                    warm: historyDays >= 14
                )
            },
            contributors: contributors
        )
    }

    /// Golden texts are written with plain spaces; numbers and their units hold no-break ones.
    private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

    @Test("a spike of bytes says how much, how rare, why and on what ground")
    func bytesSpike() {
        let draft = Explainer()
            .draft(
                anomaly(
                    .volumeSpike,
                    metric: .bytes,
                    observed: 42_611_872,
                    expected: 3_100_000,
                    band: (1_200_000, 6_800_000),
                    contributors: [
                        Contributor(dimension: .level, key: "restricted", share: 0.96, observed: 40_900_000)
                    ]
                ),
                names: Names()
            )
        #expect(draft.summary.fr.contains("42,6\u{A0}Mo"))
        #expect(
            plain(draft.summary.fr)
                == "42,6 Mo vers Alibaba.com depuis odoo-amont/price_feed (price_list) en 1 heure; 3,1 Mo attendus."
        )
        #expect(
            plain(draft.summary.en)
                == "42.6 MB to Alibaba.com from odoo-amont/price_feed (price_list) in 1 hour; 3.1 MB expected."
        )
        #expect(
            draft.explanation.why.fr.map(plain) == [
                "42,6 Mo observés, 3,1 Mo attendus; 99,8 % des périodes ordinaires se situent entre 1,2 Mo et 6,8 Mo.",
                "Le hasard seul le ferait moins d’une fois en 1 000 ans.",
                "La hausse tient à la taille des documents plus qu’à leur nombre. Niveaux : 96 % « Restreint ».",
                "L’attente repose sur 84 jours d’historique.",
            ]
        )
        #expect(
            draft.explanation.why.en.map(plain) == [
                "42.6 MB observed, 3.1 MB expected; 99.8% of ordinary periods lie between 1.2 MB and 6.8 MB.",
                "Chance alone would do this less than once in 1,000 years.",
                "The rise comes from the size of the documents more than from their number. Levels: 96% Restricted.",
                "The expectation rests on 84 days of history.",
            ]
        )
        #expect(draft.suggestedAction.code == "check_integration")
        #expect(draft.explanation.score.map { abs($0.value - 8) < 1e-9 } == true)
        #expect(draft.explanation.window?.interval == "1h")
        #expect(draft.subject.system == "odoo-amont")
    }

    @Test("thin history is said openly, and chance is put in days")
    func warmUp() {
        let draft = Explainer()
            .draft(
                anomaly(
                    .volumeSpike,
                    metric: .events,
                    observed: 1_240,
                    expected: 85,
                    band: (40, 190),
                    probability: 1e-4,
                    historyDays: 3
                ),
                names: Names()
            )
        #expect(
            plain(draft.summary.fr)
                == "1 240 événements vers Alibaba.com depuis odoo-amont/price_feed (price_list) en 1 heure; 85 attendus."
        )
        #expect(draft.explanation.why.fr.map(plain).contains("Le hasard seul le ferait environ une fois en 417 jours."))
        #expect(
            draft.explanation.why.fr.map(plain).last == "Apprentissage en cours : 3 jours d’historique sur 14."
        )
        #expect(draft.explanation.why.en.map(plain).last == "Still learning: 3 days of history out of 14.")
        #expect(draft.explanation.baseline?.warm == false)
    }

    @Test(
        "a French participle agrees with its figure: singular below two",
        arguments: [
            (1_400_000, "1,4 Mo attendu."), (0, "0 o attendu."), (2_000_000, "2,0 Mo attendus."),
            (1_200e12, "1,2 Po attendu."), (1_200e15, "1 200 Po attendus."), (12_000, "12,0 ko attendus."),
        ]
    )
    func agreement(expected: Double, end: String) {
        let draft = Explainer()
            .draft(
                anomaly(.volumeSpike, metric: .bytes, observed: 9e6, expected: expected, band: (0, 1)),
                names: Names()
            )
        #expect(plain(draft.summary.fr).hasSuffix(end))
    }

    @Test("silence and drop read as less, not as more")
    func lowSide() {
        let silent = Explainer()
            .draft(
                anomaly(.flowSilent, metric: .events, expected: 56.2, band: (30, 90), hours: 10),
                names: Names()
            )
        #expect(
            plain(silent.summary.fr)
                == "Aucun événement vers Alibaba.com depuis odoo-amont/price_feed (price_list) depuis 10 heures; 56 attendus."
        )
        let drop = Explainer()
            .draft(
                anomaly(.volumeDrop, metric: .events, observed: 12, expected: 60, band: (35, 90), hours: 6),
                names: Names()
            )
        #expect(
            plain(drop.summary.en)
                == "Only 12 events to Alibaba.com from odoo-amont/price_feed (price_list) in 6 hours; 60 expected."
        )
        #expect(drop.suggestedAction.code == "check_sender")
    }

    @Test(
        "what is not volume says how much and how much usually, in both languages",
        arguments: [
            (Anomaly.Kind.sensitivityShift, Anomaly.Metric.share, 0.062, 0.011),
            (.exposureSubjects, .subjects, 4_200, 31), (.fluidityErrors, .share, 0.4, 0.004),
            (.integrityMalformed, .share, 0.3, 0.002), (.integrityDuplicates, .copies, 8.2, 1),
            (.fluidityLatency, .seconds, 2.43, 0.31), (.noveltyTime, .events, 24, 0.1),
        ]
    )
    func watched(kind: Anomaly.Kind, metric: Anomaly.Metric, observed: Double, expected: Double) {
        var one = anomaly(kind, metric: metric, observed: observed, expected: expected, band: (0, expected * 3))
        one.subject.category = .commercialSupplier
        let draft = Explainer().draft(one, names: Names())
        let words: (fr: String, en: String) =
            switch kind {
            case .sensitivityShift: ("« Fournisseurs » dans 6 % des envois", "“Suppliers” in 6% of what is sent")
            case .exposureSubjects: ("4 200 personnes dans les envois", "4,200 people in what is sent")
            case .fluidityErrors: ("40 % des envois vers Alibaba.com", "40% of the transfers to Alibaba.com")
            case .integrityMalformed: ("illisibles; 0,2 % d’habitude", "cannot be read; usually 0.2%")
            case .integrityDuplicates: ("environ 8,2 fois chacun", "about 8.2 times each")
            case .fluidityLatency: ("prend 2,4 s; 310 ms d’habitude", "takes 2.4 s; usually 310 ms")
            default: ("24 événements vers Alibaba.com", "24 events to Alibaba.com")
            }
        #expect(plain(draft.summary.fr).contains(words.fr))
        #expect(plain(draft.summary.en).contains(words.en))
        #expect(draft.explanation.unit == metric.unit)
        #expect(draft.explanation.why.fr.count >= 3 && draft.explanation.why.fr.count == draft.explanation.why.en.count)
        #expect(draft.suggestedAction.code != "check_integration")
    }

    @Test(
        "a first time names what is new",
        arguments: Anomaly.Kind.allCases.filter { $0.rawValue.hasPrefix("novelty") }
    )
    func novelty(kind: Anomaly.Kind) {
        var new = anomaly(kind)
        new.subject.host = HostID(rawValue: 5)
        new.subject.jurisdiction = Jurisdiction(rawValue: "CN")
        new.subject.category = .commercialUnitCost
        if kind == .noveltyField {
            new.contributors = [Contributor(dimension: .field, key: "9", share: 1, observed: 1)]
        }
        let draft = Explainer().draft(new, names: Names())
        let expected: (fr: String, en: String) =
            switch kind {
            case .noveltyHost: ("gw.api.alibaba.com", "gw.api.alibaba.com")
            case .noveltyJurisdiction: ("juridiction nouvelle (Chine)", "new jurisdiction (China)")
            case .noveltyDocumentType: ("« price_list »", "“price_list”")
            case .noveltyField:
                (
                    "Champ nouveau /items/*/cost_price (« Coût unitaire »)",
                    "New field /items/*/cost_price (“Unit cost”)"
                )
            case .noveltyCategory: ("« Coût unitaire » (Restreint)", "“Unit cost” (Restricted)")
            default: ("Premier envoi vers Alibaba.com", "First data sent to Alibaba.com")
            }
        #expect(plain(draft.summary.fr).contains(expected.fr))
        #expect(draft.summary.en.contains(expected.en))
        #expect(draft.explanation.metric == nil)
        #expect(!draft.explanation.why.fr.isEmpty && draft.explanation.why.fr.count == draft.explanation.why.en.count)
    }

    @Test("ids that nobody can name any more are shown as numbers")
    func unknownNames() {
        var new = anomaly(.noveltyPlatform)
        new.subject = Subject(flow: FlowID(rawValue: 99), platform: PlatformID(rawValue: 98))
        let draft = Explainer().draft(new, names: Names())
        #expect(draft.subject.platform == "platform-98")
        #expect(draft.summary.fr == "Premier envoi vers platform-98.")
    }
}

import Alerting
import Domain
import Query

/// Every text of the pages, French and English side by side: one without its translation does not compile.
///
/// Words stand in structures, one a page, so that a test can walk them all; those of the home page and of the frame are
/// the catalogue's own members. Sentences with numbers are functions, since the two languages count differently: French
/// has one for zero and one, English for one only.
@dynamicMemberLookup
enum Catalogue {
    static let home = HomeWords()
    static let frame = FrameWords()
    static let alertPage = AlertWords()
    static let act = ActionWords()
    static let sheet = SheetWords()
    static let health = HealthWords()
    static let quality = QualityWords()
    static let report = ReportWords()
    static let policy = PolicyWords()
    static let subscription = SubscriptionWords()
    static let terms = TermsWords()

    static subscript(dynamicMember path: KeyPath<HomeWords, Bilingual>) -> Bilingual { home[keyPath: path] }

    /// Every structure of words.
    static var all: [any Sendable] {
        [home, frame, alertPage, act, sheet, health, quality, report, policy, subscription, terms]
    }
}

extension Catalogue {
    static func folded(_ count: Int) -> Bilingual { Bilingual(fr: "Autres (\(count))", en: "Other (\(count))") }

    static func alerts(_ count: Int) -> Bilingual {
        Bilingual(
            fr: "\(count)\u{A0}alerte\(count < 2 ? "" : "s")",
            en: "\(count)\u{A0}alert\(count == 1 ? "" : "s")"
        )
    }

    static func occurrences(_ count: Int) -> Bilingual {
        Bilingual(fr: "vue \(count)\u{A0}fois", en: count == 1 ? "seen once" : "seen \(count)\u{A0}times")
    }

    /// How many there are of each, and of what they sent; the sentence that the page begins with.
    ///
    /// A place that nobody knows is no jurisdiction: with `elsewhere` it is named beside those that are known.
    static func headline(
        days: Int,
        bytes: Int64,
        systems: Int,
        platforms: Int,
        jurisdictions: Int,
        elsewhere: Bool
    ) -> Bilingual {
        func french(_ count: Int, _ noun: String) -> String { "\(count)\u{A0}\(noun)\(count < 2 ? "" : "s")" }
        func english(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let alone = jurisdictions == 0 && elsewhere
        let places = Bilingual(
            fr: alone ? "" : french(jurisdictions, "juridiction") + (elsewhere ? " et " : ""),
            en: alone ? "" : english(jurisdictions, "jurisdiction") + (elsewhere ? " and " : "")
        )
        return Bilingual(
            fr: "En \(french(days, "jour")), \(french(systems, "système")) \(systems < 2 ? "a" : "ont") envoyé "
                + "\(HumanNumber(.french).bytes(bytes)) à \(french(platforms, "plateforme")) "
                + "dans \(places.fr)\(elsewhere ? "une région inconnue" : "").",
            en:
                "In \(english(days, "day")), \(english(systems, "system")) sent \(HumanNumber(.english).bytes(bytes)) to "
                + "\(english(platforms, "platform")) in \(places.en)\(elsewhere ? "an unknown region" : "")."
        )
    }

    static func expected(low: Double, high: Double) -> Bilingual {
        let (french, english) = (HumanNumber(.french), HumanNumber(.english))
        return Bilingual(
            fr: "attendu de \(french.bytes(low)) à \(french.bytes(high))",
            en: "expected \(english.bytes(low)) to \(english.bytes(high))"
        )
    }

    /// From a low number to a high one, both as text already.
    static func span(_ low: String, _ high: String) -> Bilingual {
        Bilingual(fr: "de \(low) à \(high)", en: "\(low) to \(high)")
    }

    static func verdict(_ verdict: LastHour.Verdict) -> Bilingual {
        switch verdict {
        case .inside: Bilingual(fr: "dans la bande", en: "within the band")
        case .above: Bilingual(fr: "au-dessus de la bande", en: "above the band")
        case .below: Bilingual(fr: "au-dessous de la bande", en: "below the band")
        case .closing: Bilingual(fr: "comparée dès sa clôture", en: "compared once it is closed")
        case .unlearnt: home.unlearnt
        case .unwatched: Bilingual(fr: "rien à quoi la comparer", en: "nothing to compare it with")
        }
    }

    static func eventCount(_ count: Int64) -> Bilingual {
        Bilingual(
            fr: "\(HumanNumber(.french).whole(count))\u{A0}événement\(count < 2 ? "" : "s")",
            en: "\(HumanNumber(.english).whole(count)) event\(count == 1 ? "" : "s")"
        )
    }

    /// Nothing is ever certain, however close it comes.
    static func confidence(_ share: Double) -> Bilingual {
        let (french, english) = (HumanNumber(.french), HumanNumber(.english))
        guard share > 0.999 else { return Bilingual(fr: french.percent(share), en: english.percent(share)) }
        return Bilingual(fr: "plus de \(french.percent(0.999))", en: "over \(english.percent(0.999))")
    }

    static func categoryCount(_ count: Int64) -> Bilingual {
        Bilingual(
            fr: "\(HumanNumber(.french).whole(count))\u{A0}catégorie\(count < 2 ? "" : "s")",
            en: "\(HumanNumber(.english).whole(count)) categor\(count == 1 ? "y" : "ies")"
        )
    }

    /// So many of so many, both as text already.
    static func part(_ part: String, of whole: String) -> Bilingual {
        Bilingual(fr: "\(part) sur \(whole)", en: "\(part) of \(whole)")
    }

    static func people(_ estimate: PeopleEstimate) -> Bilingual {
        let (french, english) = (
            HumanNumber(.french).whole(estimate.people), HumanNumber(.english).whole(estimate.people)
        )
        guard estimate.keys < 2 else {
            return Bilingual(
                fr: "environ \(french) (sur \(estimate.keys)\u{A0}mois, une personne compte une fois par mois)",
                en: "about \(english) (over \(estimate.keys) months, a person counts once a month)"
            )
        }
        return Bilingual(fr: "environ \(french)", en: "about \(english)")
    }

    static func more(_ count: Int) -> Bilingual {
        Bilingual(fr: "Et \(count)\u{A0}autre\(count < 2 ? "" : "s") (JSON)", en: "And \(count) more (JSON)")
    }

    static func progress(days: Int, of needed: Int) -> Bilingual {
        Bilingual(fr: "\(days)\u{A0}jour\(days < 2 ? "" : "s") sur \(needed)", en: "\(days) of \(needed) days")
    }

    /// As alerts say it.
    static func learning(days: Int, needed: Int) -> Bilingual {
        Bilingual(
            fr: "apprentissage\u{A0}: \(days)\u{A0}jour\(days < 2 ? "" : "s") sur \(needed)",
            en: "still learning: \(days) of \(needed) days"
        )
    }
}

import Detection
import Domain

/// The sentences of one alert in one language.
struct Phrases {
    let language: Language
    let anomaly: Anomaly
    let subject: AlertSubject
    private let contributors: [String]
    private let warmDays: Double
    let number: HumanNumber

    init(
        _ language: Language,
        _ anomaly: Anomaly,
        _ subject: AlertSubject,
        names: some NameDirectory,
        warmDays: Double
    ) {
        self.language = language
        self.anomaly = anomaly
        self.subject = subject
        contributors = anomaly.contributors.map { $0.name(names, of: anomaly.subject.flow) }
        self.warmDays = warmDays
        number = HumanNumber(language)
    }

    func say(_ fr: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
        language == .french ? fr() : en()
    }

    /// One sentence: what, where to, how much against how much.
    var summary: String {
        guard let seen = anomaly.measurement else { return firstTime }
        let observed = amount(seen.observed, seen.metric)
        let expected = plain(seen.expected, seen.metric)
        let length = number.duration(microseconds: seen.to.microseconds - seen.from.microseconds)
        if let watched = watched(seen) { return watched }
        switch anomaly.kind {
        case .flowSilent:
            return say(
                "Aucun événement vers \(subject.platformName)\(sender) depuis \(length); \(french(expected, "attendu")).",
                "No event to \(subject.platformName)\(sender) for \(length); \(expected) expected."
            )
        case .volumeDrop:
            return say(
                "Seulement \(observed) vers \(subject.platformName)\(sender) en \(length); \(french(expected, "attendu")).",
                "Only \(observed) to \(subject.platformName)\(sender) in \(length); \(expected) expected."
            )
        default:
            return say(
                "\(observed) vers \(subject.platformName)\(sender) en \(length); \(french(expected, "attendu")).",
                "\(observed) to \(subject.platformName)\(sender) in \(length); \(expected) expected."
            )
        }
    }

    var sender: String {
        guard let source = subject.source else { return "" }
        let document = subject.documentType.map { " (\($0))" } ?? ""
        return say(" depuis \(source)\(document)", " from \(source)\(document)")
    }

    private var firstTime: String {
        let platform = subject.platformName
        switch anomaly.kind {
        case .noveltyHost:
            let host = subject.host ?? "?"
            return say(
                "Premier envoi vers l’hôte \(host) de \(platform)\(sender).",
                "First data sent to the host \(host) of \(platform)\(sender)."
            )
        case .noveltyJurisdiction:
            let place = Places.name(of: subject.jurisdiction ?? Jurisdiction.unknown.rawValue)[language]
            return say(
                "Premier envoi vers \(platform) dans une juridiction nouvelle (\(place))\(sender).",
                "First data sent to \(platform) in a new jurisdiction (\(place))\(sender)."
            )
        case .noveltyDocumentType:
            let source = subject.source ?? "?"
            let document = subject.documentType ?? "?"
            return say(
                "\(source) envoie pour la première fois des documents «\u{A0}\(document)\u{A0}» à \(platform).",
                "\(source) sends “\(document)” documents to \(platform) for the first time."
            )
        case .noveltyField:
            let label = anomaly.subject.category?.label[language] ?? "?"
            let path = contributors.first.map { " \($0)" } ?? ""
            return say(
                "Champ nouveau\(path) («\u{A0}\(label)\u{A0}») dans les envois vers \(platform)\(sender).",
                "New field\(path) (“\(label)”) in what is sent to \(platform)\(sender)."
            )
        case .policyViolation: return violation
        case .noveltyCategory:
            let label = anomaly.subject.category?.label[language] ?? "?"
            let level = (anomaly.subject.category?.level ?? .unknown).label[language]
            return say(
                "Première présence de «\u{A0}\(label)\u{A0}» (\(level)) dans les envois vers \(platform)\(sender).",
                "First occurrence of “\(label)” (\(level)) in what is sent to \(platform)\(sender)."
            )
        default:
            return say("Premier envoi vers \(platform)\(sender).", "First data sent to \(platform)\(sender).")
        }
    }

    /// Why now, what changed, what it rests on: the most important first.
    var why: [String] {
        guard let seen = anomaly.measurement else { return noveltyWhy }
        return [band(seen), returnPeriod(seen), change, factors(seen), history(seen), revision].compactMap(\.self)
    }

    private var revision: String? {
        guard anomaly.isRevision else { return nil }
        return say(
            "Chiffres révisés\u{A0}: d’autres événements de cette période sont arrivés depuis la première alerte.",
            "Figures revised: more events of this period have arrived since the first alert."
        )
    }

    private func band(_ seen: Measurement) -> String {
        let (observed, expected) = (plain(seen.observed, seen.metric), plain(seen.expected, seen.metric))
        let low = plain(seen.low, seen.metric)
        let high = plain(seen.high, seen.metric)
        let share = number.percent(seen.coverage)
        return say(
            "\(french(observed, "observé")), \(french(expected, "attendu")); "
                + "\(share) des périodes ordinaires se situent entre \(low) et \(high).",
            "\(observed) observed, \(expected) expected; "
                + "\(share) of ordinary periods lie between \(low) and \(high)."
        )
    }

    /// How rarely chance alone would do this: the window's length over its probability.
    private func returnPeriod(_ seen: Measurement) -> String {
        let days = seen.returnDays
        guard days < 365_250 else {
            return say(
                "Le hasard seul le ferait moins d’une fois en 1\u{A0}000\u{A0}ans.",
                "Chance alone would do this less than once in 1,000 years."
            )
        }
        return say(
            "Le hasard seul le ferait environ une fois en \(number.days(days)).",
            "Chance alone would do this about once in \(number.days(days))."
        )
    }

    private var change: String? {
        let parts = zip(anomaly.contributors, contributors).prefix(2)
        let flows = parts.filter { $0.0.dimension == .flow }
            .map { "\($0.1) (\(number.percent($0.0.share)))" }
        if !flows.isEmpty {
            let list = flows.joined(separator: say(" et ", " and "))
            return say("L’excédent vient surtout de \(list).", "The excess comes mostly from \(list).")
        }
        let levels = parts.compactMap { part -> String? in
            guard part.0.dimension == .level, let level = Level(word: part.0.key) else { return nil }
            return "\(number.percent(part.0.share)) «\u{A0}\(level.label.fr)\u{A0}»"
        }
        let english = parts.compactMap { part -> String? in
            guard part.0.dimension == .level, let level = Level(word: part.0.key) else { return nil }
            return "\(number.percent(part.0.share)) \(level.label.en)"
        }
        let mix =
            levels.isEmpty
            ? ""
            : say(" Niveaux\u{A0}: \(levels.joined(separator: ", ")).", " Levels: \(english.joined(separator: ", ")).")
        if let reason = watchedChange { return reason }
        switch (anomaly.kind, anomaly.measurement?.metric) {
        case (.sensitivitySpike, _):
            return say(
                "La part sensible a augmenté plus que le volume." + mix,
                "The sensitive share rose more than the volume." + mix
            )
        case (.volumeSpike, .bytes):
            return say(
                "La hausse tient à la taille des documents plus qu’à leur nombre." + mix,
                "The rise comes from the size of the documents more than from their number." + mix
            )
        case (.volumeDrift, _):
            return say(
                "La hausse dure, et aucune heure ne la montre à elle seule.",
                "The rise lasts, and no single hour shows it."
            )
        case (.volumeSpike, .events):
            return say("La hausse tient au nombre d’événements.", "The rise comes from the number of events.")
        default:
            return nil
        }
    }

    /// What the expectation is made of.
    private func factors(_ seen: Measurement) -> String? {
        guard let parts = seen.factors else { return nil }
        func times(_ factor: Double) -> String { "×\(number.count(factor))" }
        let level = number.count(parts.level)
        let (hour, day, calendar) = (times(parts.hour), times(parts.day), times(parts.calendar))
        return say(
            "Attente\u{A0}: \(level) par heure en moyenne, \(hour) pour l’heure, \(day) pour le jour, "
                + "\(calendar) pour le calendrier.",
            "Expectation: \(level) an hour on average, \(hour) for the hour, \(day) for the day, "
                + "\(calendar) for the calendar."
        )
    }

    private func history(_ seen: Measurement) -> String {
        guard !seen.warm else {
            let days = number.days(seen.historyDays)
            return say("L’attente repose sur \(days) d’historique.", "The expectation rests on \(days) of history.")
        }
        let known = number.days(seen.historyDays)
        let needed = number.count(warmDays)
        return say(
            "Apprentissage en cours\u{A0}: \(known) d’historique sur \(needed).",
            "Still learning: \(known) of history out of \(needed)."
        )
    }

    private var noveltyWhy: [String] {
        if anomaly.kind == .policyViolation { return violationWhy }
        var sentences = [
            anomaly.kind == .noveltyCategory || anomaly.kind == .noveltyField
                ? say(
                    "Jamais vu dans ce flux d’après l’historique connu.",
                    "Never seen in this flow in the known history."
                )
                : say("Jamais vu dans l’historique connu.", "Never seen in the known history.")
        ]
        let others = anomaly.contributors.compactMap { Category(word: $0.key)?.label[language] }
        if !others.isEmpty {
            let list = others.joined(separator: ", ")
            sentences.append(say("Nouveau aussi\u{A0}: \(list).", "Also new: \(list)."))
        }
        if anomaly.kind == .noveltyJurisdiction || anomaly.kind == .noveltyHost {
            let known = subject.jurisdiction.flatMap { $0 == Jurisdiction.unknown.rawValue ? nil : $0 }
            let place = known.map { Places.name(of: $0)[language] }
            sentences.append(
                place.map { say("Juridiction de l’hôte\u{A0}: \($0).", "Jurisdiction of the host: \($0).") }
                    ?? say("La juridiction de l’hôte est inconnue.", "The jurisdiction of the host is unknown.")
            )
        }
        return sentences
    }

    /// With its noun, to begin a sentence.
    func amount(_ value: Double, _ metric: Anomaly.Metric) -> String {
        switch metric {
        case .events:
            number.unit(value, language == .french ? ("événement", "événements") : ("event", "events"))
        case .bytes: number.bytes(value)
        case .sensitiveBytes:
            number.bytes(value) + say(" de données sensibles (pondérés)", " of sensitive data (weighted)")
        case .subjects:
            number.unit(value, language == .french ? ("personne", "personnes") : ("person", "people"))
        case .share, .seconds, .copies: plain(value, metric)
        }
    }

    /// A figure with a participle that agrees with it: « 1,4 Mo attendu », « 3,1 Mo attendus ».
    func french(_ figure: String, _ participle: String) -> String {
        let whole = figure.prefix { $0.isNumber || $0 == "\u{A0}" }.filter(\.isNumber)
        return "\(figure) \(participle)\(whole == "0" || whole == "1" ? "" : "s")"
    }

    func plain(_ value: Double, _ metric: Anomaly.Metric) -> String {
        switch metric {
        case .events, .subjects, .copies: number.count(value)
        case .bytes, .sensitiveBytes: number.bytes(value)
        case .share: number.percent(value)
        case .seconds: number.seconds(value)
        }
    }
}

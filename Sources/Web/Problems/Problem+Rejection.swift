import Domain

extension Problem.Item {
    /// Why one event was turned away, in words.
    init(_ rejection: Rejection) {
        self.init(pointer: rejection.pointer, code: rejection.reason.rawValue, detail: rejection.detail)
    }
}

extension Rejection {
    /// What the sender can do about it.
    ///
    /// Hints are limits and known names, never values of the payload.
    var detail: Bilingual {
        switch reason {
        case .malformedJSON: with(fr: "N’est pas du JSON valide", en: "Is not valid JSON", place: true)
        case .malformedEncoding: with(fr: "N’est pas en UTF-8", en: "Is not UTF-8", place: true)
        case .missingAttribute: Bilingual(fr: "Ce membre est requis.", en: "This member is required.")
        case .invalidType: with(fr: "N’a pas le bon type", en: "Has the wrong type")
        case .invalidValue: with(fr: "N’a pas une valeur permise", en: "Has no allowed value")
        case .unknownPlatform:
            hint.map {
                Bilingual(
                    fr: "Aucune plateforme de ce nom; vouliez-vous dire « \($0) »?",
                    en: "No platform of this name; did you mean “\($0)”?"
                )
            } ?? Bilingual(fr: "Aucune plateforme de ce nom.", en: "No platform of this name.")
        case .unknownAttribute: with(fr: "Vigie ne connaît pas ce membre", en: "Vigie does not know this member")
        case .unsupportedType: with(fr: "Ce type d’événement n’est pas pris", en: "This type of event is not taken")
        case .inFuture: with(fr: "L’heure est dans le futur; tolérance", en: "The time is in the future; tolerance")
        case .tooOld: with(fr: "L’événement est trop ancien; limite", en: "The event is too old; limit")
        case .tooDeep: with(fr: "Trop de niveaux", en: "Too many levels")
        case .tooLarge: with(fr: "Trop grand", en: "Too large")
        case .duplicateKey: Bilingual(fr: "Ce nom figure deux fois.", en: "This name stands twice.")
        case .outsideKeyLimits:
            Bilingual(fr: "La clé ne permet pas d’écrire ici.", en: "The key does not allow writing here.")
        }
    }

    private func with(fr: String, en: String, place: Bool = false) -> Bilingual {
        guard let hint else { return Bilingual(fr: fr + ".", en: en + ".") }
        if place { return Bilingual(fr: "\(fr), à l’octet \(hint).", en: "\(en), at byte \(hint).") }
        return Bilingual(fr: "\(fr) : \(hint).", en: "\(en): \(hint).")
    }
}

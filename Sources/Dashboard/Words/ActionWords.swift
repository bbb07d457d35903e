import Domain

/// The words of what people do to an alert.
struct ActionWords: Sendable {
    let acknowledge = Bilingual(fr: "Prendre en charge", en: "Acknowledge")
    let release = Bilingual(fr: "Rendre", en: "Hand back")
    let reopen = Bilingual(fr: "Rouvrir", en: "Reopen")
    let snooze = Bilingual(fr: "Reporter", en: "Snooze")
    let resolve = Bilingual(fr: "Résoudre", en: "Resolve")
    let comment = Bilingual(fr: "Commenter", en: "Comment")
    let mute = Bilingual(fr: "Mettre en sourdine", en: "Mute")
    let assign = Bilingual(fr: "Confier", en: "Assign")
    let readOnly = Bilingual(
        fr:
            "Cette session lit seulement\u{A0}: pour décider, ouvrez une session avec une clé «\u{A0}alerts:write\u{A0}».",
        en: "This session only reads: to decide, sign in with a key that has “alerts:write”."
    )

    let howLong = Bilingual(fr: "Jusqu’à", en: "Until")
    let reason = Bilingual(fr: "Raison", en: "Reason")
    let note = Bilingual(fr: "Note", en: "Note")
    let until = Bilingual(
        fr: "Jusqu’au (risque accepté seulement; une note est alors requise)",
        en: "Until (accepted risk only; a note is then required)"
    )
    let snoozeNote = Bilingual(
        fr: "Elle revient plus tôt si cela empire\u{A0}: deux fois l’écart, ou un niveau plus élevé.",
        en: "It comes back earlier if it gets worse: twice the excess, or a higher level."
    )
    let wake = Bilingual(fr: "Réveiller", en: "Wake")
    let text = Bilingual(fr: "Commentaire", en: "Comment")
    let who = Bilingual(fr: "Personne ou équipe", en: "Person or team")
    let muteNote = Bilingual(
        fr: "Pendant une période prévue, les alertes semblables sont gardées mais n’avertissent personne.",
        en: "During a planned period, similar alerts are kept but tell nobody."
    )
    let muteWhat = Bilingual(fr: "Ce qui se tait", en: "What is muted")
    let muteKind = Bilingual(fr: "Ce genre d’alerte vers cette plateforme", en: "This kind of alert for this platform")
    let mutePlatform = Bilingual(fr: "Toutes les alertes de cette plateforme", en: "All alerts of this platform")
    let muteReason = Bilingual(fr: "Pourquoi", en: "Why")

    let anHour = Bilingual(fr: "Dans 1\u{A0}heure", en: "In 1\u{A0}hour")
    let fourHours = Bilingual(fr: "Dans 4\u{A0}heures", en: "In 4\u{A0}hours")
    let aDay = Bilingual(fr: "Demain, même heure", en: "This time tomorrow")
    let aMonth = Bilingual(fr: "Dans 30\u{A0}jours", en: "In 30\u{A0}days")
    let aWeek = Bilingual(fr: "Dans 7\u{A0}jours", en: "In 7\u{A0}days")
    let escalates = Bilingual(fr: "Jusqu’à ce que ce soit pire", en: "Until it gets worse")

    let fixed = Bilingual(fr: "Corrigé", en: "Fixed")
    let intendedChange = Bilingual(fr: "Changement voulu", en: "Intended change")
    let falsePositive = Bilingual(fr: "Fausse alerte", en: "False positive")
    let acceptedRisk = Bilingual(fr: "Risque accepté", en: "Accepted risk")
    let auto = Bilingual(fr: "Revenu à la normale", en: "Back to normal")

    let done = Bilingual(fr: "C’est fait.", en: "Done.")
    let stale = Bilingual(
        fr: "Quelqu’un a changé cette alerte entre-temps; voici où elle en est.",
        en: "Somebody changed this alert in the meantime; here is how it stands."
    )
    let illegal = Bilingual(
        fr: "L’alerte ne peut pas passer à cet état depuis celui où elle est.",
        en: "The alert cannot move to that state from where it stands."
    )
    let invalid = Bilingual(
        fr: "Il manque quelque chose, ou une valeur est hors limites\u{A0}: vérifiez la note et la date.",
        en: "Something is missing or out of bounds: check the note and the date."
    )
}

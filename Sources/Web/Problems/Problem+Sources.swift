import HTTPTypes
import Capture
import Domain
import Query

/// The one place where what went wrong elsewhere becomes an answer; the compiler keeps each switch complete.
extension Problem {
    init(_ error: StoreError) {
        switch error {
        case .overloaded(let seconds):
            self.init(
                .overloaded,
                fr: "La file d’attente est pleine; rien n’a été gardé. Réessayez dans \(seconds) s.",
                en: "The queue is full; nothing was kept. Try again in \(seconds) s."
            )
            headers = [(.retryAfter, "\(seconds)")]
        case .unavailable(let seconds):
            self.init(
                .databaseUnavailable,
                fr: "Réessayez dans \(seconds) s; renvoyer les mêmes événements est sans risque.",
                en: "Try again in \(seconds) s; sending the same events again is safe."
            )
            headers = [(.retryAfter, "\(seconds)")]
        case .notFound:
            self.init(.notFound, fr: "Rien de ce nom n’existe ici.", en: "Nothing of this name exists here.")
        case .staleRevision(let current):
            self.init(
                .staleRevision,
                fr: "Quelqu’un d’autre a fait un changement entre-temps : la révision actuelle est r\(current).",
                en: "Somebody else made a change meanwhile: the current revision is r\(current)."
            )
            headers = [(.eTag, "\"r\(current)\"")]
        case .illegalTransition(let allowed):
            self.init(
                .illegalTransition,
                fr: "De l’état actuel, on peut passer à : \(allowed.joined(separator: ", ")).",
                en: "From the current state, these are allowed: \(allowed.joined(separator: ", "))."
            )
            members = [("allowed", allowed)]
        case .conflict(let name): self.init(refused: name)
        case .failed:
            self = Problem.internalError
        }
    }

    /// The store names what it cannot do: a parameter, a filter, a member; or a slug that is taken.
    private init(refused name: String) {
        if name.hasPrefix("filter.") {
            let field = name.dropFirst("filter.".count)
            self.init(
                .badFilter,
                fr: "« \(field) » ne peut pas filtrer ainsi cette requête.",
                en: "“\(field)” cannot filter this request in that way."
            )
            return
        }
        switch name {
        case "cursor": self = Problem.badCursor
        case "time_range":
            self.init(.badTimeRange, fr: "« from » doit précéder « to ».", en: "“from” must come before “to”.")
        case "kept.days":
            self = .bad(
                "interval",
                fr: "des jours entiers du fuseau de l’organisation : c’est tout ce qui reste de cette période",
                en: "whole days of the organization’s zone: that is all that is left of this time"
            )
        case "kept.hours":
            self = .bad(
                "tz",
                fr: "un fuseau décalé d’heures entières : cette mesure, ou cette période, n’est gardée qu’à l’heure",
                en: "a zone that is off by whole hours: this metric, or this time, is kept by the hour only"
            )
        case "interval", "metric", "by", "order", "time_zone":
            let parameter = name == "time_zone" ? "tz" : name
            self.init(
                .badParameter,
                fr: "« \(parameter) » ne va pas avec le reste de la requête.",
                en: "“\(parameter)” does not go with the rest of the request."
            )
            members = [("parameter", [parameter])]
        case "resolution", "resolution.reason", "resolution.note", "resolution.until", "snooze", "snooze.until",
            "assignee", "text":
            let pointer = "/" + name.split(separator: ".").joined(separator: "/")
            self.init(invalid: [Item(Rejection(.invalidValue, at: pointer))])
        case "when", "id", "message":
            self.init(invalid: [Item(Rejection(.invalidValue, at: "/" + name))])
        case "dedup_key":
            self.init(
                .illegalTransition,
                fr: "Une autre alerte est ouverte pour la même chose : c’est elle qu’il faut traiter.",
                en: "Another alert is open about the same thing: that one is to be handled."
            )
            members = [("allowed", [])]
        case "channel":
            self.init(.validation, fr: "Seul un webhook a un secret.", en: "Only a webhook has a secret.")
        case "too_many":
            self.init(.validation, fr: "Il y en a déjà trop.", en: "There are too many of them already.")
        default: self.init(.slugTaken, fr: "Choisissez un autre nom.", en: "Choose another name.")
        }
    }

    /// The members of a body that cannot be.
    init(invalid items: [Item], _ code: ProblemCode = .validation) {
        self.init(
            code,
            fr: "Voyez « errors » : chaque faute y a sa place.",
            en: "See “errors”: each fault is there with its place."
        )
        errors = items
    }

    static var badCursor: Problem {
        Problem(
            .badCursor,
            fr: "Reprenez le curseur du lien « next », sans le changer.",
            en: "Use the cursor of the “next” link, unchanged."
        )
    }

    static var internalError: Problem {
        Problem(
            .internalError,
            fr: "Vigie a noté l’erreur sous ce numéro de requête.",
            en: "Vigie has logged the error under this request id."
        )
    }

    init(_ fault: RequestFault) {
        let place =
            fault.offset.map { Bilingual(fr: " À l’octet \($0).", en: " At byte \($0).") } ?? Bilingual(fr: "", en: "")
        switch fault.reason {
        case .malformedJSON:
            self.init(
                .malformedJSON,
                fr: "Le corps n’est pas un document JSON valide.\(place.fr)",
                en: "The body is not a valid JSON document.\(place.en)"
            )
        case .malformedEncoding:
            self.init(
                .malformedEncoding,
                fr: "Le corps doit être en UTF-8, sans indicateur d’ordre des octets.\(place.fr)",
                en: "The body must be UTF-8, without a byte order mark.\(place.en)"
            )
        case .batchTooLarge:
            let limit = fault.hint ?? ""
            self.init(
                .batchTooLarge,
                fr: "Une requête peut porter au plus \(limit) événements.",
                en: "A request may carry at most \(limit) events."
            )
        }
    }

    init(_ fault: JSONValue.Fault) {
        switch fault {
        case .encoding: self.init(RequestFault(.malformedEncoding))
        case .syntax(let offset): self.init(RequestFault(.malformedJSON, offset: offset))
        case .tooDeep(let offset):
            self.init(
                .malformedJSON,
                fr: "Le document a trop de niveaux. À l’octet \(offset).",
                en: "The document has too many levels. At byte \(offset)."
            )
        case .duplicateKey(let offset):
            self.init(
                .malformedJSON,
                fr: "Un nom figure deux fois dans le même objet. À l’octet \(offset).",
                en: "A name stands twice in one object. At byte \(offset)."
            )
        }
    }

    init(_ fault: FilterFault) {
        func suggestion(_ nearest: String?, _ known: [String]) -> Bilingual {
            if let nearest {
                return Bilingual(fr: "vouliez-vous dire « \(nearest) »?", en: "did you mean “\(nearest)”?")
            }
            let list = known.joined(separator: ", ")
            return Bilingual(fr: "il y a : \(list).", en: "there are: \(list).")
        }
        switch fault {
        case .empty: self.init(.badFilter, fr: "Le filtre est vide.", en: "The filter is empty.")
        case .missingOperator:
            self.init(
                .badFilter,
                fr: "Il manque un opérateur : champ:valeur, champ>=valeur.",
                en: "An operator is missing: field:value, field>=value."
            )
        case .unknownField(let nearest, let known):
            let help = suggestion(nearest, known)
            self.init(.badFilter, fr: "Champ inconnu; \(help.fr)", en: "Unknown field; \(help.en)")
            members = nearest.map { [("nearest", [$0])] } ?? []
        case .missingValue(let field):
            self.init(.badFilter, fr: "« \(field) » n’a pas de valeur.", en: "“\(field)” has no value.")
        case .tooManyValues(let field):
            self.init(
                .badFilter,
                fr: "« \(field) » a plus de \(FilterParser.mostValues) valeurs.",
                en: "“\(field)” has more than \(FilterParser.mostValues) values."
            )
        case .unordered(let field):
            self.init(
                .badFilter,
                fr: "« \(field) » n’a pas d’ordre : utilisez « : ».",
                en: "“\(field)” has no order: use “:”."
            )
        case .notANumber(let field):
            self.init(.badFilter, fr: "« \(field) » prend un entier.", en: "“\(field)” takes an integer.")
        case .unknownValue(let field, let nearest, let known):
            let help = suggestion(nearest, known)
            self.init(
                .badFilter,
                fr: "« \(field) » n’a pas cette valeur; \(help.fr)",
                en: "“\(field)” has no such value; \(help.en)"
            )
            members = nearest.map { [("nearest", [$0])] } ?? []
        case .severalBounds(let field):
            self.init(
                .badFilter,
                fr: "Une comparaison de « \(field) » prend une seule valeur.",
                en: "A comparison of “\(field)” takes one value."
            )
        }
    }
}

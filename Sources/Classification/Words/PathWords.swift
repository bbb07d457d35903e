import Domain

/// The words of the path dictionary.
///
/// Phrases are separated by `;`, in any case and accent, singular or plural.
enum PathWords {
    static func phrases(_ words: String) -> [String] {
        words.split(separator: ";").map { PathTokens.split(String($0)).joined(separator: " ") }.filter { !$0.isEmpty }
    }

    private static func tokens(_ words: String) -> Set<String> { Set(phrases(words)) }

    /// Give a category only when nothing better stands beside or above.
    static let weak: [(Category, String)] = [
        (.financialAmount, "amount; montant; money; charge"),
        (.documentSchedule, "date"),
        (.personalContact, "address; adresse; state; mail"),
        (.documentReference, "reference; ref; référence"),
        (.textFree, "text; texte"),
    ]

    static let weakSecrets = """
        token; jeton; sign; signature; session; session id; authorization; cookie; app key; auth; credential key; otp
        """

    static let cardDetails = """
        cvv; cvc; cvv2; cryptogramme; card expiry; card expiration; expiration carte; date expiration carte; card cvv
        """

    /// Phrases that mean nothing here, though a word of them would.
    static let meaningless = """
        next token; page token; pagination token; continuation token; tax exempt; tax type; tax rate; exchange rate;
        taux de change; taux taxe; currency rate; unit of measure; mail stop; content length; component type; gift card;
        seller order; price currency; cost currency; amount currency; tax currency; cart token; source code; time zone;
        billing cycle; rate updated; display name; file name; user name; screen name; event name; template name;
        company legal form
        """

    /// Say little by themselves.
    static let transparent = tokens(
        """
        amount; montant; value; valeur; val; id; identity; identifier; identifiant; code; number; numero; no; num; nb;
        text; texte; name; nom; libelle; label; money; content; data; key; cle; line; address; adresse; title; v; x; s
        """
    )

    static let nameWords = tokens("name; nom; title; titre; libelle; label")

    /// Turn a name away from its meaning.
    static let negative = tokens(
        """
        type; flag; present; template; model; modele; verified; validated; enabled; required; is; has; accept; status;
        statut; policy; format; class; zone; indicator; scheme; method; mode; language; lang; locale; algorithm; count;
        target; url; uri; href; wave; hz; unit; unite; company card; percent; exempt; evidence; level; xpath
        """
    )

    static let qualifiers: Set<String> = [
        "domain", "scheme", "schemeid", "qualifier", "type", "k", "listid", "name", "idtype", "codetype",
        "identifiertype",
    ]

    static let documentNames: Set<String> = [
        "doctype", "documenttype", "biztype", "typedocument", "messagetype", "typedoc", "doc_type", "doctypename",
    ]

    static let messageNames: Set<String> = ["payloadid", "messageid", "contentid", "inreplyto"]

    /// Segments below which prices are what the company pays.
    static let purchases = tokens(
        "order request; purchase order; bon de commande; commande fournisseur; purchase request"
    )

    /// Words of places, to tell a business address from a business contact.
    static let placeWords = tokens(
        """
        address; adresse; street; rue; city; ville; postal; zip; zone; building; state; province; region; line; subentity;
        postcode; postbox; district; county; floor; room; country
        """
    )

    /// Who may be a person even in a document between businesses.
    static let businessPersons = "ship to; deliver to; employee; patient; passenger; recipient; consumer; end user"

    static let roles: [(Verdict.Role, String)] = [
        (
            .person,
            """
            buyer; customer; client; consumer; recipient; consignee; ship to; shipping; deliver to; delivery address;
            destination address; shipping address; billing address; destinataire; acheteur; patient; guest; passenger;
            livraison; cardholder; contact information; contact person; subscriber; abonne; utilisateur; user; payee contact;
            end user; default address; person; personne; deliver; member
            """
        ),
        (.employee, "employee; employe; staff; worker; salarie"),
        (
            .organization,
            """
            party; company; compagnie; entreprise; organization; organisation; bill to; seller; warehouse; entrepot; store;
            carrier; transporteur; from; sender; agent; declarant; exporter; importer; location; sold to; remit to;
            ship from; source address; origin address; institution
            """
        ),
        (.none, "country; pays; tax scheme; channel; status; language; currency"),
        (.supplier, "supplier; vendor; fournisseur; manufacturer; fabricant; factory; usine"),
        (
            .product,
            """
            product; produit; item; article; variant; variante; line item; ligne; listing; sku; catalog; goods; commodity;
            attribute; product list
            """
        ),
        (.bom, "bom; bom line; bill of materials; nomenclature; recipe; recette; component"),
        (.forecast, "forecast; prevision; demand plan; forecast line; mrp"),
        (.card, "card; carte; credit card; pcard; payment card"),
        (.bank, "bank; banque; bank account; compte bancaire"),
    ]
}

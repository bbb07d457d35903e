import Domain

/// The words of the path dictionary.
///
/// Phrases are separated by `;`, in any case and accent, singular or plural.
enum PathWords {
    static func phrases(_ words: String) -> [String] {
        words.split(separator: ";").map { PathTokens.split(String($0)).joined(separator: " ") }.filter { !$0.isEmpty }
    }

    static let english = englishCommerce + englishGoods + englishPeople
    static let french = frenchCommerce + frenchGoods + frenchPeople
    static let neighbours = german + spanish + italian

    private static func tokens(_ words: String) -> Set<String> { Set(phrases(words)) }

    /// Give a category only when nothing better stands beside or above.
    static let weak: [(Category, String)] = [
        (.financialAmount, "amount; montant; money; charge"),
        (.documentSchedule, "date; fecha; datum"),
        (.personalContact, "address; adresse; mail"),
        (.documentReference, "reference; ref; référence"),
        (.textFree, "text; texte"),
    ]

    static let weakSecrets = """
        token; jeton; sign; signature; session; session id; authorization; cookie; app key; auth; credential key; otp
        """

    /// Beside the name of a secret they say something about it.
    static let secretAbout = tokens(
        """
        at; age; length; expire; expires; expiry; expiration; min; max; reset; day; attempt; name; arn; path; file; manager; store;
        rotation; last; used; set; exist; exists; needed; field; url; ref; reference; usage; date; time; user; count; limit; in
        """
    )

    static let cardDetails = """
        cvv; cvc; cvv2; cryptogramme; card expiry; card expiration; expiration carte; date expiration carte; card cvv
        """

    /// Phrases that mean nothing here, though a word of them would.
    static let meaningless = """
        next token; page token; pagination token; continuation token; tax exempt; tax type; exchange rate;
        taux de change; currency rate; unit of measure; mail stop; content length; component type; gift card;
        seller order; price currency; cost currency; amount currency; tax currency; cart token; source code; time zone;
        billing cycle; rate updated; display name; file name; user name; screen name; event name; template name;
        company legal form; max age; cache age; age rating; routing key; routing rule; routing table; bonus point; business card;
        sim card; card layout; card title; card text; card brand; load balance; memory address; network address; listen address;
        bind address; base address; contract address; wallet address; server port; db port; http port; https port; tcp port;
        source port; remote port; client port; host port; proxy port; smtp port; search term; photo credit; weather forecast;
        vendor string; browser vendor; gpu vendor; zip file; on duty; duty cycle; smart contract; contact reason; customer tier;
        bank holiday; memory bank; spec version; bom encoding; terms accepted; terms of service; message id; message type;
        component name; phone home; mobile app; email template; carte blanche; carte geographique; carte chaleur; carte postale;
        taux de conversion; prix nobel; nom fichier; nom utilisateur; nom evenement; nom champ; nom variable; nom table; field name;
        column name; table name; class name; method name; function name; tag name; host name header; city code iata; test card;
        patient mode; contact lens; street view; mobile first; credit hour; source card; health check; total count; total page;
        total record; total item; total result; price list id; tax code; tax class; currency price; message code; order state; feedback action
        """

    /// Say little by themselves.
    static let transparent = tokens(
        """
        amount; montant; value; valeur; val; id; identity; identifier; identifiant; code; number; numero; no; num; nb;
        text; texte; name; nom; libelle; label; money; content; data; key; cle; line; address; adresse; title; v; x; s
        """
    )

    /// Whole names that only the value tells for those of persons.
    static let bareNames = tokens("name; nom; full name; display name; nom prenom; prenom nom")

    static let givenNames: Set<String> = [
        "prenom", "prenoms", "firstname", "givenname", "fname", "forename", "vorname",
    ]

    /// The number of a tax or its amount.
    static let bareTaxes = tokens("tps; tvq; tvh; tva; gst; qst; hst; pst; vat; mwst; ust; iva")

    static let smallWords: Set<String> = [
        "de", "du", "d", "la", "le", "l", "a", "en", "of", "the", "pour", "et", "di", "del", "von",
    ]

    /// The last word of a name that may be a bank's account or a ledger's.
    static let bareAccounts = tokens("compte; cpte")

    /// Tell of a person only below one: a film has a genre, a cache an age.
    static let personWords = tokens("age; genre; race; religion; language; langue; marital; children; enfant")

    static let nameWords = tokens("name; nom; title; titre; libelle; label")

    /// Turn a name away from its meaning.
    static let negative = tokens(
        """
        type; flag; present; template; model; modele; verified; validated; enabled; required; is; has; accept; status;
        statut; policy; format; class; zone; indicator; scheme; method; mode; language; lang; locale; algorithm; count;
        target; url; uri; href; wave; hz; unit; unite; company card; percent; exempt; evidence; niveau; currency; devise; monnaie; strategy; level; xpath; version; os; domain;
        prefix; suffix; pattern; regex; mask; masque; placeholder; hint; tooltip; icon; index; idx; ttl; timeout; retry;
        attempt; optin; opt; consent; preference; frequency; interval; permission; page; hash; checksum; digest; threshold; missing;
        valid; valide; invalid; mismatch; updated; changed; created; modified; deleted; expired; synced; bounced; subscribed;
        unsubscribed; enum; option; setting; config; provider; protocol; sort; ratio; strength; rule; regle; schema; validator;
        validation; parser; formatter; encoding; layout; widget; visible; hidden; allowed; blocked; quota; nombre; nb; compteur;
        actif; active; obligatoire; requis; modifie; cree; theta; cos; tan; reason; motif; tier; color; display; handler; factory;
        library; plugin; score; chart; graph; test; mock; dummy; algo
        """
    )

    static let qualifiers: Set<String> = [
        "domain", "scheme", "schemeid", "qualifier", "type", "k", "listid", "name", "idtype", "codetype",
        "identifiertype", "key", "header", "headername",
    ]

    static let documentNames: Set<String> = [
        "doctype", "documenttype", "biztype", "typedocument", "messagetype", "typedoc", "doc_type", "doctypename",
    ]

    static let messageNames: Set<String> = ["payloadid", "messageid", "contentid", "inreplyto"]

    /// Segments below which prices are what the company pays.
    static let purchases = tokens(
        """
        order request; purchase order; bon de commande; commande fournisseur; purchase request; vendor bill; supplier bill;
        supplier invoice; vendor invoice; facture fournisseur; orden de compra; ordine di acquisto; ordine acquisto
        """
    )

    /// Words of places, to tell a business address from a business contact.
    static let placeWords = tokens(
        """
        address; adresse; street; rue; city; ville; postal; zip; zone; building; state; province; region; line; subentity;
        postcode; postbox; district; county; floor; room; country
        """
    )

    /// An e-mail address is no place.
    static let mailWords = tokens("email; mail; courriel; correo")

    /// Who may be a person even in a document between businesses.
    static let businessPersons = "ship to; deliver to; employee; patient; passenger; recipient; consumer; end user"

    static let roles: [(Verdict.Role, String)] = [
        (
            .person,
            """
            buyer; customer; client; consumer; recipient; consignee; ship to; shipping; deliver to; delivery address;
            destination address; shipping address; billing address; destinataire; acheteur; patient; guest; passenger;
            livraison; cardholder; contact information; contact person; subscriber; abonne; utilisateur; user; payee contact;
            end user; default address; person; personne; deliver; member; kunde; empfänger; lieferadresse;
            rechnungsadresse; cliente; destinatario; comprador
            """
        ),
        (.employee, "employee; employe; staff; worker; salarie"),
        (
            .organization,
            """
            party; company; compagnie; entreprise; organization; organisation; bill to; seller; warehouse; entrepot; store;
            carrier; transporteur; shipper; expediteur; employer; employeur; merchant; plant; from; sender; agent; declarant; exporter; importer; location; sold to; remit to;
            ship from; source address; origin address; institution; firmenname; unternehmen; spediteur; absender;
            empresa; azienda; transportista; remitente; mittente
            """
        ),
        (.none, "country; pays; tax scheme; channel; status; language; currency"),
        (
            .supplier,
            """
            supplier; vendor; fournisseur; manufacturer; fabricant; factory; usine; lieferant; hersteller; proveedor;
            fabricante; fornitore; produttore
            """
        ),
        (
            .product,
            """
            product; produit; item; article; variant; variante; line item; ligne; listing; sku; catalog; goods; commodity;
            attribute; product list; artikel; produkt; producto; artículo; prodotto; articolo
            """
        ),
        (
            .bom,
            "bom; bom line; bill of materials; nomenclature; recipe; recette; stückliste; lista de materiales; distinta base"
        ),
        (.forecast, "forecast; prevision; demand plan; forecast line; mrp"),
        (.card, "card; carte; credit card; pcard; payment card"),
        (.bank, "bank; banque; bank account; compte bancaire"),
    ]
}

/// Words of which the names of columns are made, in English and French: what tells a first row of names from data.
///
/// Names of columns become paths, which are stored; a row of data must never be taken for one. So every word of a cell
/// has to be known here: `Postal Code` is a name, `Royal Bank` is not.
enum TableWords {
    /// Whether a cell consists of such words and nothing else than punctuation and a digit: `Address 2`, not `user_001`.
    static func matches(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        var isKnown = false
        var digits = 0
        while index < range.upperBound {
            guard isLetter(bytes[index]) else {
                // `N° de commande`: behind 0xC2 stand signs and the no-break space.
                if bytes[index] &- 0x30 < 10 { digits += 1 }
                index += bytes[index] == 0xC2 ? 2 : 1
                continue
            }
            var hash = basis
            var shorter = basis
            var wasLower = false
            while index < range.upperBound, isLetter(bytes[index]) {
                let isUpper = 0x41...0x5A ~= bytes[index]
                // `unitPrice` is two words.
                if isUpper, wasLower { break }
                wasLower = !isUpper
                let letter = LatinLetter.folded(at: &index, before: range.upperBound, in: bytes)
                shorter = hash
                hash = (hash ^ UInt64(letter)) &* prime
                index += 1
            }
            // The singular of an English or French plural is the word without its last letter.
            guard isWord(hash) || isWord(shorter) else { return false }
            isKnown = true
        }
        return isKnown && digits <= 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || (byte >= 0x80 && byte != 0xC2) }

    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    private static func hash(of word: Substring) -> UInt64 {
        word.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
    }

    private static func isWord(_ hash: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
        while slots[slot] != 0 {
            if slots[slot] == hash { return true }
            slot = (slot + 1) & (slotCount - 1)
        }
        return false
    }

    /// Twice as many as words and more, a power of two.
    private static let slotCount = 2_048

    /// Open addressing over the words' hashes; 0 is empty.
    private static let slots: [UInt64] = {
        var slots: [UInt64] = Array(repeating: 0, count: slotCount)
        for word in Set(list.split { $0 == " " || $0 == "\n" }).prefix(slotCount / 2) {
            let hash = hash(of: word)
            var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
            slots[slot] = hash
        }
        return slots
    }()

    /// Lower case without accents, singular.
    private static let list = """
        account address age agent allocation amount asin attention attribute authorization balance bank barcode
        batch bic bill billing bin birth birthdate body bol booking brand browser budget bundle buyer cad capacity card
        carrier carton case cas cat category cell centre center channel city class client code color colour comment
        commission commodity company component condition consignee contact container cost count country county coupon
        created credit currency custom customer cycle date datetime day declared delivery department dept desc
        description destination device diameter dim dimension discount dob doc document domain due duns duty ean email
        employee end eta etd eur event exp expiry extended external extrinsic factory fax fee field file final firm
        first flag forecast freight from full fulfillment gender given gln grade gross group gst gtin hazard height hour
        house hs hts iban id identifier image inbound incoterm index inn insurance inventory invoice ip isbn item job
        journal key keyword kg label landed language last lat latitude lead ledger length level licence license limit
        line list listing loc location lon long longitude lot mail maker manager manufacturer margin mark market
        marketplace markup material max message method min minimum mobile model modified month moq mpn msrp name
        net note num number occupation of offer office on option order org organization origin ounce outbound
        owner pack package page parent part partner party passport password pay payment percent period person phone pick
        pin plan plant platform po policy port position post postal postcode price priority process product project
        promo province purchase qst qty quantity quote rank rate rating receipt receiver recipient record ref reference
        region release remark response result return revenue review revision role route
        routing row safety salary sale schedule scheduled score seal section segment seller sender seq sequence serial
        service session sex shelf ship shipment shipper shipping short sin site size sku social sold source spec
        specification spsc ssn staff start state status std stock store street style sub subject subtotal sum
        supplier surname swift symbol target tariff tax tel telephone template term terminal text ticket tier time
        timestamp title to token total track tracking trade transaction transit type unit unspsc uom upc updated url usd
        use user username valuation value variant variation vat vendor version vessel via volume wage warehouse
        web website week weight width work year zip zone
        a achat actif adresse ancien annee apt article au autorisation banque bon caisse carte categorie centre chapitre
        classe client coche colis commande commentaire commune compte conteneur contrat cote courriel cout coutant cp
        cree creation date de debut delai depart departement depot des descriptif designation destinataire detail devise
        douane du duree echeance email employe en entite entrepot entreprise envoi escompte etat etiquette expediteur
        expedition fabricant facture famille fax fin fournisseur frais genre heure identifiant immatriculation indice
        jour la langue le libelle lieu ligne limite liste livraison longueur marge marque matiere matricule mesure mode
        modele modifie mois montant mot motif moyenne n nas naissance neq niveau no nom nombre note notes numero objet
        origine paiement passe pays periode permis personne poids poste prenom prevision prime prix produit profession
        projet provenance province quantite quartier raison recette reception reference remarque remise responsable rue
        salaire secteur service seuil sexe societe solde sous sku statut stock succursale suivi sujet tarif taux taxe
        telecopieur telephone texte titre tps transporteur tvq unitaire unite usine utilisateur valeur vendeur vente
        ville volume
        """
}

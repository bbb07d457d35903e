import Domain

/// Which names of fields speak for value detectors, and which against.
enum DetectorWords {
    static let contexts: [(DetectorSet, String)] = [
        (
            [.phone],
            """
            phone; tel; telephone; mobile; cell; cellulaire; cellphone; fax; telecopieur; telf; gsm; sms; poste; whatsapp;
            contact no; contact number; msisdn; telecopie; numéro de téléphone; portable; phn
            """
        ),
        (
            [.card],
            """
            card; carte; pan; pcard; cc number; visa; mastercard; credit card; account number card; card number;
            numéro de carte; primary account number; cc num
            """
        ),
        ([.socialInsuranceNumber], "sin; nas; social insurance; assurance sociale; social insurance number"),
        ([.socialSecurityNumber], "ssn; social security; social security number; us ssn; tax payer ssn"),
        (
            [.healthInsuranceNumber],
            "ramq; nam; carte soleil; assurance maladie; health card; health insurance; medicare number"
        ),
        (
            [.postalCode],
            """
            postal; postal code; zip; zip code; postcode; code postal; cp; pstlz; post code; postal zone; zipcode; address;
            adresse; addr; street; rue; ville; city; address line; ship to; location address
            """
        ),
        (
            [.businessNumber],
            "gst; hst; tps; tvh; bn; business number; tax id; numéro d’entreprise; ne; gst number; no tps"
        ),
        ([.quebecSalesTax], "qst; tvq; tax id; tax number; tax registration; qst number"),
        (
            [.valueAddedTax],
            """
            vat; tva; tax id; tax number; tax registration; tax identification; vat number; company id; ust id; nif; cif;
            stceg; partita iva; btw
            """
        ),
        ([.quebecEnterpriseNumber], "neq; registraire; numéro d’entreprise du québec; entreprise du quebec"),
        ([.employerNumber], "ein; fein; tax id; federal tax id; employer identification; tin"),
        ([.frenchCompanyNumber], "siren; siret"),
        ([.passport], "passport; passeport; passport number; numéro de passeport; travel document"),
        (
            [.gtin],
            "gtin; ean; upc; barcode; bar code; code barre; jan; global trade item number; ean upc; itf; ean code"
        ),
        ([.gln], "gln; global location number; global location; iln"),
        ([.sscc], "sscc; serial shipping container code"),
        ([.duns], "duns; dun; duns number"),
        (
            [.harmonizedCode],
            """
            hs; hts; hs code; hts code; tariff; tarif douanier; code tarifaire; tarifaire; customs code; commodity code;
            taric; hsn; harmonized; harmonised; stawn; schedule b; cn code; customs tariff; harmonized system;
            classification tarifaire; code sh; gcode; tariff number; code douanier; ccngn
            """
        ),
        ([.airWaybill], "awb; mawb; hawb; air waybill; lta; waybill; master waybill; airway bill"),
        (
            [.billOfLading],
            "bol; bill of lading; bl; b l; connaissement; mbl; hbl; bl number; bill no; master bill; house bill"
        ),
        (
            [.locationCode],
            """
            port; pol; pod; locode; unlocode; un locode; port of loading; loading port; port of discharge; discharge port;
            port chargement; port déchargement; origin port; destination port; place of receipt; place of delivery; port code
            """
        ),
        ([.vehicleNumber], "vin; niv; chassis; vehicle identification number"),
        ([.imei], "imei"),
        ([.patent], "patent; brevet; patent number; patent no"),
        (
            [.coordinates],
            "lat; lng; lon; long; latitude; longitude; coordinates; gps; geo; coordonnées gps; lat lng; geo point"
        ),
        ([.bic], "bic; swift; swift code; bic code; swift number; bank identifier code; bank bic"),
        ([.routingNumber], "aba; routing; routing number; rtn; aba number; routing transit"),
        (
            [.bankAccount],
            "transit; institution; bank account; compte bancaire; account number; folio; succursale; dépôt direct; numéro de compte"
        ),
        ([.ipAddress], "ip; ip address; client ip; remote addr; adresse ip; ipv; ip addr; remote ip; host; hostname"),
        ([.iban], "iban"),
        ([.email], "email; e mail; mail; courriel"),
        ([.secret], "secret; password; token; api key; jeton; mot de passe"),
    ]

    /// Name numbers that pass a check digit by chance.
    static let numberNames = """
        order; ref; reference; tracking; suivi; lot; batch; serial; serie; sku; part; piece; invoice; facture; commande;
        hash; checksum; epoch; timestamp; time; date; ms; hz; rev; revision; version; uuid; guid; trace; request; seq;
        sequence; gid; barcode; gtin; ean; upc; product; produit; item; article; shipment; container; hs; tariff; asin;
        location; gln; duns; quantity; price; prix; weight; poids; badge; dossier; waybill; payload; message; phone model;
        agent; build; release; awb; sscc; neq; imei; siren; siret; model; modele; build number; software; firmware
        """
}

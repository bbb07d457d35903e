import Domain

extension PathWords {
    /// Say what they say only as the whole name of a field: `customer`, not `customer_tier`; both languages.
    static let whole: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            landed; valuation; pmp; cump
            """
        ),
        (
            .commercialMargin,
            """
            profitability; profit; rentabilité
            """
        ),
        (
            .commercialPrice,
            """
            rrp; tarif; pdsf; listino
            """
        ),
        (
            .financialAmount,
            """
            deposit; tip; gratuity; payout; disbursement; debit; revenue; turnover; credit; dépôt; versement;
            pourboire; honoraires; summe; steuer; monto
            """
        ),
        (
            .commercialQuantity,
            """
            atp; pcs; qt; bestand; menge; cant
            """
        ),
        (
            .commercialTerms,
            """
            contract; terms; royalty; penalty; contrat; franco; termes; redevance; pénalité; clause
            """
        ),
        (
            .commercialSupplier,
            """
            vendor; manufacturer; factory; subcontractor; usine; producteur
            """
        ),
        (
            .commercialBOM,
            """
            bom; recipe; formula; routing; ingredient; workcenter; composant; recette; formule; gamme; formulation
            """
        ),
        (
            .commercialIP,
            """
            drawing; specification; patent; blueprint; schematic; invention; prototype; gerber; dwg; dessin; brevet
            """
        ),
        (
            .commercialForecast,
            """
            forecast; prévision
            """
        ),
        (
            .tradeCustoms,
            """
            tariff; duty; duties; origine; droits
            """
        ),
        (
            .tradeLogistics,
            """
            manifest; flight; trailer; peso; vettore; truck; cbm; teu; mbl; hbl; parcel; driver; hazmat; nmfc; stuffing;
            measurement; cube; remorque; camion; masse; quai; tournée; emballage; wagon; chauffeur
            """
        ),
        (
            .documentReference,
            """
            rma; voucher; po; asn; soumission; devis; réquisition; rechnung; lieferschein; ddt
            """
        ),
        (
            .organizationName,
            """
            employer; dba; merchant; consignor; employeur; importateur; exportateur; expéditeur; déclarant;
            établissement
            """
        ),
        (
            .organizationIdentifier,
            """
            plant
            """
        ),
        (
            .organizationTaxID,
            """
            craccount; eori; nif; rfc; cuit; rut
            """
        ),
        (
            .personalName,
            """
            attention; contact; spouse; signatory; salesperson; requestor; nickname; attn; customer; recipient;
            beneficiary; person; patient; attendee; claimant; titulaire; responsable; signataire; demandeur;
            conjoint; acheteur; client; kunde; empfänger; cliente; bénéficiaire; représentant; salarié; candidat; personne
            """
        ),
        (
            .personalContact,
            """
            zip; cell; tel; addr; apartment; skype; postal; sms; linkedin; facebook; instagram; municipalité;
            appartement; domicile; ort; stadt; ciudad; domicilio; dirección
            """
        ),
        (
            .personalLocation,
            """
            gps; geo; géoposition
            """
        ),
        (
            .personalDemographic,
            """
            pronoun; dependents
            """
        ),
        (
            .personalEmployment,
            """
            compensation; bonus; earnings; garnishment; seniority; deduction; cpp; qpp; qpip; severance; rrq; rqap;
            retenues; boni; ancienneté; échelon
            """
        ),
        (
            .personalGovernmentID,
            """
            sin; nino; aadhaar; cpf; curp; dni; nas; ramq; nam; cni; nir
            """
        ),
        (
            .personalHealth,
            """
            medical; vaccination; immunization; symptom; injury; pregnancy; dosage; disease; surgery; allergies;
            drug; therapy; physician; cnesst; lésion; grossesse; handicap; symptôme; médecin; maladie; chirurgie;
            thérapie
            """
        ),
        (
            .financialBank,
            """
            swift; bank; aba; ach; virement; banque; transit; folio; rib; domiciliation; institution
            """
        ),
        (
            .financialCard,
            """
            pan; card; carte
            """
        ),
        (
            .financialCredit,
            """
            balance; overdue; outstanding; aging; arrears; paydex; dso; solde; saldo; créance; impayé; solvabilité;
            recouvrement
            """
        ),
        (
            .textFree,
            """
            narrative; complaint; review; chat; transcript; question; directive; consigne; explication;
            justification; plainte; annotation
            """
        ),
        (
            .productIdentifier,
            """
            plu; part; ndc; codebarre
            """
        ),
        (
            .productDescription,
            """
            style; features; headline; thumbnail; photo; picture; gallery; fabric; finish; tags; scent; flavor;
            taille; matière; matériau; caractéristique; finition; coloris; saveur
            """
        ),
        (
            .securitySecret,
            """
            jwt
            """
        ),
        (
            .securityInternal,
            """
            backtrace; dsn
            """
        ),
    ]
}

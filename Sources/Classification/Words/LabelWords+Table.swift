import Domain

extension LabelWords {
    /// Words of texts, in lower case and without accents.
    static let table: [(String, Label)] = [
        ("sin nas", Label(context: [.socialInsuranceNumber], isCapital: true)),
        ("insurance assurance sociale", Label(context: [.socialInsuranceNumber])),
        ("ssn security", Label(context: [.socialSecurityNumber])),
        ("ramq nam soleil maladie medicare", Label(context: [.healthInsuranceNumber])),
        ("passport passeport", Label(context: [.passport], isForeign: true)),
        ("card carte visa mastercard amex pan cc discover", Label(context: [.card])),
        (
            """
            tel telephone phone mobile cell cellulaire cellphone fax telecopieur gsm poste rappel rappeler joindre call
            appeler appelez whatsapp sms telefon telefono telefone reach answering rejoindre contacter joignable
            """,
            Label(context: [.phone])
        ),
        ("gst hst tps tvh bn", Label(context: [.businessNumber])),
        ("qst tvq", Label(context: [.quebecSalesTax])),
        ("vat tva ust ustid mwst iva btw", Label(context: [.valueAddedTax])),
        ("neq registraire", Label(context: [.quebecEnterpriseNumber], isForeign: true)),
        ("ein fein", Label(context: [.employerNumber], isForeign: true)),
        ("siren siret", Label(context: [.frenchCompanyNumber], isForeign: true)),
        ("duns", Label(context: [.duns], isForeign: true)),
        ("gtin ean upc barcode barres", Label(context: [.gtin], isForeign: true)),
        ("gln", Label(context: [.gln], isForeign: true)),
        ("sscc", Label(context: [.sscc], isForeign: true)),
        ("hs hts taric tariff tarif tarifaire douane douanier hsn", Label(context: [.harmonizedCode], isForeign: true)),
        ("awb mawb hawb lta waybill", Label(context: [.airWaybill], isForeign: true)),
        ("bol lading connaissement bl mbl hbl", Label(context: [.billOfLading], isForeign: true)),
        ("port pol pod locode unlocode loading discharge", Label(context: [.locationCode])),
        (
            "from to via at de vers depuis origin origine destination",
            Label(context: [.locationCode], isPreposition: true)
        ),
        ("vin niv chassis", Label(context: [.vehicleNumber], isForeign: true)),
        ("imei", Label(context: [.imei], isForeign: true)),
        ("patent brevet", Label(context: [.patent], isForeign: true)),
        ("bic swift", Label(context: [.bic])),
        ("aba routing", Label(context: [.routingNumber], isForeign: true)),
        ("transit institution succursale folio", Label(context: [.bankAccount], isForeign: true)),
        ("ip ipv host hote server serveur", Label(context: [.ipAddress])),
        (
            """
            lot batch ref reference order commande tracking suivi part piece sku serial serie invoice facture badge po
            seal scelle container conteneur quote dossier ticket item article model modele version build rev release
            devis soumission bon colis palette employe employee matricule iso din norme vis qte qty
            """,
            Label(isForeign: true)
        ),
    ]
}

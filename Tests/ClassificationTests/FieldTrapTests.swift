import Domain
import Testing

@testable import Classification

/// Technical fields whose names sound like something sensitive.
@Suite("Names that only sound sensitive")
struct FieldTrapTests {
    /// What is found from confidential up, `/path category`.
    private func alarms(_ text: String) -> [String] {
        let reading = Reading(text)
        return zip(reading.result.findings, reading.findings)
            .filter { $0.0.category.level >= .confidential && $0.0.category != .commercialQuantity }
            .map(\.1)
    }

    @Test(
        "a technical field has no category of level confidential or above by its name alone",
        arguments: [
            #""hs_flag":"Y1""#, #""card_type_id":"12345678""#, #""phone_model":"SM-G991W""#, #""email_count":42"#,
            #""iban_present":true"#, #""sin_wave_hz":440.1234"#, #""postal_zone":"H38""#, #""ip_class":"C192168""#,
            #""emailVerified":"2026-01-01""#, #""phoneOs":"Android 14.1""#, #""mobileVersion":"4.12.3456""#,
            #""card_brand":"visa""#, #""creditCardCompany":"Visa Inc""#,
            #""password_changed_at":"2026-01-01T10:00:00Z""#,
            #""passwordPolicy":"min12chars""#, #""tokenType":"Bearer-token-kind""#, #""secret_name":"prod-db-42""#,
            #""next_token":"eyJhbGciOiJIUzI1NiJ9""#, #""maxAge":3600"#, #""cacheAge":"86400""#,
            #""health":"UP""#, #""healthCheck":"passing""#, #""health_status":"green""#, #""component":"scheduler""#,
            #""routing_key":"orders.created.v1""#, #""routingRule":"rule-12""#, #""genre":"Rock""#,
            #""race_condition":"fixed in 12345""#, #""segment":"premium-2026""#, #""state":"running""#,
            #""address_type":"residential""#, #""memory_address":"0x7ffee4c0""#, #""listen_address":"port 8080 all""#,
            #""salary_currency":"CAD""#, #""supplier_count":"12""#, #""vendor_prefix":"webkit1""#,
            #""cost_type":"fixed""#, #""margin_unit":"px""#, #""bom_encoding":"utf-8""#, #""capacity":"128 GB""#,
            #""demand":"high 12345""#, #""zip_file":"export1.zip""#, #""contact_reason":"billing question""#,
            #""customer_tier":"gold""#, #""customerLocale":"fr-CA""#, #""patient_mode":"on""#,
            #""gift_card":"none 12""#, #""sim_card":"eSIM 2345""#, #""business_card":"yes""#, #""load_balance":12"#,
            #""bonus_points":1200"#, #""contract_address":"0xabc12345""#, #""terms_accepted":"2026-01-01""#,
            #""location_type":"warehouse""#, #""device_type":"handheld 12""#, #""ip_version":"4.0.0.0""#,
            #""drawing_order":12345"#, #""spec":"openapi: 3.1.0""#, #""duty_cycle":0.55"#,
            #""forecast_enabled":"true""#,
            #""nas_path":"//nas01/share12345""#, #""price_cad_rule":"round12""#, #""supplier_status":"approved""#,
            #""birthday_template":"tmpl-12345""#, #""gender_options":"m,f,x""#, #""diagnosis_level":"verbose""#,
            #""medical_use_indicator":"N""#, #""passport_strategy":"saml-12345""#, #""salary_visible":"yes""#,
            #""geo_hash":"f25dv1234""#, #""fax_enabled":"yes""#, #""insurance_required":"yes""#,
            #""custom_field":"A12345""#, #""customAttributes":{"x":"12345"}"#, #""customText":12345"#,
            #""transportNationality":"GB""#, #""messageCode":"EAL""#, #""CODFundsCode":"8""#,
            #""jsonSchema":{"description":"The unit cost of the part"}"#,
        ]
    )
    func english(field: String) {
        #expect(alarms("{\(field)}") == [])
    }

    @Test(
        "un champ technique n'a aucune catégorie confidentielle ou plus par son seul nom",
        arguments: [
            #""nombre_courriels":42"#, #""courriel_valide":"oui""#, #""type_carte":"visa 1234""#,
            #""modele_telephone":"SM-G991W""#, #""nb_clients":"120""#, #""statut_employe":"actif""#,
            #""format_adresse":"civique 1""#, #""langue_client":"fr-CA""#, #""iban_present":"vrai""#,
            #""zone_postale":"H38""#, #""genre":"Roman policier""#, #""capacite":"64 Go""#,
            #""carte_postale":"oui 12""#,
            #""nom_fichier":"rapport-2026.pdf""#, #""nom_champ":"prix_revient""#, #""nom_table":"clients""#,
            #""taux_conversion":"1.3456""#, #""methode_paiement":"virement""#, #""statut_fournisseur":"approuvé""#,
            #""mot_de_passe_requis":"oui""#, #""jeton_suivant":"abc""#, #""nas_actif":"oui 12345""#,
            #""motif_regex":"[0-9]{9}""#, #""poids_unite":"kg""#, #""indicateur_sante":"vert""#,
            #""formule_active":"oui""#,
            #""niveau_diagnostic":"détaillé""#, #""compteur_prix":"12""#, #""type_contrat":"permanent 1""#,
            #""version_tarif":"2026.1""#, #""traitement":"terminé""#, #""unite_cout":"CAD/kg""#,
            #""mode_livraison_actif":"1""#,
        ]
    )
    func french(field: String) {
        #expect(alarms("{\(field)}") == [])
    }

    @Test(
        "technical fields of German, Spanish and Italian systems have none either",
        arguments: [
            #""preis_einheit":"EUR""#, #""lieferant_status":"aktiv""#, #""kunden_sprache":"de-CH""#,
            #""mengeneinheit":"Stk""#,
            #""bestellstatus":"offen""#, #""tipo_cliente":"mayorista 1""#, #""estado":"abierto""#, #""unidad":"pza""#,
            #""stato_ordine":"aperto""#, #""unita_misura":"kg""#, #""tipo_documento":"TD01""#, #""firma":"si""#,
            #""provision":"aws 12""#, #""ordine":3"#, #""data":"2026-01-01""#,
        ]
    )
    func neighbours(field: String) {
        #expect(alarms("{\(field)}") == [])
    }

    @Test(
        "documents of machines raise no alarm",
        arguments: [
            #"{"components":[{"name":"api","version":"1.2.3","status":"up"}],"health":"ok","uptime":12345}"#,
            #"{"kind":"Deployment","metadata":{"name":"erp","namespace":"prod"},"spec":{"replicas":3}}"#,
            #"{"event":"inventory.updated","rows":[{"sku":"A-1","bin":"A25-558","lot":"650490104","rev":"4.14.29.7682"}]}"#,
            #"{"card":{"layout":"wide","title":"Ventes","color":"white"},"chart":{"margin":{"top":10}}}"#,
            #"{"prices":{"CAD":12.5,"USD":9.1},"exchangeRate":1.3678,"unit":"EA"}"#,
            #"{"job":{"state":"running","attempt":2,"retry_count":3},"worker":{"zone":"ca-central-1a"}}"#,
            #"{"film":{"genre":"Drame","title":"Incendies","age_rating":"13+"}}"#,
            #"{"model":"res.country","fields":["name","code"],"limit":80}"#,
        ]
    )
    func machines(text: String) {
        #expect(alarms(text) == [])
    }
}

import Domain

extension PathWords {
    /// Fields of German systems, whose compounds are one word.
    static let german: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            einkaufspreis; einstandspreis; selbstkosten; herstellkosten; gestehungskosten; stückkosten;
            wareneinsatz; ek preis
            """
        ),
        (
            .commercialMargin,
            """
            deckungsbeitrag; handelsspanne; gewinnspanne; rohertrag; rohmarge
            """
        ),
        (
            .commercialPrice,
            """
            preis; einzelpreis; verkaufspreis; listenpreis; nettopreis; bruttopreis; stückpreis; vk preis;
            grundpreis; preisliste
            """
        ),
        (
            .financialAmount,
            """
            betrag; gesamtbetrag; nettobetrag; bruttobetrag; rechnungsbetrag; steuerbetrag; gesamtpreis;
            gesamtsumme; zwischensumme; endsumme; versandkosten; frachtkosten; mehrwertsteuer; umsatzsteuer;
            mehrwertsteuersatz; steuersatz; zahlbetrag
            """
        ),
        (
            .commercialQuantity,
            """
            menge; bestellmenge; liefermenge; stückzahl; lagerbestand; warenbestand; bestandsmenge
            """
        ),
        (
            .commercialTerms,
            """
            rabatt; skonto; zahlungsbedingung; zahlungsbedingungen; zahlungsziel; lieferbedingung;
            lieferbedingungen; mindestbestellmenge; rabattsatz; preisnachlass; verkaufsprovision
            """
        ),
        (
            .commercialSupplier,
            """
            lieferant; lieferantenname; lieferantennummer; lieferantennr; kreditorennummer; hersteller;
            herstellername
            """
        ),
        (
            .commercialBOM,
            """
            stückliste; stueckliste; stücklistenposition; arbeitsplan; rezeptur; rohstoff
            """
        ),
        (
            .commercialIP,
            """
            zeichnungsnummer; patentnummer; konstruktionszeichnung
            """
        ),
        (
            .commercialForecast,
            """
            sicherheitsbestand; meldebestand; mindestbestand; absatzprognose; bedarfsprognose; produktionsplan
            """
        ),
        (
            .commercialAccounting,
            """
            kostenstelle; kostenträger; sachkonto; hauptbuchkonto; kontierung; profitcenter
            """
        ),
        (
            .tradeCustoms,
            """
            zolltarifnummer; warentarifnummer; ursprungsland; herkunftsland; zollwert; zollnummer;
            ausfuhrgenehmigung
            """
        ),
        (
            .tradeLogistics,
            """
            gewicht; bruttogewicht; nettogewicht; gesamtgewicht; versandgewicht; spediteur; versandart; frachtbrief;
            frachtführer; abmessungen; packstück; packstücke; containernummer
            """
        ),
        (
            .documentReference,
            """
            bestellnummer; bestellnr; rechnungsnummer; rechnungsnr; auftragsnummer; auftragsnr; lieferscheinnummer;
            lieferscheinnr; belegnummer; angebotsnummer; sendungsnummer; vertragsnummer; vorgangsnummer;
            gutschriftsnummer
            """
        ),
        (
            .documentSchedule,
            """
            lieferdatum; liefertermin; bestelldatum; rechnungsdatum; auftragsdatum; belegdatum; versanddatum;
            fälligkeitsdatum; fälligkeit; wunschtermin; buchungsdatum
            """
        ),
        (
            .textFree,
            """
            bemerkung; bemerkungen; kommentar; notiz; hinweis; freitext; anmerkung
            """
        ),
        (
            .productIdentifier,
            """
            artikelnummer; artikelnr; materialnummer; teilenummer; seriennummer; chargennummer; produktnummer; artikel id; produkt id;
            herstellernummer
            """
        ),
        (
            .productDescription,
            """
            artikelbezeichnung; artikelname; produktname; produktbezeichnung; warenbezeichnung; bezeichnung;
            beschreibung; artikelbeschreibung
            """
        ),
        (
            .organizationName,
            """
            firmenname; unternehmen
            """
        ),
        (
            .organizationIdentifier,
            """
            kundennummer; kunden id; kundennr; debitorennummer; buchungskreis
            """
        ),
        (
            .organizationTaxID,
            """
            umsatzsteuer id; ust id; ustid; ust id nr; ustidnr; steuernummer; umsatzsteuernummer;
            handelsregisternummer
            """
        ),
        (
            .financialCredit,
            """
            kreditlimit; offener betrag; saldo; kreditrahmen
            """
        ),
        (
            .financialBank,
            """
            bankverbindung; kontonummer; bankleitzahl; blz; kontoinhaber
            """
        ),
        (
            .personalName,
            """
            vorname; nachname; ansprechpartner; kundenname; empfängername; kontoname
            """
        ),
        (
            .personalContact,
            """
            straße; strasse; hausnummer; postleitzahl; plz; telefon; telefonnummer; handynummer; mobilnummer;
            anschrift; lieferadresse; rechnungsadresse; wohnort
            """
        ),
        (
            .personalDemographic,
            """
            geburtsdatum; geburtstag; geburtsort; staatsangehörigkeit
            """
        ),
        (
            .personalEmployment,
            """
            gehalt; bruttogehalt; nettogehalt; bruttolohn; nettolohn; stundenlohn; personalnummer; mitarbeiternummer
            """
        ),
        (
            .personalGovernmentID,
            """
            ausweisnummer; personalausweisnummer; reisepassnummer; sozialversicherungsnummer
            """
        ),
        (
            .personalHealth,
            """
            krankenversicherungsnummer; krankenkasse; diagnose
            """
        ),
        (
            .securitySecret,
            """
            passwort; kennwort; zugangsdaten
            """
        ),
    ]
}

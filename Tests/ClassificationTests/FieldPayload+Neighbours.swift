/// Payloads written for the tests, in the languages of suppliers and customers abroad, as `FieldPayload+Sales`.
extension FieldPayload {
    static let neighbours: [FieldPayload] = [
        FieldPayload(
            "a purchase order of a German system",
            #"""
            {"bestellnummer": "B-2026-114", "bestelldatum": "2026-04-02", "lieferdatum": "2026-05-11",
            "lieferant": "Nordlicht Leuchten GmbH", "lieferantennummer": "70012", "kostenstelle": "4100",
            "kunde": "Anna Schmidt", "lieferadresse": {"straße": "Lindenweg", "hausnummer": "4",
            "plz": "20095", "ort": "Hamburg", "telefon": "+49 40 123456"},
            "positionen": [{"artikelnummer": "LED-20", "bezeichnung": "Wandleuchte", "menge": 12,
            "einheit": "Stk", "einzelpreis": 19.9, "einkaufspreis": 8.4, "rabatt": 5, "gewicht": 1.2,
            "zolltarifnummer": "9405 11 00", "ursprungsland": "PL"}], "zwischensumme": 238.8,
            "mehrwertsteuer": 45.37, "gesamtbetrag": 284.17, "zahlungsbedingungen": "30 Tage netto",
            "bankverbindung": "DE89370400440532013000", "bemerkung": "Bitte anrufen", "status": "offen"}
            """#,
            #"""
            document.reference /bestellnummer
            document.schedule /bestelldatum
            document.schedule /lieferdatum
            commercial.supplier /lieferant
            commercial.supplier /lieferantennummer
            commercial.accounting /kostenstelle
            personal.name /kunde
            personal.contact /lieferadresse/straße
            personal.contact /lieferadresse/plz
            personal.contact /lieferadresse/ort
            personal.contact /lieferadresse/telefon
            product.identifier /positionen/*/artikelnummer
            product.description /positionen/*/bezeichnung
            commercial.quantity /positionen/*/menge
            commercial.price /positionen/*/einzelpreis
            commercial.unit_cost /positionen/*/einkaufspreis
            commercial.terms /positionen/*/rabatt
            trade.logistics /positionen/*/gewicht
            trade.customs /positionen/*/zolltarifnummer
            trade.customs /positionen/*/ursprungsland
            financial.amount /zwischensumme
            financial.amount /mehrwertsteuer
            financial.amount /gesamtbetrag
            commercial.terms /zahlungsbedingungen
            financial.bank /bankverbindung
            text.free /bemerkung
            """#
        ),
        FieldPayload(
            "an order of a Spanish system",
            #"""
            {"numeroPedido": "OC-551", "fechaEntrega": "2026-05-11", "proveedor": "Muebles del Norte SA",
            "cliente": "Lucía Pérez", "direccionEnvio": {"calle": "Av. Juárez 12", "ciudad": "Puebla",
            "codigoPostal": "72000"}, "correoElectronico": "lucia@correo.example",
            "lineas": [{"codigoProducto": "SIL-9", "descripcion": "Silla de roble", "cantidad": 4,
            "precioUnitario": 120.5, "costoUnitario": 61, "descuento": 10, "pesoBruto": 8.1,
            "fraccionArancelaria": "9401.61", "paisOrigen": "MX"}], "importe": 482, "impuestos": 77.12,
            "condicionesPago": "30 días", "limiteCredito": 15000, "centroCosto": "CC-10",
            "observaciones": "Entregar por la tarde", "estado": "abierto",
            "nombreProveedor": "Muebles del Norte"}
            """#,
            #"""
            document.reference /numeroPedido
            document.schedule /fechaEntrega
            commercial.supplier /proveedor
            personal.name /cliente
            personal.contact /direccionEnvio/calle
            personal.contact /direccionEnvio/ciudad
            personal.contact /direccionEnvio/codigoPostal
            personal.contact /correoElectronico
            product.identifier /lineas/*/codigoProducto
            product.description /lineas/*/descripcion
            commercial.quantity /lineas/*/cantidad
            commercial.price /lineas/*/precioUnitario
            commercial.unit_cost /lineas/*/costoUnitario
            commercial.terms /lineas/*/descuento
            trade.logistics /lineas/*/pesoBruto
            trade.customs /lineas/*/fraccionArancelaria
            trade.customs /lineas/*/paisOrigen
            financial.amount /importe
            financial.amount /impuestos
            commercial.terms /condicionesPago
            financial.credit /limiteCredito
            commercial.accounting /centroCosto
            text.free /observaciones
            commercial.supplier /nombreProveedor
            """#
        ),
        FieldPayload(
            "an order of an Italian system",
            #"""
            {"numeroOrdine": "ORD-8", "dataConsegna": "2026-05-11", "fornitore": "Legno Vivo srl",
            "cliente": "Paolo Conti", "indirizzo": "Via Verdi 3", "città": "Bologna",
            "partitaIva": "IT00743110157", "righe": [{"codiceArticolo": "T-1",
            "descrizione": "Tavolo in noce", "quantità": 2, "prezzoUnitario": 400, "costoUnitario": 180,
            "sconto": 5, "pesoLordo": 30.5, "paeseOrigine": "IT"}], "imponibile": 760,
            "importoTotale": 927.2, "condizioniPagamento": "60 giorni", "centroDiCosto": "C12",
            "note": "Consegnare al piano", "stato": "aperto", "distintaBase": "DB-44"}
            """#,
            #"""
            document.reference /numeroOrdine
            document.schedule /dataConsegna
            commercial.supplier /fornitore
            personal.name /cliente
            personal.contact /indirizzo
            personal.contact /città
            organization.tax_id /partitaIva
            product.identifier /righe/*/codiceArticolo
            product.description /righe/*/descrizione
            commercial.quantity /righe/*/quantità
            commercial.price /righe/*/prezzoUnitario
            commercial.unit_cost /righe/*/costoUnitario
            commercial.terms /righe/*/sconto
            trade.logistics /righe/*/pesoLordo
            trade.customs /righe/*/paeseOrigine
            financial.amount /imponibile
            financial.amount /importoTotale
            commercial.terms /condizioniPagamento
            commercial.accounting /centroDiCosto
            text.free /note
            commercial.bom /distintaBase
            """#
        ),
    ]
}

import Domain

extension PathWords {
    /// Fields of Italian systems.
    static let italian: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            costo; costo unitario; prezzo di acquisto; prezzo acquisto; costo medio; costo standard; ultimo costo;
            prezzo di costo
            """
        ),
        (
            .commercialMargin,
            """
            margine; margine lordo; ricarico
            """
        ),
        (
            .commercialPrice,
            """
            prezzo; prezzo unitario; prezzo di vendita; prezzo di listino; prezzo listino; prezzo netto; listino
            prezzi
            """
        ),
        (
            .financialAmount,
            """
            importo; importo totale; importo netto; importo iva; imponibile; imposta; totale; totale fattura; totale
            documento; totale ordine; aliquota iva; spese di spedizione; spese di trasporto; totale a pagare
            """
        ),
        (
            .commercialQuantity,
            """
            quantità; quantità ordinata; quantità consegnata; giacenza; giacenze; scorta; quantità disponibile
            """
        ),
        (
            .commercialTerms,
            """
            sconto; percentuale sconto; condizioni di pagamento; termini di pagamento; modalità di pagamento;
            provvigione; quantità minima; condizioni di consegna
            """
        ),
        (
            .commercialSupplier,
            """
            fornitore; codice fornitore; nome fornitore; id fornitore; produttore; fabbricante
            """
        ),
        (
            .commercialBOM,
            """
            distinta base; materia prima; ciclo di lavorazione
            """
        ),
        (
            .commercialIP,
            """
            numero brevetto; numero disegno; disegno tecnico
            """
        ),
        (
            .commercialForecast,
            """
            scorta di sicurezza; scorta minima; previsione di vendita; previsione vendite; piano di produzione;
            punto di riordino
            """
        ),
        (
            .commercialAccounting,
            """
            centro di costo; conto contabile; centro di profitto
            """
        ),
        (
            .tradeCustoms,
            """
            codice doganale; voce doganale; paese di origine; valore doganale; dazio; dogana; nomenclatura combinata
            """
        ),
        (
            .tradeLogistics,
            """
            peso lordo; peso netto; peso totale; numero colli; colli; vettore; spedizioniere; lettera di vettura;
            porto di carico; porto di scarico; mezzo di trasporto; dimensioni
            """
        ),
        (
            .documentReference,
            """
            numero ordine; numero di ordine; fattura; numero fattura; numero di fattura; numero documento; numero
            ddt; numero bolla; documento di trasporto; numero offerta; numero contratto; codice spedizione; numero
            spedizione
            """
        ),
        (
            .documentSchedule,
            """
            data consegna; data di consegna; data ordine; data fattura; data scadenza; scadenza; data di scadenza;
            data spedizione; data documento; data prevista; data pagamento; data emissione
            """
        ),
        (
            .textFree,
            """
            commento; commenti; osservazioni; messaggio; istruzioni
            """
        ),
        (
            .productIdentifier,
            """
            codice articolo; codice prodotto; prodotto id; articolo id; codice a barre; numero di serie; numero seriale; numero lotto; codice
            lotto
            """
        ),
        (
            .productDescription,
            """
            prodotto; descrizione; nome prodotto; descrizione articolo; descrizione prodotto; articolo; marca
            """
        ),
        (
            .organizationName,
            """
            ragione sociale; nome azienda; azienda
            """
        ),
        (
            .organizationIdentifier,
            """
            codice cliente; numero cliente; id cliente; cliente id; azienda id
            """
        ),
        (
            .organizationTaxID,
            """
            partita iva; numero partita iva
            """
        ),
        (
            .financialCredit,
            """
            limite di credito; saldo scaduto
            """
        ),
        (
            .financialBank,
            """
            conto bancario; conto corrente; numero conto; coordinate bancarie; intestatario conto
            """
        ),
        (
            .personalName,
            """
            cognome; nome completo; destinatario; nome cliente
            """
        ),
        (
            .personalContact,
            """
            indirizzo; indirizzo di consegna; indirizzo di fatturazione; numero di telefono; cellulare; città;
            codice postale
            """
        ),
        (
            .personalDemographic,
            """
            data di nascita; data nascita; luogo di nascita; cittadinanza
            """
        ),
        (
            .personalEmployment,
            """
            stipendio; retribuzione; matricola dipendente
            """
        ),
        (
            .personalGovernmentID,
            """
            numero passaporto; numero carta identità
            """
        ),
    ]
}

import Domain
import Testing

@testable import Classification

@Suite("Path dictionary")
struct PathDictionaryTests {
    @Test(
        "names in English, French and of known systems have their category",
        arguments: [
            ("/items/*/cost_price", Category.commercialUnitCost), ("/lignes/*/coûtant", .commercialUnitCost),
            ("/produits/*/prixDeRevient", .commercialUnitCost), ("/items/*/valuation_rate", .commercialUnitCost),
            ("/STPRS", .commercialUnitCost), ("/lignes/*/marge", .commercialMargin),
            ("/supplier_name", .commercialSupplier),
            ("/fournisseur/nom", .commercialSupplier), ("/LIFNR", .commercialSupplier),
            ("/items/*/default_bom", .commercialBOM),
            ("/nomenclature/*/composant", .commercialBOM), ("/forecast/*/quantity", .commercialForecast),
            ("/stockDeSécurité", .commercialForecast), ("/items/*/price", .commercialPrice),
            ("/prixVente", .commercialPrice),
            ("/OrderItems/*/QuantityOrdered", .commercialQuantity), ("/payment_terms", .commercialTerms),
            ("/escompte", .commercialTerms),
            ("/items/*/customs_tariff_number", .tradeCustoms), ("/paysOrigine", .tradeCustoms),
            ("/logistics/portOfLoading", .tradeLogistics), ("/numeroConteneur", .tradeLogistics),
            ("/BuyerInfo/BuyerName", .personalName), ("/ShippingAddress/Name", .personalName),
            ("/client/nom", .personalName),
            ("/client/téléphone", .personalContact), ("/ShippingAddress/PostalCode", .personalContact),
            ("/employé/numeroAssuranceSociale", .personalGovernmentID), ("/employé/salaireAnnuel", .personalEmployment),
            ("/date_naissance", .personalDemographic), ("/diagnostic", .personalHealth),
            ("/browser_ip", .personalDevice),
            ("/billing_address/latitude", .personalLocation), ("/bank_account/iban", .financialBank),
            ("/compteBancaire", .financialBank), ("/OrderTotal/Amount", .financialAmount),
            ("/items/*/UnitPrice/Money", .commercialPrice),
            ("/credit_limit", .financialCredit), ("/solde", .financialCredit), ("/credit_card_number", .financialCard),
            ("/company_name", .organizationName), ("/duns", .organizationIdentifier),
            ("/numeroTVQ", .organizationTaxID),
            ("/orders/*/trackingNumber", .documentReference), ("/dateLivraison", .documentSchedule),
            ("/SellerSKU", .productIdentifier),
            ("/items/*/name", .productDescription), ("/commentaire", .textFree), ("/access_token", .securitySecret),
            ("/motDePasse", .securitySecret), ("/stack_trace", .securityInternal),
            ("/centreDeCoût", .commercialAccounting),
            ("/creditlimit", .financialCredit), ("/prixRevientUnitaire", .commercialUnitCost),
            ("/dernierPrixAchat", .commercialUnitCost), ("/customer", .personalName),
            ("/orders/*/bill/vendor", .commercialSupplier), ("/heuresTravaillées", .personalEmployment),
            ("/warehouse/address/country_code", .organizationAddress), ("/recipient/address/pays", .personalContact),
            ("/warehouse/latitude", .organizationAddress), ("/components/*/price", .commercialPrice),
            ("/nomenclature/lignes/*/code_article", .commercialBOM), ("/IDOC/E1EDKA1/NAME1", .organizationName),
            ("/specification", .commercialIP), ("/items/*/landedCost/amount", .commercialUnitCost),
        ]
    )
    func categories(path: String, category: Category) {
        let reading = Reading { $0.classify(shape: [(path: path, count: 1, category: nil)]) }
        #expect(reading.categories == [category.word])
    }

    @Test(
        "a word that turns the meaning voids it",
        arguments: [
            "/email_count", "/iban_present", "/card_type_id", "/phone_model", "/sin_wave_hz", "/hs_flag", "/ip_class",
            "/nextToken",
            "/has_discount", "/currency_code", "/created_at", "/price_currency",
        ]
    )
    func voided(path: String) {
        let reading = Reading { $0.classify(shape: [(path: path, count: 1, category: nil)]) }
        #expect(reading.categories == [])
    }

    @Test("names are split at case, punctuation and digits, without accents and plurals")
    func tokens() {
        #expect(PathTokens.split("HSCodes_2") == ["hs", "code"])
        #expect(PathTokens.split("coûtUnitaire-CAD") == ["cout", "unitaire", "cad"])
        #expect(PathTokens.split("AddressLine1") == ["address", "line"])
        #expect(PathTokens.split("") == [])
    }

    @Test(
        "every category of the taxonomy that a name can tell has words in both languages, and no word stands in two categories"
    )
    func complete() {
        for list in [PathWords.english, PathWords.french] {
            var owner: [String: Domain.Category] = [:]
            for (category, words) in list {
                for phrase in PathWords.phrases(words) {
                    #expect(owner[phrase, default: category] == category, "\(phrase)")
                    owner[phrase] = category
                }
            }
        }
        let both = Set(PathWords.english.map(\.0)).intersection(PathWords.french.map(\.0))
        // Schedules of documents and identifiers are there; only devices of firms have no word of their own.
        #expect(
            both == Set(Domain.Category.allCases.filter { $0 != .organizationAddress && $0 != .organizationContact })
        )
    }
}

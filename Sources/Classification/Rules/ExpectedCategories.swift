import Domain

/// What the operations of a platform's public interface take, by the platforms' own documentation.
///
/// The union over the operations, since an event seldom says which one it was for. It holds until the organization says
/// what its agreement allows. A platform whose operations are told apart only by the body is not here.
enum ExpectedCategories {
    /// What no order, invoice or shipment can do without.
    private static let ordinary: [Category] = [
        .productIdentifier, .productDescription, .documentReference, .documentSchedule, .organizationName,
        .organizationIdentifier,
    ]

    static let table: [(slug: String, categories: [Category])] = [
        (
            // Orders, freight, products. Its credentials are fields of the body.
            "alibaba_icbu",
            ordinary + [
                .personalContact, .commercialQuantity, .commercialCrossChannel, .tradeCustoms, .financialAmount,
                .personalDevice, .commercialPrice, .commercialTerms, .securitySecret,
            ]
        ),
        (
            // Products, quotations, logistics, clearance of consumers' parcels. Session and signature are in the body.
            "alibaba_top",
            ordinary + [
                .commercialPrice, .commercialTerms, .textFree, .commercialIP, .organizationAddress, .tradeCustoms,
                .tradeLogistics, .personalGovernmentID, .securitySecret,
            ]
        ),
        (
            // Listings, feeds, fulfilment, shipping, vendor documents, payouts. A vendor's net cost is what it sells
            // for: whoever sells so says that `commercial.unit_cost` is allowed; a listing has no use for a cost.
            "amazon_spapi",
            ordinary + [
                .commercialPrice, .commercialQuantity, .tradeCustoms, .tradeLogistics, .organizationAddress,
                .organizationContact, .organizationTaxID, .personalName, .personalContact, .commercialCrossChannel,
                .financialBank,
            ]
        ),
        (
            // Order, payment, waybill and list of one parcel must agree on the buyer and the amount.
            "cn_customs_eport",
            ordinary + [
                .personalGovernmentID, .personalName, .personalContact, .commercialPrice, .financialAmount,
                .tradeLogistics, .tradeCustoms,
            ]
        ),
        (
            // cXML: orders to invoices, catalogues, forecasts, remittances; the shared secret is in its header.
            "sap_ariba",
            ordinary + [
                .commercialPrice, .commercialQuantity, .organizationAddress, .organizationContact,
                .organizationTaxID, .commercialAccounting, .tradeLogistics, .financialAmount, .commercialTerms,
                .financialBank, .securityInternal, .commercialForecast, .commercialIP, .securitySecret,
            ]
        ),
        ("stripe", [.documentReference, .financialAmount, .personalName]),
        ("ups", carrier),
        ("fedex", carrier),
    ]

    private static let carrier =
        ordinary + [.organizationAddress, .organizationContact, .tradeCustoms, .tradeLogistics]
}

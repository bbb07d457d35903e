import Capture

/// One integration of the sample company: who sends what to whom, how often and how much at a time.
struct SampleFlow: Sendable {
    let route: EventRoute
    let platform: String
    let documentType: String
    let document: SampleDocument
    let rhythm: SampleRhythm
    /// Events on an ordinary day.
    let perDay: Double
    /// The sizes that occur, in records; the middle ones most often.
    let records: [Int]
    /// Whether each record is about one person.
    let personal: Bool

    init(
        _ source: String,
        to platform: (slug: String, host: String),
        _ method: String,
        _ documentType: String,
        _ document: SampleDocument,
        _ rhythm: SampleRhythm,
        perDay: Double,
        records: [Int],
        personal: Bool = false
    ) {
        route = EventRoute(
            source: source,
            platform: platform.slug,
            host: platform.host,
            method: method,
            documentType: documentType,
            contentType: document.contentType
        )
        self.platform = platform.slug
        self.documentType = documentType
        self.document = document
        self.rhythm = rhythm
        self.perDay = perDay
        self.records = records
        self.personal = personal
    }
}

extension SampleFlow {
    private static let alibaba = (slug: "alibaba_icbu", host: "openapi-api.alibaba.com")
    private static let amazon = (slug: "amazon_spapi", host: "sellingpartnerapi-na.amazon.com")
    private static let ariba = (slug: "sap_ariba", host: "service.ariba.com")
    private static let eport = (slug: "cn_customs_eport", host: "edi.chinaport.gov.cn")
    private static let shopify = (slug: "shopify", host: "atelier-boreal.myshopify.com")
    private static let salesforce = (slug: "salesforce", host: "atelier-boreal.my.salesforce.com")
    private static let ups = (slug: "ups", host: "onlinetools.ups.com")

    /// The flow that leaks.
    static let priceFeed = SampleFlow(
        "odoo-ventes/price_feed",
        to: alibaba,
        "POST",
        "price_list",
        .priceList,
        .steady,
        perDay: 150,
        records: [20, 30, 40, 50, 60]
    )

    static let all: [SampleFlow] = sales + purchasing + finance

    private static let sales: [SampleFlow] = [
        .priceFeed,
        .init(
            "odoo-ventes/catalogue",
            to: alibaba,
            "POST",
            "product_listing",
            .productListing,
            .office,
            perDay: 120,
            records: [4, 8, 12, 16, 24]
        ),
        .init(
            "odoo-ventes/stock",
            to: alibaba,
            "POST",
            "inventory",
            .inventory,
            .steady,
            perDay: 260,
            records: [20, 40, 60, 80, 120]
        ),
        .init(
            "odoo-ventes/catalogue",
            to: amazon,
            "PUT",
            "listing",
            .productListing,
            .office,
            perDay: 180,
            records: [2, 4, 6, 8, 12]
        ),
        .init(
            "odoo-ventes/stock",
            to: amazon,
            "POST",
            "inventory_feed",
            .inventory,
            .steady,
            perDay: 380,
            records: [40, 60, 80, 100, 140]
        ),
        .init(
            "odoo-ventes/fulfillment",
            to: amazon,
            "POST",
            "shipment_confirmation",
            .shipmentConfirmation,
            .shop,
            perDay: 420,
            records: [1, 2, 3, 5, 8]
        ),
        .init(
            "odoo-ventes/storefront",
            to: shopify,
            "PUT",
            "product_update",
            .storefrontProduct,
            .office,
            perDay: 160,
            records: [4, 6, 8, 12, 20]
        ),
        .init(
            "odoo-ventes/storefront",
            to: shopify,
            "POST",
            "fulfillment",
            .shipmentConfirmation,
            .shop,
            perDay: 300,
            records: [1, 1, 2, 3, 4]
        ),
        .init(
            "odoo-ventes/crm_sync",
            to: salesforce,
            "PATCH",
            "account_update",
            .account,
            .office,
            perDay: 140,
            records: [1, 3, 5, 8, 15]
        ),
        .init(
            "odoo-ventes/crm_sync",
            to: salesforce,
            "PATCH",
            "opportunity",
            .opportunity,
            .office,
            perDay: 90,
            records: [1, 2, 3, 5, 8]
        ),
        .init(
            "odoo-ventes/shipping",
            to: ups,
            "POST",
            "shipment_request",
            .shipmentRequest,
            .office,
            perDay: 360,
            records: [1, 1, 2, 2, 4],
            personal: true
        ),
    ]

    private static let purchasing: [SampleFlow] = [
        .init(
            "erpnext-achats/procurement",
            to: ariba,
            "POST",
            "purchase_order",
            .purchaseOrder,
            .office,
            perDay: 110,
            records: [2, 4, 8, 12, 20]
        ),
        .init(
            "erpnext-achats/procurement",
            to: ariba,
            "POST",
            "receipt",
            .receipt,
            .office,
            perDay: 80,
            records: [2, 4, 6, 8, 12]
        ),
        .init(
            "erpnext-achats/sourcing",
            to: alibaba,
            "POST",
            "rfq",
            .requestForQuotation,
            .office,
            perDay: 24,
            records: [1, 2, 4, 6, 10]
        ),
        .init(
            "erpnext-achats/customs",
            to: eport,
            "POST",
            "customs_declaration",
            .customsDeclaration,
            .office,
            perDay: 40,
            records: [2, 6, 10, 16, 30]
        ),
        .init(
            "erpnext-achats/customs",
            to: eport,
            "POST",
            "manifest",
            .manifest,
            .office,
            perDay: 20,
            records: [4, 8, 12, 20, 40]
        ),
        .init(
            "erpnext-achats/inbound",
            to: ups,
            "POST",
            "tracking_subscription",
            .trackingSubscription,
            .steady,
            perDay: 120,
            records: [2, 4, 6, 8, 12]
        ),
    ]

    private static let finance: [SampleFlow] = [
        .init(
            "sap-finance/payables",
            to: ariba,
            "POST",
            "remittance",
            .remittance,
            .office,
            perDay: 36,
            records: [1, 3, 5, 8, 15]
        ),
        .init(
            "sap-finance/settlement",
            to: amazon,
            "POST",
            "invoice",
            .invoice,
            .shop,
            perDay: 60,
            records: [1, 2, 3, 4, 6]
        ),
        .init(
            "sap-finance/credit",
            to: salesforce,
            "PATCH",
            "credit_status",
            .creditStatus,
            .office,
            perDay: 30,
            records: [2, 4, 8, 12, 20]
        ),
        .init(
            "sap-finance/payouts",
            to: shopify,
            "POST",
            "payout",
            .payout,
            .steady,
            perDay: 24,
            records: [5, 10, 15, 20, 30]
        ),
    ]
}

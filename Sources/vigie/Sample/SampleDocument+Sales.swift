import Domain

/// What sales systems send: catalogue, stock, orders on their way, customers.
extension SampleDocument {
    static let productListing = json(
        { "\"listing_id\":\"\($0.number("LST"))\"" },
        list: "products",
        once: [],
        each: [.productIdentifier, .productDescription, .commercialPrice]
    ) {
        """
        "sku":"\($0.sku())","title":"\($0.product())","description":"Fabriqué au Québec, livré partout.","price":\($0.money(900...24_000))
        """
    }

    static let priceList = json(
        { _ in "\"template\":\"ali_price_v2\"" },
        list: "items",
        once: [],
        each: [.productIdentifier, .commercialPrice]
    ) {
        "\"sku\":\"\($0.sku())\",\"price\":\($0.money(900...24_000)),\"currency\":\"USD\""
    }

    /// The price list as a careless change makes it: whole, every second, with what each article costs us.
    static let leakingPriceList = json(
        { _ in "\"template\":\"ali_price_v3\"" },
        list: "items",
        once: [],
        each: [.productIdentifier, .commercialPrice, .commercialUnitCost]
    ) {
        """
        "sku":"\($0.sku())","price":\($0.money(900...24_000)),"currency":"USD","cost_price":\($0.money(400...12_000)),"standard_price":\($0.money(400...12_000))
        """
    }

    static let inventory = json(
        { _ in "\"warehouse\":\"levis\"" },
        list: "items",
        once: [],
        each: [.productIdentifier, .commercialQuantity]
    ) {
        "\"sku\":\"\($0.sku())\",\"quantity\":\($0.whole(0...900))"
    }

    static let shipmentConfirmation = json(
        { _ in "\"marketplace\":\"A2EUQ1WTGCTBG2\"" },
        list: "shipments",
        once: [],
        each: [.documentReference, .tradeLogistics]
    ) {
        """
        "order_id":"\($0.number("702"))","carrier":"UPS","tracking_number":"1Z\($0.whole(100_000_000...999_999_999))"
        """
    }

    static let storefrontProduct = json(
        { "\"title\":\"\($0.product())\"" },
        list: "variants",
        once: [],
        each: [.productIdentifier, .commercialPrice, .commercialQuantity]
    ) {
        "\"sku\":\"\($0.sku())\",\"price\":\"\($0.money(900...24_000))\",\"inventory_quantity\":\($0.whole(0...90))"
    }

    static let account = json(
        { _ in "\"object\":\"Account\"" },
        list: "records",
        once: [],
        each: [.organizationName, .personalContact]
    ) {
        "\"company_name\":\"\($0.company())\",\"billing_address\":\"\($0.street()), Québec\""
    }

    static let opportunity = json(
        { _ in "\"object\":\"Opportunity\"" },
        list: "records",
        once: [],
        each: [.organizationName, .financialAmount, .commercialTerms]
    ) {
        """
        "company_name":"\($0.company())","total_amount":\($0.money(90_000...9_000_000)),"payment_terms":"Net \($0.pick([15, 30, 45]))"
        """
    }

    static let shipmentRequest = json(
        { _ in "\"service\":\"standard\"" },
        list: "packages",
        once: [],
        each: [.personalName, .personalContact, .tradeLogistics]
    ) {
        """
        "recipient_name":"\($0.person())","ship_to_street":"\($0.street())","gross_weight":\($0.money(20...2_500))
        """
    }
}

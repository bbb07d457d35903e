import Domain

/// What purchasing and finance send: orders and receipts in cXML, customs declarations, payments.
extension SampleDocument {
    static let purchaseOrder = xml(
        {
            """
            <cXML version="1.2.060" payloadID="\($0.number("20261125"))"><Request><OrderRequest>\
            <OrderRequestHeader orderID="\($0.number("PO"))" orderDate="\($0.date())"><Total>\
            <Money currency="CAD">\($0.money(50_000...4_000_000))</Money></Total></OrderRequestHeader>
            """
        },
        tail: "</OrderRequest></Request></cXML>",
        once: [.documentReference, .documentSchedule, .financialAmount],
        // What we pay for an article is a cost, not a selling price.
        each: [.productIdentifier, .productDescription, .commercialQuantity, .commercialUnitCost]
    ) {
        """
        <ItemOut quantity="\($0.whole(1...400))"><ItemID><SupplierPartID>\($0.sku())</SupplierPartID></ItemID>\
        <ItemDetail><UnitPrice><Money currency="CAD">\($0.money(400...90_000))</Money></UnitPrice>\
        <Description xml:lang="fr">\($0.product())</Description></ItemDetail></ItemOut>
        """
    }

    static let receipt = xml(
        {
            "<cXML version=\"1.2.060\"><Request><ReceiptRequest><ReceiptRequestHeader receiptID=\"\($0.number("GR"))\"/>"
        },
        tail: "</ReceiptRequest></Request></cXML>",
        once: [],
        each: [.productIdentifier, .commercialQuantity]
    ) {
        """
        <ReceiptItem quantity="\($0.whole(1...400))"><ItemID><SupplierPartID>\($0.sku())</SupplierPartID></ItemID></ReceiptItem>
        """
    }

    static let requestForQuotation = json(
        { "\"rfq_number\":\"\($0.number("RFQ"))\"" },
        list: "items",
        once: [],
        each: [.productDescription, .commercialQuantity, .documentSchedule]
    ) {
        "\"product_name\":\"\($0.product())\",\"quantity\":\($0.whole(100...9_000)),\"delivery_date\":\"\($0.date())\""
    }

    static let customsDeclaration = xml(
        { "<Declaration><DeclarationNumber>\($0.number("CD"))</DeclarationNumber>" },
        tail: "</Declaration>",
        once: [],
        each: [.tradeCustoms, .tradeLogistics]
    ) {
        """
        <GoodsItem><HSCode>\($0.whole(1_000...9_999)).\($0.whole(10...99))</HSCode><CountryOfOrigin>CA</CountryOfOrigin>\
        <DeclaredValue>\($0.money(40_000...900_000))</DeclaredValue>\
        <GrossWeight>\($0.money(2_000...90_000))</GrossWeight></GoodsItem>
        """
    }

    static let manifest = xml(
        { "<Manifest><VesselName>Nordik \($0.whole(1...9))</VesselName>" },
        tail: "</Manifest>",
        once: [.tradeLogistics],
        each: [.tradeLogistics]
    ) {
        """
        <Container><ContainerNumber>MSKU\($0.whole(1_000_000...9_999_999))</ContainerNumber>\
        <PortOfDischarge>CNSHA</PortOfDischarge></Container>
        """
    }

    static let trackingSubscription = json(
        { _ in "\"events\":\"all\"" },
        list: "parcels",
        once: [],
        each: [.documentReference]
    ) {
        "\"tracking_number\":\"1Z\($0.whole(100_000_000...999_999_999))\""
    }

    static let remittance = json(
        { "\"payment_number\":\"\($0.number("PAY"))\"" },
        list: "invoices",
        once: [.documentReference],
        each: [.documentReference, .financialAmount, .financialBank]
    ) {
        """
        "invoice_number":"\($0.number("INV"))","total_amount":\($0.money(9_000...900_000)),"iban":"GB33BUKB20201555555555"
        """
    }

    static let invoice = json(
        { "\"invoice_number\":\"\($0.number("INV"))\"" },
        list: "lines",
        once: [.documentReference],
        each: [.documentReference, .financialAmount]
    ) {
        "\"order_id\":\"\($0.number("702"))\",\"total_amount\":\($0.money(900...90_000))"
    }

    static let creditStatus = json(
        { _ in "\"object\":\"Credit\"" },
        list: "records",
        once: [],
        each: [.organizationName, .financialCredit]
    ) {
        """
        "company_name":"\($0.company())","credit_limit":\($0.money(500_000...9_000_000)),"credit_balance":\($0.money(0...900_000))
        """
    }

    static let payout = json(
        { "\"payout_number\":\"\($0.number("PO"))\"" },
        list: "transactions",
        once: [.documentReference],
        each: [.documentReference, .financialAmount]
    ) {
        "\"order_id\":\"\($0.number("SH"))\",\"total_amount\":\($0.money(900...40_000))"
    }
}

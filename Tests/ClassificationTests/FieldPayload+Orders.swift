/// Payloads written for the tests, with what stands in each place, `category path`.
extension FieldPayload {
    static let orders: [FieldPayload] = [
        FieldPayload(
            "a shipment with FedEx",
            #"""
            {"labelResponseOptions":"URL_ONLY","accountNumber":{"value":"740561073"},"requestedShipment":{
            "shipper":{"contact":{"personName":"Expédition Boréal","phoneNumber":"5145550100",
            "companyName":"Boréal Meubles inc."},"address":{"streetLines":["10 rue A"],"city":"Laval",
            "stateOrProvinceCode":"QC","postalCode":"H7A1A1","countryCode":"CA"}},"recipients":[{"contact":{
            "personName":"Olga Petrova","phoneNumber":"2125550100"},"address":{"streetLines":["88 Harbour St"],
            "city":"New York","stateOrProvinceCode":"NY","postalCode":"10001","countryCode":"US",
            "residential":true}}],"serviceType":"INTERNATIONAL_ECONOMY","packagingType":"YOUR_PACKAGING",
            "customsClearanceDetail":{"dutiesPayment":{"paymentType":"SENDER"},"totalCustomsValue":{
            "amount":"120.00","currency":"CAD"},"commodities":[{"description":"LED lamp",
            "countryOfManufacture":"CN","harmonizedCode":"940542","quantity":2,"unitPrice":{"amount":60,
            "currency":"CAD"},"weight":{"units":"KG","value":1.2}}]},"requestedPackageLineItems":[{"weight":{
            "units":"KG","value":2.4},"dimensions":{"length":10,"width":20,"height":30,"units":"CM"}}]}}
            """#,
            #"""
            financial.bank /accountNumber/value
            personal.name /requestedShipment/shipper/contact/personName
            organization.contact /requestedShipment/shipper/contact/phoneNumber
            organization.name /requestedShipment/shipper/contact/companyName
            organization.address /requestedShipment/shipper/address/streetLines/*
            organization.address /requestedShipment/shipper/address/city
            organization.address /requestedShipment/shipper/address/stateOrProvinceCode
            organization.address /requestedShipment/shipper/address/postalCode
            organization.address /requestedShipment/shipper/address/countryCode
            personal.name /requestedShipment/recipients/*/contact/personName
            personal.contact /requestedShipment/recipients/*/contact/phoneNumber
            personal.contact /requestedShipment/recipients/*/address/streetLines/*
            personal.contact /requestedShipment/recipients/*/address/city
            personal.contact /requestedShipment/recipients/*/address/stateOrProvinceCode
            personal.contact /requestedShipment/recipients/*/address/postalCode
            personal.contact /requestedShipment/recipients/*/address/countryCode
            trade.logistics /requestedShipment/serviceType
            trade.logistics /requestedShipment/packagingType
            trade.customs /requestedShipment/customsClearanceDetail/totalCustomsValue/amount
            product.description /requestedShipment/customsClearanceDetail/commodities/*/description
            trade.customs /requestedShipment/customsClearanceDetail/commodities/*/countryOfManufacture
            trade.customs /requestedShipment/customsClearanceDetail/commodities/*/harmonizedCode
            commercial.quantity /requestedShipment/customsClearanceDetail/commodities/*/quantity
            commercial.price /requestedShipment/customsClearanceDetail/commodities/*/unitPrice/amount
            trade.logistics /requestedShipment/customsClearanceDetail/commodities/*/weight/value
            trade.logistics /requestedShipment/requestedPackageLineItems/*/weight/value
            trade.logistics /requestedShipment/requestedPackageLineItems/*/dimensions/length
            trade.logistics /requestedShipment/requestedPackageLineItems/*/dimensions/width
            trade.logistics /requestedShipment/requestedPackageLineItems/*/dimensions/height
            """#
        ),
        FieldPayload(
            "a sales order of Dynamics",
            #"""
            {"number":"S-ORD101","orderDate":"2026-05-01","customerNumber":"C00040",
            "customerName":"Deerfield Graphics","billToName":"Deerfield Graphics",
            "sellToAddressLine1":"10 Main","sellToCity":"Ottawa","sellToPostCode":"K1A 0B1",
            "paymentTermsId":"5f","salesperson":"JO","email":"orders@deerfield.example",
            "phoneNumber":"613-555-0199","totalAmountIncludingTax":1200.5,"salesOrderLines":[{"itemId":"x",
            "lineObjectNumber":"1900-S","description":"PARIS chair","quantity":3,"unitPrice":192.8,
            "unitCost":150.3,"discountPercent":5,"shipmentDate":"2026-05-04"}]}
            """#,
            #"""
            document.schedule /orderDate
            organization.identifier /customerNumber
            personal.name /customerName
            organization.name /billToName
            personal.contact /sellToAddressLine1
            personal.contact /sellToCity
            personal.contact /sellToPostCode
            commercial.terms /paymentTermsId
            personal.name /salesperson
            personal.contact /email
            personal.contact /phoneNumber
            financial.amount /totalAmountIncludingTax
            product.identifier /salesOrderLines/*/itemId
            product.description /salesOrderLines/*/description
            commercial.quantity /salesOrderLines/*/quantity
            commercial.price /salesOrderLines/*/unitPrice
            commercial.unit_cost /salesOrderLines/*/unitCost
            commercial.terms /salesOrderLines/*/discountPercent
            document.schedule /salesOrderLines/*/shipmentDate
            """#
        ),
        FieldPayload(
            "an item for Walmart",
            #"""
            {"MPItemFeedHeader":{"version":"4.2","locale":"en_CA"},"MPItem":[{"Orderable":{"sku":"ABC",
            "productIdentifiers":{"productIdType":"GTIN","productId":"00012345600012"},"productName":"Lamp",
            "brand":"Optix","price":24.99,"ShippingWeight":2.1,"MustShipAlone":"No",
            "countryOfOriginAssembly":"CN","fulfillmentLagTime":"1"}}]}
            """#,
            #"""
            product.identifier /MPItem/*/Orderable/sku
            product.identifier /MPItem/*/Orderable/productIdentifiers/productId
            product.description /MPItem/*/Orderable/productName
            product.description /MPItem/*/Orderable/brand
            commercial.price /MPItem/*/Orderable/price
            trade.logistics /MPItem/*/Orderable/ShippingWeight
            trade.customs /MPItem/*/Orderable/countryOfOriginAssembly
            """#
        ),
        FieldPayload(
            "a call to Temu",
            #"""
            {"type":"bg.order.shippinginfo.v2.get","app_key":"4ebbc9190ae410443d65b4c2faca981f",
            "access_token":"jdgrvqnkhuq5ry9ymtsgcxgntjlocxwkzhahpezjx5ebyrqg4wlknp0j",
            "sign":"C6F7A9A1C8D4B1E2F3A4B5C6D7E8F901","timestamp":"1751515151","data_type":"JSON",
            "parentOrderSn":"PO-211-01234567890123456","receiptName":"Anna Smith","mobile":"+1 212-555-0188",
            "addressLine1":"1 Main St","postCode":"10001"}
            """#,
            #"""
            security.secret /app_key
            security.secret /access_token
            security.secret /sign
            document.reference /parentOrderSn
            personal.name /receiptName
            personal.contact /mobile
            personal.contact /addressLine1
            personal.contact /postCode
            """#
        ),
        FieldPayload(
            "an order on Alibaba for another shop",
            #"""
            {"channel_refer_id":"shopify-4501","logistics_detail":{"shipment_address":{
            "contact_person":"Jane Doe","telephone":{"country":"1","area":"514","number":"5550100"},
            "address":"10 rue A","city":"Laval","province":"Quebec","country_code":"CA","zip":"H7A1A1"},
            "dispatch_location":"CN","carrier_code":"EX_ASP_JYC_FEDEX"},"product_list":[{"product_id":"1600",
            "sku_id":"12","quantity":"10","unit_price":"4.20"}],"properties":{"platform":"Shopify",
            "orderId":"4501"},"remark":"fragile","clearance_detail":{"hs_code":"940542","duty_type":"DDP"}}
            """#,
            #"""
            commercial.cross_channel /channel_refer_id
            personal.name /logistics_detail/shipment_address/contact_person
            personal.contact /logistics_detail/shipment_address/telephone/area
            personal.contact /logistics_detail/shipment_address/telephone/number
            personal.contact /logistics_detail/shipment_address/address
            personal.contact /logistics_detail/shipment_address/city
            personal.contact /logistics_detail/shipment_address/province
            personal.contact /logistics_detail/shipment_address/country_code
            personal.contact /logistics_detail/shipment_address/zip
            trade.logistics /logistics_detail/dispatch_location
            trade.logistics /logistics_detail/carrier_code
            product.identifier /product_list/*/product_id
            product.identifier /product_list/*/sku_id
            commercial.quantity /product_list/*/quantity
            commercial.price /product_list/*/unit_price
            document.reference /properties/orderId
            text.free /remark
            trade.customs /clearance_detail/hs_code
            """#
        ),
        FieldPayload(
            "une facture",
            #"""
            {"facture":{"numero":"F-2026-01","dateFacture":"2026-04-01","client":{"nom":"Lucie Côté",
            "adresseCivique":"12 rue A","municipalite":"Lévis","codePostal":"G6V 1A1",
            "cellulaire":"418 555-0101","limiteCredit":5000,"solde":1200.5},"lignes":[{"codeArticle":"A-1",
            "designation":"Lampe","qte":3,"prixUnitaire":12.5,"prixRevient":6.1,"escomptePct":5}],
            "sousTotal":37.5,"tps":1.88,"tvq":3.74,"grandTotal":43.12,"conditionsPaiement":"Net 30",
            "inscriptionTPS":"123456782RT0001","compteBancaire":{"transit":"10501","institution":"815",
            "compte":"1234567"}}}
            """#,
            #"""
            document.reference /facture/numero
            document.schedule /facture/dateFacture
            personal.name /facture/client/nom
            personal.contact /facture/client/adresseCivique
            personal.contact /facture/client/municipalite
            personal.contact /facture/client/codePostal
            personal.contact /facture/client/cellulaire
            financial.credit /facture/client/limiteCredit
            financial.credit /facture/client/solde
            product.identifier /facture/lignes/*/codeArticle
            product.description /facture/lignes/*/designation
            commercial.quantity /facture/lignes/*/qte
            commercial.price /facture/lignes/*/prixUnitaire
            commercial.unit_cost /facture/lignes/*/prixRevient
            commercial.terms /facture/lignes/*/escomptePct
            financial.amount /facture/sousTotal
            financial.amount /facture/tps
            financial.amount /facture/tvq
            financial.amount /facture/grandTotal
            commercial.terms /facture/conditionsPaiement
            organization.tax_id /facture/inscriptionTPS
            financial.bank /facture/compteBancaire/transit
            financial.bank /facture/compteBancaire/compte
            """#
        ),
        FieldPayload(
            "an invoice in X12",
            #"""
            ISA*00*          *00*          *01*123456789      *ZZ*NORDIC         *260401*0930*U*00401*000000017*0*P*>~GS*IN*NORD*SUD*20260401*0930*17*X*004010~ST*810*0001~BIG*20260401*F77*20260315*PO9~N1*RE*Nordlys Logistics Inc*9*123456789~N1*ST*Olga Petrova*92*71~N3*4 W 12th Ave~N4*LAVAL*QC*H2X1Y4*CA~ITD*01*3*2**10**30~IT1*1*5*EA*19.5**UP*616189196702~TDS*9750~CAD*M***FEDX~SE*9*0001~GE*1*17~IEA*1*000000017~
            """#,
            #"""
            organization.tax_id /X12/ISA/ISA06*01
            organization.identifier /X12/ISA/ISA08*ZZ
            organization.identifier /X12/GS/GS02
            organization.identifier /X12/GS/GS03
            document.schedule /X12/BIG/BIG01
            document.reference /X12/BIG/BIG02
            document.schedule /X12/BIG/BIG03
            document.reference /X12/BIG/BIG04
            organization.name /X12/N1*RE/N102
            organization.tax_id /X12/N1*RE/N104*9
            personal.name /X12/N1*ST/N102
            organization.identifier /X12/N1*ST/N104*92
            personal.contact /X12/N1*ST/N3/N301
            personal.contact /X12/N1*ST/N4/N401
            personal.contact /X12/N1*ST/N4/N402
            personal.contact /X12/N1*ST/N4/N403
            personal.contact /X12/N1*ST/N4/N404
            commercial.terms /X12/ITD/ITD03
            commercial.terms /X12/ITD/ITD05
            commercial.terms /X12/ITD/ITD07
            commercial.quantity /X12/IT1/IT102
            commercial.price /X12/IT1/IT104
            product.identifier /X12/IT1/IT107*UP
            financial.amount /X12/TDS/TDS01
            trade.logistics /X12/CAD/CAD04
            """#
        ),
    ]
}

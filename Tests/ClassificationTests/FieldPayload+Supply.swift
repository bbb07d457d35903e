/// Payloads written for the tests, with what stands in each place, `category path`.
extension FieldPayload {
    static let supply: [FieldPayload] = [
        FieldPayload(
            "a product of Odoo",
            #"""
            {"model":"product.template","vals":{"name":"Chaise Alto","default_code":"CH-ALTO",
            "barcode":"0795253826931","list_price":129.0,"standard_price":54.25,"seller_ids":[{
            "name":"Ningbo Best Furniture","price":51.1,"min_qty":100,"delay":45}],"hs_code":"9403.60",
            "weight":7.4,"route_ids":[1,5],"bom_line_ids":[{"product_id":34,"product_qty":4.0}]}}
            """#,
            #"""
            product.identifier /vals/default_code
            product.identifier /vals/barcode
            commercial.price /vals/list_price
            commercial.unit_cost /vals/standard_price
            commercial.supplier /vals/seller_ids/*/name
            commercial.unit_cost /vals/seller_ids/*/price
            commercial.terms /vals/seller_ids/*/min_qty
            commercial.terms /vals/seller_ids/*/delay
            trade.customs /vals/hs_code
            trade.logistics /vals/weight
            commercial.bom /vals/bom_line_ids/*/product_id
            commercial.bom /vals/bom_line_ids/*/product_qty
            """#
        ),
        FieldPayload(
            "a bill of materials of ERPNext",
            #"""
            {"doctype":"BOM","name":"BOM-CH-001","item":"CH-ALTO","quantity":1,"items":[{"item_code":"VIS-8",
            "qty":12,"rate":0.12,"amount":1.44,"stock_uom":"Nos"}],"operations":[{"operation":"Sablage",
            "workstation":"WS-2","time_in_mins":12,"hour_rate":34.5}],"total_cost":58.12,
            "raw_material_cost":49.2,"scrap_material_cost":0.8}
            """#,
            #"""
            commercial.quantity /quantity
            product.identifier /items/*/item_code
            commercial.quantity /items/*/qty
            commercial.price /items/*/rate
            financial.amount /items/*/amount
            commercial.bom /operations/*/operation
            commercial.bom /operations/*/workstation
            commercial.bom /operations/*/time_in_mins
            commercial.bom /operations/*/hour_rate
            financial.amount /total_cost
            commercial.unit_cost /raw_material_cost
            commercial.unit_cost /scrap_material_cost
            """#
        ),
        FieldPayload(
            "an order as SAP IDoc",
            #"""
            <ORDERS05><IDOC BEGIN="1"><EDI_DC40><MESTYP>ORDERS</MESTYP><IDOCTYP>ORDERS05</IDOCTYP>
            <DOCNUM>0000000000012345</DOCNUM></EDI_DC40><E1EDK01><CURCY>CAD</CURCY><BELNR>4500012345</BELNR>
            <ZTERM>Z045</ZTERM></E1EDK01><E1EDKA1><PARVW>WE</PARVW><PARTN>0000100123</PARTN>
            <NAME1>Marie Bouchard</NAME1><STRAS>12 rue Fleury</STRAS><ORT01>Montréal</ORT01>
            <PSTLZ>H2C 1P1</PSTLZ><LAND1>CA</LAND1><TELF1>514-555-0133</TELF1></E1EDKA1><E1EDKA1>
            <PARVW>LF</PARVW><PARTN>0000200456</PARTN><NAME1>Acier Nord inc.</NAME1>
            <STRAS>900 boul. Industriel</STRAS></E1EDKA1><E1EDP01><POSEX>10</POSEX><MENGE>24.000</MENGE>
            <MENEE>PCE</MENEE><VPREI>67.19</VPREI><NETWR>1612.56</NETWR><NTGEW>12.5</NTGEW><E1EDP20>
            <WMENG>24</WMENG><EDATU>20260510</EDATU></E1EDP20><E1EDP19><QUALF>002</QUALF><IDTNR>TBL-0136</IDTNR>
            <KTEXT>Table en chêne</KTEXT></E1EDP19></E1EDP01><E1EDKT1><E1EDKT2>
            <TDLINE>Livrer au quai 4</TDLINE></E1EDKT2></E1EDKT1></IDOC></ORDERS05>
            """#,
            #"""
            document.reference /ORDERS05/IDOC/EDI_DC40/DOCNUM
            document.reference /ORDERS05/IDOC/E1EDK01/BELNR
            commercial.terms /ORDERS05/IDOC/E1EDK01/ZTERM
            organization.identifier /ORDERS05/IDOC/E1EDKA1/PARTN
            personal.name /ORDERS05/IDOC/E1EDKA1/NAME1
            personal.contact /ORDERS05/IDOC/E1EDKA1/STRAS
            personal.contact /ORDERS05/IDOC/E1EDKA1/ORT01
            personal.contact /ORDERS05/IDOC/E1EDKA1/PSTLZ
            personal.contact /ORDERS05/IDOC/E1EDKA1/LAND1
            personal.contact /ORDERS05/IDOC/E1EDKA1/TELF1
            commercial.quantity /ORDERS05/IDOC/E1EDP01/MENGE
            commercial.unit_cost /ORDERS05/IDOC/E1EDP01/VPREI
            financial.amount /ORDERS05/IDOC/E1EDP01/NETWR
            trade.logistics /ORDERS05/IDOC/E1EDP01/NTGEW
            commercial.quantity /ORDERS05/IDOC/E1EDP01/E1EDP20/WMENG
            document.schedule /ORDERS05/IDOC/E1EDP01/E1EDP20/EDATU
            product.identifier /ORDERS05/IDOC/E1EDP01/E1EDP19/IDTNR
            product.description /ORDERS05/IDOC/E1EDP01/E1EDP19/KTEXT
            text.free /ORDERS05/IDOC/E1EDKT1/E1EDKT2/TDLINE
            """#
        ),
        FieldPayload(
            "an order in UBL",
            #"""
            <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2" xmlns:cbc="c" xmlns:cac="a">
            <cbc:ID>PO-77</cbc:ID><cbc:IssueDate>2026-04-01</cbc:IssueDate>
            <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:BuyerCustomerParty><cac:Party>
            <cac:PartyName><cbc:Name>Boréal Meubles inc.</cbc:Name></cac:PartyName><cac:PostalAddress>
            <cbc:StreetName>Rue Haute</cbc:StreetName><cbc:BuildingNumber>12B</cbc:BuildingNumber><cac:Country>
            <cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:Contact>
            <cbc:Name>Anne Muller</cbc:Name>
            <cbc:ElectronicMail>anne@boreal.example</cbc:ElectronicMail></cac:Contact></cac:Party></cac:BuyerCustomerParty>
            <cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cbc:Quantity unitCode="EA">5</cbc:Quantity>
            <cac:Price><cbc:PriceAmount currencyID="EUR">12.50</cbc:PriceAmount></cac:Price><cac:Item>
            <cbc:Name>Lampe</cbc:Name><cac:SellersItemIdentification>
            <cbc:ID>L-9</cbc:ID></cac:SellersItemIdentification><cac:OriginCountry>
            <cbc:IdentificationCode>CN</cbc:IdentificationCode></cac:OriginCountry><cac:AdditionalItemProperty>
            <cbc:Name>Couleur</cbc:Name>
            <cbc:Value>Noir</cbc:Value></cac:AdditionalItemProperty></cac:Item></cac:LineItem></cac:OrderLine></Order>
            """#,
            #"""
            document.reference /Order/ID
            document.schedule /Order/IssueDate
            organization.name /Order/BuyerCustomerParty/Party/PartyName/Name
            organization.address /Order/BuyerCustomerParty/Party/PostalAddress/StreetName
            organization.address /Order/BuyerCustomerParty/Party/PostalAddress/BuildingNumber
            organization.address /Order/BuyerCustomerParty/Party/PostalAddress/Country/IdentificationCode
            personal.name /Order/BuyerCustomerParty/Party/Contact/Name
            personal.contact /Order/BuyerCustomerParty/Party/Contact/ElectronicMail
            commercial.quantity /Order/OrderLine/LineItem/Quantity
            commercial.unit_cost /Order/OrderLine/LineItem/Price/PriceAmount
            product.description /Order/OrderLine/LineItem/Item/Name
            product.identifier /Order/OrderLine/LineItem/Item/SellersItemIdentification/ID
            trade.customs /Order/OrderLine/LineItem/Item/OriginCountry/IdentificationCode
            product.description /Order/OrderLine/LineItem/Item/AdditionalItemProperty/Name
            product.description /Order/OrderLine/LineItem/Item/AdditionalItemProperty/Value
            """#
        ),
        FieldPayload(
            "an invoice in UBL",
            #"""
            <Invoice><ID>F-1</ID><AccountingSupplierParty><Party><PartyName><Name>Nordlys AS</Name></PartyName>
            <PartyTaxScheme><CompanyID>DK13585628</CompanyID><TaxScheme>
            <ID>VAT</ID></TaxScheme></PartyTaxScheme></Party></AccountingSupplierParty><PaymentMeans>
            <PayeeFinancialAccount><ID>DE89370400440532013000</ID><FinancialInstitutionBranch>
            <ID>COBADEFF</ID></FinancialInstitutionBranch></PayeeFinancialAccount></PaymentMeans><PaymentTerms>
            <Note>Net 45</Note></PaymentTerms><LegalMonetaryTotal>
            <PayableAmount currencyID="EUR">125.00</PayableAmount></LegalMonetaryTotal><InvoiceLine><ID>1</ID>
            <Price><PriceAmount currencyID="EUR">12.50</PriceAmount></Price></InvoiceLine></Invoice>
            """#,
            #"""
            document.reference /Invoice/ID
            organization.name /Invoice/AccountingSupplierParty/Party/PartyName/Name
            organization.tax_id /Invoice/AccountingSupplierParty/Party/PartyTaxScheme/CompanyID
            financial.bank /Invoice/PaymentMeans/PayeeFinancialAccount/ID
            financial.bank /Invoice/PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID
            commercial.terms /Invoice/PaymentTerms/Note
            financial.amount /Invoice/LegalMonetaryTotal/PayableAmount
            commercial.price /Invoice/InvoiceLine/Price/PriceAmount
            """#
        ),
        FieldPayload(
            "a price list of a supplier",
            #"""
            sku,description,list_price,dealer_cost,margin_pct,moq,lead_time_days,country_of_origin,hs_code,supplier
            TBL-01,Oak table,499.00,212.40,57.4,10,45,VN,9403.60,Guangdong Optix Ltd
            TBL-02,Oak chair,199.00,82.10,58.7,20,45,VN,9401.61,Guangdong Optix Ltd
            """#,
            #"""
            product.identifier /*/sku
            product.description /*/description
            commercial.price /*/list_price
            commercial.unit_cost /*/dealer_cost
            commercial.margin /*/margin_pct
            commercial.terms /*/moq
            document.schedule /*/lead_time_days
            trade.customs /*/country_of_origin
            trade.customs /*/hs_code
            commercial.supplier /*/supplier
            """#
        ),
        FieldPayload(
            "a bill in QuickBooks",
            #"""
            {"Bill":{"DocNumber":"B-441","TxnDate":"2026-03-01","DueDate":"2026-04-15","VendorRef":{
            "value":"56","name":"Bois Francs Laurentides"},"CurrencyRef":{"value":"CAD"},"Line":[{"Id":"1",
            "Amount":812.4,"DetailType":"ItemBasedExpenseLineDetail","ItemBasedExpenseLineDetail":{"ItemRef":{
            "value":"11","name":"Planche érable"},"UnitPrice":40.62,"Qty":20,"TaxCodeRef":{
            "value":"TPS/TVQ"}}}],"APAccountRef":{"value":"33","name":"Comptes fournisseurs"},"TotalAmt":934.06,
            "Balance":934.06,"PrivateNote":"Payé par EFT"}}
            """#,
            #"""
            document.reference /Bill/DocNumber
            document.schedule /Bill/TxnDate
            document.schedule /Bill/DueDate
            commercial.supplier /Bill/VendorRef/value
            commercial.supplier /Bill/VendorRef/name
            financial.amount /Bill/Line/*/Amount
            product.identifier /Bill/Line/*/ItemBasedExpenseLineDetail/ItemRef/value
            product.description /Bill/Line/*/ItemBasedExpenseLineDetail/ItemRef/name
            commercial.unit_cost /Bill/Line/*/ItemBasedExpenseLineDetail/UnitPrice
            commercial.quantity /Bill/Line/*/ItemBasedExpenseLineDetail/Qty
            commercial.accounting /Bill/APAccountRef/value
            commercial.accounting /Bill/APAccountRef/name
            financial.amount /Bill/TotalAmt
            financial.credit /Bill/Balance
            text.free /Bill/PrivateNote
            """#
        ),
        FieldPayload(
            "a forecast for a supplier",
            #"""
            {"forecast":{"period":"2026-Q3","lines":[{"sku":"TB-01","quantity":1200,"confidence":0.8}]},
            "safetyStock":120,"productionCapacity":4000,"supplier":{"name":"Guangdong Optix Ltd",
            "contactName":"Wei Zhang","email":"wei@optix.example","leadTimeDays":45}}
            """#,
            #"""
            product.identifier /forecast/lines/*/sku
            commercial.forecast /forecast/lines/*/quantity
            commercial.forecast /safetyStock
            commercial.forecast /productionCapacity
            commercial.supplier /supplier/name
            personal.name /supplier/contactName
            personal.contact /supplier/email
            document.schedule /supplier/leadTimeDays
            """#
        ),
        FieldPayload(
            "a request for quotation",
            #"""
            {"rfq":{"id":"RFQ-7","drawingNumber":"DWG-74306","specification":"PCB rev C, 24V, boîtier alu",
            "material":"6061-T6","targetPrice":4.2,"annualQuantity":10000,"patentNo":"US 7,654,321 B2"}}
            """#,
            #"""
            commercial.ip /rfq/drawingNumber
            commercial.ip /rfq/specification
            commercial.unit_cost /rfq/targetPrice
            commercial.quantity /rfq/annualQuantity
            commercial.ip /rfq/patentNo
            """#
        ),
        FieldPayload(
            "products with the same column names",
            #"""
            id,name,color
            1,Oak Dining Table,Black
            2,Steel Bracket,Grey
            """#,
            #"""
            product.description /*/color
            """#
        ),
        FieldPayload(
            "un grand livre",
            #"""
            Compte;Libellé;Débit;Crédit;Centre de coût
            5110;Achats matières;1200,50;;CC-12
            1010;Encaisse;;1200,50;CC-12
            """#,
            #"""
            commercial.accounting /*/Compte
            financial.amount /*/Débit
            commercial.accounting /*/Centre de coût
            financial.amount /*/Crédit
            """#
        ),
    ]
}

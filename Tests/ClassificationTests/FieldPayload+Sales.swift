/// Payloads written for the tests, with what stands in each place, `category path`.
extension FieldPayload {
    static let sales: [FieldPayload] = [
        FieldPayload(
            "an order of Shopify",
            #"""
            {"order":{"id":450789469,"email":"bob.norman@example.com","created_at":"2026-01-10T11:00:00-05:00",
            "currency":"CAD","financial_status":"paid","total_price":"409.94","subtotal_price":"398.00",
            "total_tax":"11.94","taxes_included":false,"note":"Laisser au voisin SVP",
            "browser_ip":"203.0.113.9","client_details":{"user_agent":"Mozilla/5.0 (X11)","session_hash":null,
            "browser_width":1280},"customer":{"id":207119551,"first_name":"Bob","last_name":"Norman",
            "phone":"+15145550123","tags":"vip","state":"enabled","orders_count":3,"total_spent":"199.65"},
            "shipping_address":{"name":"Bob Norman","address1":"123 rue Ontario","city":"Montréal",
            "province":"Québec","province_code":"QC","country":"Canada","country_code":"CA","zip":"H2X 1Y4",
            "latitude":45.41634,"longitude":-75.6868},"line_items":[{"id":466157049,"variant_id":39072856,
            "title":"IPod Nano","sku":"IPOD2008","quantity":1,"grams":200,"price":"199.00","vendor":"Apple",
            "requires_shipping":true,"tax_lines":[{"title":"TVQ","price":"3.98","rate":0.09975}],
            "discount_allocations":[{"amount":"3.34"}]}],"payment_details":{"credit_card_bin":"424242",
            "credit_card_number":"•••• •••• •••• 4242","credit_card_company":"Visa"},"fulfillments":[{
            "tracking_number":"1Z2345","tracking_company":"UPS"}],
            "checkout_token":"bd5a8aa1ecd019dd3520ff791ee3a24c"}}
            """#,
            #"""
            document.reference /order/id
            personal.contact /order/email
            financial.amount /order/total_price
            financial.amount /order/subtotal_price
            financial.amount /order/total_tax
            text.free /order/note
            personal.device /order/browser_ip
            personal.device /order/client_details/user_agent
            personal.name /order/customer/first_name
            personal.name /order/customer/last_name
            personal.contact /order/customer/phone
            financial.amount /order/customer/total_spent
            personal.name /order/shipping_address/name
            personal.contact /order/shipping_address/address1
            personal.contact /order/shipping_address/city
            personal.contact /order/shipping_address/province
            personal.contact /order/shipping_address/province_code
            personal.contact /order/shipping_address/country
            personal.contact /order/shipping_address/country_code
            personal.contact /order/shipping_address/zip
            personal.location /order/shipping_address/latitude
            personal.location /order/shipping_address/longitude
            product.identifier /order/line_items/*/variant_id
            product.description /order/line_items/*/title
            product.identifier /order/line_items/*/sku
            commercial.quantity /order/line_items/*/quantity
            trade.logistics /order/line_items/*/grams
            commercial.price /order/line_items/*/price
            commercial.supplier /order/line_items/*/vendor
            financial.amount /order/line_items/*/tax_lines/*/rate
            financial.amount /order/line_items/*/tax_lines/*/price
            commercial.terms /order/line_items/*/discount_allocations/*/amount
            document.reference /order/fulfillments/*/tracking_number
            trade.logistics /order/fulfillments/*/tracking_company
            security.secret /order/checkout_token
            """#
        ),
        FieldPayload(
            "a product of Shopify",
            #"""
            {"product":{"title":"Table basse","body_html":"<p>Chêne massif</p>","vendor":"Meubles Boréal",
            "product_type":"Meuble","tags":"chêne, salon","status":"active","variants":[{"sku":"TB-01",
            "barcode":"0795253826931","price":"499.00","compare_at_price":"599.00","cost":"212.40",
            "inventory_quantity":12,"weight":18.2,"weight_unit":"kg","inventory_policy":"deny",
            "option1":"Noir"}],"metafields":[{"namespace":"custom","key":"supplier_cost","value":"198.10",
            "type":"number_decimal"}]}}
            """#,
            #"""
            product.description /product/title
            product.description /product/body_html
            commercial.supplier /product/vendor
            product.description /product/product_type
            product.description /product/tags
            product.identifier /product/variants/*/sku
            product.identifier /product/variants/*/barcode
            product.description /product/variants/*/option1
            commercial.price /product/variants/*/price
            commercial.price /product/variants/*/compare_at_price
            commercial.unit_cost /product/variants/*/cost
            commercial.quantity /product/variants/*/inventory_quantity
            trade.logistics /product/variants/*/weight
            """#
        ),
        FieldPayload(
            "a charge at Stripe",
            #"""
            amount=2000&currency=cad&source[object]=card&source[number]=4242424242424242&source[exp_month]=8&source[exp_year]=2027&source[cvc]=314&receipt_email=jenny%40example.com&description=Commande+1042&metadata[order_id]=6735&shipping[name]=Jenny+Rosen&shipping[address][line1]=510+Townsend+St&shipping[address][postal_code]=94103&shipping[address][country]=US
            """#,
            #"""
            financial.amount /amount
            financial.card /source/number
            financial.card /source/exp_year
            financial.card /source/cvc
            personal.contact /receipt_email
            product.description /description
            document.reference /metadata/order_id
            personal.name /shipping/name
            personal.contact /shipping/address/line1
            personal.contact /shipping/address/postal_code
            personal.contact /shipping/address/country
            """#
        ),
        FieldPayload(
            "records of Salesforce",
            #"""
            {"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"Acier Nord inc.",
            "AnnualRevenue":1200000,"BillingStreet":"900 boul. Industriel","BillingCity":"Trois-Rivières",
            "BillingPostalCode":"G8T 1A1","Industry":"Manufacturing","NumberOfEmployees":40,
            "Website":"https://aciernord.example"},{"attributes":{"type":"Contact"},"FirstName":"Sophie",
            "LastName":"Roy","MobilePhone":"418-555-0101","Email":"sroy@aciernord.example",
            "MailingStreet":"12 rue A","Birthdate":"1980-01-02","Title":"Acheteuse"},{"attributes":{
            "type":"Opportunity"},"Name":"Renouvellement 2026","Amount":54000,"CloseDate":"2026-06-30",
            "StageName":"Prospecting","Discount_Percent__c":12.5,"Unit_Cost__c":41.2}]}
            """#,
            #"""
            personal.name /records/*/Name
            financial.amount /records/*/AnnualRevenue
            personal.contact /records/*/BillingStreet
            personal.contact /records/*/BillingCity
            personal.contact /records/*/BillingPostalCode
            personal.name /records/*/FirstName
            personal.name /records/*/LastName
            personal.contact /records/*/MobilePhone
            personal.contact /records/*/Email
            personal.contact /records/*/MailingStreet
            personal.demographic /records/*/Birthdate
            financial.amount /records/*/Amount
            document.schedule /records/*/CloseDate
            commercial.terms /records/*/Discount_Percent__c
            commercial.unit_cost /records/*/Unit_Cost__c
            """#
        ),
        FieldPayload(
            "a contact of HubSpot",
            #"""
            {"properties":{"firstname":"Jean","lastname":"Côté","email":"jc@exemple.ca",
            "mobilephone":"+15145550100","company":"Groupe Roy","jobtitle":"Directeur","hs_lead_status":"NEW",
            "lifecyclestage":"lead","hubspot_owner_id":"8123"}}
            """#,
            #"""
            personal.name /properties/firstname
            personal.name /properties/lastname
            personal.contact /properties/email
            personal.contact /properties/mobilephone
            organization.name /properties/company
            personal.employment /properties/jobtitle
            """#
        ),
    ]
}

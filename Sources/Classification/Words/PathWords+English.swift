import Domain

extension PathWords {
    static let english: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            cost; unit cost; landed cost; landed; standard cost; cost price; purchase price; purchase rate; buy price;
            last purchase rate; valuation; valuation rate; moving average; average cost; net cost; cogs; target price;
            standard price; vendor price; supplier price; cost of goods; factory price; replacement cost; incoming rate
            """
        ),
        (
            .commercialMargin,
            "margin; markup; gross margin; profit; gross profit; contribution; margin rate; margin percent"
        ),
        (
            .commercialPrice,
            """
            price; unit price; list price; sale price; selling price; retail price; msrp; compare at price; price list;
            landed price; net price; price amount; ladder price; wholesale; price list rate; our price
            """
        ),
        (
            .financialAmount,
            """
            total; subtotal; sub total; grand total; tax; taxes; tax amount; total price; item price; shipping price; fee;
            freight amount; payable amount; payable; taxable amount; line extension amount; monetary total; refund;
            payment amount; invoice total; shipping cost; freight cost; shipping amount; surcharge; gst amount; paid;
            transaction amount; shipping money; total cost; net total; order total; total spent; amount due; subtotal price;
            total line items price; base amount; source amount; tax line; shipping line; insurance cost; prepaid amount
            """
        ),
        (
            .commercialQuantity,
            """
            quantity; qty; stock; on hand; inventory level; available; inventory quantity; quantity ordered; ordered qty;
            backorder; units sold; stock level; number of items shipped; number of items unshipped; inventory; unit count
            """
        ),
        (
            .commercialTerms,
            """
            discount; rebate; payment term; payment terms template; contract price; incoterm; moq; minimum order quantity;
            max discount; delivery term; credit term; price break; trade term; commission; allowance; net days; contract;
            payment condition; terms; special terms; volume discount; pay in number of days; allowance charge; bulk discount
            """
        ),
        (
            .commercialSupplier,
            """
            supplier; vendor; manufacturer; factory; supplier name; supplier code; vendor number; vendor name; vendor code;
            vendor list; preferred supplier; default supplier; supplier id; vendor id; manufacturer name; supplier number
            """
        ),
        (
            .commercialBOM,
            """
            bom; bom no; bill of material; component; recipe; formula; routing; ingredient; default bom; raw material;
            work instruction; production recipe; formulation
            """
        ),
        (
            .commercialIP,
            """
            drawing; specification; spec; patent; blueprint; cad; design file; technical data; drawing number; patent no;
            technical drawing; schematic; trade secret; invention
            """
        ),
        (
            .commercialForecast,
            """
            forecast; demand plan; capacity; safety stock; production plan; production capacity; planned production; mrp;
            sales plan; demand; reorder level; reorder point; projected; forecast quantity; planned qty
            """
        ),
        (
            .tradeCustoms,
            """
            hs; hs code; hts; hts code; tariff; tariff number; tariff code; customs; customs value; declared value;
            country of origin; origin country; eccn; export license; export licence; customs tariff number; harmonized;
            harmonized code; harmonized system code; hsn; hsn code; schedule b; duty; import license; commodity code;
            certificate of origin; country code of origin; declared customs value; clearance detail; customs code; taric;
            declared customs value amount; origin code; dangerous goods
            """
        ),
        (
            .tradeLogistics,
            """
            container; container no; container number; seal; seal number; bol; bill of lading; bill of lading no; awb; mawb;
            waybill; vessel; voyage; carrier; port; port of loading; port of discharge; freight; weight; gross weight;
            net weight; dimension; volume; pallet; ship method; shipping method; scac; pro number; marks; carton; width;
            height; transport; transport equipment; transport handling unit; license plate; freight class; freight bill;
            gram; package weight; gross weight measure; net weight measure; gross volume measure; loading; unloading;
            carrier name; carrier code; route; transport mode; tracking company; shipment stage; consignment
            """
        ),
        (
            .documentReference,
            """
            order id; order number; invoice number; invoice id; purchase order number; po number; shipment id; invoice no;
            shipment number; tracking; tracking number; tracking id; document number; order no; payload id; confirm id;
            transaction id; document reference; order reference; vendor order number; order item id; credit note; debit note; quote id;
            seller order id; inbound plan id; contract number; line id; report id; feed id; sales order id; confirmation id
            """
        ),
        (
            .documentSchedule,
            """
            delivery date; ship date; launch date; due date; schedule date; requested delivery date; expected date;
            order date; issue date; invoice date; start date; end date; lead time; eta; etd; transaction date; start time;
            end time; shipment date; purchase date; expiry date; estimated arrival date; delivery window; pickup window
            """
        ),
        (
            .organizationName,
            """
            company; company name; legal name; company legal name; organization; organisation; business name; party name;
            registration name; corporation; firm; trade name; legal entity name; organization name; merchant name
            """
        ),
        (
            .organizationIdentifier,
            """
            duns; gln; network id; anid; lei; endpoint id; party id; party identification; seller id; merchant id;
            global location number; credential; company id; company code; customer number; customer code; account id; partner id
            """
        ),
        (
            .organizationTaxID,
            """
            tax id; tax number; vat; vat number; vat id; gst number; gst; hst; qst; business number; ein; fein; tin;
            tax registration; tax classification; tax registration number; eori; federal tax id; party tax scheme;
            gst registration; tax identification; tax identification number; region tax id; sales tax number; buyer tax
            """
        ),
        (
            .personalName,
            """
            first name; last name; full name; given name; family name; middle name; surname; contact name; contact person;
            buyer name; customer name; recipient name; deliver to; attention; attention name; consignee; consignee name;
            cardholder; cardholder name; patient name; employee name; person name; signed by; client name; user full name;
            payee first name; payee last name; payer name; contact; spouse; passenger name
            """
        ),
        (
            .personalContact,
            """
            email; e mail; email address; phone; mobile; cell phone; cellphone; telephone; telephone number; phone number;
            fax; fax number; address line; street; street name; zip; zip code; postal code; postcode; city; whatsapp;
            address display; state or region; province; electronic mail; telefax; postal zone; city name; building number;
            home address; postal address; shipping address; mobile phone; contact email; contact mobile; street address;
            building name; mailing address; street lines; full address; notification email; wechat; postbox
            """
        ),
        (
            .personalDevice,
            """
            ip; ip address; client ip; user agent; device id; mac address; fingerprint; imei; user ip; browser ip;
            screen resolution; device fingerprint; remote addr; mac addr; session hash
            """
        ),
        (
            .personalLocation,
            "latitude; longitude; lat; lng; lon; gps; geolocation; coordinates; geo; geo point; lat lng"
        ),
        (
            .personalDemographic,
            "birth; dob; date of birth; birth date; birthday; gender; sex; marital status; nationality; ethnicity; race; religion"
        ),
        (
            .personalEmployment,
            """
            salary; wage; payroll; employee id; employee number; hire date; hourly rate; pay rate; compensation; bonus;
            annual salary; base salary; job title; employee code; termination; performance rating; overtime pay
            """
        ),
        (
            .personalGovernmentID,
            """
            ssn; social security; social security number; social insurance; social insurance number; sin; passport;
            passport number; national id; driver license; driver licence; id card; identity card; resident id; health card;
            legal person id card; buyer id number; payer id number; national identification; sin number; drivers license
            """
        ),
        (
            .personalHealth,
            """
            health; diagnosis; medical; prescription; allergy; disability; blood type; icd; vaccine; medication; clinic id;
            medical condition; treatment; prescription id; health condition; sick leave; insurance claim
            """
        ),
        (
            .financialBank,
            """
            iban; bic; swift; swift number; swift code; bank account; bank account number; account number; routing number;
            bank; bank name; sort code; account holder; account holder name; transit number; institution number; payee;
            financial account; financial institution; direct deposit; bank number; bank code; branch code; aba; ach
            """
        ),
        (
            .financialCard,
            "card number; credit card; credit card number; pan; card; pcard; primary account number; card security code; pcard number"
        ),
        (
            .financialCredit,
            """
            credit limit; credit; balance; overdue; outstanding; credit score; credit rating; past due; account balance;
            balance remaining; credit hold; outstanding amount; credit line; open balance; receivable; balance used
            """
        ),
        (
            .commercialCrossChannel,
            """
            channel refer id; channel order id; other platform; competitor; competitor price; external channel;
            other channel; marketplace order id; source platform; cross channel; channel customer
            """
        ),
        (
            .commercialAccounting,
            """
            cost center; cost centre; gl account; gl code; ledger; ledger account; segment; accounting; accounting cost;
            profit center; account code; cost object; wbs; accounting segment; general ledger; department code;
            chart of account; project code; internal order; cost code; accounting code; accounting cost code; cost type
            """
        ),
        (
            .textFree,
            """
            note; comment; message; remark; memo; instruction; special instruction; free text; body; gift note;
            gift message; customer note; usage instruction; internal note; extrinsic; feedback; merchant message
            """
        ),
        (
            .productIdentifier,
            """
            sku; asin; gtin; ean; upc; barcode; product id; part number; part id; item code; item id; item number;
            supplier part id; buyer part id; manufacturer part id; manufacturer part no; default manufacturer part no; fnsku;
            msku; model number; product code; variant id; unspsc; classification; material number; article number;
            product identifier; mpn; isbn; catalog number; standard item identification; sellers item identification;
            buyers item identification; item identification; item classification code; vendor product identifier;
            buyer product identifier; amazon product identifier; externally assigned product identifier; seller sku;
            vendor sku; product number; supplier sku; supplier part auxiliary id; inventory item id; part no
            """
        ),
        (
            .productDescription,
            """
            product name; item name; description; product description; item description; brand; short name; product type;
            subject; keyword; color; colour; product title; bullet point; model name; desc; body html; image; product;
            item title; product category; material; variant title; size
            """
        ),
        (
            .securitySecret,
            """
            secret; password; passwd; pwd; passphrase; access token; refresh token; api key; apikey; api secret; passcode;
            client secret; private key; shared secret; access key; secret key; access key id; bearer; session token;
            auth key; app secret; webhook secret; restricted data token; client assertion; encryption key; security token;
            digital signature; user password; access license number; auth token; id token; checkout token; account key
            """
        ),
        (
            .securityInternal,
            """
            stack trace; stacktrace; traceback; debug; host; hostname; host name; internal url; endpoint; server;
            server name; exception; internal ip; database host; connection string; callback url; internal host
            """
        ),
    ]
}

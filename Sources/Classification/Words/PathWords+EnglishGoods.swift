import Domain

extension PathWords {
    /// Goods, their way and their papers, in English.
    static let englishGoods: [(Category, String)] = [
        (
            .tradeCustoms,
            """
            hs; hs code; hts; hts code; tariff number; tariff code; customs; customs value; declared value; country
            of origin; origin country; eccn; export license; export licence; customs tariff number; harmonized;
            harmonized code; harmonized system code; hsn; hsn code; schedule b; import license; commodity code;
            certificate of origin; country code of origin; declared customs value; clearance detail; customs code;
            taric; declared customs value amount; origin code; country of manufacture; manufacture country; made in;
            customs declaration; import value; export value; duty rate; duty amount; export control; export control
            classification; customs broker; customs entry; tariff treatment; tariff classification; value for duty;
            usmca; cusma; aes itn; certificate of origin number; harmonized tariff; harmonised code; harmonised
            system code; tariff item; hs tariff; hs number; customs reference; customs procedure; customs procedure
            code; country of export; country of import; export country; import country; import permit; export
            permit; origin criterion; preference criterion; hs classification; customs description; statistical
            value; dutiable value; rule of origin; antidumping duty; sima; origin state; export country code;
            declared amount; license or exemption number; licence or exemption number; country of origin code; fob value; cif value; entered value; bond number; bond no
            """
        ),
        (
            .tradeLogistics,
            """
            container; container no; container number; seal; seal number; bol; bill of lading; bill of lading no;
            awb; mawb; waybill; vessel; voyage; carrier; port; port of loading; port of discharge; freight; weight;
            gross weight; net weight; dimension; volume; pallet; ship method; shipping method; scac; pro number;
            carton; transport; transport equipment; transport handling unit; license plate; freight class; freight
            bill; gram; package weight; gross weight measure; net weight measure; gross volume measure; carrier
            name; carrier code; route; transport mode; tracking company; shipment stage; consignment; carrier
            service; flight number; vessel name; imo number; trailer number; truck number; gross mass; net mass; net
            wt; gross wt; package count; house bill; destination port; origin port; discharge port; loading port;
            port code; service level; number of packages; mode of transport; master bill; house bill of lading;
            master bill of lading; lading quantity; voyage number; booking no; equipment number; trailer seal;
            warehouse location; bin location; ship via; shipping carrier; shipping weight; item weight; total
            weight; chargeable weight; dangerous goods; un number; loading port code; consignment note; dock door;
            transport mode code; delivery route; carton count; pallet count; package width; package height; package
            length; loading place; unloading place; place of loading; place of unloading; shipping marks; marks and
            numbers; marks numbers; case width; case height; case length; item width; item height; item length;
            dispatch location; shipping origin; vehicle plate; vehicle license plate; vehicle registration;
            vehicle registration region code; vehicle registration number; transport nationality; vessel nationality; vehicle nationality
            """
        ),
        (
            .documentReference,
            """
            order id; order number; invoice number; invoice id; purchase order number; po number; shipment id;
            invoice no; shipment number; tracking; tracking number; tracking id; document number; order no; payload
            id; confirm id; transaction id; document reference; order reference; vendor order number; order item id;
            credit note; debit note; quote id; seller order id; inbound plan id; contract number; line id; report
            id; feed id; sales order id; confirmation id; reference number; ref no; order ref; customer po; customer
            po number; customer reference; delivery number; delivery note; receipt number; packing slip; bill
            number; work order; job number; ticket number; case number; claim number; rma number; asn number;
            customer order number; external order id; merchant order id; purchase order; purchase order id; purchase
            order no; sales order; sales order number; credit memo; journal no; voucher no; document no; doc no;
            transaction number; payment reference; confirmation number; booking number; reservation number; quote
            number; external reference; external id; invoice ref; invoice reference; po id; po no; packing list no;
            cart id; checkout id; fulfillment id; fulfillment order id; your reference; our reference; order uid;
            source document; remittance id; end to end id; message reference; transaction ref; receipt no; memo
            number; order key; shipment no; order name; invoice name; delivery no; release number; requisition
            number; agreement number; entry number; statement number; case id; opportunity id; ticket id; order sn
            """
        ),
        (
            .documentSchedule,
            """
            delivery date; ship date; launch date; due date; schedule date; requested delivery date; expected date;
            order date; issue date; invoice date; start date; end date; lead time; eta; etd; transaction date; start
            time; end time; shipment date; purchase date; expiry date; estimated arrival date; delivery window;
            pickup window; promised date; required date; need by date; expected ship date; expected delivery date;
            estimated delivery; estimated arrival; estimated departure; arrival date; departure date; pickup date;
            posting date; document date; effective date; expiration date; valid from; valid to; valid until; payment
            date; period start; period end; date due; delivery time; close date; requested ship date; date order;
            date planned; release date; appointment date; promise date; receipt date; tax date; value date; booking
            date; service date; delivered at; shipped at; ship by; deliver by; available date; availability date;
            pay period; ready date; cancel date; received date; date received; receive time; received time; published at;
            publish date; published date; starts at; ends at; available on; available from; available until; last ship date; date invoice; invoice date due; invoice due date
            """
        ),
        (
            .textFree,
            """
            note; comment; message; remark; memo; instruction; special instruction; free text; body; gift note; gift
            message; customer note; usage instruction; internal note; feedback; merchant message; free form; free
            form text; delivery instruction; delivery note text; special request; reason text; note to seller; order
            note; order comment; buyer note; buyer comment; customer comment; seller note; shipping note; internal
            comment; memo line; review text; reason description; additional information; additional info; notes
            internal; rejection comment; email body; message body; message text; note text; comment text; subject
            line; private note; answer text; long text; extrinsic
            """
        ),
        (
            .productIdentifier,
            """
            sku; asin; gtin; ean; upc; barcode; product id; part number; part id; item code; item id; item number;
            supplier part id; buyer part id; manufacturer part id; manufacturer part no; default manufacturer part
            no; fnsku; msku; model number; product code; variant id; unspsc; classification; material number;
            article number; product identifier; mpn; isbn; catalog number; standard item identification; sellers
            item identification; buyers item identification; item identification; item classification code; vendor
            product identifier; buyer product identifier; amazon product identifier; externally assigned product
            identifier; seller sku; vendor sku; product number; supplier sku; supplier part auxiliary id; inventory
            item id; part no; product sku; item sku; variant sku; item no; item ref; product ref; product no; item
            reference; product reference; sku code; sku id; sku no; style number; style code; upc code; ean code;
            gtin code; upca; mfr part number; mfg part no; stock code; stock number; internal reference; oem number;
            catalog id; offer id; listing id; offer sku; parent sku; parent asin; hs product id; material no;
            material id; commodity number; product variant id; product key; item key; bar code; product id type
            value; sellers item id; buyers item id; supplier item no; vendor item number; vendor part number;
            manufacturer sku; seller product id; merchant sku; product class code; category id; gpc code; item sku
            number; goods id; goods sn; item barcode; serial no product; product uid; line item sku; asin parent;
            cas number; din number; item external id
            """
        ),
        (
            .productDescription,
            """
            product name; item name; description; product description; item description; brand; short name; product
            type; subject; keyword; color; colour; product title; bullet point; model name; desc; body html; image;
            product; item title; product category; variant title; size; product label; product category name; item
            category; pattern name; short description; long description; product long name; sku name; goods name;
            product image; image url; image link; material type; product model; package contents; care instruction;
            product subtitle; listing title; item title text; body html text; product tag; category name; product
            family; product group; product line; meta title; meta description; sub title; google product category;
            age group; target audience; capacity label; condition note; product highlights; display title
            """
        ),
    ]
}

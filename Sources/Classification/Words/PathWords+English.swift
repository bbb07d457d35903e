import Domain

extension PathWords {
    /// Prices, terms, supply and books, in English.
    static let englishCommerce: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            cost; unit cost; landed cost; standard cost; cost price; purchase price; purchase rate; buy price; last
            purchase rate; valuation rate; moving average; average cost; net cost; cogs; target price; standard
            price; vendor price; supplier price; cost of goods; factory price; replacement cost; incoming rate;
            purchase cost; buying price; supplier cost; inventory cost; dealer cost; wholesale cost; fob cost; fob
            price; exw price; manufacturing cost; production cost; material cost; labor cost; labour cost; item
            cost; average unit cost; weighted average cost; cost basis; acquisition cost; invoice cost; last cost;
            current cost; cost per unit; cost per item; standard unit cost; transfer price; supply price; last
            purchase price; purchase unit price; inventory value; stock value; buying cost; unit cogs; cost of
            sales; direct unit cost; base cost; product cost; overhead cost; default cost; last direct cost; cost
            amount; unit cost lcy
            """
        ),
        (
            .commercialMargin,
            """
            margin; markup; gross margin; profit; gross profit; margin rate; margin percent; profit margin; net
            margin; net profit; markup percent; mark up; contribution margin; margin pct; margin rate pct; gross
            margin percent; gross margin pct; profit margin percent; markup pct; profit percent; gross profit
            percent; margin amount; markup percentage; margin percentage
            """
        ),
        (
            .commercialPrice,
            """
            price; unit price; list price; sale price; selling price; retail price; msrp; compare at price; price
            list; landed price; net price; price amount; ladder price; wholesale; price list rate; our price; map
            price; regular price; special price; promo price; final price; sell price; base price; current price;
            original price; offer price; unit amount; quote price; quoted price; price per unit; bid price;
            suggested retail price; price incl tax; price excl tax; unit selling price; start price; buy it now
            price; lowest price; tier price; sale amount; price each
            """
        ),
        (
            .financialAmount,
            """
            total; subtotal; sub total; grand total; tax; taxes; tax amount; total price; item price; shipping
            price; fee; freight amount; payable amount; payable; taxable amount; line extension amount; monetary
            total; refund; payment amount; invoice total; shipping cost; freight cost; shipping amount; surcharge;
            gst amount; paid; transaction amount; shipping money; total cost; net total; order total; total spent;
            amount due; subtotal price; total line items price; base amount; source amount; tax line; shipping line;
            insurance cost; prepaid amount; gross amount; net amount; payout amount; credit amount; debit amount;
            line total; extended price; extended amount; line amount; vat amount; tax total; total tax; total due;
            gross total; total amount; net value; shipping fee; handling fee; delivery cost; handling cost; amount
            paid; shipping charge; freight charge; tax amount total; settlement amount; invoice amount; amount
            total; doc total; document total; paid to date; sub total amount; invoiced amount; refund amount;
            transfer amount; charge amount; insurance amount; amount with tax; total price set; transaction value;
            payment total; annual revenue; deal value; tax rate; tax percent; tax percentage; gst rate; qst rate; hst rate;
            pst rate; vat rate; vat percent; sales tax rate; initial value; packing cost; packaging cost;
            postage cost
            """
        ),
        (
            .commercialQuantity,
            """
            quantity; qty; stock; on hand; inventory level; available; inventory quantity; quantity ordered; ordered
            qty; backorder; units sold; stock level; number of items shipped; number of items unshipped; inventory;
            unit count; qty on hand; quantity on hand; qty available; ordered quantity; shipped quantity; received
            quantity; quantity shipped; open quantity; qty ordered; qty shipped; qty received; stock quantity; stock
            on hand; available to promise; fulfillable quantity; reserved quantity; inventory on hand; sold
            quantity; quantity sold; units ordered; stock count; quantity received; quantity available; in stock
            quantity; stock qty; available stock; available quantity; total quantity; remaining quantity; quantity
            per pack; actual qty; projected qty on hand
            """
        ),
        (
            .commercialTerms,
            """
            discount; rebate; payment term; payment terms template; contract price; incoterm; moq; minimum order
            quantity; max discount; delivery term; credit term; price break; trade term; commission; allowance; net
            days; payment condition; special terms; volume discount; pay in number of days; allowance charge; bulk
            discount; due days; net terms; early payment discount; discount percent; discount amount; discount rate;
            price agreement; minimum order; min order qty; minimum order value; freight terms; rebate percent; tier
            pricing; volume pricing; contract value; royalty rate; terms of delivery; terms of payment; discount
            percentage; discount value; commission rate; commission percent; payment term code; terms code; contract
            rate; agreement price; trade discount; cash discount; min order quantity; blanket price; delivery
            condition; warranty term; total discount; line discount; order discount; min qty; minimum qty; minimum
            quantity
            """
        ),
        (
            .commercialSupplier,
            """
            supplier; supplier name; supplier code; vendor number; vendor name; vendor code; vendor list; preferred
            supplier; default supplier; supplier id; vendor id; manufacturer name; supplier number; supplier ref;
            primary vendor; source vendor; supplier part; vendor ref; preferred vendor; supplier contact; vendor
            contact; alternate supplier; approved vendor; main supplier; factory name; factory code; sourcing
            vendor; buy from vendor; pay to vendor; supplier list; vendor group code; manufacturer id; manufacturer
            code
            """
        ),
        (
            .commercialBOM,
            """
            bom no; bill of material; default bom; raw material; work instruction; production recipe; formulation;
            bom code; bom version; bom level; bom quantity; bom line; bom item; sub assembly; component item;
            component quantity; component qty; component sku; component code; component no; component part;
            component id; parts list; work center; scrap rate; scrap percent; scrap factor; routing id; mix ratio;
            exploded item; master recipe; formula code; formula no; assembly item; production bom no; operation
            time; cycle time
            """
        ),
        (
            .commercialIP,
            """
            design file; technical data; drawing number; patent no; technical drawing; trade secret; patent
            application; patent number; drawing no; drawing file; cad file; cad drawing; cad model; cad url;
            technical specification; design document; design spec; design specification; invention disclosure;
            engineering change; engineering drawing; patent pending; r d project; unreleased design; circuit
            diagram; firmware source; design patent; product spec; spec sheet; dwg no
            """
        ),
        (
            .commercialForecast,
            """
            demand plan; safety stock; production plan; production capacity; planned production; mrp; sales plan;
            reorder level; reorder point; forecast quantity; planned qty; forecast qty; forecasted demand; projected
            demand; demand forecast; planned quantity; planned order; production schedule; daily capacity; monthly
            capacity; capacity per month; annual capacity; plant capacity; line capacity; max capacity units;
            projected quantity; projected sales; projected qty; sales forecast; sales target; reorder qty; reorder
            quantity; min stock; max stock; minimum stock; maximum stock; buffer stock; forecast amount; forecast
            units; forecasted qty; expected demand; future demand; planned sales; expected sales; build plan;
            reorder min; reorder max; rolling forecast; forecast accuracy; demand quantity
            """
        ),
        (
            .commercialCrossChannel,
            """
            channel refer id; channel order id; other platform; competitor; competitor price; external channel;
            other channel; marketplace order id; source platform; cross channel; channel customer; channel customer
            id; external marketplace order; shopify order id; amazon order reference; ebay order id; other
            marketplace; competing offer; competitor name; competitor sku; competitor url; sales channel customer;
            other store
            """
        ),
        (
            .commercialAccounting,
            """
            cost center; cost centre; gl account; gl code; ledger; ledger account; accounting; accounting cost;
            profit center; account code; cost object; wbs; accounting segment; general ledger; department code;
            chart of account; project code; internal order; cost code; accounting code; accounting cost code; cost
            center code; profit center code; gl account number; ledger code; account segment; gl segment; ledger
            segment; accounting string; budget code; budget line; fund code; analytic account; analytic
            distribution; analytic tag; accounting dimension; cost element; gl code combination; distribution
            account; accounting distribution; charge account; expense account; income account; revenue account;
            journal entry account; department id; natural account; activity code; work breakdown; wbs element;
            project no; general ledger account; gl acct; account analytic; shortcut dimension; account coding; chart
            account; accounting class; tax account; offset account; debit account; credit account; posting group
            """
        ),
    ]
}

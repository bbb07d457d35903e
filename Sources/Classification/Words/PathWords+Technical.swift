import Domain

extension PathWords {
    /// Whole field names of Odoo, ERPNext, Dynamics, NetSuite, QuickBooks, Sage, Stripe, Alibaba, Salesforce, as one
    /// lower-case word with digits; SAP's, cXML's and the customs' are in the table of fields.
    static let technical: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            purchaseprice baserate netrate vpreis avgcost averagecost unitcostlcy lastdirectcost purchasecost directunitcost
            costestimate costprice replenishmentcost totalvalue stdcost avcost standardcost
            """
        ),
        (
            .commercialSupplier,
            "sellerids partnerref supplieritems vendorref preferredvendor vendorno supplierno buyfromvendorno sellerid0"
        ),
        (
            .commercialTerms,
            "konwa maxdiscount propertypaymenttermid invoicepaymenttermid paymenttermid discountpct salestermref termsid"
        ),
        (.commercialBOM, "bomlineids bomid bomno bomlines producttmplidbom mrpbomid operationids"),
        (
            .commercialForecast,
            "reordermin forecastqty productminqty productmaxqty virtualavailable orderpoint safetystockquantity"
        ),
        (
            .tradeCustoms,
            "hscode ccngn originorigin hsncode clearancedetail intrastatid intrastatcode tariffno customstariff"
        ),
        (
            .financialCredit,
            "amountresidual creditlimitlcy balancelcy totaldue invoicebalance currentbalance openbalance balancewithjobs"
        ),
        (
            .financialBank,
            "accnumber bankbic bankbrescpartner swiftnumber partnerbankid sanitizedaccnumber accholdername"
        ),
        (
            .financialAmount,
            """
            amounttotal amounttax amountuntaxed totalprice taxtotal amountpaid pricesubtotal pricetotal pricetax basegrandtotal
            grandtotal totalamt nettotal amountincludingvat lineamount annualrevenue opportunityamount homebalance
            """
        ),
        (.organizationIdentifier, "customerref companycode selltocustomerno billtocustomerno entitycode subsidiary"),
        (
            .organizationTaxID,
            "uscc companyregistry unifiedsocialcreditcode creditcode federaltaxid vat l10ncaregistration vatregistrationno"
        ),
        (.organizationName, "butxt companyname commercialcompanyname selltocustomername billtoname displaycompany"),
        (.personalName, "buyername payername lastmodifiedbyname yourcontact contactpersonname"),
        (
            .personalContact,
            "address1 address2 areaorcitycode tel contactno mobileno street2 privateemail privatestreet workemail workphone mobilephone mailingstreet primaryphone primaryemailaddr billaddr shipaddr freeformnumber"
        ),
        (.personalEmployment, "grosspay netpay wage hoursworked employeeid salaryamount jobid ctc basesalary"),
        (.personalDemographic, "maritalstatus birthdate birthday gender placeofbirth"),
        (
            .personalGovernmentID,
            "ssnid identificationid passportid idcard legalpersonidcard socialinsurancenumber nationalidentifier ssnno"
        ),
        (.productIdentifier, "defaultcode productid amazonsku itemref productvariantid producttmplid"),
        (.productDescription, "itemname fabrictype itemdescription bodyhtml fulldescription"),
        (
            .commercialQuantity,
            "productuomqty productqty onhand qtyavailable qtydelivered qtyinvoiced qtyonhand quantitybase outstandingquantity actualqty inventoryquantity availablequantity"
        ),
        (.commercialPrice, "listprice lstprice priceunit rate unitprice fixedprice saleprice pricelistrate"),
        (
            .tradeLogistics,
            "grossweight netweight packno billno trafno voyageno portcode dims carrierid pickingid shippingagentcode shipmentmethodcode"
        ),
        (
            .documentReference,
            "orderno copno invtno invoiceorigin clientorderref poname documentno externaldocumentno docnumber txnid ordername"
        ),
        (
            .documentSchedule,
            "dateorder dateplanned txndate datedue commitmentdate scheduleddate postingdate shipmentdate"
        ),
        (
            .commercialAccounting,
            "accountanalyticid analyticaccountid shortcutdimension1code accountref classref departmentref glaccountno genbuspostinggroup"
        ),
        (.securitySecret, "xamzaccesstoken sharedsecret mdp accesskeyid secretaccesskey"),
    ]
}

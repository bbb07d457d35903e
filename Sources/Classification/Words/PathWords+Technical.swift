import Domain

extension PathWords {
    /// Whole field names of SAP, Odoo, ERPNext, cXML, UBL, China's CEB messages, as one lower-case word with digits.
    static let technical: [(Category, String)] = [
        (.commercialUnitCost, "stprs verpr netpr vpreis vprei purchaseprice baserate netrate"),
        (.commercialSupplier, "lifnr elifn mfrnr sellerids partnerref supplieritems"),
        (.commercialTerms, "kbetr zterm inco1 inco2 konwa maxdiscount"),
        (.commercialBOM, "stlnr idnrk stlal stlan bomlineids bomid"),
        (.commercialForecast, "eisbe minbe plngm reordermin forecastqty"),
        (.tradeCustoms, "stawn herkl gcode hscode ccngn originorigin hsncode clearancedetail trademode"),
        (.financialCredit, "klimk skfor dmbtr amountresidual"),
        (.financialBank, "bankn bankl accnumber bankbic bankbrescpartner swiftnumber partnerbankid"),
        (
            .financialAmount,
            "acturalpaid netwr wrbtr amounttotal amounttax amountuntaxed totalprice taxtotal amountpaid"
        ),
        (.organizationIdentifier, "kunnr bukrs werks ebpcode ebccode partn"),
        (.organizationTaxID, "uscc stceg stcd1 stcd2 companyregistry unifiedsocialcreditcode creditcode federaltaxid"),
        (.organizationName, "ebpname ebcname logisticsname payname butxt"),
        (.personalName, "vorna nachn namev buyername payername cname"),
        (
            .personalContact,
            "smtpaddr telf1 telf2 telfx stras pstlz ort01 ort02 address1 address2 areaorcitycode tel contactno mobileno street2"
        ),
        (.personalEmployment, "pernr ansal bet01 persg"),
        (.personalDemographic, "gbdat gesch famst"),
        (
            .personalGovernmentID,
            "perid ssnid identificationid passportid buyeridnumber payeridnumber idcard legalpersonidcard"
        ),
        (.productIdentifier, "matnr idnlf ean11 defaultcode idtnr productid amazonsku"),
        (.productDescription, "maktx arktx gname gmodel itemname fabrictype"),
        (.commercialQuantity, "menge kwmeng labst qty1 qty2 productuomqty productqty onhand"),
        (.commercialPrice, "netwrp listprice lstprice priceunit rate"),
        (.tradeLogistics, "brgew ntgew exnum vsart grossweight netweight packno billno trafno voyageno portcode dims"),
        (.documentReference, "ebeln vbeln belnr bstkd docnum orderno copno invtno"),
        (.documentSchedule, "eindt bldat budat lfdat edatu"),
        (.commercialAccounting, "kostl hkont saknr prctr aufnr accountanalyticid"),
        (.securitySecret, "xamzaccesstoken sharedsecret mdp accesskeyid secretaccesskey"),
    ]
}

/// Whose names a document uses, told by its outermost elements.
enum FieldVocabulary: String, Sendable, CaseIterable {
    case any
    /// Any XML document.
    case xml
    /// Ariba's and Coupa's orders, invoices, catalogues.
    case cxml
    /// OASIS UBL, Peppol among it.
    case ubl
    /// Declarations in the World Customs Organization's data model, as the United Kingdom and others have them.
    case wco
    /// Declarations of cross-border retail to China's e-port.
    case ceb
    /// ISO 20022: payments and statements.
    case iso20022
    /// A WS-Security or carrier's SOAP envelope.
    case soap

    /// Whether a path, its last segment first, stands in such a document.
    func holds(_ path: [FieldPattern.Segment], isXML: Bool) -> Bool {
        switch self {
        case .any: true
        case .xml: isXML
        case .cxml:
            isXML && (path.contains { $0.name == "cxml" } || FieldVocabulary.fragments.contains(path.last?.name ?? ""))
        case .ubl: isXML && path.contains { FieldVocabulary.ublDocuments.contains($0.name) }
        case .wco: isXML && path.contains { FieldVocabulary.customsDocuments.contains($0.name) }
        case .ceb: isXML && path.contains { $0.name.hasPrefix("ceb") && $0.name.hasSuffix("message") }
        case .iso20022: isXML && path.contains { FieldVocabulary.payments.contains($0.name) }
        case .soap: isXML && path.contains { $0.name == "envelope" || $0.name == "soapenvelope" }
        }
    }

    /// Parts of cXML that travel alone.
    private static let fragments: Set<String> = ["itemin", "itemout", "orderrequest", "punchoutordermessage"]

    private static let ublDocuments = words(
        """
        applicationresponse attacheddocument awardednotification billoflading businesscard callfortenders catalogue
        catalogueitemspecificationupdate cataloguepricingupdate cataloguerequest certificateoforigin commontransportationreport
        contractawardnotice contractnotice creditnote debitnote despatchadvice digitalagreement digitalcapability
        documentstatus documentstatusrequest enquiry enquiryresponse exceptioncriteria exceptionnotification exportcustomsdeclaration
        expressionofinterestrequest forecast forecastrevision forwardinginstructions freightinvoice fulfilmentcancellation
        goodscertificate goodsitemitinerary goodsitempassport guaranteecertificate importcustomsdeclaration instructionforreturns
        inventoryreport invoice iteminformationrequest manifest order ordercancellation orderchange orderresponse
        orderresponsesimple packinglist priorinformationnotice productactivity proofofreexportation purchasereceipt qualificationapplicationrequest
        quotation receiptadvice reminder remittanceadvice requestforquotation retailevent selfbilledcreditnote
        selfbilledinvoice statement stockavailabilityreport tender tendererqualification tradeitemlocationprofile transitcustomsdeclaration
        transportationstatus transportexecutionplan transportexecutionplanrequest transportprogressstatus
        transportservicedescription unawardednotification utilitystatement waybill weightstatement
        """
    )
    private static let customsDocuments: Set<String> = [
        "declaration", "mddeclaration", "inventorylinkingmovementrequest",
    ]
    private static let payments = words(
        """
        cstmrcdttrfinitn cstmrdrctdbtinitn fitoficstmrcdttrf bktocstmrstmt bktocstmracctrpt bktocstmrdbtcdtntfctn cstmrpmtstsrpt
        """
    )

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}

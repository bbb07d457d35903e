import Domain

extension EDIWords {
    private static let productSegments = "PO1 IT1 LIN POC SLN ACK G68 W01 W12"

    /// ANSI X12: 204, 210, 214, 810, 820, 830, 832, 846, 850, 852, 855, 856, 860, 875, 940, 945 and their kin.
    static let x12: [Row] = [
        (Meaning(.securitySecret), "ISA02*01 ISA02*02 ISA02*03 ISA02*04 ISA02 ISA04*01 ISA04"),
        // Qualifier 00 says that there is nothing.
        (Meaning(nil), "ISA02*00 ISA04*00"),
        // Parties, contacts and addresses.
        (Meaning(.organizationName, .partyName), "N102 N201 N202 NM103"),
        // Who sells, carries or is paid is a company.
        (Meaning(.organizationName), "N102*SE N102*SU N102*VN N102*SF N102*MF N102*CA N102*RI N102*RE N102*WH N102*FW"),
        (Meaning(.personalName), "NM104 NM105"),
        (Meaning(.organizationIdentifier), "ISA06 ISA08 GS02 GS03 N104 NM109 XPO04 SDQ03 SDQ05 SDQ07 SDQ09"),
        (
            Meaning(.organizationTaxID, context: [.valueAddedTax, .quebecSalesTax, .employerNumber]),
            "N104*FI NM109*FI NM109*24 N104*24"
        ),
        (Meaning(.personalGovernmentID, context: [.socialInsuranceNumber]), "N104*34 NM109*34 REF02*SY N902*SY"),
        (Meaning(.organizationAddress, .partyAddress), "N301 N302 N401 N402 N403 N404 N406"),
        (Meaning(.organizationContact, .contactName), "PER02 PER09 G6102"),
        (Meaning(.organizationContact, .contactNumber), "PER04 PER06 PER08 G6104"),
        (
            Meaning(.organizationContact, .contactNumber, context: [.phone]),
            pairs("PER G61", "*", "AP BN CP FX HP NP PC TE TX WC WP")
        ),
        (Meaning(.organizationContact, .contactNumber, context: [.email]), "PER*EM G61*EM"),
        (Meaning(.personalDemographic), "DMG02 DMG03"),
        (
            Meaning(.organizationTaxID, context: [.businessNumber, .valueAddedTax, .quebecSalesTax, .employerNumber]),
            "REF02*GT REF02*TJ REF02*EI REF02*VX N902*GT N902*TJ N902*EI N902*VX TXI09"
        ),
        (Meaning(.commercialSupplier), "REF02*IA REF02*VR N902*IA N902*VR \(pairs(productSegments, "*", "MF"))"),
        // Money.
        (Meaning(.commercialPrice), "PO104 IT104 SLN06 POC06 CTP03 G6803 UIT02"),
        (Meaning(.commercialUnitCost), "CTP*UCP"),
        (
            Meaning(.commercialTerms),
            "CTP*CON CTP*DIS CTP*NET CTP*MIN CTP*MAX ITD03 ITD05 ITD07 ITD08 ITD12 FOB05 SAC05*A SAC07*A"
        ),
        (
            Meaning(.financialAmount),
            """
            TDS01 TDS02 TDS03 TDS04 AMT02 SAC05 TXI02 BPR02 RMR04 RMR05 RMR06 ADX01 B307 L102 L104 L114 L121 L305 PAM05 ITA07
            """
        ),
        (Meaning(.financialCredit), "BAL03 AMT02*BAL"),
        (Meaning(.financialBank, context: [.iban]), "BPR07 BPR09 BPR13 BPR15"),
        (Meaning(.financialCard, context: [.card]), "REF02*PSM N902*PSM"),
        (Meaning(.commercialAccounting), "REF02*DP REF02*GL N902*DP N902*GL FA202"),
        // Goods.
        (
            Meaning(.commercialQuantity),
            """
            PO102 IT102 SN102 SN104 SN105 QTY02 SCH01 POC03 POC04 SLN04 ACK02 CTP04 ZA02 G6801 G0501 W1202 W1203 IT301 ISS01
            W0101 W0301 CLD02 SDQ04 SDQ06 SDQ08 SDQ10
            """
        ),
        (Meaning(.commercialForecast), "FST01"),
        // Element 234 numbers a product, whatever its qualifier.
        (
            Meaning(.productIdentifier),
            """
            PO107 PO109 PO111 PO113 PO115 PO117 PO119 PO121 PO123 PO125 IT107 IT109 IT111 IT113 IT115 IT117 IT119 IT121 LIN03
            LIN05 LIN07 LIN09 LIN11 LIN13 LIN15 POC09 POC11 POC13 POC15 SLN10 SLN12 SLN14 SLN16 ACK08 ACK10 ACK12 ACK14 G6806
            G6808 W0103 W0105 W0107 W1206 W1208
            """
        ),
        (
            Meaning(.productIdentifier),
            pairs(
                productSegments,
                "*",
                """
                A8 BL BO BP C3 CB CG CL CM CR DV EAN EC EN EO F7 FS GE HN IN IT IZ MG MN N4 ND PI PN PU RN RY SE SK SM SN SW SZ TP UA
                UD UI UK UN UP UR UX VA VC VE VN VP VS VU ZB ZZ
                """
                .split(separator: "\n").joined(separator: " ")
            )
        ),
        (Meaning(.documentReference), pairs(productSegments, "*", "LT ON PD PL PO VO")),
        (Meaning(.commercialIP), pairs(productSegments, "*", "DR")),
        (Meaning(.tradeCustoms), "\(pairs(productSegments, "*", "CH HC")) X102 X106 X107 TD104"),
        (Meaning(.productDescription), "PID05 G6901 MEA03 PO401 PO402"),
        // Transport.
        (
            Meaning(.tradeLogistics),
            """
            MEA03*PD MEA03*WT MEA03*VOL MEA03*PHY TD102 TD105 TD107 TD109 TD302 TD303 TD309 TD503 TD504 TD505 TD508 TD512
            MAN02 MAN03 B202 B302 B1002 B1003 S503 N701 N702 N703 N705 N708 N712 N715 N720 N721 M701 M702 M703 M704 V101 V102
            V104 V109 R202 R402 R403 R404 R408 L004 L006 L008 L502 L503 AT802 AT803 AT804 MS101 MS102 MS104 MS105 MS201 MS202 W201 W202 F902 F903 D902 D903 N801 PO406 PO408 CTT03 ISS03
            W0302 CAD04 CAD05 CAD07 CAD08 W2703 G0503 Q506 Q507 K101 PAL08
            """
        ),
        (
            Meaning(.tradeLogistics),
            "REF02*BM REF02*CN REF02*MB REF02*SN REF02*EQ REF02*BN REF02*WY N902*BM N902*CN N902*MB N902*SN N902*EQ N902*WY L11*BM L11*CN"
        ),
        // Documents.
        (
            Meaning(.documentReference),
            """
            BEG03 BEG04 BIG02 BIG04 BSN02 BAK03 BAK08 BCH03 BCA03 BGN02 BIA03 BCT02 BFR02 BPT02 PRF01 XPO01 XPO02 TRN02 RMR02
            REF02 N902 L1101 B204 B1001 B303 BHT03 W0502 W0602 W0604 G5003 OTI03 SPI02 TD507 BLR02
            """
        ),
        (
            Meaning(.documentSchedule),
            """
            DTM02 DTM03 DTM06 FST04 FST05 G6202 G6204 BEG05 BIG01 BIG03 BSN03 BSN04 BAK04 BAK09 BCH06 BCH11 BCA06 BCA09 BGN03
            BIA04 BFR06 BFR07 BFR08 BPT03 XQ02 XQ03 PRF04 BPR16 ITD04 ITD06 W0603 G5002 B306 B309 N904 L1103 BHT04 OTI06 SCH06
            ACK05 AT705 AT706 P102 P104 Q502 Q503 N802
            """
        ),
        (
            Meaning(.textFree),
            "MSG01 NTE02 MTX02 N903 REF03 SAC15 K102 K301 TED02 FOB03 MIT02 BMG02"
        ),
    ]
}

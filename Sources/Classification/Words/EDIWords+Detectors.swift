import Domain

extension EDIWords {
    /// Which elements of X12 speak for a value detector; names as in `x12`.
    static let x12Detectors: [(DetectorSet, String)] = [
        ([.duns], "ISA06*01 ISA08*01 ISA06*14 ISA08*14 N104*1 N104*9 NM109*1 NM109*9 N104*01 GS02 GS03"),
        ([.gln], "N104*UL ISA06*07 ISA08*07 NM109*UL"),
        ([.phone], pairs("PER G61", "*", "AP BN CP FX HP NP PC TE TX WC WP")),
        ([.email], pairs("PER G61", "*", "EM")),
        ([.postalCode], "N403 B410 N903"),
        (
            [.gtin],
            pairs("PO1 IT1 LIN POC SLN ACK G68 W01 W12 CTP PID", "*", "EN EAN UA UD UE UI UK UN UP UX UC UB")
        ),
        ([.harmonizedCode], "\(pairs("PO1 IT1 LIN POC SLN", "*", "CH HC HS")) X102 TD104"),
        ([.sscc], "MAN02*GM MAN02*AA MAN03*GM REF02*OB"),
        ([.billOfLading], "REF02*BM REF02*MB REF02*BL N902*BM N902*MB L1101*BM L1101*MB B304 B301"),
        ([.airWaybill], "REF02*AW REF02*AWB N902*AW REF02*MA"),
        ([.locationCode], "R402*UN R403*UN R403*K R403 V104 N104*UN LS01 DTM02*UN"),
        ([.vehicleNumber], "REF02*VV VIN01 N902*VV REF02*VIN"),
        ([.routingNumber], "BPR07*01 BPR13*01 BPR07 BPR13"),
        ([.bankAccount], "BPR07*04 BPR13*04 BPR09 BPR15"),
        ([.bic], "BPR07*02 BPR13*02"),
        ([.businessNumber, .valueAddedTax, .quebecSalesTax], "REF02*GT REF02*VX REF02*TJ N902*GT N104*GT"),
        ([.employerNumber], "N104*FI NM109*FI NM109*24 N104*24 REF02*EI REF02*TJ"),
        ([.socialInsuranceNumber, .socialSecurityNumber], "N104*34 NM109*34 REF02*SY N902*SY"),
    ]

    /// Which elements of UN/EDIFACT speak for a value detector; names as in `edifact`.
    static let edifactDetectors: [(DetectorSet, String)] = [
        ([.gln], "NAD02 UNB02 UNB03 LOC02"),
        ([.duns], "NAD02+16 NAD02-1+16 UNB02+1 UNB03+1"),
        ([.gtin], "LIN03 PIA02 \(pairs("LIN PIA", "+", "EN UP SRV EC"))"),
        ([.harmonizedCode], "CST02 \(pairs("LIN PIA", "+", "HS TG TSP CV"))"),
        ([.locationCode], "LOC02 LOC03 TSR01"),
        ([.billOfLading], "RFF01-2+BM RFF01-2+MB RFF01-2+BH"),
        ([.airWaybill], "RFF01-2+AWB RFF01-2+HWB RFF01-2+MWB"),
        ([.sscc], "GIN02 GIN02-2 GIN03 PCI02-*"),
        ([.postalCode], "NAD08"),
        ([.bic], "FII03"),
        ([.bankAccount], "FII02"),
    ]
}

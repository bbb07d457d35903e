import Domain

extension EDIWords {
    private static let products =
        "AT BB BH BP CC CG CR DR EC EN GB GD GN GU IB IN IS MA MN NB ON PL PV QS RN RU RY SA SG SK SN SRS SRV SS STI TSN UA UP VN VP VX ZZZ"

    /// UN/EDIFACT: ORDERS, ORDRSP, DESADV, INVOIC, PRICAT, INVRPT, DELFOR, CUSDEC, CUSCAR, IFTMIN and their kin.
    static let edifact: [Row] = [
        // S005, the recipient's reference or password, and the application's password.
        (Meaning(.securitySecret), "UNB06 UNG08"),
        // Parties, contacts and addresses.
        (Meaning(.organizationIdentifier), "UNB02 UNB03 UNG02 UNG03 NAD02"),
        (Meaning(.organizationName, .partyName), "NAD03 NAD04-*"),
        // Who sells, carries, insures or answers to the customs is a company.
        (
            Meaning(.organizationName),
            "NAD04-*+SE NAD04-*+SU NAD04-*+SF NAD04-*+MF NAD04-*+CA NAD04-*+FW NAD04-*+AG NAD04-*+MS NAD04-*+MR NAD04-*+LC NAD04-*+RE NAD04-*+WH"
        ),
        (
            Meaning(.organizationAddress, .partyAddress),
            "NAD03-2 NAD03-3 NAD03-4 NAD03-5 NAD05-* NAD06 NAD07-* NAD08 NAD09"
        ),
        (Meaning(.organizationContact, .contactName), "CTA02 CTA02-2"),
        (Meaning(.organizationContact, .contactNumber), "COM01"),
        (
            Meaning(.organizationContact, .contactNumber, context: [.phone]),
            pairs("COM", "+", "AL FX MA TE TL TM TX IM")
        ),
        (Meaning(.organizationContact, .contactNumber, context: [.email]), "COM+EM COM+EI"),
        // A web address.
        (Meaning(.organizationContact), "COM+AO COM+AH COM+FT"),
        (
            Meaning(.organizationTaxID, context: [.businessNumber, .valueAddedTax, .quebecSalesTax]),
            "RFF01-2+VA RFF01-2+GN RFF01-2+AHP RFF01-2+FC RFF01-2+XA RFF01-2+AMT RFF01-2+TIN"
        ),
        (Meaning(.commercialSupplier), "RFF01-2+IA LIN+MF PIA+MF"),
        (Meaning(.personalDemographic), "DTM01-2+329"),
        // Money.
        (Meaning(.commercialPrice), "PRI01-2 MOA01-2+146"),
        (
            Meaning(.commercialTerms),
            """
            PRI01-2+CON PRI01-2+CT PRI01-2+DIS MOA01-2+8 MOA01-2+204 PCD01-2 PAT02-* PAT03-* PAT04-* PYT02-* PAI01-3 TOD03 TOD03-4
            TOD02 ALC02 ALC05-4
            """
        ),
        // The rate of a tax stands beside its amount.
        (Meaning(.financialAmount), "MOA01-2 TAX05-4"),
        (Meaning(.tradeCustoms), "MOA01-2+40 MOA01-2+43 MOA01-2+44 MOA01-2+55 MOA01-2+71 MOA01-2+123"),
        (Meaning(.financialBank, context: [.iban]), "FII02 FII03 FII03-4"),
        (Meaning(.organizationName), "FII02-2 FII02-3 FII03-7 FII03-8"),
        (Meaning(.commercialAccounting), "RFF01-2+AOU RFF01-2+AEP RFF01-2+ADE"),
        // Goods.
        (Meaning(.commercialQuantity), "QTY01-2"),
        (
            Meaning(.productIdentifier),
            "LIN03 PIA02 PIA03 PIA04 PIA05 PIA06 GIN02+BN GIN02+SRV \(pairs("LIN PIA", "+", products))"
        ),
        (Meaning(.productDescription), "IMD03-4 IMD03-5 CAV01-4 ATT03-4"),
        // Customs.
        (
            Meaning(.tradeCustoms),
            """
            LIN+HS PIA+HS LIN+CV PIA+CV LIN+TG PIA+TG LIN+TSP PIA+TSP CST02 CST03 CST04 CST05 CST06 TAX04 ALI01 LOC02+27 LOC02+35 LOC02+36
            LOC02-4+27 LOC02-4+35 LOC02-4+36 RFF01-2+ABT RFF01-2+ABE RFF01-2+EX RFF01-2+IP
            """
        ),
        // Transport.
        (
            Meaning(.tradeLogistics),
            """
            TDT02 TDT03 TDT05 TDT05-4 TDT08 TDT08-4 EQD02 EQA02 SEL01 LOC02 LOC02-4 LOC03 LOC03-4 CNI02 GID02 GID03 PAC01
            PCI02-* MEA03-2 DIM02-2 DIM02-3 DIM02-4 SGP01 SGP02 HAN01-4 DGS02 DGS03 GIN02 GIN02-2 GIN03 GIN03-2 CNT01-2+7 CNT01-2+11 CNT01-2+15
            CNT01-2+18 CNT01-2+26 TVL02 TVL03 TVL04 TVL05
            """
        ),
        (
            Meaning(.tradeLogistics),
            """
            RFF01-2+BM RFF01-2+BH RFF01-2+MB RFF01-2+AAS RFF01-2+AWB RFF01-2+HWB RFF01-2+MWB RFF01-2+CN RFF01-2+SN RFF01-2+BN
            RFF01-2+FF RFF01-2+AAQ RFF01-2+UCN
            """
        ),
        // Documents.
        (Meaning(.documentReference), "BGM02 RFF01-2 DOC02 GIR02 GIR03 UCI01"),
        // TVL: a journey of IATA's messages, from when to when.
        (Meaning(.documentSchedule), "DTM01-2 TVL01 TVL01-2 TVL01-3 TVL01-4"),
        (Meaning(.textFree), "FTX04-* IFT02-* IFT03-* IFT04-*"),
        (Meaning(.productDescription), "FTX04-*+AAA FTX04-*+GDS"),
    ]
}

extension EDISegment {
    /// Segments of X12 with qualifiers; all others are read without.
    static let x12 = table([
        ("ISA", EDISegment(pairs: [2, 4, 6, 8], pairCodes: codes("00 01 02 03 04 08 09 12 14 16 30 ZZ"))),
        ("N1", EDISegment(.party, codes: entities, pairs: [4], pairCodes: identifiers)),
        ("NM1", EDISegment(.party, codes: entities, pairs: [9], pairCodes: identifiers)),
        ("N2 N3 N4", EDISegment(.ofParty)),
        (
            "PER",
            EDISegment(
                .contact,
                codes: codes("AP AR BD BI BJ CE CN CR CS DC EB GR IC OC OD PP RE RP SA SH SR SU TE TR ZZ"),
                pairs: [4, 6, 8],
                pairCodes: communications
            )
        ),
        ("G61", EDISegment(.contact, pairs: [4], pairCodes: communications)),
        ("REF N9", EDISegment(.beside, codes: references)),
        ("L11", EDISegment(.beside, followed: [1], pairCodes: references)),
        (
            "DTM",
            EDISegment(
                .beside,
                codes: codes(
                    """
                    001 002 004 007 009 010 011 017 037 038 050 063 064 067 068 069 071 074 077 085 086 090 091 097 106 118
                    137 139 150 151 152 168 169 170 171 196 197 291 327 371 372 405 445 458 506 582 809 814 815 AAG WAY
                    """
                )
            )
        ),
        ("G62", EDISegment(codes: codes("01 02 04 07 10 11 16 17 35 37 38 53 64 68 69 70 86 BG BH"))),
        ("PO1 IT1", EDISegment(pairs: odd(7...25), pairCodes: products)),
        ("LIN", EDISegment(pairs: odd(3...31), pairCodes: products)),
        ("POC", EDISegment(pairs: odd(9...27), pairCodes: products)),
        ("SLN", EDISegment(pairs: [10, 12, 14, 16, 18, 20, 22, 24, 26, 28], pairCodes: products)),
        ("ACK", EDISegment(pairs: [8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28], pairCodes: products)),
        ("G68", EDISegment(pairs: [6, 8], pairCodes: products)),
        ("W01 W12", EDISegment(pairs: [5, 7, 8], pairCodes: products)),
        ("TD5", EDISegment(pairs: [3], pairCodes: identifiers)),
        ("MAN", EDISegment(codes: codes("AA AI CA CP GM L MC R S SI SM SR UC UP W ZZ"))),
        (
            "AMT",
            EDISegment(codes: codes("1 2 3 4 5 BAL BM DP EC F GT I KO N NA PB T TT TP Z1 ZZ AAO AJ"))
        ),
        (
            "QTY",
            EDISegment(
                codes: codes(
                    "01 02 03 05 11 17 18 19 20 21 22 32 33 36 37 38 39 52 53 63 67 70 72 73 74 78 79 8H 90 99 FT QA QB QC QD QH QI QO QP QR QS QT QU"
                )
            )
        ),
        ("ZA", EDISegment(codes: codes("HQ QA QB QC QD QE QF QH QI QO QP QR QS QT QU QZ"))),
        (
            "CTP",
            EDISegment(pairs: [3], pairCodes: codes("ACT CAT CON DIS FET LPR MAX MIN MSR NET PRO RES RTL SLP UCP WHL"))
        ),
        ("SAC", EDISegment(codes: codes("A C N P Q R S"))),
        ("MEA", EDISegment(codes: codes("AAH CH CT PD PHY SU TE TL VOL WT"))),
        ("NTE MTX", EDISegment(codes: codes("ADD DEL GEN GFI INV LIN LOI ORI PRI PUR SHP SPH TRA WHI ZZZ"))),
        ("BPR", EDISegment(pairs: [7, 9, 13, 15], pairCodes: codes("01 02 03 04 DA SG SV ALC"))),
        ("RMR", EDISegment(pairs: [2], pairCodes: references)),
        ("TXI", EDISegment(codes: codes("CG CP CS CT FD FT GR GS HS LS LT PS SE SL ST TX VA ZZ"))),
        ("DMG", EDISegment(.ofParty)),
    ])

    private static func odd(_ range: ClosedRange<Int>) -> [Int] { range.filter { !$0.isMultiple(of: 2) } }

    /// Element 98, who a party is.
    private static let entities = codes(
        """
        0B 1P 2E 31 32 36 40 41 71 77 78 82 85 87 AG B1 BG BK BN BO BS BT BY C1 CA CB CN DA DB DC EC EN EV EX FR FW IA IL IM
        II IV LW MA MF MI MQ N1 N2 NP OB OY PD PE PF PG PO PR PW PY QC RE RI RL SE SF SH SJ SL SN SO SP ST SU TO UC VN WH WS
        XR ZZ
        """
    )

    /// Element 66, what an identification code is.
    private static let identifiers = codes("1 2 9 10 11 12 14 15 16 17 20 21 24 34 38 91 92 93 94 EI FI UL XV ZZ")

    /// Element 365, by which means a number reaches a contact.
    private static let communications = codes("AP BN CP EM EX FT FX HP IT NP PC TE TX UR WC WP")

    /// Element 128, what a reference is.
    private static let references = codes(
        """
        03 11 12 14 19 1K 23 2I 4C AAO ABN AN AO AP BAI BL BM BN BT BX CA CC CN CO CR CT D0 DJ DK DL DO DP EI EM EQ F8 FI FR GL
        GT IA IL IK IT IV LO LT MA MB MG MR OI OP OQ PD PG PK PM PO PP PQ PR PSM PV QN RL SE SI SN ST SY TH TJ TN VN VR VX W9
        WH WY ZZ
        """
    )

    /// Element 235, what a product number is.
    private static let products = codes(
        """
        A8 BL BO BP C3 CB CG CH CL CM CR DR DV EAN EC EN EO F7 FS GE HC HN IN IT IZ LT MF MG MN N4 ND ON PD PI PL PN PO PU RN RY SE
        SK SM SN SW SZ TP UA UD UI UK UN UP UR UX VA VC VE VN VO VP VS VU ZB ZZ
        """
    )
}

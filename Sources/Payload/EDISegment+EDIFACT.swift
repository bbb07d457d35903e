extension EDISegment {
    /// Segments of UN/EDIFACT with qualifiers; all others are read without.
    static let edifact = table([
        (
            "NAD",
            EDISegment(
                .party,
                codes: codes(
                    """
                    AG BA BF BN BO BT BY CA CB CM CN CO CPD CZ DA DB DCP DEQ DGO DL DN DO DP DS DT EO EV EX FH FR FW GC GM GO HI
                    IM IV LC LP MF MP MR MS N1 N2 OB OC OS OY PE PF PK PL PR PW RE SB SE SF SH SN SO ST SU TO UC UD WH WS ZZZ
                    """
                )
            )
        ),
        (
            "CTA",
            EDISegment(
                .contact,
                codes: codes(
                    "AD AH BA CB CN CP DE DL GR HE IC IN LB MA MC NT OC PD PE QC RD SA SC SD SR SU TA TD TI WH"
                )
            )
        ),
        (
            "COM",
            EDISegment(
                .ofContact,
                followed: [1],
                pairCodes: codes("AH AL AO CA EI EM FT FX GM IE IM MA SB SW TE TL TM TX XF")
            )
        ),
        (
            "RFF",
            EDISegment(
                .beside,
                codes: codes(
                    """
                    AAB AAC AAG AAJ AAK AAL AAM AAN AAO AAQ AAS AAU AAV ABA ABE ABK ABO ABT ABW ACB ACC ACD ACE ACK ACW ADE ADZ
                    AEG AEI AEP AFL AFM AGB AGE AGI AHI AHP AII AIZ ALO ALR AMT ANN AOU API ATS AVE AVS AWB AWQ BC BH BM BN BO CD CN
                    CR CRN CT CU CUI DL DM DQ EP ERN EX FC FF FV GC GN GT HWB IA IL IN IP IT IV LC LI MA MB MG MR MS MWB OI ON OP
                    PD PE PK PL POR PQ PR PY SE SI SN SRN SS SZ TE TIN TN UCN UO VA VN VR VV XA YC1 ZZZ
                    """
                )
            )
        ),
        (
            "LOC",
            EDISegment(
                .beside,
                codes: codes(
                    "1 4 5 7 8 9 10 11 12 13 14 18 20 22 23 27 28 35 36 41 42 43 44 47 57 60 65 76 83 84 88 91 92 105 107 125 147 148 152 159"
                )
            )
        ),
        (
            "DTM",
            EDISegment(
                .beside,
                codes: codes(
                    """
                    1 2 3 4 7 9 10 11 12 13 14 17 18 21 35 36 37 44 50 51 52 55 58 61 63 64 67 69 71 76 79 81 90 92 94 97 103 113 117
                    118 126 129 131 132 133 134 136 137 138 140 143 147 154 155 156 157 158 159 163 164 167 168 171 178 179 182
                    186 189 191 194 200 203 206 227 232 234 235 263 273 274 310 318 322 324 329 342 346 348 360 361 383 384 ZZZ
                    """
                )
            )
        ),
        (
            "FTX",
            EDISegment(
                codes: codes(
                    """
                    AAA AAB AAC AAD AAF AAG AAH AAI AAK AAO AAP AAR AAS AAT AAV AAY ABL ABV ACB ACD ACF ADU AEA AGM ALL BLC BLR CCI
                    CHG COI CUR CUS DAR DEL DIN DOC GEN GDS HAN ICN IMP INS INV LIN LOI MKS OSI PAI PAY PKG PMD PMT PRD PUR REG
                    SIN SSR TRA TXD WHI ZZZ
                    """
                )
            )
        ),
        (
            "QTY",
            EDISegment(
                codes: codes(
                    """
                    1 3 11 12 17 21 40 45 46 47 48 52 53 54 59 60 61 66 70 73 77 79 83 84 89 90 107 108 113 124 129 131 145 153 155 156
                    161 163 164 165 174 175 180 192 193 194 195 198 200 201 206 211 216 220 247 ZZZ
                    """
                )
            )
        ),
        (
            "MOA",
            EDISegment(
                codes: codes(
                    """
                    1 2 3 4 5 8 9 11 12 14 20 21 22 23 25 35 38 39 40 43 44 52 53 54 55 56 57 58 61 63 64 66 67 68 69 71 74 77 79 86 98
                    100 101 103 109 110 113 116 119 123 124 125 128 129 131 132 138 141 144 146 149 150 160 161 165 171 173 174 176
                    178 180 182 203 204 206 210 259 260 263 309 314 315 316 317 323 332 343 344 345 369 388 389 402 403 ZZZ
                    """
                )
            )
        ),
        (
            "PRI",
            EDISegment(
                codes: codes(
                    "AAA AAB AAC AAD AAE AAF AAG AAH ABL ABM ABN ABO ACS CAL CON CT DIS EUP GRP INF INV LBL MAX MIN NTP PPR PRF PRP RRP SRP TB WSP"
                )
            )
        ),
        ("LIN", EDISegment(followed: [3], pairCodes: products)),
        ("PIA", EDISegment(codes: codes("1 2 3 4 5 10"), followed: [2, 3, 4, 5, 6], pairCodes: products)),
        ("IMD", EDISegment(codes: codes("A B C D E F S X"))),
        ("MEA", EDISegment(codes: codes("AAA AAE AAI AAS ASW CH CT EGW PD SE SV TE TL VOL WT WX"))),
        ("TDT", EDISegment(codes: codes("1 10 11 12 13 15 20 21 22 25 30"))),
        ("EQD EQA", EDISegment(codes: codes("AA BX CH CN EFP PA PL RF RR SW TE UL"))),
        ("FII", EDISegment(.beside, codes: codes("BB BF BI BK CB CCO I1 PB RB"))),
        ("TAX", EDISegment(codes: codes("1 2 3 4 5 6 7 9"))),
        ("ALC", EDISegment(codes: codes("A B C D E F G H I J K L M N"))),
        ("PCD", EDISegment(codes: codes("1 2 3 5 7 10 11 12 15 16"))),
        ("DOC", EDISegment(.beside)),
        ("CNT", EDISegment(codes: codes("1 2 3 4 5 6 7 8 10 11 15 16 18 19 22 24 25 26 33 36 ZZZ"))),
        ("GIN", EDISegment(codes: codes("AV AW BJ BN BX CL EE ML ON SRV VV"))),
        ("PAT", EDISegment(codes: codes("1 2 3 4 5 6 7 8 20 21 22"))),
        ("TOD", EDISegment(codes: codes("1 2 3 4 5 6 ZZZ"))),
    ])

    /// Element 7143, what an item number is.
    private static let products = codes(
        "AT BB BH BP CC CG CR CV DR EC EN EWC GB GD GN GTI GU HN HS IB IN IS MA MF MN NB ON PL PV QS RN RU RY SA SG SK SN SRS SRV SS STI TG TSN TSP UA UP VN VP VS VX ZZZ"
    )
}

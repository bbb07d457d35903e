/// Ports and airports that much of the world's trade goes through, by their UN/LOCODE (UNECE Recommendation 16).
///
/// Five capitals after `from` are a word as often as a place: there only these are believed.
enum KnownPorts {
    static func contains(_ code: Characters) -> Bool {
        guard code.count == 5 else { return false }
        var packed: UInt64 = 0
        for position in 0..<5 { packed = packed << 8 | UInt64(code[position]) }
        return ports.contains(packed)
    }

    private static let ports: Set<UInt64> = {
        var ports: Set<UInt64> = []
        for line in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            for place in line.dropFirst(3).split(separator: ",") {
                ports.insert((line.prefix(2) + place).utf8.reduce(0) { $0 << 8 | UInt64($1) })
            }
        }
        return ports
    }()

    private static let table = """
        CA:VAN,MTR,HAL,TOR,PRR,SJB,QUE,HAM,YYZ,YUL,YVR,YYC,YQB,DEL,SEI,TRR,BEC,EDM,CAL,WNP,OTT
        US:LAX,LGB,NYC,EWR,SAV,HOU,ORF,CHS,OAK,SEA,TIW,MIA,PEF,BAL,PHL,BOS,MSY,MOB,JAX,PDX,CHI,DET,ATL,DFW,JFK,ORD,SFO
        US:MEM,SDF,BUF,HNL,TPA,PVD,CLE,ILM,DAL,CVG,ANC
        CN:SHA,NGB,SZX,YTN,SHK,CWN,TAO,TSN,TXG,XMN,GZG,CAN,NSA,DLC,FOC,LYG,NKG,WUH,CKG,ZJG,YIK,YNT,TAC,ZUH,ZHA,PVG,PEK
        CN:BJS,HGH,CTU,DGG,NTG,WNZ,SHP,HUA,XGG,RZH,JMN,ZSN
        HK:HKG TW:KHH,KEL,TXG,TPE,TYN MO:MFM KR:PUS,INC,KAN,ICN,SEL,USN,KPO
        JP:TYO,YOK,OSA,UKB,NGO,HKT,NRT,KIX,SMZ,MOJ SG:SIN MY:PKG,TPP,PEN,KUL,PGU TH:LCH,BKK
        VN:SGN,HPH,CMT,VUT,DAD,HAN,UIH ID:JKT,TPP,SUB,BLW,SRG PH:MNL,CEB,MNN,SFS KH:KOS,PNH MM:RGN
        IN:NSA,MUN,MAA,CCU,BOM,DEL,COK,TUT,PAV,VTZ,BLR,HZA,IXY,KRI,ENR BD:CGP,DAC LK:CMB PK:KHI,BQM,KIA
        AE:JEA,DXB,AUH,KLF,SHJ,KHL SA:JED,DMM,RUH,KAC OM:SLL,SOH,MCT QA:HMD,DOH KW:SWK,SAA,KWI BH:KBS,BAH
        IL:HFA,ASH,TLV JO:AQJ LB:BEY TR:IST,AMB,MER,IZM,GEB,ALI EG:PSD,ALY,DAM,CAI,SOK MA:PTM,CAS,TNG DZ:ALG TN:TUN,RDS
        ZA:DUR,CPT,JNB,PLZ,ZBA NG:APP,LOS,TIN,ONN KE:MBA,NBO GH:TEM CI:ABJ SN:DKR CM:DLA TZ:DAR DJ:JIB TG:LFW MU:PLU
        DE:HAM,BRV,BRE,FRA,DUS,MUC,BER,WVN,LEJ NL:RTM,AMS,MOE,VLI BE:ANR,ZEE,BRU,LGG,GNE LU:LUX CH:BSL,ZRH,GVA AT:VIE,LNZ
        FR:LEH,MRS,FOS,DKK,PAR,CDG,BOD,NTE,LYS,LIO,URO GB:FXT,SOU,LGP,LIV,LON,LHR,TIL,GRG,BEL,IMM,MAN,THP,BRS,HUL
        IE:DUB,ORK,SNN ES:VLC,BCN,ALG,BIO,MAD,VGO,CAR PT:LIS,SIE,LEI IT:GOA,SPE,GIT,NAP,TRS,LIV,VCE,MIL,MXP,ROM,SAL,RAN
        GR:PIR,SKG MT:MAR,MLA SI:KOP HR:RJK RO:CND BG:VAR,BOJ UA:ODS,IEV RU:LED,VVO,NVS,MOW PL:GDN,GDY,WAW LT:KLJ LV:RIX
        EE:TLL FI:HEL,KTK SE:GOT,STO,HEL,MMA NO:OSL,BGO DK:AAR,CPH IS:REY CZ:PRG HU:BUD
        AU:SYD,MEL,BNE,FRE,ADL,BTB,PBT NZ:AKL,TRG,LYT,WLG MX:ZLO,VER,LZC,ATM,MEX,MTY,GDL BR:SSZ,RIG,PNG,ITJ,RIO,SAO,NVT,SSA
        AR:BUE,ROS CL:SAI,VAP,SCL PE:CLL,LIM CO:CTG,BUN,BOG EC:GYE PA:ONX,BLB,CTB,PTY,MIT DO:CAU,HAI JM:KIN CR:LIO,PMN,SJO
        GT:PRQ,STC HN:PCR SV:AQJ UY:MVD VE:PBL,LAG CU:HAB,MAR TT:POS BS:FPO PR:SJU
        """
}

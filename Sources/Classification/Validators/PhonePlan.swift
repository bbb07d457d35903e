/// The world's numbering plan (ITU-T E.164): calling codes and how many digits follow them.
enum PhonePlan {
    /// Whether `digits`, from the calling code on, can be a number of some country.
    ///
    /// A trunk `0` written after the code, as in `+46 (0)8 …`, is one digit more.
    static func isValid(_ digits: Digits, from start: Int = 0) -> Bool {
        guard 7...16 ~= digits.count - start, digits[start] != 0 else { return false }
        var code = 0
        for length in 1...3 {
            code = code * 10 + Int(digits[start + length - 1])
            let lengths = lengths[code]
            guard lengths != 0 else { continue }
            let national = digits.count - start - length
            let hasTrunk = digits[start + length] == 0
            guard lengths >> UInt16(national) & 1 == 1 || hasTrunk && lengths >> UInt16(national - 1) & 1 == 1 else {
                return false
            }
            return isNational(digits, at: start + length, code: code)
        }
        return false
    }

    /// Area code and exchange `[2-9]xx`, neither `N11`.
    static func isNANP(_ digits: Digits, at start: Int) -> Bool {
        digits.count - start == 10 && digits[start] >= 2 && digits[start + 3] >= 2
            && !(digits[start + 1] == 1 && digits[start + 2] == 1)
            && !(digits[start + 4] == 1 && digits[start + 5] == 1)
    }

    /// Mainland China's mobiles: `1[3-9]` and nine digits.
    static func isChineseMobile(_ digits: Digits, at start: Int) -> Bool {
        digits.count - start == 11 && digits[start] == 1 && digits[start + 1] >= 3
    }

    private static func isNational(_ digits: Digits, at start: Int, code: Int) -> Bool {
        switch code {
        case 1: isNANP(digits, at: start)
        case 33: digits[start] != 0 || digits.count - start == 10 && digits[start + 1] != 0
        case 86: digits[start] != 1 || digits.count - start < 11 || isChineseMobile(digits, at: start)
        default: true
        }
    }

    /// By calling code: one bit for each count of digits that may follow; 0 where there is no such code.
    private static let lengths: [UInt16] = {
        let plan = """
                10:1,52,58,225,229 10,14:7 8-10:20,60,855,856,964,970,976 5-10:27,64 10-12:30,234 5-11:31
                8-9:32,36,51,213,224,233,237,250,258,264,268,377,382,387,591,962,963
                9:33,34,93,94,211,212,218,221,240,242,244,249,251,255,256,260,261,262,351,590,594,596,979,992,994,995,998
                6-12:39,381 6,9:40,508,681 9,12:41,870 5-13:43,49 7,9-10:44,263
                8:45,216,222,223,226,227,228,232,235,236,253,257,266,350,356,357,370,371,373,374,389,505,509,800,808,973,993
                6-10,12:46 5,8:47,686 6-10:48,95,880 6-8,10:53 10-11:54 8-11:55,593 9-11:56 8,10-11:57,65,977 5-10,12:61
                7-13:62 6,8-13:63 8-10,13:66 8-13:81,91 5-6,8-13:82 7-10:84,243,254,353 7-12:86,882,972 7,10,12-13:90
                8-12:92,383,883 5-7,10:98,685 7,9:220,245,265,354,423 7-8,10:230,267,372 7-9:231,385,967,968
                7:238,239,246,248,269,291,297,592,673,674,680,691,692 7-8:241,599,670,675,853,961,965,975 5-6:247
                6-9:252,355 4-5:290 6:298,299,672,687 4-11:352 5-12:358,971 6-9,12:359 6-11:375,595 6,8-9:376,689
                8,10:378,506,850 9-10:380,881,966,996 5-8:386 9-12:420 6-7,9:421 5:500,682 7,11:501,679 8,11:502,504
                7-8,11:503 7-8,10-11:507 6-7:597 4-12:598 5,7:676,677,678 4,7:683 5-7:688 4-7:690 5-9,11:852 12:878
                7-11:886 11:888 7,10:960 7-9,11:974
            """
        var lengths = [UInt16](repeating: 0, count: 1_000)
        for entry in plan.split(whereSeparator: \.isWhitespace) {
            let sides = entry.split(separator: ":")
            var mask: UInt16 = 0
            for run in sides[0].split(separator: ",") {
                let ends = run.split(separator: "-").compactMap { UInt16($0) }
                for length in ends[0]...ends[ends.count - 1] { mask |= 1 << length }
            }
            for code in sides[1].split(separator: ",") { lengths[Int(code) ?? 0] = mask }
        }
        return lengths
    }()
}

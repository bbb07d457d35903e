import Domain

/// What a number of six digits or more is.
enum NumberMeaning {
    /// What a name or a word beside it says that it is.
    static func named(
        _ token: NumberToken,
        _ context: DetectorSet,
        _ bytes: Span<UInt8>
    ) -> (Detector, Float)? {
        let digits = token.digits
        if context.contains(.card), !token.hasPlus, !token.hasDot, PaymentCard.isValid(digits) {
            return (.card, Certainty.checkedInContext)
        }
        if context.contains(.socialInsuranceNumber), token.groups == 1 || SocialInsuranceNumber.isGrouped(token),
            SocialInsuranceNumber.isValid(digits)
        {
            return (.socialInsuranceNumber, Certainty.checkedInContext)
        }
        if context.contains(.socialSecurityNumber), token.groups == 1 || token.isGrouped(0x324),
            SocialSecurityNumber.isValid(digits)
        {
            return (.socialSecurityNumber, Certainty.inContext)
        }
        if let found = goods(token, context, bytes) ?? organization(token, context) { return found }
        if context.contains(.routingNumber), token.groups == 1, RoutingNumber.isValid(digits) {
            return (.routingNumber, Certainty.checkedInContext)
        }
        if context.contains(.imei), digits.count == 15, !token.hasDot, IMEI.isValid(digits) {
            return (.imei, Certainty.checkedInContext)
        }
        if context.contains(.ipAddress), isDotted(token, bytes) { return (.ipAddress, Certainty.checkedInContext) }
        if context.contains(.coordinates), token.hasDot, token.groups == 2, token.lastGroup >= 4 {
            return (.coordinates, Certainty.inContext)
        }
        if context.contains(.phone), let form = PhoneNumber.form(of: token) {
            return (.phone, form == .formatted ? Certainty.checkedInContext : Certainty.inContext)
        }
        if context.contains(.passport), digits.count == 9, token.groups == 1 { return (.passport, Certainty.inContext) }
        if context.contains(.bankAccount), CanadianBankAccount.isGrouped(token) || CanadianBankAccount.isValid(digits) {
            return (.bankAccount, Certainty.inContext)
        }
        return nil
    }

    /// Numbers of goods, of their classes and of their transport.
    private static func goods(
        _ token: NumberToken,
        _ context: DetectorSet,
        _ bytes: Span<UInt8>
    ) -> (Detector, Float)? {
        let digits = token.digits
        if context.contains(.harmonizedCode), isTariff(token), HarmonizedCode.isValid(digits) {
            return (.harmonizedCode, Certainty.inContext)
        }
        guard !token.hasDot, !token.hasPlus else { return nil }
        if context.contains(.gtin), digits.count != 18, GS1.isValid(digits) {
            return (.gtin, Certainty.checkedInContext)
        }
        if context.contains(.gln), digits.count == 13, GS1.isValid(digits) { return (.gln, Certainty.checkedInContext) }
        if context.contains(.sscc), digits.count == 18 || digits.count == 20, GS1.isValid(digits) {
            return (.sscc, Certainty.checkedInContext)
        }
        if context.contains(.airWaybill), token.groups == 1 || token.isGrouped(0x38) || token.isGrouped(0x344),
            AirWaybill.isValid(digits)
        {
            return (.airWaybill, Certainty.checkedInContext)
        }
        return nil
    }

    private static func organization(_ token: NumberToken, _ context: DetectorSet) -> (Detector, Float)? {
        let digits = token.digits
        guard !token.hasPlus else { return nil }
        if context.contains(.duns), token.groups == 1 || token.isGrouped(0x234), DUNS.isValid(digits) {
            return (.duns, Certainty.inContext)
        }
        if context.contains(.employerNumber), token.isGrouped(0x27), EmployerNumber.isValid(token) {
            return (.employerNumber, Certainty.inContext)
        }
        if context.contains(.businessNumber), BusinessNumber.isValid(digits) {
            return (.businessNumber, Certainty.checkedInContext)
        }
        if context.contains(.quebecEnterpriseNumber), QuebecEnterpriseNumber.isValid(digits) {
            return (.quebecEnterpriseNumber, Certainty.inContext)
        }
        if context.contains(.employerNumber), EmployerNumber.isValid(token) {
            return (.employerNumber, Certainty.inContext)
        }
        if context.contains(.frenchCompanyNumber), FrenchCompanyNumber.isValid(digits) {
            return (.frenchCompanyNumber, Certainty.checkedInContext)
        }
        return nil
    }

    /// What is recognised by its grouping or its check digits alone.
    ///
    /// `isWhole`: nothing else stands in the value. In the midst of words three groups of three are as often a telephone
    /// number of a plan that is not known here.
    static func formed(
        _ token: NumberToken,
        _ veto: DetectorSet,
        isWhole: Bool,
        _ bytes: Span<UInt8>
    ) -> (Detector, Float)? {
        let digits = token.digits
        if token.hasDot, isDotted(token, bytes) {
            guard !veto.contains(.ipAddress), isUnlikeVersion(token) else { return nil }
            return (.ipAddress, Certainty.inContext)
        }
        if !veto.contains(.card), !token.hasPlus, !token.hasDot, PaymentCard.isGrouped(token),
            PaymentCard.isValid(digits)
        {
            return (.card, Certainty.inContext)
        }
        if isWhole || token.isDashed, !veto.contains(.socialInsuranceNumber), !token.hasPlus, !token.hasDot,
            SocialInsuranceNumber.isGrouped(token), SocialInsuranceNumber.isValid(digits)
        {
            return (.socialInsuranceNumber, Certainty.inContext)
        }
        if !veto.contains(.socialSecurityNumber), token.isDashed, token.isGrouped(0x324),
            SocialSecurityNumber.isValid(digits)
        {
            return (.socialSecurityNumber, Certainty.inContext)
        }
        if !veto.contains(.phone), PhoneNumber.form(of: token) == .formatted {
            return (.phone, Certainty.checkedInContext)
        }
        if digits.count == 18, token.groups == 1, let code = Characters(bytes, token.range),
            ChineseResidentID.isValid(code)
        {
            return (.chineseResidentID, Certainty.proven)
        }
        // A credit code need not have a letter; the registrars of companies are 91 to 93.
        if digits.count == 18, token.groups == 1, digits[0] == 9, let code = Characters(bytes, token.range),
            ChineseCreditCode.isValid(code)
        {
            return (.chineseCreditCode, Certainty.checkedInContext)
        }
        return nil
    }

    /// As tariffs write their codes: 6, 8 or 10 digits together, or `dddd.dd`, `dddd.dd.dd`, `dddd.dd.dd.dd`.
    private static func isTariff(_ token: NumberToken) -> Bool {
        token.groups == 1 || token.isGrouped(0x42) || token.isGrouped(0x422) || token.isGrouped(0x4222)
            || token.isGrouped(0x424) || token.isGrouped(0x44) || token.isGrouped(0x62)
            || token.isGrouped(0x64)
    }

    private static func isDotted(_ token: NumberToken, _ bytes: Span<UInt8>) -> Bool {
        guard token.groups == 4, token.hasDot else { return false }
        return IPAddress.endOfV4(at: token.range.lowerBound, in: bytes, bounds: token.range) == token.range.upperBound
    }

    /// Versions have small numbers: two numbers of two digits or more and one of three make an address.
    private static func isUnlikeVersion(_ token: NumberToken) -> Bool {
        token.digits.count >= 9 || (token.digits.count >= 8 && token.firstGroup >= 2)
    }
}

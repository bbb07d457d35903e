/// Whether a whole value is an identifier of a kind, as `vigie classify --validate` asks.
package enum IdentifierCheck {
    /// `nil` when no such kind is known; groupings that people write are accepted, anything else around the value is not.
    ///
    /// Kinds are the names of span lists (`CREDIT_CARD`) and the usual others (`PAN`, `NAS`, `EAN`), in either case.
    package static func isValid(kind: String, value: [UInt8]) -> Bool? {
        guard let check = checks[canonical(kind)] else { return nil }
        let folded = WrittenText.folded(value)
        return check(folded)
    }

    /// Capitals, with `_` for what stands between words.
    private static func canonical(_ kind: String) -> String {
        String(decoding: kind.utf8.map { Byte.isLetter($0) ? $0 & 0xDF : Byte.isDigit($0) ? $0 : 0x5F }, as: UTF8.self)
    }

    private typealias Check = @Sendable ([UInt8]) -> Bool

    private static let checks: [String: Check] = {
        var checks: [String: Check] = [:]
        for (names, check) in numbers + codes + texts {
            for name in names.split(separator: " ") { checks[String(name)] = check }
        }
        return checks
    }()

    /// Kinds of digits alone; with the groups that they are written in, or any when none is named.
    private static let numbers: [(String, Check)] = [
        ("CREDIT_CARD CARD PAN CREDIT_CARD_NUMBER PAYMENT_CARD CARD_NUMBER", digits(PaymentCard.isValid)),
        ("CA_SIN SIN NAS SOCIAL_INSURANCE_NUMBER", digits([[3, 3, 3]], SocialInsuranceNumber.isValid)),
        ("QC_NEQ NEQ", digits(QuebecEnterpriseNumber.isValid)),
        ("US_SSN SSN SOCIAL_SECURITY_NUMBER", digits([[3, 2, 4]], SocialSecurityNumber.isValid)),
        ("US_EIN EIN FEIN", digits([[2, 7]], EmployerNumber.isValid)),
        ("ABA_ROUTING ABA US_ABA ROUTING_NUMBER ABA_ROUTING_NUMBER RTN", digits(RoutingNumber.isValid)),
        ("FR_SIREN SIREN", digits { $0.count == 9 && FrenchCompanyNumber.isValid($0) }),
        ("FR_SIRET SIRET", digits { $0.count == 14 && FrenchCompanyNumber.isValid($0) }),
        ("GTIN EAN UPC GTIN_8 GTIN_12 GTIN_13 GTIN_14 BARCODE", digits { $0.count < 18 && GS1.isValid($0) }),
        ("EAN13 EAN_13 GTIN13 GLN", digits { $0.count == 13 && GS1.isValid($0) }),
        ("EAN8 EAN_8 GTIN8", digits { $0.count == 8 && GS1.isValid($0) }),
        ("UPC_A GTIN12", digits { $0.count == 12 && GS1.isValid($0) }),
        ("GTIN14", digits { $0.count == 14 && GS1.isValid($0) }),
        ("SSCC SSCC_18", digits { $0.count == 18 && GS1.isValid($0) }),
        ("DUNS DUNS_NUMBER D_U_N_S", digits([[2, 3, 4], [3, 3, 3]], DUNS.isValid)),
        ("AWB AIR_WAYBILL MAWB LTA", digits([[3, 8], [3, 4, 4], [3, 7, 1]], AirWaybill.isValid)),
        ("IMEI", digits(IMEI.isValid)),
        ("CARD_CVV CARD_CVC CVV CVC CARD_CODE", digits([]) { 3...4 ~= $0.count }),
    ]

    /// Kinds of capitals and digits.
    private static let codes: [(String, Check)] = [
        ("IBAN IBAN_CODE", characters(IBAN.isValid)), ("LEI", characters(LEI.isValid)),
        ("BIC SWIFT BIC_SWIFT SWIFT_CODE SWIFT_BIC", characters(BIC.isValid)),
        ("QC_RAMQ RAMQ NAM QC_NAM", characters([[4, 4, 4], [4, 8]], HealthInsuranceNumber.isValid)),
        ("CA_POSTAL_CODE POSTAL_CODE", characters([[3, 3]], PostalCode.isValid)),
        ("CA_BN BN CA_GST GST GST_HST BUSINESS_NUMBER", characters(BusinessNumber.isValid)),
        ("QC_QST QST TVQ QC_TVQ", characters(QuebecSalesTax.isValid)),
        ("EU_VAT VAT VAT_NUMBER", characters(ValueAddedTax.isValid)),
        ("FR_NIR NIR", characters(FrenchPersonNumber.isValid)),
        ("CN_USCC USCC", characters(ChineseCreditCode.isValid)),
        ("CN_RESIDENT_ID CN_RESIDENT CHINESE_RESIDENT_ID", characters(ChineseResidentID.isValid)),
        ("CONTAINER_NO CONTAINER ISO6346 ISO_6346 CONTAINER_NUMBER", characters(ContainerNumber.isValid)),
        ("BL_NO BILL_OF_LADING BL BOL", characters(BillOfLading.isValid)),
        ("UN_LOCODE LOCODE UNLOCODE", characters([[2, 3]], LocationCode.isValid)),
        ("VIN VEHICLE_NUMBER", characters(VehicleNumber.isValid)),
        ("CA_PASSPORT", characters(Passport.isCanadian)), ("US_PASSPORT", characters(Passport.isAmerican)),
        ("CN_PASSPORT", characters(Passport.isChinese)),
    ]
}

extension IdentifierCheck {
    private static func digits(_ check: @escaping @Sendable (Digits) -> Bool) -> Check { digits(nil, check) }

    private static func digits(_ groupings: [[Int]]?, _ check: @escaping @Sendable (Digits) -> Bool) -> Check {
        characters(groupings) { characters in characters.digits.map(check) ?? false }
    }

    private static func characters(_ check: @escaping @Sendable (Characters) -> Bool) -> Check {
        characters(nil, check)
    }

    /// A check of characters, which stand together or in one of `groupings`; `nil` allows all.
    private static func characters(_ groupings: [[Int]]?, _ check: @escaping @Sendable (Characters) -> Bool) -> Check {
        { value in
            let span = value.span
            guard let groups = WrittenText.groups(span), let characters = Characters(span, 0..<span.count) else {
                return false
            }
            guard groups.count == 1 || groupings?.contains(groups) ?? true else { return false }
            return check(characters)
        }
    }
}

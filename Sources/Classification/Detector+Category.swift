import Domain

extension Detector {
    /// The category of what the detector recognises, before it is known whose it is.
    ///
    /// A number that a public register gives to a company is `organization.tax_id`, whoever keeps the register: it joins
    /// what left to what anybody can look up.
    var category: Category {
        switch self {
        case .email, .phone, .postalCode, .path, .address, .declared, .rule: .personalContact
        case .card, .cardExpiry, .cardCode: .financialCard
        case .iban, .bic, .routingNumber, .bankAccount: .financialBank
        case .socialInsuranceNumber, .healthInsuranceNumber, .socialSecurityNumber, .frenchPersonNumber,
            .chineseResidentID, .passport:
            .personalGovernmentID
        case .businessNumber, .taxNumber, .quebecSalesTax, .quebecEnterpriseNumber, .employerNumber, .valueAddedTax,
            .frenchCompanyNumber, .chineseCreditCode, .lei, .duns:
            .organizationTaxID
        case .gln: .organizationIdentifier
        case .secret, .privateKey: .securitySecret
        case .device, .ipAddress, .macAddress, .imei: .personalDevice
        case .gtin: .productIdentifier
        case .harmonizedCode: .tradeCustoms
        case .sscc, .containerNumber, .airWaybill, .billOfLading, .locationCode, .vehicleNumber: .tradeLogistics
        case .patent: .commercialIP
        case .coordinates: .personalLocation
        }
    }
}

import Domain

extension DetectorSet {
    /// What recognises numbers by their grouping or a weak check digit, and must not in a field of order numbers.
    static let numeric: DetectorSet = [
        .phone, .card, .socialInsuranceNumber, .socialSecurityNumber, .businessNumber, .valueAddedTax,
        .quebecSalesTax, .quebecEnterpriseNumber, .employerNumber, .ipAddress, .postalCode, .healthInsuranceNumber,
        .gtin, .gln, .duns, .harmonizedCode, .airWaybill, .coordinates,
    ]
}

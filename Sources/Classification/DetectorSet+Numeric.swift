import Domain

extension DetectorSet {
    /// What recognises bare numbers, and must not in a field of order numbers.
    static let numeric: DetectorSet = [
        .phone, .card, .socialInsuranceNumber, .businessNumber, .valueAddedTax, .quebecSalesTax,
        .quebecEnterpriseNumber, .employerNumber,
    ]
}

extension Combination {
    /// The stable word of the API.
    package var word: String {
        switch self {
        case .nameAndGovernmentID: "name_and_government_id"
        case .nameContactAndAmount: "name_contact_and_amount"
        case .cardAndDetail: "card_and_detail"
        case .supplierAndUnitCost: "supplier_and_unit_cost"
        case .bomAndUnitCost: "bom_and_unit_cost"
        case .manyPersons: "many_persons"
        }
    }
}

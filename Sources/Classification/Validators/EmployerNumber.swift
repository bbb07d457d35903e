/// The United States' employer identification numbers: `dd-ddddddd`, with a prefix that the IRS has given out.
enum EmployerNumber {
    static func isValid(_ token: NumberToken) -> Bool {
        guard token.digits.count == 9, token.groups == 1 || token.isGrouped([2, 7]) else { return false }
        return !unused.contains(token.digits.number(at: 0, length: 2))
    }

    /// Prefixes that no campus uses.
    private static let unused: Set<Int> = [0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97]
}

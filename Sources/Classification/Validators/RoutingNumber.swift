/// Routing numbers of banks of the United States (ABA): nine digits, a Federal Reserve prefix, weights 3-7-1.
enum RoutingNumber {
    static func isValid(_ digits: Digits) -> Bool {
        guard digits.count == 9, !digits.isUniform else { return false }
        switch digits.number(at: 0, length: 2) {
        case 0...12, 21...32, 61...72, 80: break
        default: return false
        }
        var sum = 0
        for position in 0..<9 {
            let weight = position % 3 == 0 ? 3 : position % 3 == 1 ? 7 : 1
            sum += weight * Int(digits[position])
        }
        return sum.isMultiple(of: 10)
    }
}

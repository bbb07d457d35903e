// The one file of the pure targets that needs the C library, for functions that Swift's own does not have.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The elementary functions that detection uses.
enum Mathematics {
    static func naturalLogarithm(_ value: Double) -> Double { log(value) }

    static func exponential(_ value: Double) -> Double { exp(value) }

    /// −log10 of the chance that a standard normal variable exceeds `z`.
    static func gaussianScore(_ z: Double) -> Double {
        // Beyond 30 the complement of erf is next to the smallest number; its expansion is exact there.
        let natural =
            z < 30 ? log(erfc(z / 2.0.squareRoot()) / 2) : -z * z / 2 - log(z * (2 * Double.pi).squareRoot())
        return -natural / 2.302_585_092_994_046
    }

    /// ln I_z(a, b), the regularised incomplete beta function, with `rest` = 1 − z given apart for its precision.
    ///
    /// Continued fraction of Lentz (Abramowitz and Stegun 26.5.8), good to about 1e-10 where the answer is small.
    static func logIncompleteBeta(_ a: Double, _ b: Double, at z: Double, rest: Double) -> Double {
        guard z > 0 else { return -.infinity }
        guard rest > 0 else { return 0 }
        let front = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(z) + b * log(rest)
        if z < (a + 1) / (a + b + 2) {
            return min(0, front + log(continuedFraction(a, b, z) / a))
        }
        let other = exp(min(0, front + log(continuedFraction(b, a, rest) / b)))
        return other >= 1 ? -.infinity : log1p(-other)
    }

    private static func continuedFraction(_ a: Double, _ b: Double, _ z: Double) -> Double {
        let tiny = 1e-300
        func safe(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / safe(1 - (a + b) * z / (a + 1))
        var fraction = d
        for step in 1...1_000 {
            let m = Double(step)
            let even = m * (b - m) * z / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / safe(1 + even * d)
            c = safe(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * z / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / safe(1 + odd * d)
            c = safe(1 + odd / c)
            let change = d * c
            fraction *= change
            if abs(change - 1) < 1e-12 { break }
        }
        return fraction
    }
}

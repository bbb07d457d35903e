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

    /// ln Γ(x) for x > 0: Stirling's series (Abramowitz and Stegun 6.1.41) from 8 on, the recurrence below; good to 1e-13.
    ///
    /// The C library's keeps the sign in a global variable and takes some five times as long.
    static func logGamma(_ value: Double) -> Double {
        var x = value
        var product = 1.0
        while x < 8 {
            product *= x
            x += 1
        }
        let inverse = 1 / x
        let square = inverse * inverse
        let series =
            inverse
            * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1_260 - square * (1.0 / 1_680 - square / 1_188))))
        let large = (x - 0.5) * log(x) - x + 0.918_938_533_204_672_7 + series
        return product == 1 ? large : large - log(product)
    }

    /// ln I_z(a, b), the regularised incomplete beta function, with `rest` = 1 − z given apart for its precision.
    ///
    /// Continued fraction (Abramowitz and Stegun 26.5.8), good to about 1e-10 where the answer is small.
    static func logIncompleteBeta(_ a: Double, _ b: Double, at z: Double, rest: Double) -> Double {
        guard z > 0 else { return -.infinity }
        guard rest > 0 else { return 0 }
        let front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(z) + b * log(rest)
        if z < (a + 1) / (a + b + 2) {
            return min(0, front + log(continuedFraction(a, b, z) / a))
        }
        let other = exp(min(0, front + log(continuedFraction(b, a, rest) / b)))
        return other >= 1 ? -.infinity : log1p(-other)
    }

    /// By the recurrence of its convergents, each scaled so that its denominator is 1: half the divisions of Lentz's form.
    private static func continuedFraction(_ a: Double, _ b: Double, _ z: Double) -> Double {
        var numerators = (before: 1.0, last: 1.0)
        var denominators = (before: 1.0, last: safe(1 - (a + b) * z / (a + 1)))
        for step in 1...1_000 {
            let m = Double(step)
            let even = m * (b - m) * z / ((a + 2 * m - 1) * (a + 2 * m))
            let numerator = numerators.last + even * numerators.before
            let denominator = denominators.last + even * denominators.before
            let odd = -(a + m) * (a + b + m) * z / ((a + 2 * m) * (a + 2 * m + 1))
            let scale = 1 / safe(denominator + odd * denominators.last)
            let fraction = (numerator + odd * numerators.last) * scale
            let isNear = abs(fraction - numerators.last) < 1e-12 * abs(fraction) && step > 1
            numerators = (numerator * scale, fraction)
            denominators = (denominator * scale, 1)
            if isNear { break }
        }
        return numerators.last
    }

    private static func safe(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
}

import Foundation

/// Prints figures: `name value`, one a line, on standard output; reasons and surroundings on standard error.
struct Figures {
    /// Only names with this beginning are wanted.
    let prefix: String?

    /// `true` where a figure whose name begins with `stem` is wanted.
    func wants(_ stem: String) -> Bool {
        guard let prefix else { return true }
        return stem.hasPrefix(prefix) || prefix.hasPrefix(stem)
    }

    func print(_ name: String, _ value: Double, digits: Int = 2) {
        emit(name, String(format: "%.\(digits)f", value))
    }

    func print(_ name: String, _ value: Int) { emit(name, "\(value)") }

    /// A figure that could not be taken, and why.
    func unavailable(_ name: String, _ reason: String) {
        guard matches(name) else { return }
        emit(name, "n/a")
        note("\(name): \(reason)")
    }

    func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    private func emit(_ name: String, _ value: String) {
        guard matches(name) else { return }
        FileHandle.standardOutput.write(Data("\(name) \(value)\n".utf8))
    }

    private func matches(_ name: String) -> Bool { prefix.map { name.hasPrefix($0) } ?? true }
}

extension [Double] {
    var median: Double {
        guard !isEmpty else { return .nan }
        let ordered = sorted()
        return count % 2 == 1 ? ordered[count / 2] : (ordered[count / 2 - 1] + ordered[count / 2]) / 2
    }

    /// The value that `share` of the values do not exceed.
    func percentile(_ share: Double) -> Double {
        guard !isEmpty else { return .nan }
        let ordered = sorted()
        return ordered[Swift.min(count - 1, Int((Double(count) * share).rounded(.up)) - 1)]
    }
}

import Detection
import Foundation

/// One CSV file of a series: a line of names with `timestamp` and `value`, then a point a line.
///
/// The two fields are given back as they were read, byte for byte; other columns are not. Blank lines are passed over.
struct SeriesFile {
    private let label: String
    private let bytes: [UInt8]

    init(_ label: String, _ bytes: [UInt8]) {
        self.label = label
        self.bytes = bytes
    }

    /// The file as `timestamp,value,anomaly_score`, each score of the points up to its own.
    func scored() throws -> [UInt8] {
        var output = Array("timestamp,value,anomaly_score\n".utf8)
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var detector = SignalDetector()
        var columns: (time: Int, value: Int)?
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            if fields.count <= 1, SeriesFile.trimmed(line).isEmpty { continue }
            guard let (time, value) = columns else {
                columns = try heading(fields, at: number)
                continue
            }
            guard max(time, value) < fields.count else {
                throw fault(number, fr: "il y manque une colonne", en: "a column is missing")
            }
            let (timeField, valueField) = (SeriesFile.trimmed(fields[time]), SeriesFile.trimmed(fields[value]))
            guard let seconds = SeriesTime.seconds(timeField) else {
                throw fault(number, fr: "« timestamp » n’est ni une date ni un nombre", en: "“timestamp” is no time")
            }
            guard let point = Double(String(decoding: valueField, as: UTF8.self)),
                let score = detector.score(point, at: seconds)
            else {
                throw fault(number, fr: "« value » n’est pas un nombre", en: "“value” is no number")
            }
            output += timeField
            output.append(UInt8(ascii: ","))
            output += valueField
            output.append(UInt8(ascii: ","))
            SeriesFile.write(score, to: &output)
            output.append(0x0A)
        }
        guard columns != nil else { throw fault(1, fr: "le fichier est vide", en: "the file is empty") }
        return output
    }

    /// Where the two columns stand.
    private func heading(_ fields: [ArraySlice<UInt8>], at number: Int) throws -> (time: Int, value: Int) {
        let names = fields.map { field in
            let text = String(decoding: SeriesFile.trimmed(field), as: UTF8.self)
            return text.trimmingCharacters(in: CharacterSet(charactersIn: "\"\u{FEFF}")).lowercased()
        }
        guard let time = names.firstIndex(of: "timestamp"), let value = names.firstIndex(of: "value") else {
            throw fault(
                number,
                fr: "la première ligne doit nommer « timestamp » et « value »",
                en: "the first line must name “timestamp” and “value”"
            )
        }
        return (time, value)
    }

    private func fault(_ line: Int, fr: String, en: String) -> Failure {
        Failure(.data, fr: "\(label), ligne \(line)\u{A0}: \(fr).", en: "\(label), line \(line): \(en).")
    }

    private static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var field = field
        while let first = field.first, isBlank(first) { field.removeFirst() }
        while let last = field.last, isBlank(last) { field.removeLast() }
        let quote = UInt8(ascii: "\"")
        guard field.count >= 2, field.first == quote, field.last == quote else { return field }
        return field.dropFirst().dropLast()
    }

    /// Six decimals.
    private static func write(_ score: Double, to output: inout [UInt8]) {
        let millionths = UInt64((min(max(score, 0), 1e9) * 1e6).rounded())
        var digits = Array("\(millionths)".utf8)
        if digits.count < 7 { digits = Array(repeating: 0x30, count: 7 - digits.count) + digits }
        output += digits.dropLast(6)
        output.append(UInt8(ascii: "."))
        output += digits.suffix(6)
    }
}

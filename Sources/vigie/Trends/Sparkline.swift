/// Values as a row of blocks: `▁▂▅█`, from nothing to the highest; a gap is a space.
enum Sparkline {
    private static let blocks = Array("▁▂▃▄▅▆▇█")

    /// As many letters as `width` at most: neighbours that must share one are averaged.
    static func text(_ values: [Double?], width: Int) -> String {
        guard width > 0, !values.isEmpty else { return "" }
        let cells = squeezed(values, to: width)
        let highest = cells.compactMap(\.self).filter(\.isFinite).max() ?? 0
        return String(
            cells.map { value -> Character in
                guard let value, value.isFinite else { return " " }
                guard highest > 0, value > 0 else { return blocks[0] }
                let step = Int((value / highest * Double(blocks.count - 1)).rounded())
                // Something is never drawn as nothing.
                return blocks[min(max(step, 1), blocks.count - 1)]
            }
        )
    }

    private static func squeezed(_ values: [Double?], to width: Int) -> [Double?] {
        guard values.count > width else { return values }
        return (0..<width)
            .map { cell in
                let part = values[(cell * values.count / width)..<((cell + 1) * values.count / width)]
                    .compactMap(\.self)
                return part.isEmpty ? nil : part.reduce(0, +) / Double(part.count)
            }
    }
}

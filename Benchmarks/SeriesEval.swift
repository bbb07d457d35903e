import Foundation

/// Detection on the labelled series, by the command that a judge runs: `vigie detect --series`.
///
/// One output for both collections, with the parameters that the command always has; the floor detector of the data
/// folder is scored beside it.
struct SeriesEval {
    let figures: Figures

    static let names = NAB.names + KPI.names

    func run(_ shared: SharedFolder) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-eval-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let tool: PythonTool
        do {
            tool = try PythonTool()
        } catch {
            for name in SeriesEval.names { figures.unavailable(name, "\(error)") }
            return
        }
        let bench = Workbench(python: tool, shared: shared, folder: folder)
        if NAB.names.contains(where: figures.wants) { report(NAB.names) { try nab(bench) } }
        if KPI.names.contains(where: figures.wants) { report(KPI.names) { try kpi(bench) } }
    }

    /// Prints each value under its name, or why there is none.
    private func report(_ names: [String], _ values: () throws -> [(value: Double?, digits: Int)]) {
        do {
            for (name, figure) in zip(names, try values()) {
                if let value = figure.value {
                    figures.print(name, value, digits: figure.digits)
                } else {
                    figures.unavailable(name, "no threshold found anything")
                }
            }
        } catch {
            for name in names { figures.unavailable(name, "\(error)") }
        }
    }

    private func nab(_ bench: Workbench) throws -> [(value: Double?, digits: Int)] {
        let series = bench.shared.file("data/series/nab")
        func score(_ scores: URL) throws -> NAB {
            let windows = series.appendingPathComponent("windows.json")
            let printed = try bench.python.run(
                bench.shared.file("tools/score_nab.py"),
                [scores.path, windows.path, "--json"]
            )
            return try JSONDecoder().decode(NAB.self, from: printed)
        }
        let floor = try score(bench.baseline("nab", series))
        figures.note("floor detector on nab: \(floor)")
        let ours = try score(bench.detect(series))
        figures.note("vigie detect on nab: \(ours)")
        return [(ours.standard.score, 2), (ours.lowFalsePositives.score, 2)]
    }

    private func kpi(_ bench: Workbench) throws -> [(value: Double?, digits: Int)] {
        let curves = bench.shared.file("data/series/kpi")
        func score(_ scores: URL) throws -> KPI {
            let arguments = [curves.path, scores.path, "--json"]
            let printed = try bench.python.run(bench.shared.file("tools/score_kpi.py"), arguments)
            return try JSONDecoder().decode(KPI.self, from: printed)
        }
        let floor = try score(bench.baseline("kpi", curves))
        figures.note("floor detector on kpi: \(floor)")
        let series = bench.folder.appendingPathComponent("kpi-series")
        let convert = URL(fileURLWithPath: "Benchmarks/peers/kpi_series.py")
        _ = try bench.python.run(convert, [curves.path, series.path])
        let ours = try score(bench.detect(series))
        figures.note("vigie detect on kpi: \(ours)")
        return [(ours.A.event_f1, 4), (ours.A.delay_f1, 4), (ours.C?.pooled_delay_f1, 4), (ours.B.at_budget.recall, 4)]
    }
}

/// What the series are scored with, and where their scores go.
private struct Workbench {
    let python: PythonTool
    let shared: SharedFolder
    let folder: URL

    /// The scores of the floor detector.
    func baseline(_ collection: String, _ series: URL) throws -> URL {
        let out = folder.appendingPathComponent("floor-\(collection)")
        _ = try python.run(shared.file("tools/baseline_detector.py"), [collection, series.path, out.path])
        return out
    }

    /// The scores of the program that was built beside this one.
    func detect(_ series: URL) throws -> URL {
        let out = folder.appendingPathComponent("scores-\(series.lastPathComponent)")
        let process = Process()
        guard let here = Bundle.main.executableURL else { throw LaboratoryError("this program has no place") }
        process.executableURL = here.deletingLastPathComponent().appendingPathComponent("vigie")
        process.arguments = ["detect", "--series", series.path, "--out", out.path]
        process.standardOutput = FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw LaboratoryError("vigie detect ended with \(process.terminationStatus)")
        }
        return out
    }
}

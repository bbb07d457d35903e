import ArgumentParser

/// Measures Vigie from outside: a second process that loads it over HTTP, breaks it, and counts.
@main
struct Lab: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vigie-lab",
        abstract: "Benchmarks, evaluation and faults; prints one figure a line.",
        subcommands: [Bench.self, Evaluate.self, Chaos.self]
    )
}

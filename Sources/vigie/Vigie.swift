import ArgumentParser

@main
struct Vigie: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "vigie", abstract: "Sees what leaves the company.")
    func run() async throws {}
}

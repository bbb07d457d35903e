import ArgumentParser

struct Completion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Écrit le script de complétion d’un interpréteur de commandes.",
            en: "Writes the completion script of a shell."
        ),
        discussion: speak(
            fr: "Par exemple : vigie completion bash > /etc/bash_completion.d/vigie",
            en: "For example: vigie completion bash > /etc/bash_completion.d/vigie"
        )
    )

    @Argument(help: "bash, zsh, fish")
    var shell: String

    func run() async throws {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw ValidationError(speak(fr: "bash, zsh ou fish.", en: "bash, zsh or fish."))
        }
        Terminal.output.line(Vigie.completionScript(for: shell))
    }
}

import Configuration
import Delivery
import Foundation

/// What can be set about sending messages out.
struct DeliverySettings: Sendable {
    /// Where people reach this Vigie, without a slash at its end; links in messages begin with it.
    var publicURL: String?
    var targets: TargetPolicy
    var mail: MailServer?

    init(_ reader: ConfigReader) throws {
        publicURL = try DeliverySettings.publicURL(reader.string(forKey: "public.url"))
        targets = TargetPolicy(
            trusted: Set(
                DeliverySettings.list(reader.string(forKey: "webhooks.allow.insecure.hosts")).map { $0.lowercased() }
            ),
            ports: try DeliverySettings.ports(reader.string(forKey: "webhooks.ports"))
        )
        mail = try DeliverySettings.mail(reader)
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }.map { String($0) }
    }

    private static func publicURL(_ text: String?) throws -> String? {
        guard let text else { return nil }
        guard let parts = URLComponents(string: text), parts.scheme == "https" || parts.scheme == "http",
            parts.host?.isEmpty == false, parts.user == nil, parts.query == nil
        else {
            throw Failure(
                .configuration,
                fr: "public.url : une adresse comme https://vigie.exemple.",
                en: "public.url: an address like https://vigie.example."
            )
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private static func ports(_ text: String?) throws -> Set<Int> {
        guard let text else { return TargetPolicy().ports }
        let words = list(text)
        let ports = words.compactMap { Int($0) }.filter { 1...65_535 ~= $0 }
        guard !ports.isEmpty, ports.count == words.count else {
            throw Failure(
                .configuration,
                fr: "webhooks.ports : des ports, séparés par des virgules : 443,8443.",
                en: "webhooks.ports: ports, separated by commas: 443,8443."
            )
        }
        return Set(ports)
    }

    private static func mail(_ reader: ConfigReader) throws -> MailServer? {
        guard let text = reader.string(forKey: "smtp.url") else { return nil }
        let parts = URLComponents(string: text)
        guard let host = parts?.host, !host.isEmpty, parts?.scheme == "smtp" || parts?.scheme == "smtps",
            parts?.user == nil
        else {
            throw Failure(
                .configuration,
                fr: "smtp.url : smtp://hôte:587 (STARTTLS) ou smtps://hôte:465, sans identifiants.",
                en: "smtp.url: smtp://host:587 (STARTTLS) or smtps://host:465, without credentials."
            )
        }
        guard let from = reader.string(forKey: "smtp.from"), MailMessage.isAddress(from) else {
            throw Failure(
                .configuration,
                fr: "smtp.from : l’adresse de l’expéditeur, comme vigie@acme.exemple.",
                en: "smtp.from: the sender’s address, like vigie@acme.example."
            )
        }
        let isImplicit = parts?.scheme == "smtps"
        return MailServer(
            host: host.filter { !"[]".contains($0) },
            port: parts?.port ?? (isImplicit ? 465 : 587),
            isImplicit: isImplicit,
            allowsClear: try Settings.flag(reader, "smtp.allow.clear"),
            user: reader.string(forKey: "smtp.user"),
            password: try password(reader),
            from: from,
            authorities: reader.string(forKey: "smtp.ca.file")
        )
    }

    /// From `VIGIE_SMTP_PASSWORD` or the file that `VIGIE_SMTP_PASSWORD_FILE` names.
    private static func password(_ reader: ConfigReader) throws -> String? {
        if let password = reader.string(forKey: "smtp.password", isSecret: true) { return password }
        guard let path = reader.string(forKey: "smtp.password.file") else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(
                .configuration,
                fr: "smtp.password.file : le fichier \(path) est illisible.",
                en: "smtp.password.file: the file \(path) cannot be read."
            )
        }
        return String(decoding: data, as: UTF8.self).filter { !$0.isNewline }
    }
}

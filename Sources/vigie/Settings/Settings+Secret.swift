import Configuration
import Foundation

extension Settings {
    /// A secret of at least 32 bytes, from `VIGIE_<NAME>` or the file that `VIGIE_<NAME>_FILE` names.
    static func secret(_ reader: ConfigReader, _ name: String) throws -> [UInt8]? {
        let key = name.split(separator: ".").map(String.init)
        var secret = reader.string(forKey: ConfigKey(key), isSecret: true).map { Array($0.utf8) }
        if secret == nil, let path = reader.string(forKey: ConfigKey(key + ["file"])) {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Failure(
                    .configuration,
                    fr: "\(name).file : le fichier \(path) est illisible.",
                    en: "\(name).file: the file \(path) cannot be read."
                )
            }
            secret = Array(data)
        }
        guard var secret else { return nil }
        while let last = secret.last, last == 0x0A || last == 0x0D { secret.removeLast() }
        guard secret.count >= 32 else {
            throw Failure(
                .configuration,
                fr: "\(name) : au moins 32 octets, par exemple ceux de « openssl rand -base64 48 ».",
                en: "\(name): at least 32 bytes, for example those of “openssl rand -base64 48”."
            )
        }
        return secret
    }
}

/// Days of the week by their names, in English, French, German, Spanish and Italian.
enum Weekday {
    /// Whether a value is one, whole or short: `MONDAY`, `lun.`, `Donnerstag`.
    static func isNamed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard 3...11 ~= range.count else { return false }
        var name: UInt64 = 0
        for index in range { name = packed(name, bytes[index]) }
        return names.contains(name)
    }

    /// Five bits for each of up to ten letters in any case; accents and points are left out.
    private static func packed(_ name: UInt64, _ byte: UInt8) -> UInt64 {
        let letter = (byte | 0x20) &- 0x60
        return 1...26 ~= letter && byte < 0x80 ? name << 5 | UInt64(letter) : name
    }

    /// As they are written without accents.
    private static let names: Set<UInt64> = Set(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
        lunes martes mircoles miercoles jueves viernes sbado sabado domingo
        luned lunedi marted martedi mercoled mercoledi gioved giovedi venerd venerdi sabato domenica
        """
        .split { $0 == " " || $0 == "\n" }.map { $0.utf8.reduce(0) { packed($0, $1) } }
    )
}

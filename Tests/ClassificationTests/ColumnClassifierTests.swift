import Domain
import TestSupport
import Testing

@testable import Classification

@Suite("Columns")
struct ColumnClassifierTests {
    private let classifier = ColumnClassifier()

    private func type(_ name: String, _ values: String...) -> ColumnType { classifier.type(name: name, values: values) }

    @Test(
        "a name in English, French or Spanish, spelled in any way, with values that fit decides the type",
        arguments: [
            ("hh_head", ["Fatima Noor", ""], ColumnType.personName),
            ("Nom du chef de ménage", ["Kaboré Aminata"], .personName),
            ("apellidos", ["García", "Pérez"], .personName), ("nameLast", ["Aardsma"], .personName),
            ("dateofbirth", ["1990-01-01"], .dateOfBirth), ("Date de naissance", ["12/05/1995"], .dateOfBirth),
            ("fecha_nac", ["3 ene 1970"], .dateOfBirth), ("birthYear", ["1934"], .dateOfBirth),
            ("hh_head_age", ["45", "61"], .age), ("âge du répondant", ["25 ans"], .age),
            ("age_group", ["18-25", "60+"], .age),
            ("sexe", ["1", "2"], .gender), ("Gender of the head of household", ["Female"], .gender),
            ("race", ["Black", "2", "1"], .ethnicGroup), ("ethnie", ["Peul"], .ethnicGroup),
            ("estado_civil", ["casada", "viudo"], .maritalStatus), ("marital", ["1", "3"], .maritalStatus),
            ("métier", ["Enseignant"], .occupation), ("job_title", ["Chief Happiness Person"], .occupation),
            ("lang", ["en_US", "fr_CA"], .spokenLanguage), ("langue maternelle", ["Arabe"], .spokenLanguage),
            ("Courriel", ["ann@exemple.fr"], .emailAddress), ("phonenumber", ["0712345678"], .phoneNumber),
            ("adresse", ["12 rue des Lilas"], .streetAddress), ("dirección", ["Cra 7 # 12-30"], .streetAddress),
            ("code_postal", ["H2X 1Y4"], .zipCode), ("zip", ["1012AB", "90210"], .zipCode),
            ("gps_latitude", ["12.3456"], .coordinates), ("employer", ["Plan International"], .organizationName),
            ("imei", ["356938035643809"], .hardwareID), ("recordid", ["user_001", "5"], .genericID),
        ]
    )
    func named(name: String, values: [String], type: ColumnType) {
        #expect(classifier.type(name: name, values: values) == type)
    }

    @Test(
        "values refuse what the name promises",
        arguments: [
            ("client_token", ["confirmed", "1", "active"]), ("dob", ["yes", "", "1"]), ("phone", ["1", "0", "active"]),
            ("email_opt_in", ["1", "0"]), ("age", ["0", "1", "1", "0"]), ("gender", ["yes", "active"]),
            ("programming_language", ["Python", "Java"]), ("address_type", ["home", "work"]),
            ("full_name", ["0", "1"]),
            ("births", ["12", "30"]), ("latitude_flag", ["1", "0"]), ("sex_ratio", ["1.02", "0.98"]),
        ]
    )
    func refused(name: String, values: [String]) {
        #expect(classifier.type(name: name, values: values) == .ordinary)
    }

    @Test(
        "names of places, things and numbers of things are not personal",
        arguments: [
            ("city", ["Lagos", "San Jose"]), ("village_name", ["Baraka"]), ("birth_place", ["Lagos"]),
            ("file_name", ["a.csv"]),
            ("home_address_city", ["Paris"]), ("name", ["Blue Chair", "Oak Table"]), ("avg_age", ["34.5"]),
            ("building_age", ["12", "30"]), ("num_females", ["12", "30"]), ("nombre_enfants", ["2", "3"]),
            ("functional_14_weeks", ["2020-01-04"]), ("cuisine", ["Asian", "African"]),
            ("room_type", ["single", "double"]),
            ("gps_precision", ["4.5", "6.2"]), ("message", ["hello there"]), ("percentage", ["45", "55"]),
            ("time", ["12:30:45"]),
        ]
    )
    func ordinary(name: String, values: [String]) {
        #expect(classifier.type(name: name, values: values) == .ordinary)
    }

    @Test(
        "forms that prove themselves need no name",
        arguments: [
            (["fatima.noor@mail.com", ""], ColumnType.emailAddress),
            (["+31612345678", "(202) 555-0123"], .phoneNumber),
            (["52.37,4.89", "-1.2921,36.8219"], .coordinates), (["POINT (4.89 52.37)"], .coordinates),
            (["192.168.1.10", "2001:db8::1"], .ipAddress), (["https://unhcr.org", "asustek.com"], .url),
            (["00:1A:2B:3C:4D:5E"], .hardwareID), (["DE89370400440532013000"], .iban),
            (["Main St 12", "#401", "Baghia 18"], .streetAddress), (["Female", "Male"], .gender),
            (["M", "F", "0"], .gender),
            (["married", "widowed"], .maritalStatus), (["Asian", "2", "Black"], .ethnicGroup),
            (["Fatima Noor", "John Smith"], .personName), (["abc123", "uid-9982", "5"], .genericID),
        ]
    )
    func unnamed(values: [String], type: ColumnType) {
        #expect(classifier.type(name: "q7", values: values) == type)
    }

    @Test("without values a name that means one thing decides, and another says nothing")
    func empty() {
        #expect(type("email") == .emailAddress)
        #expect(type("date_of_birth", "", "n/a", " - ") == .dateOfBirth)
        #expect(type("email_status") == .ordinary)
        #expect(type("name") == .ordinary)
        #expect(type("") == .ordinary)
    }

    @Test("the place of a value in the column and blanks around it do not matter")
    func order() {
        var generator = SplitMix64(seed: 7)
        let columns = [
            ("gender", ["M", "", "0", "F"]), ("x", ["Main St 12", "#401", "yes"]), ("zip", ["1012AB", "", "90210"]),
        ]
        for (name, values) in columns {
            let expected = classifier.type(name: name, values: values)
            for _ in 0..<20 {
                let shuffled = values.shuffled(using: &generator).map { " \($0)\t" } + [""]
                #expect(classifier.type(name: name, values: shuffled) == expected)
            }
        }
    }

    @Test("any bytes as name and values are answered")
    func anything() {
        var generator = SplitMix64(seed: 11)
        let marks = Array("0123456789.-+:@/#,T°éa ".utf8)
        for _ in 0..<3000 {
            let texts = (0..<4)
                .map { _ in
                    String(decoding: generator.bytes(count: 0...40, biasedTo: marks), as: UTF8.self)
                }
            let type = classifier.type(name: texts[0], values: Array(texts[1...]))
            #expect(type == classifier.type(name: texts[0], values: texts[1...].reversed()))
        }
    }

    @Test("personal types belong to personal categories, and the raw names are those of the labelled set")
    func categories() {
        #expect(ColumnType.personName.category == .personalName)
        #expect(ColumnType.dateOfBirth.category == .personalDemographic)
        #expect(ColumnType.coordinates.category == .personalLocation)
        #expect(ColumnType.ordinary.category == nil)
        #expect(ColumnType(rawValue: "None") == .ordinary && ColumnType(rawValue: "GEO_COORDINATES") == .coordinates)
    }
}

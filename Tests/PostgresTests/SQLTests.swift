import Postgres
import Testing

@Suite("SQL text and parameters")
struct SQLTests {
    @Test("interpolation binds and never splices")
    func binds() {
        let name = "x'; DROP TABLE platform; --"
        let sql: SQL = "SELECT id FROM platform WHERE name = \(name) AND id > \(Int64(7))"
        #expect(sql.text == "SELECT id FROM platform WHERE name = $1 AND id > $2")
    }

    @Test("statements compose and their parameters are numbered anew")
    func composes() {
        let condition: SQL = "a = \(Int32(1)) AND b = \("two")"
        var sql: SQL = "SELECT \(true) WHERE \(sql: condition) OR c = \(Int16?.none)"
        sql += " LIMIT \(5)"
        #expect(sql.text == "SELECT $1 WHERE a = $2 AND b = $3 OR c = $4 LIMIT $5")
        #expect((condition + " OR " + condition).text == "a = $1 AND b = $2 OR a = $3 AND b = $4")
    }

    @Test("names and constants that are spelled out stay one token")
    func quotes() {
        let sql: SQL =
            "CREATE TABLE \(identifier: #"a"b"#) (\(raw: "x text")) -- \(literal: #"it's"#) \(literal: #"\n"#)"
        #expect(sql.text == #"CREATE TABLE "a""b" (x text) -- 'it''s'  E'\\n'"#)
    }
}

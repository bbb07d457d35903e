import Crypto
import Postgres
import Storage
import Testing

@Suite("Migrations")
struct MigrationsTests {
    /// SHA-256 of each that databases out there have applied: the migrator refuses one that was changed afterwards.
    private static let applied = [
        "0001_registry": "e7bfc38f89fca052d83a1690c87476a86617aaff429bec72c990d97b54f8c9ea",
        "0002_events": "cb0c93cd75fd882402a9bd0e6828dcb1756baa012ba0b174e8f9195e23c36948",
        "0003_alerts": "e6e5fe7129a2b3f33df9201f1b4c1a0cad8a9c9dd47689a8bd3ba8dd0bc20fee",
        "0004_access": "c5be93c1f0a6e23ccf530e8850e12b1d0ec5cd384fd5cd2065750965560f5ad7",
        "0005_sensitivity": "835fec1537b5fece1cb0d454126ca931e49d23ccac5689c8913171780a69b5ce",
        "0006_content": "336829cbe0aaf9f5f3f469658ac26461952f3704e8ecf4c38191cdfb45190e0b",
        "0007_backtest": "b569bee3cf9ac57e7e686117913076c949fc16177e9f6888fe7231181012ff51",
        "0008_alert_life": "f780aa1a2cf880b57354b1314558229ed1380bfdfdb2852db237d741fc5749a3",
        "0009_mutes_policies": "f15a57e37f100efc03c792817fd882dfe09c1d1fb5055591d9f49db6a342af91",
        "0010_subscriptions": "2e279763b1629ae4d48a839f559547e02816d4e5c3d1a85bd6e1fd0f3523ac75",
        "0011_rollups": "15333f9f09c7179a2cdc7b0102d48424674e368a18c75ce18d0556609b91061b",
        "0012_purpose": "e2685ebd7a9dd467c594f8e24759d9270f085fd4b60c866e6b0c1fb70ac4b2ec",
        "0013_first_fields": "0985b73f43368395799abd6a5bad2a8cc8f38aa2c292c7bb5bd64767ce168ff1",
        "0014_kept_answers": "2188f731cbd809160a43f8be26b6f50e957558a55060f64b8cf1a037aaa62122",
        "0015_register_days": "9be493cefd2ceb8c7cc8571814534544cc8691f7507fe0198b6cc730166f2341",
        "0016_found_sooner": "3e06212760e0d39f15345b619fa8dec151b5dd3f2bce54ae9ae74b386e4708ec",
    ]

    @Test("one that may have been applied is never changed, only followed by another")
    func unchanged() {
        for migration in Migrations.all {
            let digest = SHA256.hash(data: Array(migration.sql.utf8))
                .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            #expect(MigrationsTests.applied[migration.name] == digest.joined(), "\(migration.name)")
        }
        #expect(MigrationsTests.applied.count == Migrations.all.count)
    }
}

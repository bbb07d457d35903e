/// What the checkers counted after a run.
struct ChaosResult {
    /// Events of requests that were answered 202.
    var acknowledged = 0
    /// Acknowledged and not in the database.
    var lost = 0
    /// In the database more than once.
    var duplicated = 0
    /// Rows of the rollups that differ from a recount of the events.
    var rollupDifference = 0
    /// Alerts that were opened more than once for one episode.
    var alertsTwice = 0
    var alerts = 0
    /// Faults that were injected.
    var faults = 0
    /// SIGTERMs that did not end with exit code 0 in time.
    var badExits = 0

    var isClean: Bool { lost == 0 && duplicated == 0 && rollupDifference == 0 && alertsTwice == 0 && badExits == 0 }

    var summary: String {
        "acknowledged \(acknowledged), lost \(lost), duplicated \(duplicated), rollup rows off \(rollupDifference), "
            + "alerts \(alerts), alerts twice \(alertsTwice), faults \(faults), bad exits \(badExits)"
    }
}

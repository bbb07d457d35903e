import Detection
import Domain
import Foundation

extension LocalClock {
    /// The clock of a place, as the system's time zone data has it for the years that detection may meet.
    ///
    /// Québec's zone brings its holidays along; elsewhere every day is an ordinary one.
    init(zone name: String) {
        if name == "America/Toronto" || name == "America/Montreal" {
            self = .quebec
            return
        }
        guard let zone = TimeZone(identifier: name) else {
            self = .utc
            return
        }
        var instant = Date(timeIntervalSince1970: 1_420_070_400)
        let end = Date(timeIntervalSince1970: 2_840_140_800)
        var offsets = [
            Offset(from: Timestamp(seconds: 1_420_070_400), seconds: Int64(zone.secondsFromGMT(for: instant)))
        ]
        while let next = zone.nextDaylightSavingTimeTransition(after: instant), next < end {
            let after = next.addingTimeInterval(1)
            offsets.append(
                Offset(
                    from: Timestamp(seconds: Int64(next.timeIntervalSince1970)),
                    seconds: Int64(zone.secondsFromGMT(for: after))
                )
            )
            instant = after
        }
        self.init(offsets: offsets)
    }
}

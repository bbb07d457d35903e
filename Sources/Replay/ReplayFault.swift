/// Why a file cannot be replayed.
package enum ReplayFault: Error, Sendable, Hashable {
    /// An event has no `time`, or none that can be read.
    case noTime(line: Int)
    /// A campaign of the file of mutes is none.
    case badMute(line: Int)
    /// A line of labels is neither an incident nor a campaign.
    case badLabel(line: Int)
}

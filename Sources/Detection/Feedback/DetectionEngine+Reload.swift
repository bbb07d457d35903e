/// What is announced and what is allowed may change while detection runs.
extension DetectionEngine {
    /// From here on these campaigns are announced; what was learned under others stays.
    package mutating func use(mutes: [Mute]) {
        guard mutes != settings.mutes else { return }
        settings.mutes = mutes
        for place in series.indices {
            series[place].mutes = self.mutes(of: place)
            series[place].expected.forget()
        }
        for place in quietUntil.indices { quietUntil[place] = .min }
    }

    /// From here on this is what the organization allows.
    package mutating func use(policies: Policies) { settings.policies = policies }
}

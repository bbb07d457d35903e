import Domain
import Query

/// Sends open alerts to Alertmanagers again and again: an Alertmanager forgets an alert that it is not reminded of, and
/// one that was restarted has forgotten them all.
struct AlertmanagerReminder: Sendable {
    let queue: any DeliveryQueue
    let courier: Courier
    let schedule: RetrySchedule

    private static let interval = Duration.seconds(60)
    private static let page = 100

    func run() async {
        while (try? await Task.sleep(for: schedule.scaled(AlertmanagerReminder.interval))) != nil {
            // What fails is tried again at the next turn; the deliveries themselves have their own schedule.
            guard let subscriptions = try? await queue.active(.alertmanager), !subscriptions.isEmpty else { continue }
            await withDiscardingTaskGroup { group in
                for subscription in subscriptions {
                    group.addTask { await self.remind(subscription) }
                }
            }
        }
    }

    func remind(_ subscription: Subscription) async {
        var last = Int64.min
        while !Task.isCancelled {
            guard let page = try? await queue.openAlerts(after: last, limit: AlertmanagerReminder.page),
                let end = page.last?.id
            else { return }
            let wanted = page.map(\.message).filter(subscription.wantsReminder)
            if !wanted.isEmpty {
                let reply = await courier.remind(subscription, of: wanted.map(\.message))
                guard reply.attempt.isSuccess else { return }
            }
            last = end
        }
    }
}

/// One alert as the API shows it.
enum AlertExample {
    static let json = """
        {"id":"al_01h5n3k0q7ye8","number":1042,"revision":3,"kind":"sensitivity.spike","severity":"critical",\
        "confidence":0.94,"state":"snoozed","state_since":"2026-11-14T15:00:04Z","regressed":false,"muted_by":null,\
        "snooze":{"until":"2026-11-16T13:00:00Z","until_escalates":true},\
        "assignee":null,"resolution":null,"dedup_key":"sensitivity.spike|platform:12",\
        "group_id":"grp_01h5n3k0q7ye8","occurrences":3,\
        "first_seen":"2026-11-13T14:00:00Z","last_seen":"2026-11-14T15:00:00Z","subject":{"platform":"alibaba_icbu",\
        "platform_name":"Alibaba.com","jurisdiction":"CN","system":"odoo-amont","source":"odoo-amont/price_feed"},\
        "summary":{"fr":"42,6 Mo de données sensibles vers Alibaba.com; 3,1 Mo attendus.",\
        "en":"42.6 MB of sensitive data to Alibaba.com; 3.1 MB expected."},\
        "explanation":{"metric":"sensitive_bytes","unit":"byte","window":{"from":"2026-11-14T14:00:00Z",\
        "to":"2026-11-14T15:00:00Z","interval":"1h"},"observed":42611872,"expected":3100000,\
        "band":{"low":1200000,"high":6800000,"coverage":0.95},"score":{"value":11.7,"scale":"neg_log10_p",\
        "false_alarm_per_year":null},"baseline":{"method":"hour_of_week","history_days":84,"warm":true},\
        "contributors":[{"dimension":"category","key":"commercial.unit_cost","share_of_excess":0.71,\
        "observed":28052300}],"why":{"fr":["13,7 fois le volume attendu."],"en":["13.7 times the expected volume."]}},\
        "evidence":{"events":["ev_01h5n3k0q7ye80000000000000000000000000001"],"query":\
        "/v1/events?filter=platform:alibaba_icbu&from=2026-11-14T14:00:00Z&to=2026-11-14T15:00:00Z","picture":null},\
        "suggested_action":{"code":"drop_field","fr":"Retirer cost_price du gabarit.","en":"Drop cost_price from the \
        template.","effect":null},"links":{"html":"/a/1042","self":"/v1/alerts/al_01h5n3k0q7ye8"}}
        """
}

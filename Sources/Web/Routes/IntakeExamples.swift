/// What a sender can send, one example for each form.
enum IntakeExamples {
    static func body(_ mediaType: String) -> String {
        switch mediaType {
        case "application/x-ndjson": native + "\n"
        case "application/cloudevents+json": cloudEvent
        case "application/cloudevents-batch+json": "[\(cloudEvent)]"
        default: "[\(native)]"
        }
    }

    private static let native =
        #"{"id":"exch-88121","source":"odoo-amont/price_feed","platform":"alibaba_icbu","doc_type":"price_list","content_type":"application/json","bytes":48211,"records":240,"status":200,"payload":{"items":[{"sku":"QC-114","price":19.9}]}}"#

    private static let cloudEvent =
        #"{"specversion":"1.0","id":"88121","source":"/odoo-amont/price_feed","type":"vigie.outbound.message","subject":"alibaba_icbu","datacontenttype":"application/json","data":{"items":[{"sku":"QC-114","price":19.9}]}}"#
}

/// What `POST /v1/classify` takes beside events, and what it says.
enum ClassifyExamples {
    /// Messages in two of the formats; any other media type is taken in the same way.
    static let messages = [
        Route.Body(
            mediaType: "application/xml",
            example: "<order><buyer><name>Ada Tremblay</name></buyer><total>19.90</total></order>",
            isOpaque: true
        ),
        Route.Body(mediaType: "text/csv", example: "sku,cost_price\nQC-114,11.20\n", isOpaque: true),
    ]

    static let answer =
        #"{"data":[{"id":"exch-88121","classification":{"sensitivity":"restricted","score":45.6,"unexpected":36,"terms":[{"term":"commercial.unit_cost","label":{"fr":"Coût unitaire","en":"Unit cost"},"points":42.1}],"categories":[{"category":"commercial.unit_cost","level":"restricted","label":{"fr":"Coût unitaire","en":"Unit cost"},"count":240,"distinct":100,"confidence":0.9,"detectors":["field-name"],"paths":["/items/*/cost_price"]}],"reasons":[{"path":"/items/*/cost_price","category":"commercial.unit_cost","level":"restricted","label":{"fr":"Coût unitaire","en":"Unit cost"},"count":240,"detector":"field-name","confidence":0.9}],"spans":[{"start":24,"end":40,"type":"EMAIL","detector":"email","category":"personal.contact","path":"/buyer/email","confidence":0.95}],"condition":"whole","format":"json","doc_type":null,"leaves":720,"inspected_bytes":48211,"model":"rules-2026.11.3"}}],"rejected":0,"errors":[{"pointer":"/1/id","code":"missing_attribute","detail":"This member is required."}]}"#
}

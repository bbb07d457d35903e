/// Documents of rows of one shape whose values differ, as long as wanted: how often memory is asked for must not depend
/// on how long they are.
struct AllocationShape {
    let name: String
    let contentType: String?
    let head: String
    let tail: String
    let row: @Sendable (Int) -> String

    func payload(rows: Int) -> [UInt8] { Array((head + (0..<rows).map(row).joined() + tail).utf8) }

    static let all = [
        AllocationShape(name: "JSON", contentType: nil, head: "[{}", tail: "]") {
            #",{"email":"a\#($0)@b.example","unit_cost":\#($0).5,"name":"Zoé \#($0)","memo":"tél. 514\u002D555-\#(1_000 + $0)","#
                + #""scheme":"SIN","id":"046 454 286","tags":[\#($0),null,true]}"#
        },
        AllocationShape(name: "XML", contentType: nil, head: "<cXML>", tail: "</cXML>") {
            "<ItemOut quantity=\"\($0)\"><Email>a\($0)@b.example</Email><Money>\($0).5</Money><Comments>&#233; \($0)"
                + "</Comments><Credential domain=\"DUNS\"><Identity>94-212-\(1_000 + $0)</Identity></Credential></ItemOut>"
        },
        AllocationShape(name: "CSV", contentType: "text/csv", head: "email;unit_cost;iban;notes;sku\n", tail: "") {
            "a\($0)@b.example;\($0).5;DE89370400440532013000;\"a \"\"\($0)\"\"\";A-\($0)\n"
        },
        AllocationShape(
            name: "X12",
            contentType: nil,
            head:
                "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260401*0930*U*00401*000000017*0"
                + "*P*>~GS*PO*A*B*20260401*0930*17*X*004010~ST*850*0001~",
            tail: "SE*9*0001~GE*1*17~IEA*1*000000017~"
        ) {
            "N1*ST*Olga \($0)*92*7~PER*BD*Wei*TE*450555\(1_000 + $0)*EM*a\($0)@b.example~PO1*1*\($0)*EA*2.5**SK*A\($0)~"
        },
        AllocationShape(
            name: "EDIFACT",
            contentType: nil,
            head: "UNB+UNOC:3+A:14+B:14+260401:0930+88'UNH+1+ORDERS:D:96A:UN'",
            tail: "UNT+9+1'UNZ+1+88'"
        ) {
            "NAD+BY+57::9++Nord?+\($0)'CTA+PD+:Kari \($0)'COM+a\($0)@b.example:EM'LIN+1++A\($0):SA'MOA+203:\($0).0'"
        },
        AllocationShape(
            name: "form",
            contentType: "application/x-www-form-urlencoded",
            head: "a=1",
            tail: ""
        ) {
            "&items[\($0)][email]=a\($0)%40b.example&items[\($0)][unit_cost]=\($0).5&items[\($0)][sku]=A%2D\($0)"
                + "&items[\($0)][notes]=b+\($0)"
        },
    ]
}

/// Small documents of every format, from which tests make others.
struct SeedDocument: Sendable, CustomStringConvertible {
    let name: String
    let contentType: String?
    let text: String

    var description: String { name }

    static let all = [
        SeedDocument(
            name: "JSON",
            contentType: "application/json",
            text: #"{"scheme":"SIN","id":"046 454 286","lines":[{"unit_cost":12.5e0,"sku":"A-1"},null,true],"#
                + #""memo":"a\u0040b.example","nested":"{\"email\":\"a@b.example\"}","data":"YUBiLmV4YW1wbGUgMQ==","#
                + #""iban":"DE89370400440532013000","password":"Qv7#kTz19x"}"#
        ),
        SeedDocument(
            name: "lines of JSON",
            contentType: "application/x-ndjson",
            text: "{\"phone\":\"+1 514-555-0199\",\"n\":-1}\n\n{\"card\":{\"number\":4111111111111111}}\n"
        ),
        SeedDocument(
            name: "XML",
            contentType: "application/xml",
            text: "<?xml version=\"1.0\"?><!DOCTYPE cXML SYSTEM \"x.dtd\"><cXML xml:lang=\"fr\"><Header><!-- c -->"
                + "<Credential domain=\"DUNS\"><Identity>94-212-3456</Identity><SharedSecret>s3cret-7q</SharedSecret>"
                + "</Credential></Header><![CDATA[514-555-0199]]><n:a q='1'>&#233;&amp;</n:a><b/></cXML>"
        ),
        SeedDocument(
            name: "CSV",
            contentType: "text/csv",
            text: "vendor;courriel;iban;\"std \"\"cost\"\"\"\r\nNord;a@b.example;DE89370400440532013000;91,20\r\n"
                + "\"a;b\n\";;;\r\n"
        ),
        SeedDocument(
            name: "CIF",
            contentType: "text/plain",
            text: "CIF_I_V3.0\nFIELDNAMES: Supplier ID, Unit Price\nDATA\nabc,12.50\nENDOFDATA\n"
        ),
        SeedDocument(
            name: "form",
            contentType: "application/x-www-form-urlencoded",
            text: "customer%5Bemail%5D=ann%40b.example&items[0][unit_cost]=12.5&access_token=a+b-9Xq&x"
        ),
        SeedDocument(
            name: "multipart",
            contentType: "multipart/form-data; boundary=b",
            text:
                "--b\r\nContent-Disposition: form-data; name=\"nas\"\r\n\r\n046 454 286\r\n--b\r\nContent-Disposition: "
                + "form-data; name=\"f\"; filename=\"x.json\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n--b--\r\n"
        ),
        SeedDocument(
            name: "X12",
            contentType: "application/edi-x12",
            text:
                "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260401*0930*U*00401*000000017*0"
                + "*P*>~GS*PO*A*B*20260401*0930*17*X*004010~ST*850*0001~N1*ST*Olga*92*7~PER*BD*Wei*TE*4505550199*EM*"
                + "a@b.example~PO1*1*9*EA*2.5**UP*012345678905~BIN*3*x~y~SE*7*0001~GE*1*17~IEA*1*000000017~"
        ),
        SeedDocument(
            name: "EDIFACT",
            contentType: "application/edifact",
            text: "UNA:+.? 'UNB+UNOC:3+A:14+B:14+260401:0930+88'UNH+1+ORDERS:D:96A:UN'NAD+BY+57::9++Nord?+Sud+Gate 1'"
                + "CTA+PD+:Kari'COM+k@b.example:EM'LIN+1++4012345678901:EN'MOA+203:20.0'UNT+9+1'UNZ+1+88'"
        ),
        SeedDocument(
            name: "prose",
            contentType: "text/plain",
            text: "Bonjour, ma carte est la 4111 1111 1111 1111, courriel a@b.example.\nAppelez le 514-555-0199."
        ),
    ]
}

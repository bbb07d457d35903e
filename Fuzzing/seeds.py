#!/usr/bin/env python3
"""Writes inputs for the fuzzer to begin with: small documents of ours and, where the data folder lies beside the
project, real payloads and labelled documents up to 8 KB. Argument: the folder, in which each target gets its own."""
import base64
import gzip
import json
import pathlib
import sys

X12 = (
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260401*0930*U*00401*000000017*0*P*>~"
    "GS*PO*A*B*20260401*0930*17*X*004010~ST*850*0001~BEG*00*NE*PO7**20260401~N1*ST*Olga*92*7~N3*4 rue W~"
    "PER*BD*Wei*TE*4505550199*EM*a@example.com~PO1*1*9*EA*2.5**UP*012345678905~BIN*3*x~y~SE*9*0001~GE*1*17~"
    "IEA*1*000000017~"
)
EDIFACT = (
    "UNA:+.? 'UNB+UNOC:3+A:14+B:14+260401:0930+88'UNH+1+ORDERS:D:96A:UN'BGM+220+7+9'NAD+BY+57::9++Nord?+Sud+Gate 1'"
    "CTA+PD+:Kari'COM+k@example.no:EM'LIN+1++4012345678901:EN'MOA+203:20.0'FTX+AAI+++a:b'UNT+9+1'UNZ+1+88'"
)
JSON = (
    '{"scheme":"SIN","id":"046 454 286","lines":[{"unit_cost":12.5e0,"sku":"A-1"},null,true],"memo":"a\\u0040b.ca",'
    '"nested":"{\\"email\\":\\"a@b.ca\\"}","data":"YUBiLmNhIDUxNC01NTUtMDE5OQ=="}'
)
XML = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE cXML SYSTEM "x.dtd"><!-- c --><cXML xml:lang="fr"><Header>'
    '<Credential domain="DUNS"><Identity>94-212-3456</Identity><SharedSecret>s3</SharedSecret></Credential></Header>'
    "<![CDATA[a]]><n:a xmlns:n='u' q=\"1\">&#233;&amp;</n:a><b/></cXML>"
)
TABLE = 'vendor;courriel;iban;"std ""cost"""\r\nNord;a@example.com;DE89370400440532013000;91,20\r\n"a;b\n";;;\r\n'
CIF = "CIF_I_V3.0\nFIELDNAMES: Supplier ID, Unit Price\nDATA\nabc,12.50\nENDOFDATA\n"
FORM = "customer%5Bemail%5D=ann%40example.com&items[0][unit_cost]=12.5&access_token=a+b&x"
MULTIPART = (
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name="f"; '
    'filename="x.json"\r\nContent-Type: application/json\r\n\r\n{"email":"a@example.com"}\r\n--b--\r\n'
)
TEXT = "Bonjour, ma carte est la 4111 1111 1111 1111.\r\n<p>a&#64;example.com</p> Appelez le 514-555-0199."
OWN = {
    "json": [JSON, "[[[[[1,2]]],{}],-0.1e-2]", '"x"'],
    "ndjson": [JSON + "\n" + JSON + "\n", '{"a":1}\n\noops\n{"b":2}'],
    "xml": [XML],
    "table": [TABLE, CIF, "a\tb\n1\t2\n", "TemplateType=fptcustom\tVersion=1\nsku\tprice\nS1\t2\n"],
    "form": [FORM],
    "multipart": [MULTIPART],
    "x12": [X12],
    "edifact": [EDIFACT],
    "text": [TEXT],
    "gzip": [gzip.compress(JSON.encode(), mtime=0), gzip.compress(b"a", mtime=0) * 2],
    "encoding": [
        TEXT.encode("utf-16"), TEXT.encode("utf-16-be"), XML.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        ("\ufeff" + JSON + "\U0001f600").encode("utf-16-le"),
    ],
    "nested": [
        JSON, XML, base64.b64encode(JSON.encode()).decode(), "data:text/plain;base64," + base64.b64encode(b"x" * 60).decode(),
        "q=%7B%22a%22%3A1%7D&r=a+b%C3%A9", base64.urlsafe_b64encode(TEXT.encode()).decode().rstrip("="),
    ],
}
LABELS = {"json": "json", "xml": "xml", "cxml": "xml", "csv": "table", "x12": "x12", "edifact": "edifact"}
FOLDERS = {"cxml": "xml", "ubl": "xml", "wco-customs": "xml", "x12": "x12", "edifact": "edifact"}
LARGEST = 8 << 10


def seeds(shared):
    """Pairs of target and bytes."""
    for target, texts in OWN.items():
        for text in texts:
            yield target, text if isinstance(text, bytes) else text.encode()
    labelled = shared / "data/sensitive/spans.ndjson"
    if labelled.exists():
        with labelled.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                document = json.loads(line)
                target = LABELS.get(document["format"])
                if target and number % 10 == 0:
                    yield target, document["text"].encode()
    for file in sorted(shared.glob("data/payloads/*/*")):
        if not file.is_file() or file.stat().st_size > LARGEST:
            continue
        content = file.read_bytes()
        target = FOLDERS.get(file.parent.name)
        if target is None and content[:1] in (b"{", b"["):
            target = "json"
        if target:
            yield target, content


def main(folder):
    for target in [*OWN, "sniff", "classify"]:
        (folder / target).mkdir(parents=True, exist_ok=True)
    for number, (target, content) in enumerate(seeds(pathlib.Path("../shared"))):
        for place in (target, "sniff", "classify"):
            (folder / place / f"{number:05}-{target}").write_bytes(content)


main(pathlib.Path(sys.argv[1]))

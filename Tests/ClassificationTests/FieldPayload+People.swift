/// Payloads written for the tests, with what stands in each place, `category path`.
extension FieldPayload {
    static let people: [FieldPayload] = [
        FieldPayload(
            "a partner of Odoo",
            #"""
            {"jsonrpc":"2.0","method":"call","params":{"model":"res.partner","method":"create","args":[{
            "name":"Julie Tremblay","is_company":false,"email":"julie@exemple.ca","mobile":"514-555-0199",
            "street":"12 rue des Pins","city":"Laval","zip":"H7A 1A1","country_id":38,"vat":"123456782RT0001",
            "credit_limit":15000.0,"property_payment_term_id":4,"bank_ids":[{"acc_number":"00012345678",
            "bank_bic":"NOSCCATT"}],"lang":"fr_CA","comment":"Appeler avant"}]}}
            """#,
            #"""
            personal.name /params/args/*/name
            personal.contact /params/args/*/email
            personal.contact /params/args/*/mobile
            personal.contact /params/args/*/street
            personal.contact /params/args/*/city
            personal.contact /params/args/*/zip
            organization.tax_id /params/args/*/vat
            financial.credit /params/args/*/credit_limit
            commercial.terms /params/args/*/property_payment_term_id
            financial.bank /params/args/*/bank_ids/*/acc_number
            financial.bank /params/args/*/bank_ids/*/bank_bic
            text.free /params/args/*/comment
            """#
        ),
        FieldPayload(
            "an employee of Odoo",
            #"""
            {"model":"hr.employee","vals":{"name":"Marc Gagnon","job_title":"Soudeur",
            "work_email":"mgagnon@boreal.example","private_email":"marc.g@exemple.ca","ssnid":"130692544",
            "identification_id":"GAGM1234567890","passport_id":"AB123456","birthday":"1984-05-12",
            "gender":"male","marital":"married","children":2,"wage":31.25,"emergency_contact":"Lise Roy",
            "emergency_phone":"450-555-0144","bank_account_id":7}}
            """#,
            #"""
            personal.name /vals/name
            personal.employment /vals/job_title
            personal.contact /vals/work_email
            personal.contact /vals/private_email
            personal.government_id /vals/ssnid
            personal.government_id /vals/identification_id
            personal.government_id /vals/passport_id
            personal.demographic /vals/birthday
            personal.demographic /vals/gender
            personal.demographic /vals/marital
            personal.employment /vals/wage
            personal.name /vals/emergency_contact
            personal.contact /vals/emergency_phone
            """#
        ),
        FieldPayload(
            "une paie du Québec",
            #"""
            No employé;Nom;Prénom;NAS;Date de naissance;Taux horaire;Heures travaillées;Paie brute;RRQ;Paie nette;Transit;Institution;No compte;Courriel
            1042;Gagnon;Marc;130 692 544;1984-05-12;31,25;40;1250,00;72,10;912,44;10501;815;1234567;marc.g@exemple.ca
            1043;Roy;Lise;046 454 286;1990-11-02;28,10;38;1067,80;61,30;801,20;20601;006;7654321;lise.roy@exemple.ca
            """#,
            #"""
            personal.employment /*/No employé
            personal.name /*/Nom
            personal.name /*/Prénom
            personal.government_id /*/NAS
            personal.demographic /*/Date de naissance
            personal.employment /*/Taux horaire
            personal.employment /*/Heures travaillées
            personal.employment /*/Paie brute
            personal.employment /*/RRQ
            personal.employment /*/Paie nette
            financial.bank /*/Transit
            financial.bank /*/No compte
            personal.contact /*/Courriel
            """#
        ),
        FieldPayload(
            "a line of an access log",
            #"""
            {"level":"info","ts":1700000000.1,"request":{"remote_ip":"203.0.113.7","method":"POST",
            "host":"erp.internal","uri":"/api/orders","headers":{"User-Agent":["curl/8.0"],"Authorization":[
            "Bearer abcdefghijklmnop1234567890"],"Accept":["*/*"]}},"status":200,"duration":0.02}
            """#,
            #"""
            personal.device /request/remote_ip
            security.internal /request/host
            personal.device /request/headers/User-Agent/*
            security.secret /request/headers/Authorization/*
            """#
        ),
        FieldPayload(
            "customers of SAP in a table",
            #"""
            KUNNR,NAME1,STRAS,ORT01,PSTLZ,TELF1,SMTP_ADDR,KLIMK,ZTERM
            100123,Marie Bouchard,12 rue Fleury,Montréal,H2C 1P1,514-555-0133,mb@exemple.ca,5000.00,Z030
            100124,Acier Nord inc.,900 boul. Industriel,Trois-Rivières,G8T 1A1,819-555-0100,info@aciernord.example,90000.00,Z045
            """#,
            #"""
            organization.identifier /*/KUNNR
            personal.name /*/NAME1
            personal.contact /*/STRAS
            personal.contact /*/ORT01
            personal.contact /*/PSTLZ
            personal.contact /*/TELF1
            personal.contact /*/SMTP_ADDR
            financial.credit /*/KLIMK
            commercial.terms /*/ZTERM
            """#
        ),
        FieldPayload(
            "people in a table without telling names",
            #"""
            id,name,compte,nom
            1,Marie Bouchard,12345678,Jean Roy
            2,Luc Tremblay,87654321,Lise Gagnon
            """#,
            #"""
            personal.name /*/name
            financial.bank /*/compte
            personal.name /*/nom
            """#
        ),
        FieldPayload(
            "a worker of Workday",
            #"""
            {"Worker":{"Worker_ID":"21001","Personal_Data":{"Legal_Name":{"First_Name":"Logan",
            "Last_Name":"McNeil"},"Date_of_Birth":"1975-02-01","Gender":"Female","National_ID":{
            "ID":"130692544","Type":"CAN-SIN"},"Address_Line_1":"42 Laurel","Postal_Code":"M5V 2T6"},
            "Compensation":{"Base_Pay":92000,"Currency":"CAD","Bonus_Target":0.1},"Position_Title":"Analyst",
            "Hire_Date":"2019-03-04","Cost_Center":"CC-4410","Manager_Name":"Ana Silva"}}
            """#,
            #"""
            personal.employment /Worker/Worker_ID
            personal.name /Worker/Personal_Data/Legal_Name/First_Name
            personal.name /Worker/Personal_Data/Legal_Name/Last_Name
            personal.demographic /Worker/Personal_Data/Date_of_Birth
            personal.demographic /Worker/Personal_Data/Gender
            personal.government_id /Worker/Personal_Data/National_ID/ID
            personal.contact /Worker/Personal_Data/Address_Line_1
            personal.contact /Worker/Personal_Data/Postal_Code
            personal.employment /Worker/Compensation/Base_Pay
            personal.employment /Worker/Compensation/Bonus_Target
            personal.employment /Worker/Position_Title
            personal.employment /Worker/Hire_Date
            commercial.accounting /Worker/Cost_Center
            personal.name /Worker/Manager_Name
            """#
        ),
        FieldPayload(
            "an order at China’s e-port",
            #"""
            <CEB311Message guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94"><Order><OrderHead>
            <orderNo>2026040112345</orderNo><ebpCode>4401961111</ebpCode><ebpName>广州电商平台</ebpName>
            <goodsValue>118.5</goodsValue><freight>12</freight><discount>5</discount>
            <acturalPaid>125.5</acturalPaid><currency>142</currency><buyerRegNo>13800138000</buyerRegNo>
            <buyerName>张敏</buyerName><buyerIdType>1</buyerIdType>
            <buyerIdNumber>11010519491231002X</buyerIdNumber><consignee>张敏</consignee>
            <consigneeTelephone>13800138000</consigneeTelephone>
            <consigneeAddress>广东省广州市天河区</consigneeAddress></OrderHead><OrderList><gnum>1</gnum>
            <itemName>面膜</itemName><barCode>6901234567892</barCode><qty>2</qty><price>59.25</price>
            <totalPrice>118.5</totalPrice><country>116</country></OrderList></Order></CEB311Message>
            """#,
            #"""
            document.reference /CEB311Message/Order/OrderHead/orderNo
            organization.identifier /CEB311Message/Order/OrderHead/ebpCode
            organization.name /CEB311Message/Order/OrderHead/ebpName
            financial.amount /CEB311Message/Order/OrderHead/goodsValue
            financial.amount /CEB311Message/Order/OrderHead/freight
            commercial.terms /CEB311Message/Order/OrderHead/discount
            financial.amount /CEB311Message/Order/OrderHead/acturalPaid
            personal.contact /CEB311Message/Order/OrderHead/buyerRegNo
            personal.name /CEB311Message/Order/OrderHead/buyerName
            personal.government_id /CEB311Message/Order/OrderHead/buyerIdNumber
            personal.name /CEB311Message/Order/OrderHead/consignee
            personal.contact /CEB311Message/Order/OrderHead/consigneeTelephone
            personal.contact /CEB311Message/Order/OrderHead/consigneeAddress
            product.identifier /CEB311Message/Order/OrderList/gnum
            product.description /CEB311Message/Order/OrderList/itemName
            product.identifier /CEB311Message/Order/OrderList/barCode
            commercial.quantity /CEB311Message/Order/OrderList/qty
            commercial.price /CEB311Message/Order/OrderList/price
            financial.amount /CEB311Message/Order/OrderList/totalPrice
            trade.customs /CEB311Message/Order/OrderList/country
            """#
        ),
        FieldPayload(
            "a customs declaration",
            #"""
            <MetaData><Declaration><FunctionCode>9</FunctionCode>
            <FunctionalReferenceID>DUCR1</FunctionalReferenceID>
            <InvoiceAmount currencyID="GBP">12000</InvoiceAmount><Declarant><ID>GB123456789012</ID></Declarant>
            <Exporter><Name>Guangdong Optix Ltd</Name><Address><CityName>Shenzhen</CityName>
            <CountryCode>CN</CountryCode><Line>1 Nanshan Rd</Line>
            <PostcodeID>518000</PostcodeID></Address></Exporter><GoodsShipment><Consignment>
            <ArrivalTransportMeans><ID>IMO9319466</ID></ArrivalTransportMeans><TransportEquipment>
            <ID>MSKU9070323</ID></TransportEquipment></Consignment><GovernmentAgencyGoodsItem>
            <StatisticalValueAmount currencyID="GBP">11000</StatisticalValueAmount><AdditionalDocument>
            <CategoryCode>N</CategoryCode><ID>GBAEO123</ID></AdditionalDocument><Commodity>
            <Description>LED lamps</Description><Classification><ID>94054235</ID></Classification><GoodsMeasure>
            <GrossMassMeasure>1200</GrossMassMeasure></GoodsMeasure></Commodity><Origin>
            <CountryCode>CN</CountryCode></Origin></GovernmentAgencyGoodsItem></GoodsShipment></Declaration></MetaData>
            """#,
            #"""
            document.reference /MetaData/Declaration/FunctionalReferenceID
            trade.customs /MetaData/Declaration/InvoiceAmount
            organization.tax_id /MetaData/Declaration/Declarant/ID
            organization.name /MetaData/Declaration/Exporter/Name
            organization.address /MetaData/Declaration/Exporter/Address/CityName
            organization.address /MetaData/Declaration/Exporter/Address/CountryCode
            organization.address /MetaData/Declaration/Exporter/Address/Line
            organization.address /MetaData/Declaration/Exporter/Address/PostcodeID
            trade.logistics /MetaData/Declaration/GoodsShipment/Consignment/ArrivalTransportMeans/ID
            trade.logistics /MetaData/Declaration/GoodsShipment/Consignment/TransportEquipment/ID
            trade.customs /MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/StatisticalValueAmount
            trade.customs /MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalDocument/ID
            product.description /MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/Description
            trade.customs /MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/Classification/ID
            trade.logistics /MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/GoodsMeasure/GrossMassMeasure
            trade.customs /MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Origin/CountryCode
            """#
        ),
        FieldPayload(
            "a payment in ISO 20022",
            #"""
            <Document><CstmrCdtTrfInitn><GrpHdr><MsgId>PAYROLL-0412</MsgId>
            <CreDtTm>2026-04-12T09:00:00</CreDtTm><NbOfTxs>1</NbOfTxs><CtrlSum>2150.40</CtrlSum><InitgPty>
            <Nm>Boréal Meubles inc.</Nm></InitgPty></GrpHdr><PmtInf><PmtMtd>TRF</PmtMtd>
            <ReqdExctnDt>2026-04-15</ReqdExctnDt><Dbtr><Nm>Boréal Meubles inc.</Nm><PstlAdr><TwnNm>Laval</TwnNm>
            <Ctry>CA</Ctry></PstlAdr></Dbtr><DbtrAcct><Id><Othr><Id>00061234567</Id></Othr></Id></DbtrAcct>
            <DbtrAgt><FinInstnId><BICFI>NOSCCATT</BICFI></FinInstnId></DbtrAgt><CdtTrfTxInf><PmtId>
            <EndToEndId>E2E-1</EndToEndId></PmtId><Amt><InstdAmt Ccy="CAD">2150.40</InstdAmt></Amt><Cdtr>
            <Nm>Marie Gagnon</Nm></Cdtr><CdtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></CdtrAcct>
            <RmtInf><Ustrd>Paie avril</Ustrd></RmtInf></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>
            """#,
            #"""
            document.reference /Document/CstmrCdtTrfInitn/GrpHdr/MsgId
            document.schedule /Document/CstmrCdtTrfInitn/GrpHdr/CreDtTm
            financial.amount /Document/CstmrCdtTrfInitn/GrpHdr/CtrlSum
            organization.name /Document/CstmrCdtTrfInitn/GrpHdr/InitgPty/Nm
            document.schedule /Document/CstmrCdtTrfInitn/PmtInf/ReqdExctnDt
            organization.name /Document/CstmrCdtTrfInitn/PmtInf/Dbtr/Nm
            organization.address /Document/CstmrCdtTrfInitn/PmtInf/Dbtr/PstlAdr/TwnNm
            organization.address /Document/CstmrCdtTrfInitn/PmtInf/Dbtr/PstlAdr/Ctry
            financial.bank /Document/CstmrCdtTrfInitn/PmtInf/DbtrAcct/Id/Othr/Id
            financial.bank /Document/CstmrCdtTrfInitn/PmtInf/DbtrAgt/FinInstnId/BICFI
            document.reference /Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId
            financial.amount /Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt/InstdAmt
            personal.name /Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Cdtr/Nm
            financial.bank /Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/CdtrAcct/Id/IBAN
            text.free /Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/RmtInf/Ustrd
            """#
        ),
        FieldPayload(
            "an entry summary for the United States",
            #"""
            {"entryNumber":"ABC-1234567-8","importerOfRecord":{"number":"12-3456789","name":"Boreal USA Inc"},
            "entrySummary":{"lines":[{"htsNumber":"9405.42.8440","enteredValue":1200,"dutyRate":"3.9%",
            "countryOfOrigin":"CN","manufacturerId":"CNGUAOPT123SHE"}]},"bondNumber":"9912",
            "portOfEntry":"0901","carrier":"MAEU","masterBill":"MAEU123456789","containers":[{
            "number":"MSKU9070323","seal":"ML-99"}]}
            """#,
            #"""
            document.reference /entryNumber
            organization.tax_id /importerOfRecord/number
            organization.name /importerOfRecord/name
            trade.customs /entrySummary/lines/*/htsNumber
            trade.customs /entrySummary/lines/*/enteredValue
            trade.customs /entrySummary/lines/*/dutyRate
            trade.customs /entrySummary/lines/*/countryOfOrigin
            commercial.supplier /entrySummary/lines/*/manufacturerId
            trade.customs /bondNumber
            trade.logistics /portOfEntry
            trade.logistics /carrier
            trade.logistics /masterBill
            trade.logistics /containers/*/number
            trade.logistics /containers/*/seal
            """#
        ),
    ]
}

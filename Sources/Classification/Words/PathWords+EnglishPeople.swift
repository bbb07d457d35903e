import Domain

extension PathWords {
    /// Persons, organizations, their money and secrets, in English.
    static let englishPeople: [(Category, String)] = [
        (
            .organizationName,
            """
            company; company name; legal name; company legal name; organization; organisation; business name; party
            name; registration name; corporation; firm; trade name; legal entity name; organization name; merchant
            name; account name; customer company; client company; employer name; organisation name; store name; shop
            name; operating name; importer name; exporter name; shipper name; buyer company; agency name; billing
            company; shipping company; ship to company; bill to company; sold to name; sold to; bill to name;
            warehouse name; name of company; business partner name; card name; sell to customer name; declarant
            name; carrier company; consignor name; notify party; facility name; site name; partner name
            """
        ),
        (
            .organizationIdentifier,
            """
            duns; gln; network id; anid; lei; endpoint id; party id; party identification; seller id; merchant id;
            global location number; credential; company id; company code; customer number; customer code; account
            id; partner id; tenant id; site id; plant code; warehouse code; warehouse id; store id; store number;
            store code; branch id; location id; location code; gln number; duns number; customer no; client number;
            client no; company number; customer account number; business partner code; card code; supplier network
            id; ship to code; sold to code; bill to code; legal entity id; facility id; facility code; buyer id;
            customer id; partner code; organization id; organisation id; sell to customer no; entity id; ship to id;
            ship to number; account number internal; shipper number; carrier account number
            """
        ),
        (
            .organizationTaxID,
            """
            tax id; tax number; vat; vat number; vat id; gst number; gst; hst; qst; business number; ein; fein; tin;
            tax registration; tax classification; tax registration number; eori; federal tax id; party tax scheme;
            gst registration; tax identification; tax identification number; region tax id; sales tax number; buyer
            tax; gst hst number; gst hst; hst number; qst number; pst number; bn number; business no; tax
            registration no; vat registration number; vat registration; vat registration no; vat no; vat reg no;
            vatin; abn; siren number; siret number; ust id; nif; rfc; cnpj; gstin; company registration number;
            business registration number; eori number; taxpayer id; taxpayer identification number; fiscal code; neq
            number; company tax id; tax reference; tax code number; gst id; qst id; hst id; importer number;
            importer of record number; payroll account number; tax payer id; unified social credit code; licence
            number company; company registry; vat identification number; registration no company; tax no; tax number
            one; company vat; license tra num; fed tax id; state tax id; gst no; qst no; hst no
            """
        ),
        (
            .personalName,
            """
            first name; last name; full name; given name; family name; middle name; surname; contact name; contact
            person; buyer name; customer name; recipient name; deliver to; attention name; consignee; consignee
            name; cardholder; cardholder name; patient name; employee name; person name; signed by; client name;
            user full name; payee first name; payee last name; payer name; passenger name; billing name; shipping
            name; card holder; card holder name; emergency contact; emergency contact name; next of kin; dependent
            name; applicant name; candidate name; driver name; sales rep name; salesperson name; requester name;
            requested by; ordered by; approved by; approver name; contact first name; contact last name; prepared
            by; maiden name; middle initial; preferred name; employee full name; legal first name; legal last name;
            consumer name; guest name; received by; signature name; member name; student name; tenant name; name on
            card; beneficiary name; worker name; manager name; account owner; owner name; buyer contact; customer
            contact; contact full name; user name full; name first; name last; author name; policy holder; insured
            name; sender name; sell to contact; ship to name; subscriber name; receipt name
            """
        ),
        (
            .personalContact,
            """
            email; e mail; email address; phone; mobile; cell phone; cellphone; telephone; telephone number; phone
            number; fax; fax number; address line; street; street name; zip code; postal code; postcode; city;
            whatsapp; address display; state or region; province; electronic mail; telefax; postal zone; city name;
            building number; home address; postal address; shipping address; mobile phone; contact email; contact
            mobile; street address; building name; mailing address; street lines; full address; notification email;
            wechat; postbox; work phone; home phone; cell number; tel no; tel number; phone no; contact phone;
            contact number; customer email; customer phone; billing email; shipping phone; private email; personal
            email; work email; home email; addr line; mailing street; house number; civic number; mobile number;
            mobile no; fax no; whatsapp number; zip postal; street number; residence address; delivery address;
            billing address; recipient address; delivery street; phone primary; phone secondary; emergency phone;
            emergency contact phone; recovery email; login email; reply to; mailing city; billing state; shipping
            state; mailing state; state province; province code; home state; line address; address1; sms number;
            email primary; email work; email home; contact telephone; address full; address formatted; formatted
            address; ship to address; bill to address; ship to city; ship to street; ship to state; ship to
            province; wechat id; line id chat; post code
            """
        ),
        (
            .personalDevice,
            """
            ip; ip address; client ip; user agent; device id; mac address; fingerprint; imei; user ip; browser ip;
            screen resolution; device fingerprint; remote addr; mac addr; session hash; user agent string; remote
            address; remote ip; source ip; x forwarded for; forwarded for; real ip; ipv4; ip addr; peer ip; login
            ip; registration ip; last login ip; customer ip; buyer ip; browser user agent; advertising id; idfa;
            gaid; android id; machine id; browser fingerprint; wifi mac; bssid; client address; ip remote; device
            identifier; host ip; visitor ip; src ip; device uuid; udid; browser info; order ip; x real ip; user ip
            address; device token
            """
        ),
        (
            .personalLocation,
            """
            latitude; longitude; lat; lng; lon; geolocation; coordinates; geo point; lat lng; gps coordinate; gps
            lat; gps lon; gps lng; geo location; last known location; gps position; device location; current
            location; home location; lat lon; geo coordinates; location lat; location lng; gps latitude; gps
            longitude; long lat
            """
        ),
        (
            .personalDemographic,
            """
            birth; dob; date of birth; birth date; birthday; gender; sex; marital status; nationality; ethnicity;
            religion; birth place; place of birth; birth year; citizenship; civil status; veteran status; visible
            minority; country of birth; sexual orientation; mother tongue; number of dependents; number of children;
            disability status; birthdate; date birth; year of birth; patient age; customer age; employee age;
            indigenous status; immigration status; political affiliation; union membership; racial origin; ethnic
            origin; marital
            """
        ),
        (
            .personalEmployment,
            """
            salary; wage; payroll; employee id; employee number; hire date; hourly rate; pay rate; annual salary;
            base salary; job title; employee code; performance rating; overtime pay; gross pay; net pay; vacation
            pay; hours worked; base pay; pay amount; employee no; personnel number; termination date; termination
            reason; pay group; pay period amount; cpp contribution; ei premium; union dues; bonus amount; bonus
            target; overtime hours; regular hours; pay grade; salary grade; job position; employment status;
            performance review; annual income; commission pay; payroll number; payroll id; wage rate; rate of pay;
            hourly wage; monthly salary; employee identifier; worker id; staff id; badge number; employment date;
            contract type employee; pto balance; vacation balance; sick days; tax withheld; income tax withheld;
            pension contribution; federal tax withheld; ytd gross; ytd net; compensation rate; pay type; hire dt;
            date hired; start date employee; gross salary; net salary; gross wages; base compensation; total
            compensation; annual rt; stock option; position title; work schedule; employee number id
            """
        ),
        (
            .personalGovernmentID,
            """
            ssn; social security; social security number; social insurance; social insurance number; passport;
            passport number; national id; driver license; driver licence; id card; identity card; resident id;
            health card; legal person id card; buyer id number; payer id number; national identification; sin
            number; social insurance no; ni number; national insurance number; passport no; passport id; id document
            number; driver license number; driver licence number; driving licence; driving license; health insurance
            number; ramq number; medicare number; tax file number; work permit number; visa number; social security
            no; government id; government issued id; national identity number; national registration number; health
            card number; permanent resident card; resident card; personal id number; id card number; citizen id;
            identity number; identification number; ssn last4; ssnid; driver license no; licence no driver; social
            insurance num; identification id; alien registration number; birth certificate number; itin
            """
        ),
        (
            .personalHealth,
            """
            diagnosis; prescription; allergy; disability; blood type; icd; vaccine; medication; clinic id; medical
            condition; prescription id; health condition; sick leave; insurance claim; health record; health data;
            health issue; health history; blood group; icd code; diagnosis code; patient id; medical record number;
            workplace injury; lab result; drug name; medical leave; medical history; medical restriction; insurance
            policy health; chronic condition; covid status; vaccine status; medical certificate; disability type;
            mental health; health plan; benefit claim; medical note; doctor name; work restriction; injury date;
            disability claim
            """
        ),
        (
            .financialBank,
            """
            iban; bic; swift number; swift code; bank account; bank account number; account number; routing number;
            bank name; sort code; account holder; account holder name; transit number; institution number; payee;
            financial account; financial institution; direct deposit; bank number; bank code; branch code; bank
            account no; bank account id; bank account name; bank routing; institution no; transit no; account iban;
            bank transit; branch number; branch transit; bank branch; bank address; aba number; routing no; account
            holder number; beneficiary account; debtor account; creditor account; payee account; clabe; bsb; ifsc;
            ifsc code; wire instruction; bank details; bank swift; swift bic; bic code; deposit account; account
            number bank; ach account; ach routing; eft account; void cheque; cheque number; bank key; direct deposit
            account; iban number; payment account; acct no; acct number; account no; acc number; bank account iban;
            external account; payee account number; bank id
            """
        ),
        (
            .financialCard,
            """
            card number; credit card; credit card number; pcard; primary account number; card security code; pcard
            number; card no; payment card; payment card number; debit card; debit card number; card pan; cc number;
            cc no; credit card no; ccnum; card num; account number card; maestro number; card token pan; cardnumber;
            virtual card number; purchasing card; corporate card; p card
            """
        ),
        (
            .financialCredit,
            """
            credit limit; credit score; credit rating; past due; account balance; balance remaining; credit hold;
            outstanding amount; credit line; open balance; receivable; balance used; credit available; available
            credit; credit used; days overdue; overdue amount; outstanding balance; current balance; aged balance;
            bad debt; credit exposure; credit risk; receivable balance; payment default; credit note balance; past
            due amount; balance due; customer balance; amount overdue; days past due; account receivable; total
            outstanding; balance lcy; due balance; dunning level; credit insurance; remaining balance; available
            balance; wallet balance; closing balance; opening balance; balance amount; residual amount; amount
            residual; risk class
            """
        ),
        (
            .securitySecret,
            """
            secret; password; passwd; pwd; passphrase; access token; refresh token; api key; apikey; api secret;
            passcode; client secret; private key; shared secret; access key; secret key; access key id; bearer;
            session token; auth key; app secret; webhook secret; restricted data token; client assertion; encryption
            key; security token; digital signature; user password; access license number; auth token; id token;
            checkout token; account key; totp secret; mfa secret; security answer; recovery code; backup code; pin
            hash; password hash; cvv key; api token; personal access token; deploy token; bot token; csrf token;
            session key; jwt token; ssh key; ssh private key; signing key; signing secret; master key; hmac key;
            hmac secret; service account key; storage key; sas token; connection password; db password; admin
            password; wifi password; secret value; token secret; oauth token; oauth secret; device token secret;
            license key; bearer token; authorization header; temporary password; one time password; consumer secret;
            vault token; auth secret; smtp password; ftp password; ftp pass
            """
        ),
        (
            .securityInternal,
            """
            stack trace; stacktrace; traceback; debug; host; hostname; host name; internal url; endpoint; server;
            server name; exception; internal ip; database host; connection string; callback url; internal host;
            internal hostname; server ip; private ip; error stack; error trace; call stack; exception message;
            exception class; server address; database server; database url; db host; jdbc url; s3 bucket; queue url;
            webhook url; internal path; file path; log path; instance id; pod name; node name; cluster name; vpc id;
            subnet id; build path; admin url; service url; upstream host; upstream addr; base url internal; machine
            name; computer name; server hostname; redis url; proxy host; proxy url; notify url; notification url;
            redirect uri; endpoint url; api endpoint; return url; postback url
            """
        ),
    ]
}

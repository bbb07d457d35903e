/// Words of column names in English, French, Spanish and their usual short forms, `;` between phrases.
///
/// Households surveys (KoBo, ODK, HXL), CRM exports, HR and sports tables were kept in mind.
enum ColumnNameWords {
    /// The phrase means this type and nothing else.
    static let certain: [(ColumnType, String)] = [
        (
            .personName,
            """
            first name; fname; last name; lname; full name; given name; family name; surname; middle name; mname;
            maiden name; preferred name; legal name; display name; birth name; nickname; nick name; initial; forename;
            hh head name; name last; name first; name given; nom complet; prenom; nom famille; nom prenom;
            nom jeune fille; nom usage; surnom; apellido; primer nombre; segundo nombre; nombre completo;
            nombre apellido; primer apellido; segundo apellido; apodo; vorname; nachname; familienname; cognome;
            sobrenome; voornaam; achternaam; hoh name; caregiver name; nom chef menage; focal point; point focal;
            punto focal; patronyme; patronymic; gname; sname; cust name; emp name; pt name
            """
        ),
        (
            .streetAddress,
            """
            address; addr; street; street address; home address; mailing address; postal address; billing address;
            residential address; shipping address; address line; addr line; house address; physical address;
            permanent address; current address; street name; road name; adresse; adresse postale; rue; nom rue;
            adresse domicile; direccion; calle; domicilio; endereco; indirizzo; adres; straat; strasse; anschrift;
            street number; house number; residence address
            """
        ),
        (
            .ethnicGroup,
            """
            ethnicity; ethnic; ethn; ethnic group; ethnic origin; race; racial; racial group; ethnic grp; ethnic code;
            race ethnicity; minority group; minority; tribe; clan; subclan; caste; ethnie; groupe ethnique;
            origine ethnique; tribu; etnia; etnica; grupo etnico; raza; pueblo indigena; raca; ethnolinguistic group;
            indigenous group; ancestry; appartenance ethnique
            """
        ),
        (
            .emailAddress,
            """
            email; e mail; mail; email address; e mail address; mail address; courriel; adresse courriel;
            adresse email; adresse mail; adresse e mail; adresse electronique; correo; correo electronico;
            direccion correo; smtp; emailadresse; mel
            """
        ),
        (
            .phoneNumber,
            """
            phone; phone number; phone no; telephone; tel; mobile; mobile phone; mobile number; cell; cell phone;
            cellphone; cellular; contact no; contact number; contact num; phn; phn no; ph no; fax; fax number;
            whatsapp; telephone number; home phone; work phone; portable; numero telephone; numero tel; num tel;
            cellulaire; gsm; telefono; celular; movil; numero telefono; numero celular; telefone; telefon; telefoon;
            handy; landline; viber; telephone portable; tel no; mob; mobile no; numero portable; phonenumber;
            telecopieur
            """
        ),
        (
            .dateOfBirth,
            """
            date birth; birth date; birthdate; birthday; bday; dob; birth dt; birth year; year birth; born date;
            date born; birth month; month birth; birth day; day birth; yob; d o b; brthdt; date naissance; ddn;
            annee naissance; ne le; fecha nacimiento; fec nac; fecha nac; fnac; ano nacimiento; geburtsdatum;
            geburtstag; data nascimento; nascimento; data nascita; geboortedatum; bdate; birthdt; dt birth;
            dt naissance; date nais; anniversaire; cumpleano
            """
        ),
        (
            .coordinates,
            """
            latitude; longitude; lat; lon; lng; long; gps; coordinate; coord; geo location; geolocation;
            geo coordinate; geopoint; geo point; lat lon; lat lng; lat long; latitude longitude; gps coordinate;
            gps location; x coord; y coord; latitud; longitud; coordenada; coordonnee gps; geo; geom; geometry; latlng;
            latlon; geocode; centroid; easting; northing; plus code; position gps; ubicacion gps;
            coordonnee geographique; latlong
            """
        ),
        (
            .zipCode,
            """
            zip; zip code; zipcode; postal; postal code; postcode; post code; cp; code postal; codigo postal; plz;
            postleitzahl; pincode; pin code; cep; eircode; postalcode; codepostal; cap code; codice postale
            """
        ),
        (
            .gender,
            "gender; sex; sx; sexe; sexo; genre; genero; geschlecht; gender identity; sesso; geslacht; gndr; sexe age"
        ),
        (
            .age,
            """
            age; age year; age yr; age grp; age cat; age category; age class; age group; age range; age bracket;
            age month; age band; yo; edad; alter; anno eta; tranche age; idade
            """
        ),
        (
            .url,
            """
            url; website; web site; web page; webpage; link; hyperlink; homepage; home page; uri; web address;
            site web; lien; enlace; sitio web; pagina web; permalink; href; web; profile url; image url; linkedin;
            twitter url; domain; weblink
            """
        ),
        (
            .organizationName,
            """
            org; organization; organisation; organization name; organisation name; org name; company; company name;
            employer; employer name; agency; agency name; ngo; ngo name; institution; institution name;
            implementing partner; partner name; partner org; donor; donor name; entreprise; nom entreprise; societe;
            organisme; employeur; nom organisation; association; empresa; nombre empresa; organizacion; empleador;
            organizacao; firma; firm; business name; corporation; raison sociale; razon social; partner organization;
            partner organisation; lead agency; acronyme organisation
            """
        ),
        (
            .maritalStatus,
            """
            marital status; marital; marital state; civil status; civil state; marriage status; relationship status;
            situation matrimoniale; etat civil; statut matrimonial; situation familiale; statut marital;
            etat matrimonial; estado civil; situacion conyugal; familienstand; stato civile; matrimonial; married;
            mar stat; marstat
            """
        ),
        (
            .occupation,
            """
            occupation; profession; job; job title; jobtitle; livelihood; main occupation; employment;
            employment status; metier; emploi; ocupacion; profesion; trabajo; oficio; cargo; puesto; beruf; profissao;
            professione; beroep; main livelihood; activite professionnelle; categorie professionnelle; fonction;
            job role; job position; career; vocation; trade name
            """
        ),
        (
            .spokenLanguage,
            """
            language; lang; spoken language; language spoken; mother tongue; tongue; native language; first language;
            home language; preferred language; primary language; langue; langue maternelle; langue parlee; idioma;
            lengua; lengua materna; sprache; lingua; taal; dialect; dialecte; main language; locale; dialecto
            """
        ),
        (
            .hardwareID,
            """
            imei; imei number; meid; mac; mac address; mac addr; hardware id; device imei; device serial;
            hardware address; imsi; iccid; esn; sim serial; simserial; adresse mac; android id; udid; idfa; wifi mac;
            hw id; device mac; bluetooth address; serial imei; phone imei; imei no
            """
        ),
        (
            .ipAddress,
            """
            ip; ip address; ip addr; ipv; client ip; remote ip; remote addr; source ip; dest ip; host ip; adresse ip;
            direccion ip; last ip; login ip; user ip; server ip; src ip; dst ip; ipaddress
            """
        ),
        (
            .cardNumber,
            """
            credit card; credit card number; card number; cc number; cc num; numero carte; card no; pan;
            carte credit; tarjeta credito; debit card
            """
        ),
        (.iban, "iban; iban code; iban number"),
        (.bankCode, "swift; swift code; bic; bic code"),
        (.passport, "passport; passport number; passport no; passeport; numero passeport; pasaporte; numero pasaporte"),
        (
            .religion,
            "religion; religious group; religious affiliation; faith; denomination; confession; culte; credo; sect"
        ),
        (
            .disability,
            """
            disability; disability type; disability status; handicap; discapacidad; type handicap; impairment;
            disabled
            """
        ),
        (
            .education,
            """
            education; education level; level education; educational level; highest education; schooling; degree;
            qualification; niveau etude; niveau instruction; niveau education; nivel educativo; nivel educacion;
            educacion; escolaridad; scolarite
            """
        ),
        (
            .medicalTerm,
            """
            diagnosis; diagnostic; disease; illness; medical condition; medical history; medication; allergy; symptom;
            condition medicale; maladie; enfermedad; diagnostico; blood type; blood group; groupe sanguin; tipo sangre;
            treatment; prescription
            """
        ),
        (.sexuality, "sexual orientation; sexuality; orientation sexuelle; orientacion sexual"),
        (
            .protectionGroup,
            """
            protection group; displacement status; protection status; vulnerability group; population group;
            refugee status; statut deplacement; legal status
            """
        ),
        (
            .genericID,
            """
            id; ids; uid; uuid; guid; identifier; identifiant; identificador; ident; unique identifier; user id;
            person id; record id; record ref; reference number; reference no; ref no; ref number; case number; case no;
            file number; registration number; registration no; serial number; serial no; account number; account no;
            license number; licence number; ticket number; order number; invoice number; certificate number;
            employee number; member number; customer number; national id; nid; id number; id no; id card; matricule;
            numero identification; numero dossier; numero reference; cedula; dni; curp; cui; ssn;
            social security number; tax id; numero securite sociale; numero carte identite; folio; oid; objectid;
            rowid; pk; fid; device id; subscriberid; instanceid; ref; reference; identity number; identifiant unique;
            patient number; mrn; pcode; key id; token id; hash id; kennung; codigo identificacion; project code;
            household code; hhid; respondent code; beneficiary code; ration card; ration card number; driver license;
            voter id; numero cas; unhcr number; progres id; barcode
            """
        ),
    ]
}

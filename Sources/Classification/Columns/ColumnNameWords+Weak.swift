extension ColumnNameWords {
    /// The phrase may mean this type; values have to show it.
    static let possible: [(ColumnType, String)] = [
        (.personName, "head hh; head household; hh head; chef menage; jefe hogar; hoh; hhh"),
        (
            .streetAddress,
            """
            location; residence; domicile; place residence; lieu residence; home; ubicacion; localisation; road;
            avenue; adr; lot; apartment; apt
            """
        ),
        (
            .ethnicGroup,
            """
            nationality; nationalite; nacionalidad; indigenous; origin; origine; origen; people; citizenship;
            heritage; community
            """
        ),
        (.phoneNumber, "contact; msisdn; call; sms; contacto; telecom; contact detail; contact info; simid; sim"),
        (.coordinates, "location; localisation; ubicacion; position; point; wkt; lieu gps; map"),
        (.zipCode, "pin; cap; zone postale"),
        (.gender, "g; m f; male female; hf; civilite"),
        (.dateOfBirth, "birth; born; naissance; nacimiento"),
        (.age, "anos; eta; how old; years old; yrs"),
        (.url, "site; page; source; media; image; photo; facebook; instagram; social; profile"),
        (
            .organizationName,
            """
            partner; provider; supplier; vendor; manufacturer; sponsor; bank; fournisseur; partenaire; proveedor;
            socio; banque; banco; school name; school; hospital; hospital name; facility name; university;
            university name; clinic; health facility; church; workplace; affiliation; structure; publisher; maker;
            client; account name; customer; actor; acteur; implementer; source org; owner; sender; issuer; bailleur;
            merchant; brand; responsible org
            """
        ),
        (.maritalStatus, "spouse status; family status; family situation; conjugal; union"),
        (
            .occupation,
            """
            work; position; title; role; function; rank; designation; activity; activite; poste; rol;
            main activity; income source; source income; grade; staff type
            """
        ),
        (.spokenLanguage, "speaks; spoken; interview language; survey language; translation; locale code"),
        (.hardwareID, "device; serial; handset; equipment; hardware; hardware key; phone serial"),
        (.ipAddress, "host; client address; remote; peer; server; network; hostname"),
        (.cardNumber, "card; carte; tarjeta; cc; account"),
        (.religion, "belief; religious"),
        (
            .genericID,
            """
            code; key; token; hash; index; number; no; num; nr; numero; serial; account; username; user name;
            login; sku; isbn; clave; cle; codigo; handle; msisdn; imsi; iccid; deviceid; phone id; simserial;
            imei id; tag; user; registration; slug; case; record; ticket
            """
        ),
    ]

    /// Phrases that are none of the types although a word of theirs is.
    static let meaningless = """
        birth place; place birth; birthplace; birth country; country birth; birth weight; birth order; birth rate;
        birth city; city birth; birth state; birth certificate; lieu naissance; pays naissance; lugar nacimiento;
        pais nacimiento; gps precision; gps accuracy; gps altitude; precision gps; ip version; sex ratio; mac os;
        street type; email template; web server; age days ago; phone type; phone model; link type; job id; work order;
        work hour; work day; map scale; race time; race number; race name; race id; race date; host name; page number;
        page count; mail server; language code iso; programming language; zip file; mobile app; home team; home run;
        home ownership; home score; first language flag; geo level; geo type; contact type; point score; area code
        """

    /// Words that only look like two: not `post`, `age`.
    static let whole = """
        paid; valid; grid; covid; void; rapid; solid; android; hybrid; liquid; fluid; orchid; postage; lineage;
        mileage; package; passage; message; village; storage; usage; coverage; percentage; stage; wage; average;
        damage; language; percent; season; format; sewage; shortage; mortgage; drainage; tonnage; acreage; sexage;
        manage; voltage; image
        """

    static let connectors =
        """
        of; de; du; d; la; le; les; l; des; del; el; los; las; the; da; do; dos; s; al; et; y; and; a; au; en; in;
        your; votre; su
        """

    static let numbers = "number; no; num; nb; nbr; nombre; numero; n; nro"

    /// Before anything, these count it.
    static let counts = "number; no; num; nb; nbr; n; cnt; count"

    static let aggregates = """
        count; total; sum; avg; average; mean; median; min; max; percent; percentage; pct; ratio; rate; share;
        proportion; nb; nbr; cnt; somme; moyenne; taux; effectif; promedio; porcentaje; tasa; cantidad; suma;
        population; households; stddev; variance
        """

    static let descriptions = """
        type; status; flag; verified; verification; valid; validated; confirmed; count; optin; opt; consent; enabled;
        available; present; format; template; kind; statut; estado; tipo; source; quality; precision; accuracy;
        altitude; missing; has; is; preference; prefer
        """

    static let places = """
        city; town; village; district; region; province; county; country; state; parish; ward; zone; area; governorate;
        camp; settlement; municipality; commune; ville; pays; quartier; departement; territoire; localite;
        arrondissement; ciudad; pueblo; municipio; pais; departamento; barrio; canton; prefecture; site; neighborhood;
        neighbourhood; suburb; continent; admin; adm; place; hamlet; cercle; chiefdom; woreda; kebele; upazila; union;
        tehsil; oblast; raion; localidad; provincia; estado; lieu; lugar; landmark; stadium; subdistrict; block;
        sector; aire; capital; island; port; airport; station
        """

    static let axes =
        """
        lat; lon; lng; long; latitude; longitude; latitud; longitud; easting; northing; coord; coordinate;
        coordonnee; coordenada
        """

    static let names = "name; nom; nombre; nome; naam; names"

    static let persons = """
        resp; benef; enum; emp; cust; pat; beneficiary; respondent; enumerator; interviewer; officer; head; hoh; hhh;
        father; mother; parent; child; spouse; wife; husband; son; daughter; brother; sister; guardian; caregiver;
        caretaker; patient; employee; staff; worker; teacher; student; pupil; doctor; nurse; manager; supervisor;
        director; author; person; individual; applicant; candidate; participant; informant; focal; signatory; witness;
        victim; survivor; perpetrator; suspect; tenant; landlord; passenger; driver; player; coach; friend; relative;
        kin; emergency; president; leader; chief; representative; assigned; assignee; creator; editor; reviewer; by;
        collector; attendee; guest; resident; farmer; responder; volunteer; trainer; trainee; principal; mentor;
        referee; cardholder; consultant; physician; alumni; beneficiaire; enqueteur; repondant; chef; pere; mere;
        conjoint; epoux; epouse; enfant; eleve; enseignant; employe; tuteur; directeur; temoin; personne;
        interlocuteur; contribuable; medecin; beneficiario; encuestador; encuestado; jefe; padre; madre; hijo; hija;
        esposo; esposa; tutor; empleado; alumno; paciente; persona; miembro; docente; estudiante; entrevistador;
        salesman
        """

    /// Persons or firms.
    static let parties = """
        contact; client; customer; user; owner; member; agent; lead; buyer; recipient; sender; donor; holder;
        destinataire; usager; membre; responsable; contacto; cliente; usuario; titular; proprietaire; propietario;
        acheteur; vendeur; minister
        """

    static let things = """
        file; project; program; programme; activity; facility; school; hospital; clinic; location; product; item;
        brand; model; species; table; column; field; sheet; form; event; course; class; category; group; team; job;
        service; system; host; domain; server; database; app; application; device; variable; indicator; question;
        layer; commodity; market; currency; bank; cluster; disease; drug; medicine; crop; dataset; resource; tag;
        status; type; game; league; franchise; park; building; road; river; vessel; ship; org; organization;
        organisation; company; agency; institution; ngo; partner; employer; business; vendor; supplier; variety; food;
        fichier; projet; ecole; structure; etablissement; produit; activite; organisme; entreprise; archivo; proyecto;
        escuela; producto; empresa; source; reason; relationship; relation; skill; need; condition; result; outcome;
        response; comment; note; description; remark; answer; feedback; training; topic; subject; pet; animal; plant;
        vehicle; car; tree; house; cuisine; dish; art; style; equipment; asset; document; contract; debt; book; song;
        movie; film; album; color; colour; package; branch; domaine; unit
        """
}

extension ColumnVocabulary {
    static let streets = set(
        """
        street; st; avenue; ave; av; road; rd; boulevard; blvd; bd; lane; ln; drive; dr; court; ct; place; pl; square;
        sq; highway; hwy; parkway; pkwy; terrace; crescent; cres; circle; way; alley; apt; apartment; suite; unit;
        flat; floor; building; bldg; house; box; rue; chemin; ch; allee; impasse; quai; route; rang; cours; bp; cp;
        appartement; app; batiment; calle; carrera; cra; cl; avenida; avda; paseo; plaza; carretera; camino; pasaje;
        diagonal; transversal; piso; apartado; manzana; mz; lote; via; viale; piazza; corso; rua; travessa; str; platz;
        plein; ulica; ul; ulitsa; jalan; jl; plot; compound; close; row; park; gardens; mews; walk; lot; colonia; col;
        urb
        """
    )

    /// A value, or its first or last word, that is what somebody does.
    static func isOccupation(_ text: ColumnText) -> Bool {
        guard text.digitCount == 0, text.words.count <= 5 else { return false }
        if occupations.contains(text.key) { return true }
        return [text.words.first, text.words.last].contains { $0.map(occupations.contains) ?? false }
    }

    static let occupations = set(
        """
        teacher; nurse; farmer; engineer; driver; doctor; lawyer; student; unemployed; employed; self employed;
        retired; housewife; homemaker; trader; merchant; shopkeeper; tailor; carpenter; mason; mechanic; electrician;
        plumber; painter; welder; fisherman; fisher; herder; pastoralist; shepherd; laborer; labourer; worker; clerk;
        accountant; manager; director; officer; analyst; consultant; developer; programmer; designer; architect;
        scientist; researcher; professor; lecturer; principal; secretary; assistant; receptionist; cashier;
        salesperson; salesman; seller; vendor; waiter; waitress; cook; chef; baker; butcher; barber; hairdresser;
        cleaner; janitor; guard; policeman; police officer; soldier; military; firefighter; pilot; sailor; journalist;
        writer; author; artist; musician; actor; actress; photographer; dentist; pharmacist; veterinarian; midwife;
        surgeon; physician; psychologist; therapist; technician; operator; supervisor; coordinator; administrator;
        executive; entrepreneur; businessman; businesswoman; business owner; broker; banker; economist; translator;
        interpreter; librarian; priest; imam; pastor; politician; judge; civil servant; government employee;
        public servant; volunteer; intern; apprentice; miner; gardener; maid; domestic worker; day laborer; day labour;
        casual labour; casual labor; agriculture; farming; trading; livestock; fishing; small business; petty trade;
        ceo; cto; cfo; specialist; representative; president; trainer; instructor; coach; enseignant; enseignante;
        professeur; infirmier; infirmiere; agriculteur; agricultrice; cultivateur; ingenieur; chauffeur; medecin;
        avocat; etudiant; etudiante; chomeur; sans emploi; retraite; retraitee; menagere; commercant; commercante;
        couturier; menuisier; macon; mecanicien; pecheur; eleveur; ouvrier; comptable; directeur; directrice;
        fonctionnaire; artisan; cuisinier; boulanger; gardien; militaire; vendeur; maestro; maestra; profesor;
        enfermero; enfermera; agricultor; agricultora; ingeniero; conductor; abogado; estudiante; desempleado;
        jubilado; ama de casa; comerciante; carpintero; albanil; mecanico; pescador; ganadero; obrero; contador;
        gerente; jornalero; empleado
        """
    )

    static let organizations = set(
        """
        unhcr; unicef; wfp; who; iom; ocha; unocha; undp; unfpa; fao; unrwa; unesco; unops; un women; unaids; unep;
        world bank; icrc; ifrc; msf; oxfam; care; nrc; drc; irc; acted; plan international; red cross; red crescent;
        save the children; world vision; mercy corps; action against hunger; acf; islamic relief; caritas; crs;
        solidarites; handicap international; humanity and inclusion; tearfund; concern worldwide; medair; intersos;
        coopi; cesvi; avsi; lwf; zoa; norwegian refugee council; danish refugee council; usaid; dfid; fcdo; giz; sida;
        jica; afd; premiere urgence; croix rouge; cruz roja; medecins sans frontieres; medecins du monde;
        doctors without borders; pui; imc; pam; oms; google; microsoft; facebook; ibm; intel; samsung; walmart;
        siemens; toyota; unilever; nestle
        """
    )

    /// Words of company and institution names.
    static let organizationWords = set(
        """
        inc; ltd; ltee; llc; llp; corp; corporation; company; co; gmbh; ag; sa; sas; sarl; srl; spa; bv; nv; plc; pty;
        pvt; limited; group; groupe; holdings; foundation; fondation; fundacion; association; asociacion; ngo; ong;
        international; institute; institut; instituto; university; universite; universidad; college; school; ecole;
        escuela; hospital; hopital; clinic; clinique; bank; banque; banco; ministry; ministere; ministerio; department;
        agency; agence; agencia; organization; organisation; organizacion; society; societe; union; committee; comite;
        council; conseil; federation; trust; partners; services; solutions; systems; technologies; technology;
        industries; enterprises; entreprise; media; network; centre; center; centro; church; mission; relief; aid;
        development; cooperative; consulting; logistics; trading; pharma; motors; energy; cross; airlines; insurance;
        capital; ventures; labs; studio; restaurant; hotel; authority; commission; government; directorate; police;
        army; health
        """
    )

    /// Words of places, teams and things: `Team A`, `New Haven`, `Blue Chair` are not persons.
    static let commonWords = set(
        """
        team; zone; region; area; type; level; phase; class; grade; section; sector; unit; site; camp; village; town;
        city; district; province; county; state; country; river; lake; mount; mountain; port; fort; new; north; south;
        east; west; northern; southern; eastern; western; central; upper; lower; great; san; santa; santo; saint; st;
        los; las; nueva; nuevo; sainte; mont; ville; nord; sud; est; ouest; norte; sur; oeste; old; block; building;
        park; street; market; water; food; house; table; chair; red; blue; green; black; white; yellow; january;
        monday; test; item; product; project; plan; program; form; version; other; general; public; private; primary;
        secondary; high; low; medium; good; bad; very; not; united; republic; island; islands; beach; hills; valley;
        springs; big; small; first; second; third; training; support; management; development
        """
    )

    static let religions = set(
        """
        muslim; christian; islam; christianity; catholic; roman catholic; protestant; orthodox; sunni; shia; shiite;
        hindu; hinduism; buddhist; buddhism; jewish; judaism; sikh; sikhism; jain; animist; atheist; agnostic;
        pentecostal; evangelical; baptist; lutheran; anglican; methodist; adventist; ahmadi; alevi; alawite; druze;
        yazidi; bahai; musulman; musulmane; chretien; chretienne; catholique; protestante; orthodoxe; juif; bouddhiste;
        hindou; athee; catolico; catolica; cristiano; cristiana; evangelico; musulmana; judio; budista; ateo;
        traditional; no religion; mormon
        """
    )
    static let education = set(
        """
        primary; secondary; tertiary; high school; university; college; bachelor; bachelors; bachelor s degree; master;
        masters; master s degree; phd; doctorate; illiterate; no education; no formal education; vocational;
        elementary; middle school; kindergarten; primary school; secondary school; graduate; postgraduate;
        undergraduate; diploma; some college; associate degree; higher education; koranic; quranic school; primaire;
        secondaire; universitaire; superieur; baccalaureat; licence; maitrise; doctorat; analphabete; aucun;
        maternelle; lycee; primaria; secundaria; bachillerato; universidad; universitario; tecnico; ninguna;
        preparatoria; licenciatura; maestria; analfabeto; literate
        """
    )
    static let sexualities = set(
        """
        heterosexual; homosexual; bisexual; gay; lesbian; straight; queer; asexual; pansexual; heterosexuel;
        homosexuel; bisexuel; lesbienne; lesbiana
        """
    )
    static let protectionGroups = set(
        """
        refugee; refugees; idp; idps; internally displaced; returnee; returnees; host community; asylum seeker;
        stateless; migrant; displaced; unaccompanied minor; refugie; deplace; deplace interne; retourne; retournee;
        communaute hote; demandeur d asile; apatride; refugiado; desplazado; retornado; migrante; solicitante de asilo;
        host; resident; non displaced
        """
    )
}

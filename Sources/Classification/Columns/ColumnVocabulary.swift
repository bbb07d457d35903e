/// Words that the values of a column are made of, in English, French and Spanish, folded.
enum ColumnVocabulary {
    /// The entries between `;`, without case and accents.
    static func set(_ words: String) -> Set<String> {
        Set(words.split(separator: ";").map { ColumnText(String($0)).key }.filter { !$0.isEmpty })
    }

    /// Genders in full; they prove themselves.
    static let genders = set(
        """
        male; female; man; woman; homme; femme; hombre; mujer; masculin; feminin; masculino; femenino; garcon; fille;
        boy; girl; non binary; nonbinary; transgender; trans; males; females; varon; hembra; mannlich; weiblich;
        maschio; femmina; homem; mulher; vrouw; genderqueer; intersex
        """
    )
    /// Genders in short, which need the name.
    static let genderCodes = set(
        "m; f; h; w; x; u; o; 0; 1; 2; 3; 9; other; autre; otro; mr; mrs; ms; mme; prefer not to say; both; unk; nb"
    )

    static let maritalStates = set(
        """
        single; married; divorced; widowed; widow; widower; separated; engaged; cohabiting; never married; unmarried;
        civil union; domestic partnership; common law; in a relationship; living together; celibataire; marie; mariee;
        marie e; divorce; divorcee; divorce e; veuf; veuve; veuf ve; separe; separee; pacse; pacsee; concubinage;
        union libre; union de fait; conjoint de fait; fiance; fiancee; soltero; soltera; casado; casada; divorciado;
        divorciada; viudo; viuda; separado; separada; union civil; conviviente; polygamous; monogamous; polygame;
        monogame; ledig; verheiratet; geschieden; verwitwet; partnered; annulled; remarried; soltero a; casado a
        """
    )
    /// The states that only a person can be in: rooms are single too.
    static let tellingMaritalStates = maritalStates.subtracting(
        set("single; separated; engaged; separado; separada; separe; separee")
    )

    static let ethnicGroups = set(
        """
        asian; black; white; hispanic; latino; latina; latinx; hispanic or latino; caucasian; african;
        african american; native american; american indian; pacific islander; native hawaiian; alaska native;
        indigenous; mixed; mixed race; multiracial; biracial; two or more races; arab; middle eastern;
        black or african american; white british; white irish; south asian; east asian; southeast asian; kurd; kurdish;
        pashtun; tajik; hazara; uzbek; turkmen; baloch; baluch; aimaq; rohingya; bamar; burman; karen; kachin; shan;
        chin; rakhine; mon; hutu; tutsi; twa; hausa; fulani; yoruba; igbo; kanuri; tiv; ijaw; somali; oromo; amhara;
        tigray; tigrayan; afar; sidama; dinka; nuer; shilluk; azande; bari; fur; masalit; zaghawa; beja; nuba; berber;
        amazigh; tuareg; touareg; peul; peulh; bambara; dogon; songhai; mossi; wolof; serer; malinke; soninke; zarma;
        toubou; bantu; luba; kongo; mongo; lunda; hema; lendu; kikuyu; luo; luhya; kalenjin; kamba; maasai; zulu;
        xhosa; shona; ndebele; makonde; makua; roma; romani; jewish; yazidi; assyrian; chaldean; shabak; armenian;
        circassian; druze; mestizo; mestiza; afrodescendiente; afrocolombiano; indigena; blanco; negro; mulato;
        garifuna; quechua; aymara; wayuu; mapuche; maya; metis; inuit; first nations; first nation; maori; aboriginal;
        han; uyghur; tibetan; tamil; sinhalese; malay; javanese; bengali; punjabi; sindhi; dalit; tatar; gypsy; blanc;
        noir; asiatique; arabe; autochtone; africain; asiatico; hispano; magyar; slavic; persian; pardo; preto; branco;
        muhajir; saraiki; pygmy; bamileke; beti; bassa; baoule; akan; ewe
        """
    )
    /// The groups that are not colours or words of other trades.
    static let tellingEthnicGroups = ethnicGroups.subtracting(
        set(
            """
            black; white; mixed; blanco; negro; blanc; noir; mon; chin; karen; fur; roma; maya; shan; bari; preto;
            branco; pardo
            """
        )
    )

    static let languages = set(
        """
        english; french; spanish; arabic; portuguese; dutch; german; italian; russian; chinese; mandarin; cantonese;
        japanese; korean; hindi; urdu; bengali; punjabi; tamil; telugu; marathi; gujarati; nepali; sinhala; pashto;
        dari; farsi; persian; kurdish; sorani; kurmanji; turkish; greek; polish; ukrainian; romanian; hungarian; czech;
        swedish; norwegian; danish; finnish; hebrew; amharic; tigrinya; oromo; somali; swahili; kiswahili; hausa;
        yoruba; igbo; fulfulde; kanuri; kinyarwanda; kirundi; lingala; luganda; zulu; xhosa; afrikaans; shona; wolof;
        bambara; malagasy; burmese; rohingya; thai; vietnamese; khmer; lao; indonesian; malay; tagalog; filipino;
        creole; haitian creole; quechua; guarani; aymara; catalan; basque; tshiluba; kikongo; sango; nuer; dinka;
        juba arabic; uzbek; tajik; tamazight; francais; anglais; espagnol; arabe; portugais; neerlandais; allemand;
        italien; russe; chinois; japonais; ingles; frances; espanol; aleman; italiano; ruso; chino; japones; deutsch;
        nederlands; portugues; inuktitut; cree; wayuunaiki; albanian; serbian; croatian; bosnian
        """
    )
    /// ISO 639-1, with or without a region.
    static let languageCodes = set(
        """
        en; fr; es; ar; pt; nl; de; it; ru; zh; ja; ko; hi; ur; bn; ta; fa; ps; ku; tr; pl; uk; ro; sw; ha; so; am; my;
        th; vi; id; he; el; en us; en gb; en ca; fr fr; fr ca; es es; es mx; pt br; zh cn; eng; fra; spa; ara; por;
        deu; de de; nl nl; it it; ja jp
        """
    )
}

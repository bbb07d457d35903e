extension ColumnVocabulary {
    /// Given names of many countries, to know a person without the help of the column's name.
    static let givenNames = set(
        EDIGivenNames.words.split { $0 == " " || $0 == "\n" }.joined(separator: ";") + ";" + others
    )

    /// The most frequent names of Africa, the Arab world, Asia, Latin America and eastern Europe.
    private static let others = """
        abdullah; abdulrahman; abdallah; abdi; abdirahman; abdoulaye; abebe; abigail; achieng; adama; adel; adriana;
        agnes; aicha; aisha; aissatou; akinyi; alejandra; ali; alice; alioune; almaz; amadou; amal; amit; amina;
        aminata; amir; ananya; andrea; angel; anil; anita; anjali; anwar; asha; ashok; asma; awa; ayesha; ayse; aziz;
        babacar; bakary; bashir; bekele; bilal; boubacar; brahim; camila; cecilia; chen; cheikh; chinedu; chidi;
        claudia; cristina; dalia; daniela; deepak; diallo; djibril; dmitri; duc; dung; ebrahim; elif; elisa; emeka;
        emma; esther; eunice; fadi; fadia; faisal; farah; faridah; farid; fatema; fatimah; fatma; fatou; fatoumata;
        fatuma; francisca; francisco; gabriela; ganesh; getachew; ghulam; grace; guadalupe; habib; habiba; hadija;
        haji; halima; hamid; hamza; hana; haruna; hasan; hawa; hiba; huda; hung; hussein; hussain; idris; imran; ines;
        ismail; issa; jamila; jesus; jin; joao; joaquin; jomo; jorge; joseph; kamal; kavita; kebede; khadija; khaled;
        kofi; kwame; lakshmi; lamine; latifa; layla; leila; lucia; lukas; mahamadou; mahmoud; mai; mamadou; manish;
        mariam; mariama; mariana; maryam; mehmet; mercy; mina; ming; mohammad; mohamad; moses; moussa; mustafa;
        mustapha; nadia; naomi; nasir; neha; ngozi; nguyen; nikolai; nimmi; noor; nour; nura; ousmane; oumar; oksana;
        oleg; olena; osman; otieno; patience; pooja; pradeep; rahma; rahul; raj; rajesh; ramesh; rania; rashid; ravi;
        reza; rosa; ruth; saad; saeed; sadia; sahra; said; salah; saleh; salim; salma; samira; sana; sanjay; santiago;
        sekou; selam; selim; seydou; shabnam; shreya; siti; sofia; sokha; soledad; sunil; suresh; svitlana; tadesse;
        taha; tamara; tariq; tatiana; tesfaye; thanh; thi; usman; valentina; vijay; wanjiku; ximena; yara; yasmin;
        yasser; yohannes; youssef; yusuf; zahra; zainab; zaynab; zara; zeinab; ziad; zohra
        """
}

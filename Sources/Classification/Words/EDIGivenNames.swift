/// Given names of Québec, Canada and their trade, to know a person whose name stands in capitals, as EDI likes them.
///
/// Left out are those that are places, trades or brands as often: Austin, Charlotte, Chase, Florence, Jordan, Morgan,
/// Stanley, Victoria.
enum EDIGivenNames {
    static let words = """
        aaron abdul adam ahmed alain albert alejandro alex alexander alexandra alexandre alexis alice alison amanda amélie
        amelie amina ana anders andré andre andrea andrew andrzej angela anita ann anna anne annie antoine antonio anthony arjun
        arthur audrey barbara beatriz benjamin benoit benoît bernard bianca bjorn bob brandon brenda brian bruno camille carl
        carlos carmen caroline catherine cathy cédric cedric céline celine chantal charles chloé chloe chris christian
        christina christine christopher claire claude claudia claudine colette cynthia cyril damien daniel daniela danielle
        dave david deborah denis denise derek diana diane diego dimitri dominique donald donna dorothy édith edith edouard
        eduardo edward elena elias elise elizabeth émile emile emilie émilie emily emma eric erica erik estelle étienne
        etienne eugene eva evelyn fatima felix félix fernando françois francois françoise francoise frank fred frédéric
        frederic gabriel gabrielle gary geneviève genevieve george georges gérald gerald gérard gerard gilles ginette giovanni
        giuseppe gloria greg gregory guillaume gustavo guylaine hannah hans hassan heather hélène helene helen henri henry
        hiroshi hugo ibrahim igor ingrid irina isaac isabel isabelle ivan jack jacob jacques jamal james jane janet jason
        javier jean jeff jeffrey jennifer jenny jeremy jérôme jerome jessica jim joan joanne joël joel john johanne jon
        jonathan jorge josé jose josée josee joseph josh joshua joyce juan judith julia julie julien karen kari karim karine
        katherine kathleen kathy keith kelly ken kenneth kevin khalid kim kimberly lars laura laurent leila léo leo li liam
        linda lionel lisa lise lorraine louis louise luc lucie luis luisa lynn magali manon manuel marc marcel marco margaret
        maria marie marina mario marion mark martha martin martine maryse mateo mathieu matt matthew maurice max maxime
        megan mei mélanie melanie melissa michael michaël michel michèle michele michelle miguel mike mohamed mohammed
        monica monique muhammad murielle nadia nadine nancy natalia natalie nathalie nathan nicholas nick nicolas nicole
        nina noah noémie noemie normand olga olivia olivier omar oscar pablo pamela pascal pascale patrice patricia patrick
        paul paula paulo pedro peter philip philippe pierre piotr priya rachel rafael raj ramon raphael raymond rebecca
        régis rené rene renée renee réjean rejean ricardo richard rick rita robert roberto robin roger roland ron ronald rosa
        roxanne ruth ryan sabrina sam samantha samir samuel sandra sanjay sara sarah scott sean sébastien sebastien
        serge sergei sergio sharon shirley simon simone solange sonia sophie stacy stefan stéphane stephane stéphanie
        stephanie stephen steve steven sue susan suzanne svetlana sylvain sylvie tania tara ted teresa thérèse therese thomas
        tim timothy todd tom tony valérie valerie vanessa véronique veronique victor vincent viktor virginie vladimir
        walter wei wendy william xavier xiao yan yannick yasmine yolande yuki yves yvette yvon yvonne zoé zoe
        """
}

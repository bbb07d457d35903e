import Domain

extension PathWords {
    /// Persons, organizations, their money and secrets, in French.
    static let frenchPeople: [(Category, String)] = [
        (
            .organizationName,
            """
            entreprise; compagnie; société; raison sociale; nom entreprise; nom légal; dénomination; organisme; nom
            de l'entreprise; nom société; nom organisation; nom commercial; nom magasin; nom employeur; nom de la
            société; nom compagnie; nom de la compagnie; nom importateur; nom exportateur; nom expéditeur; nom du
            magasin; succursale nom; nom organisme; nom établissement; client entreprise; nom de l'organisme; nom du
            partenaire; nom légal entreprise; nom d'entreprise; nom du commerce; dénomination sociale
            """
        ),
        (
            .organizationIdentifier,
            """
            numéro client; code client; identifiant entreprise; matricule entreprise; id client; numéro de client;
            no client; numéro de compte client; code magasin; code entrepôt; no magasin; code établissement; code
            site; code succursale; no entrepôt; identifiant client; identifiant organisation; no compagnie; code
            société; code compagnie; code partenaire; numéro partenaire; no établissement; numéro établissement;
            code tiers; no tiers; code emplacement; id partenaire; id entreprise
            """
        ),
        (
            .organizationTaxID,
            """
            neq; tps; tvq; tvh; tva; numéro tps; numéro tvq; numéro de taxe; numéro d'entreprise; no tps; no tvq;
            numéro tva; numéro d'inscription; siren; siret; numéro entreprise; inscription tps; numéro tvh; no tvh;
            tva intracommunautaire; numéro fiscal; id fiscal; identifiant fiscal; no tva; numéro neq; no neq; numéro
            d'entreprise du québec; no entreprise; numéro de tps; numéro de tvq; numéro de tvh; numéro de tva; tps
            tvh; no inscription; numéro inscription tps; numéro inscription tvq; no d'inscription; numéro rt; no
            taxe; code fiscal; numéro identification fiscale; matricule fiscal; numéro d'identification fiscale;
            numéro siret; numéro siren; no siret; no siren; inscription tvq; no tps tvh; numéro importateur; no
            importateur; id taxe; no employeur; numéro employeur; numéro d'entreprise fédéral; enregistrement taxe;
            numéro enregistrement tps
            """
        ),
        (
            .personalName,
            """
            prénom; nom de famille; nom complet; nom contact; destinataire; à l'attention; nom du client; nom
            client; nom acheteur; nom employé; nom destinataire; personne ressource; nom patient; nom du
            destinataire; nom de l'employé; nom de l'acheteur; nom du patient; nom du titulaire; approuvé par;
            préparé par; personne contact; contact d'urgence; contact urgence; nom et prénom; nom prénom; prénom
            nom; nom du contact; nom du responsable; chauffeur nom; nom famille; nom naissance; nom à la naissance;
            nom de jeune fille; nom du bénéficiaire; nom bénéficiaire; nom du représentant; nom du signataire; reçu
            par; nom du vendeur; commandé par; demandé par; nom conjoint; nom carte; nom sur la carte; nom du
            salarié; nom salarié; attention de; nom du candidat; nom abonné; nom du demandeur; nom du chauffeur; nom
            de l'assuré; nom usuel; nom du parent; nom de la personne; initiales nom; nom du conjoint; personne à
            contacter; titulaire carte; titulaire de la carte
            """
        ),
        (
            .personalContact,
            """
            courriel; adresse courriel; téléphone; cellulaire; télécopieur; rue; code postal; ville; adresse
            postale; mobile; adresse de livraison; adresse livraison; adresse facturation; numéro de téléphone; tél;
            adresse civique; no civique; adresse ligne; portable; adresse domicile; no téléphone; no tél; tél cell;
            tél bureau; tél maison; téléphone cellulaire; téléphone maison; téléphone bureau; téléphone résidence;
            numéro cellulaire; courriel personnel; courriel client; courriel contact; adresse résidence; adresse
            résidentielle; no appartement; adresse du client; boîte postale; case postale; adresse électronique;
            adresse employé; adresse client; numéro mobile; no cellulaire; no cell; numéro fax; no télécopieur; code
            postal livraison; ville livraison; adresse du domicile; adresse destinataire; tél contact; téléphone
            contact; courriel employé; courriel facturation; adresse complète; adresse de facturation; adresse
            d'expédition; ligne adresse; rue et numéro; adresse personnelle; no de téléphone; no de cellulaire;
            téléphone urgence; numéro de cellulaire; numéro de mobile; téléphone d'urgence; adresse physique;
            adresse mail
            """
        ),
        (
            .personalDevice,
            """
            adresse ip; adresse mac; empreinte; agent utilisateur; identifiant appareil; ip client; adresse ip
            client; ip utilisateur; empreinte navigateur; identifiant publicitaire; adresse ip utilisateur; ip
            source; empreinte appareil; adresse mac appareil; id appareil; ip connexion; dernière ip; ip acheteur
            """
        ),
        (
            .personalLocation,
            """
            latitude; longitude; coordonnées gps; géolocalisation; position gps; position gps client; coordonnées
            géographiques; lat lon client; position actuelle; longitude gps; latitude gps
            """
        ),
        (
            .personalDemographic,
            """
            date de naissance; date naissance; naissance; sexe; état civil; nationalité; religion; origine ethnique;
            lieu de naissance; citoyenneté; langue maternelle; année de naissance; nombre d'enfants; personnes à
            charge; pays de naissance; minorité visible; date de naiss; dt naissance; situation familiale; âge
            employé; âge client; âge du patient; orientation sexuelle; statut matrimonial; situation matrimoniale;
            origine raciale; affiliation syndicale; né le; née le; date naiss; nombre enfants
            """
        ),
        (
            .personalEmployment,
            """
            salaire; taux horaire; paie; matricule; numéro employé; date d'embauche; rémunération; prime de
            rendement; salaire annuel; no employé; titre poste; poste occupé; date embauche; évaluation rendement;
            talon de paie; paie brute; paie nette; salaire brut; salaire net; heures travaillées; heures
            supplémentaires; assurance emploi; cotisation syndicale; impôt retenu; impôt provincial; impôt fédéral;
            échelle salariale; classe salariale; date de fin d'emploi; date fin emploi; cotisation rrq; cotisation
            ae; cotisation rqap; vacances payées; indemnité de vacances; numéro d'employé; no d'employé; code
            employé; id employé; matricule employé; titre d'emploi; poste employé; statut d'emploi; rémunération
            annuelle; salaire de base; salaire horaire; taux de salaire; gains bruts; montant paie; net à verser;
            heures régulières; congé payé; évaluation de rendement; numéro de matricule; échelon salarial;
            traitement annuel; avantages imposables; fonction employé; date d'entrée en fonction; motif de départ;
            cessation emploi; prime d'éloignement; date embauche employé; date d'engagement; régime de retraite;
            cotisation reer; saisie salaire; saisie de salaire; prime de soir; prime de nuit; salaire mensuel;
            salaire hebdomadaire; net paie; brut paie; cumul brut; cumul net
            """
        ),
        (
            .personalGovernmentID,
            """
            assurance sociale; numéro assurance sociale; numéro d'assurance sociale; passeport; numéro passeport;
            ramq; permis de conduire; carte soleil; numéro assurance maladie; assurance maladie; carte d'identité;
            pièce d'identité; no ramq; no nas; no passeport; carte assurance maladie; numéro de passeport; numéro de
            permis; numéro permis conduire; numéro de permis de conduire; no permis; no permis conduire; numéro
            d'assurance maladie; no assurance maladie; numéro ramq; permis de travail; numéro de sécurité sociale;
            sécurité sociale; carte d'identité nationale; numéro carte soleil; no carte soleil; numéro de carte
            d'assurance maladie; no assurance sociale; nas employé; nas client; numéro nas; certificat de naissance;
            numéro nam; no nam; carte résident; carte de résident permanent; numéro carte identité; pièce identité
            numéro; no pièce identité; permis conduire; numéro identité; nas conjoint; no sécurité sociale
            """
        ),
        (
            .personalHealth,
            """
            diagnostic; médical; ordonnance; allergie; invalidité; groupe sanguin; médicament; vaccin; traitement
            médical; dossier médical; congé maladie; état de santé; posologie; problème de santé; données de santé;
            dossier santé; groupe sanguin employé; lésion professionnelle; accident de travail; accident du travail;
            arrêt de travail; absence maladie; condition médicale; condition de santé; restriction médicale;
            limitation fonctionnelle; numéro de dossier médical; no dossier médical; nom médicament; certificat
            médical; billet médical; médecin traitant; assurance invalidité; antécédents médicaux; réclamation
            cnesst; billet du médecin; congé de maladie; note médicale; résultat labo; invalidité type
            """
        ),
        (
            .financialBank,
            """
            compte bancaire; compte banque; dépôt direct; succursale; institution financière; numéro compte; numéro
            de compte; nom banque; titulaire compte; code banque; iban; coordonnées bancaires; no compte; no de
            compte; no transit; numéro transit; numéro de transit; no institution; numéro institution; numéro
            d'institution; numéro de folio; no folio; compte dépôt; compte de dépôt; compte dépôt direct; iban
            client; rib client; code swift; code bic; code guichet; code succursale banque; nom de la banque;
            institution bancaire; no succursale; numéro succursale; spécimen chèque; spécimen de chèque; no chèque;
            numéro chèque; numéro de chèque; compte du bénéficiaire; compte bénéficiaire; compte destinataire;
            compte de paie; compte iban; compte fournisseur bancaire; coordonnées de paiement; prélèvement
            automatique; no compte bancaire; numéro compte bancaire; numéro de compte bancaire; code institution;
            code transit; titulaire du compte; virement bancaire; débit préautorisé; folio compte
            """
        ),
        (
            .financialCard,
            """
            carte de crédit; carte crédit; numéro carte; numéro de carte; carte bancaire; no carte; numéro de carte
            de crédit; numéro carte crédit; no carte crédit; no de carte; carte de débit; numéro carte débit; carte
            paiement; carte de paiement; numéro carte paiement; carte achat; carte d'achat; numéro de la carte
            """
        ),
        (
            .financialCredit,
            """
            limite de crédit; limite crédit; en souffrance; arriéré; cote de crédit; solde dû; marge de crédit;
            encours; compte à recevoir; solde client; retard paiement; limite crédit client; crédit disponible;
            crédit utilisé; jours de retard; montant en souffrance; solde courant; solde compte; solde du compte;
            solde en souffrance; âge des comptes; comptes clients; compte recevable; risque crédit; risque de
            crédit; mauvaise créance; en retard; montant échu; solde échu; solde restant; plafond de crédit; limite
            autorisée; solde impayé; montant impayé; solde disponible; encours client; assurance crédit; note de
            solvabilité; pointage de crédit; dossier de crédit; solde ouverture; solde fermeture; solde fournisseur;
            crédit accordé; jours retard; retard de paiement
            """
        ),
        (
            .securitySecret,
            """
            mot de passe; motdepasse; mdp; clé secrète; clé privée; jeton d'accès; secret; clé api; jeton accès; clé
            d'api; phrase secrète; secret partagé; clé d'accès; code secret; mot passe; code d'accès; clé de
            chiffrement; clé de signature; jeton d'authentification; jeton authentification; jeton de session; jeton
            de sécurité; phrase de passe; réponse secrète; clé maître; clé de licence; jeton api; secret client;
            secret api; clé ssh; mot de passe wifi; mot de passe temporaire; code de récupération; jeton porteur;
            clé d'authentification; identifiant secret; clé de sécurité
            """
        ),
        (
            .securityInternal,
            """
            hôte; débogage; trace d'appel; serveur; nom d'hôte; serveur interne; adresse interne; trace pile; nom du
            serveur; nom serveur; serveur base de données; adresse serveur; chaîne de connexion; url interne; chemin
            fichier; chemin du fichier; pile d'appels; message exception; nom machine; ip serveur; ip interne; url
            de rappel; url rappel; point de terminaison; serveur source; hôte interne; url serveur
            """
        ),
    ]
}

import Domain

extension PathWords {
    static let french: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            coût; coûtant; coût unitaire; prix coûtant; prix de revient; prix d'achat; prix achat; coût standard; coût moyen;
            coût de revient; coût de base; dernier prix d'achat; coût d'achat; prix usine; prix fournisseur; prix cible;
            coût moyen pondéré; valorisation
            """
        ),
        (
            .commercialMargin,
            "marge; marge brute; marge nette; taux de marge; profit brut; bénéfice; majoration; taux marge"
        ),
        (
            .commercialPrice,
            """
            prix; prix unitaire; prix de vente; prix vente; prix liste; prix courant; liste de prix; prix détail; prix net;
            prix catalogue; tarif; prix public; prix régulier; prix de détail
            """
        ),
        (
            .financialAmount,
            """
            total; sous total; montant total; taxe; montant taxe; total taxe; frais; remboursement; montant tps; montant tvq;
            total général; net à payer; montant dû; frais de livraison; montant facture; coût de livraison; coût total;
            frais de port; montant payé; total facture; acompte; paiement
            """
        ),
        (
            .commercialQuantity,
            "quantité; qté; stock; en main; inventaire; disponible; quantité commandée; en stock; reliquat"
        ),
        (
            .commercialTerms,
            """
            escompte; remise; ristourne; rabais; prix contrat; prix contractuel; modalités; modalités de paiement; commission;
            conditions de paiement; condition paiement; quantité minimale; terme de paiement; contrat; mode livraison
            """
        ),
        (
            .commercialSupplier,
            """
            fournisseur; fabricant; usine; manufacturier; code fournisseur; nom fournisseur; numéro fournisseur; id fournisseur;
            fournisseur principal; sous traitant
            """
        ),
        (
            .commercialBOM,
            "nomenclature; composant; recette; formule; gamme; ingrédient; matière première; gamme de fabrication; liste de matériel"
        ),
        (
            .commercialIP,
            "plan technique; dessin; spécification; devis technique; brevet; fiche technique; dessin technique; plan de fabrication"
        ),
        (
            .commercialForecast,
            """
            prévision; prévision de vente; capacité; stock de sécurité; plan de production; capacité de production; demande prévue;
            planification; point de commande; seuil de commande
            """
        ),
        (
            .tradeCustoms,
            """
            code sh; tarif douanier; numéro tarifaire; origine; pays d'origine; pays origine; valeur en douane; valeur douane;
            licence d'exportation; douane; valeur déclarée; dédouanement; classement tarifaire; certificat d'origine; code douanier
            """
        ),
        (
            .tradeLogistics,
            """
            conteneur; numéro conteneur; scellé; connaissement; navire; transporteur; port; port de chargement; poids; volume;
            port de déchargement; poids brut; poids net; dimension; lettre de transport; lta; colis; palette; itinéraire; fret;
            mode de transport; largeur; hauteur; vol
            """
        ),
        (
            .documentReference,
            """
            numéro commande; numéro facture; no commande; no facture; commande; facture; numéro de commande; numéro de facture;
            numéro suivi; no suivi; suivi; numéro de suivi; numéro document; numéro bon; bon de livraison; id commande; dossier;
            numéro expédition; numéro de dossier
            """
        ),
        (
            .documentSchedule,
            """
            date livraison; date de livraison; date expédition; date d'expédition; date de lancement; échéance; date échéance;
            date commande; date facture; délai; délai de livraison; date prévue; date début; date fin; date d'émission
            """
        ),
        (
            .organizationName,
            "entreprise; compagnie; société; raison sociale; nom entreprise; nom légal; dénomination; organisme"
        ),
        (
            .organizationIdentifier,
            "numéro client; code client; identifiant entreprise; matricule entreprise; id client"
        ),
        (
            .organizationTaxID,
            """
            neq; tps; tvq; tvh; tva; numéro tps; numéro tvq; numéro de taxe; numéro d'entreprise; no tps; no tvq; numéro tva;
            numéro d'inscription; siren; siret; numéro entreprise; inscription tps
            """
        ),
        (
            .personalName,
            """
            prénom; nom de famille; nom complet; nom contact; contact; destinataire; à l'attention; nom du client; nom client;
            nom acheteur; titulaire; nom employé; nom destinataire; personne ressource; nom patient; responsable; signataire
            """
        ),
        (
            .personalContact,
            """
            courriel; adresse courriel; téléphone; cellulaire; télécopieur; rue; code postal; ville; adresse postale; mobile;
            adresse de livraison; adresse livraison; adresse facturation; numéro de téléphone; tél; adresse civique; no civique;
            adresse ligne; portable; adresse domicile
            """
        ),
        (.personalDevice, "adresse ip; adresse mac; empreinte; agent utilisateur; identifiant appareil; ip client"),
        (.personalLocation, "latitude; longitude; coordonnées gps; géolocalisation; position gps"),
        (
            .personalDemographic,
            "date de naissance; date naissance; naissance; sexe; genre; état civil; nationalité; âge; religion; origine ethnique"
        ),
        (
            .personalEmployment,
            """
            salaire; taux horaire; paie; matricule; numéro employé; date d'embauche; rémunération; prime de rendement; salaire annuel;
            no employé; titre poste; poste occupé; date embauche; évaluation rendement; talon de paie
            """
        ),
        (
            .personalGovernmentID,
            """
            nas; assurance sociale; numéro assurance sociale; numéro d'assurance sociale; passeport; numéro passeport; ramq;
            permis de conduire; carte soleil; numéro assurance maladie; assurance maladie; carte d'identité; pièce d'identité;
            no ramq; no nas; no passeport; nam; carte assurance maladie
            """
        ),
        (
            .personalHealth,
            """
            santé; diagnostic; médical; ordonnance; allergie; invalidité; groupe sanguin; médicament; vaccin; traitement médical;
            dossier médical; congé maladie; état de santé; posologie
            """
        ),
        (
            .financialBank,
            """
            compte bancaire; compte banque; virement; dépôt direct; banque; succursale; transit; institution financière; folio;
            numéro compte; numéro de compte; nom banque; titulaire compte; code banque; iban; coordonnées bancaires; rib
            """
        ),
        (
            .financialCard,
            "carte de crédit; carte crédit; numéro carte; numéro de carte; carte bancaire; no carte; carte"
        ),
        (
            .financialCredit,
            """
            limite de crédit; limite crédit; solde; crédit; en souffrance; arriéré; cote de crédit; solde dû; marge de crédit;
            encours; compte à recevoir; solde client; retard paiement
            """
        ),
        (
            .commercialCrossChannel,
            "autre plateforme; autre canal; concurrent; prix concurrent; canal externe; commande marketplace"
        ),
        (
            .commercialAccounting,
            """
            centre de coût; centre de coûts; compte grand livre; grand livre; compte comptable; imputation; centre de profit;
            code comptable; code projet; segment comptable; poste budgétaire; compte gl
            """
        ),
        (
            .textFree,
            "note; notes; commentaire; remarque; message; mémo; instruction; texte libre; message cadeau; observation; précision"
        ),
        (
            .productIdentifier,
            """
            code produit; code article; code barres; code barre; numéro pièce; numéro de pièce; no pièce; référence produit; ugs;
            référence article; numéro article; code à barres; numéro produit; identifiant produit; cup
            """
        ),
        (
            .productDescription,
            "produit; description; nom produit; désignation; marque; titre produit; description produit; article; couleur"
        ),
        (
            .securitySecret,
            """
            mot de passe; motdepasse; mdp; clé secrète; clé privée; jeton d'accès; secret; clé api; jeton accès; clé d'api;
            phrase secrète; secret partagé; clé d'accès; code secret
            """
        ),
        (
            .securityInternal,
            "hôte; débogage; trace d'appel; serveur; nom d'hôte; serveur interne; adresse interne; trace pile"
        ),
    ]
}

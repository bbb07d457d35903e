import Domain

extension PathWords {
    /// Goods, their way and their papers, in French.
    static let frenchGoods: [(Category, String)] = [
        (
            .tradeCustoms,
            """
            code sh; tarif douanier; numéro tarifaire; pays d'origine; pays origine; valeur en douane; valeur
            douane; licence d'exportation; douane; valeur déclarée; dédouanement; classement tarifaire; certificat
            d'origine; code douanier; traitement tarifaire; valeur pour droits; droits de douane; aceum; courtier en
            douane; pays de fabrication; fabriqué en; code tarifaire; numéro de classement; numéro tarifaire sh;
            valeur pour fins douanières; licence exportation; licence d'importation; permis exportation; permis
            d'importation; déclaration en douane; taux de droit; pays d'exportation; pays exportation; pays
            d'importation; pays importation; position tarifaire; nomenclature douanière; valeur statistique; no
            tarif; no tarifaire; bureau de douane; numéro de déclaration; régime douanier; code douane; valeur
            transactionnelle; critère d'origine; classement sh; certificat origine; pays provenance; pays de
            provenance; no classement; origine marchandise
            """
        ),
        (
            .tradeLogistics,
            """
            conteneur; numéro conteneur; scellé; connaissement; navire; transporteur; port; port de chargement;
            poids; volume; port de déchargement; poids brut; poids net; dimension; lettre de transport; lta; colis;
            palette; itinéraire; fret; mode de transport; numéro de vol; poids total; masse brute; masse nette;
            nombre de colis; nombre colis; nb colis; mode d'expédition; no scellé; no conteneur; nom navire; nom du
            navire; numéro de conteneur; numéro de scellé; numéro scellé; no connaissement; numéro connaissement;
            numéro de connaissement; port arrivée; port départ; port d'arrivée; port de départ; mode transport; nom
            transporteur; code transporteur; bordereau d'expédition; lieu de chargement; lieu de déchargement; poids
            kg; poids lb; longueur colis; largeur colis; hauteur colis; nombre palettes; volume m3; poids
            facturable; marques et numéros; type colis; matières dangereuses; no remorque; no voyage; lettre
            transport aérien; classe fret
            """
        ),
        (
            .documentReference,
            """
            numéro commande; numéro facture; no commande; no facture; commande; facture; numéro de commande; numéro
            de facture; numéro suivi; no suivi; suivi; numéro de suivi; numéro document; numéro bon; bon de
            livraison; id commande; dossier; numéro expédition; numéro de dossier; numéro de bon; numéro de
            réclamation; no expédition; référence commande; référence facture; numéro de transaction; no commande
            client; numéro de référence; bon de commande; no bon; no document; numéro livraison; no livraison;
            numéro bon de commande; no bon de commande; no soumission; numéro soumission; numéro devis; no devis; no
            réquisition; note de crédit; no note crédit; numéro de reçu; no reçu; no réservation; numéro
            réservation; no dossier; référence client; no transaction; numéro de confirmation; no confirmation; bon
            de travail; no bon de travail; id facture; id expédition; no réclamation; numéro de commande client;
            numéro d'expédition; no entente; avis expédition; no chèque document; bon livraison; réf commande; réf
            facture; no écriture; no pièce comptable; numéro contrat; no contrat
            """
        ),
        (
            .documentSchedule,
            """
            date livraison; date de livraison; date expédition; date d'expédition; date de lancement; échéance; date
            échéance; date commande; date facture; délai; délai de livraison; date prévue; date début; date fin;
            date d'émission; date requise; date promise; date d'arrivée; date de départ; date de paiement; date
            d'expiration; date effective; date de réception; date document; date facturation; date de facturation;
            date de commande; date d'échéance; date ramassage; date de cueillette; date transaction; date de
            transaction; date de livraison prévue; date livraison prévue; date de début; date de fin; date arrivée
            prévue; période de paie; date paie; date prévue livraison; date comptable; date valeur; date émission;
            heure livraison; fenêtre de livraison; plage de livraison; date parution; date d'embarquement; arrivée
            prévue; départ prévu; date de facture; date de remise; date disponibilité; date de disponibilité; délai
            fabrication
            """
        ),
        (
            .textFree,
            """
            note; commentaire; remarque; message; mémo; instruction; texte libre; message cadeau; observation;
            précision; commentaires client; note interne; note client; instruction de livraison; instructions
            spéciales; message client; texte du message; commentaire interne; note livraison; directives de
            livraison; demande spéciale; note commande
            """
        ),
        (
            .productIdentifier,
            """
            code produit; code article; code barres; numéro pièce; numéro de pièce; no pièce; référence produit;
            ugs; référence article; numéro article; code à barres; numéro produit; identifiant produit; cup; code
            upc; code ean; code gtin; no article; numéro d'article; code de produit; réf produit; réf article; sku
            produit; no produit; no de produit; no de pièce; identifiant article; code pièce; no modèle; numéro
            modèle; numéro de modèle; no de modèle; numéro de série; no de série; numéro lot; numéro de lot; no lot;
            no catalogue; numéro catalogue; code catalogue; code unspsc; code famille; code catégorie; référence
            interne; référence fabricant; numéro pièce fabricant; no pièce fabricant; matricule produit; code
            matériel; no matériel; code item; no item; ean article; isbn livre; code variante; id produit; id
            article; id variante
            """
        ),
        (
            .productDescription,
            """
            produit; description; nom produit; désignation; marque; titre produit; description produit; article;
            couleur; nom article; nom de produit; nom du produit; description article; libellé article; libellé
            produit; désignation article; modèle produit; image produit; photo produit; catégorie produit; famille
            produit; gamme produit; fiche produit; description courte; description longue; mots clés; essence bois;
            nom commercial produit; nom article client; description du produit; description ligne; titre annonce;
            sous titre; format produit; collection produit
            """
        ),
    ]
}

import Domain

extension PathWords {
    /// Prices, terms, supply and books, in French.
    static let frenchCommerce: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            coût; coûtant; coût unitaire; prix coûtant; prix de revient; prix d'achat; prix achat; coût standard;
            coût moyen; coût de revient; coût de base; dernier prix d'achat; coût d'achat; prix usine; prix
            fournisseur; prix cible; coût moyen pondéré; valorisation; coût par unité; coût d'acquisition; coût de
            fabrication; coût de production; coût matière; coût main d'œuvre; coût moyen unitaire; coût net; dernier
            coût; coût standard unitaire; coût article; coût produit; prix d'achat unitaire; prix d'achat net; prix
            achat ht; prix de cession; valeur stock; valeur d'inventaire; valeur de stock; coût revient; coût
            débarqué; coût rendu; prix de transfert; coût fournisseur; coût marchandise; coût des ventes; prix fob;
            dernier coût d'achat; coût usine; coûtant unitaire
            """
        ),
        (
            .commercialMargin,
            """
            marge; marge brute; marge nette; taux de marge; profit brut; bénéfice; majoration; taux marge; marge
            bénéficiaire; marge pct; pourcentage marge; marge pourcentage; taux de majoration; marge commerciale;
            marge unitaire; profit net; bénéfice brut; bénéfice net; marge en pourcentage; pourcentage de marge;
            marge brute pct; marge montant
            """
        ),
        (
            .commercialPrice,
            """
            prix; prix unitaire; prix de vente; prix vente; prix liste; prix courant; liste de prix; prix détail;
            prix net; prix catalogue; prix public; prix régulier; prix de détail; prix promo; prix promotionnel;
            prix soldé; prix affiché; prix ht; prix ttc; prix de base; prix par unité; prix vendant; prix offert;
            prix spécial; prix membre; prix de gros; prix suggéré; prix de soumission; prix soumis; prix unitaire
            ht; prix courant unitaire; prix final; tarif unitaire; prix client
            """
        ),
        (
            .financialAmount,
            """
            total; sous total; montant total; taxe; montant taxe; total taxe; frais; remboursement; montant tps;
            montant tvq; total général; net à payer; montant dû; frais de livraison; montant facture; coût de
            livraison; coût total; frais de port; montant payé; total facture; acompte; paiement; montant ht;
            montant ttc; total ht; total ttc; montant net; montant brut; montant ligne; total ligne; montant tvh;
            frais de transport; frais transport; frais de manutention; frais d'expédition; montant remboursé;
            montant à payer; total à payer; montant crédit; montant débit; coût transport; coût d'expédition; grand
            total; montant réglé; montant transaction; chiffre d'affaires; montant paiement; tps montant; tvq
            montant; montant de la facture; solde facture; sous total ht; frais port; montant assurance; taux taxe; taux de taxe; taux tva; taux tps; taux tvq; taux tvh
            """
        ),
        (
            .commercialQuantity,
            """
            quantité; qté; stock; en main; inventaire; disponible; quantité commandée; en stock; reliquat; quantité
            expédiée; quantité reçue; quantité en stock; qté commandée; qté livrée; qté expédiée; quantité livrée;
            quantité disponible; quantité vendue; quantité facturée; qté stock; unités vendues; nb unités; nombre
            unités; quantité en main; qté en main; qté disponible; stock disponible; niveau de stock; stock actuel;
            quantité réservée; inventaire disponible; quantité restante
            """
        ),
        (
            .commercialTerms,
            """
            escompte; remise; ristourne; rabais; prix contrat; prix contractuel; modalités; modalités de paiement;
            commission; conditions de paiement; condition paiement; quantité minimale; terme de paiement; mode
            livraison; conditions de livraison; délai de paiement; pourcentage escompte; taux escompte; remise
            pourcentage; taux de remise; pourcentage remise; pourcentage rabais; montant escompte; montant rabais;
            montant remise; minimum de commande; commande minimale; terme paiement; conditions commerciales; prix
            négocié; entente de prix; escompte volume; taux de commission; modalité paiement; remise client; rabais
            volume; qté minimale; garantie contractuelle; valeur du contrat; taux contractuel
            """
        ),
        (
            .commercialSupplier,
            """
            fournisseur; fabricant; manufacturier; code fournisseur; nom fournisseur; numéro fournisseur; id
            fournisseur; fournisseur principal; sous traitant; numéro de fournisseur; nom du fournisseur; code du
            fournisseur; no fournisseur; liste fournisseurs; fournisseur préféré; fournisseur privilégié; vendeur
            fournisseur; sous traitant principal; code fabricant; nom fabricant; nom du fabricant; usine
            fabrication; pièce fournisseur; référence fournisseur; fabricant origine; fournisseur alternatif; nom
            usine
            """
        ),
        (
            .commercialBOM,
            """
            nomenclature; matière première; gamme de fabrication; liste de matériel; code nomenclature; numéro
            nomenclature; ligne nomenclature; article composant; qté composant; quantité composant; code composant;
            no composant; gamme opératoire; taux de rebut; poste de travail production; composition produit; sous
            ensemble; liste de pièces; liste des composants; temps de cycle; recette maître; no recette
            """
        ),
        (
            .commercialIP,
            """
            plan technique; devis technique; fiche technique; dessin technique; plan de fabrication; numéro de
            brevet; plan cad; fichier cad; demande de brevet; spécifications techniques; dessin industriel; plan de
            conception; schéma électrique; secret industriel; secret commercial; plan industriel; numéro de dessin;
            no dessin; no plan; no brevet; devis de conception; fichier plan; schéma technique; propriété
            intellectuelle; design non publié; dossier technique; no devis technique
            """
        ),
        (
            .commercialForecast,
            """
            prévision de vente; stock de sécurité; plan de production; capacité de production; demande prévue; point
            de commande; seuil de commande; demande prévisionnelle; ventes prévues; objectif de vente; objectif
            ventes; capacité mensuelle; capacité annuelle; seuil de réapprovisionnement; quantité prévue; point de
            réapprovisionnement; stock minimum; stock maximum; stock min; stock max; stock tampon; qté prévue; plan
            directeur; capacité usine; capacité de fabrication; production prévue; prévision demande; prévision
            ventes; besoin prévisionnel; besoins prévus; seuil réappro; quantité planifiée; capacité journalière;
            plan de charge
            """
        ),
        (
            .commercialCrossChannel,
            """
            autre plateforme; autre canal; concurrent; prix concurrent; canal externe; commande marketplace;
            commande autre plateforme; client autre canal; numéro commande amazon; commande shopify; autre marché;
            nom concurrent; offre concurrente; canal de vente externe; id commande externe; place de marché externe
            """
        ),
        (
            .commercialAccounting,
            """
            centre de coût; compte grand livre; grand livre; compte comptable; imputation; centre de profit; code
            comptable; code projet; segment comptable; poste budgétaire; compte gl; centre coût; centre de coûts
            code; compte de grand livre; compte de charge; compte de dépense; compte de revenu; compte de produit;
            compte analytique; section analytique; axe analytique; imputation comptable; code budgétaire; code de
            projet; numéro projet; no projet; écriture comptable; journal comptable; plan comptable; code activité;
            unité administrative; ventilation comptable; centre de responsabilité; no centre de coût; numéro centre
            de coût; code centre de coût; compte général; compte auxiliaire; no compte gl; compte comptable gl; code
            analytique; dimension analytique; segment grand livre; compte débit; compte crédit; département
            comptable; compte contrepartie
            """
        ),
    ]
}

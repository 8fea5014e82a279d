"""French. The reader is addressed as "vous"; a no-break space stands before : and ?."""

# ruff: noqa: RUF001 - the apostrophe of print

from chalicelib.mails.catalogue import Catalogue, CodeTexts, InvitationTexts, Sentence

FRENCH = Catalogue(
    direction="ltr",
    code="Votre code",
    code_is_private=(
        "Ne communiquez jamais ce code. Nous ne vous le demanderons jamais, ni par téléphone ni par message."
    ),
    days=lambda count: "1 jour" if count == 1 else f"{count} jours",
    sign_up=CodeTexts(
        subject=Sentence(
            alone="Votre code de confirmation",
            at="Votre code de confirmation pour {application}",
        ),
        preheader="Strictement personnel, valable 24 heures.",
        heading="Confirmez votre adresse e-mail",
        who=Sentence(
            alone=(
                "Un compte est en cours de création avec votre adresse, "
                "par vous ou par une personne qui l’a saisie."
            ),
            at=(
                "Un compte est en cours de création chez {application} avec votre adresse, "
                "par vous ou par une personne qui l’a saisie."
            ),
        ),
        use=(
            "Saisissez-le sur la page qui vous le demande. "
            "Il prouve que cette adresse est la vôtre et reste valable 24 heures."
        ),
        otherwise=(
            "Ce n’était pas vous\u00a0? Alors vous n’avez rien à faire\u00a0: "
            "sans le code, personne ne peut utiliser votre adresse."
        ),
    ),
    recovery=CodeTexts(
        subject=Sentence(
            alone="Votre code pour un nouveau mot de passe",
            at="Votre code pour un nouveau mot de passe chez {application}",
        ),
        preheader="Strictement personnel, valable 1 heure.",
        heading="Choisissez un nouveau mot de passe",
        who=Sentence(
            alone=(
                "Un nouveau mot de passe a été demandé pour votre compte, "
                "par vous ou par une personne qui a saisi votre adresse."
            ),
            at=(
                "Un nouveau mot de passe a été demandé pour votre compte, par vous "
                "ou par une personne qui a saisi votre adresse, afin de se connecter à {application}."
            ),
        ),
        use=(
            "Saisissez-le, avec votre nouveau mot de passe, sur la page qui vous le demande. "
            "Il est valable 1 heure. Dès que le nouveau mot de passe est enregistré, "
            "tous les autres appareils sont déconnectés de votre compte."
        ),
        otherwise=(
            "Ce n’était pas vous\u00a0? Alors vous n’avez rien à faire\u00a0: "
            "sans le code, votre mot de passe reste inchangé."
        ),
    ),
    other=CodeTexts(
        subject=Sentence(
            alone="Votre code de sécurité",
            at="Votre code de sécurité pour {application}",
        ),
        preheader="Strictement personnel, valable peu de temps.",
        heading="Confirmez que c’est bien vous",
        who=Sentence(
            alone="Un code a été demandé pour votre compte.",
            at="Un code a été demandé pour votre compte, afin de se connecter à {application}.",
        ),
        use=(
            "Si c’était vous, saisissez-le sur la page qui vous le demande. "
            "Il n’est valable que peu de temps."
        ),
        otherwise=(
            "Ce n’était pas vous\u00a0? Alors n’utilisez pas ce code, et choisissez un autre mot de passe "
            "si quelqu’un peut connaître le vôtre."
        ),
    ),
    invitation=InvitationTexts(
        subject=Sentence(
            alone="Votre invitation",
            at="Votre invitation à rejoindre {application}",
        ),
        preheader="Avec un mot de passe provisoire, strictement personnel.",
        heading=Sentence(
            alone="Vous avez reçu une invitation",
            at="Vous avez reçu une invitation à rejoindre {application}",
        ),
        who=Sentence(
            alone="Un compte a été créé pour vous. Voici comment vous connecter la première fois.",
            at=(
                "{application} vous invite\u00a0: un compte a été créé pour vous. "
                "Voici comment vous connecter la première fois."
            ),
        ),
        site="Se connecter sur",
        username="Nom d’utilisateur",
        temporary="Mot de passe provisoire",
        use=(
            "Vous choisirez alors votre propre mot de passe. "
            "Connectez-vous dans un délai de {days}\u00a0: "
            "ensuite, le mot de passe provisoire ne sera plus valable."
        ),
        private=(
            "Ne communiquez jamais ce mot de passe. "
            "Nous ne vous le demanderons jamais, ni par téléphone ni par message."
        ),
        otherwise=(
            "Vous n’attendiez pas ce message\u00a0? Alors ignorez-le\u00a0: "
            "sans le mot de passe provisoire, personne ne peut se connecter."
        ),
    ),
)

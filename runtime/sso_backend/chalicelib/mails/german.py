"""German. The reader is addressed as "Sie"."""

from chalicelib.mails.catalogue import Catalogue, CodeTexts, InvitationTexts, Sentence

GERMAN = Catalogue(
    direction="ltr",
    code="Ihr Code",
    code_is_private=(
        "Geben Sie diesen Code niemals weiter. "
        "Wir fragen Sie nie danach, weder am Telefon noch per Nachricht."
    ),
    days=lambda count: "eines Tages" if count == 1 else f"von {count} Tagen",
    sign_up=CodeTexts(
        subject=Sentence(
            alone="Ihr Bestätigungscode",
            at="Ihr Bestätigungscode für {application}",
        ),
        preheader="Nur für Sie bestimmt. Er gilt 24 Stunden.",
        heading="Bestätigen Sie Ihre E-Mail-Adresse",
        who=Sentence(
            alone=(
                "Mit Ihrer Adresse wird gerade ein Konto angelegt: von Ihnen "
                "oder von jemandem, der sie eingegeben hat."
            ),
            at=(
                "Mit Ihrer Adresse wird gerade ein Konto bei {application} angelegt: von Ihnen "
                "oder von jemandem, der sie eingegeben hat."
            ),
        ),
        use=(
            "Geben Sie den Code auf der Seite ein, die danach fragt. "
            "Er beweist, dass diese Adresse Ihnen gehört, und gilt 24 Stunden."
        ),
        otherwise=(
            "Das waren nicht Sie? Dann brauchen Sie nichts zu tun: "
            "Ohne den Code kann niemand Ihre Adresse verwenden."
        ),
    ),
    recovery=CodeTexts(
        subject=Sentence(
            alone="Ihr Code für ein neues Passwort",
            at="Ihr Code für ein neues Passwort bei {application}",
        ),
        preheader="Nur für Sie bestimmt. Er gilt 1 Stunde.",
        heading="Wählen Sie ein neues Passwort",
        who=Sentence(
            alone=(
                "Für Ihr Konto wurde ein neues Passwort angefordert: von Ihnen "
                "oder von jemandem, der Ihre Adresse eingegeben hat."
            ),
            at=(
                "Für die Anmeldung bei {application} wurde ein neues Passwort für Ihr Konto angefordert: "
                "von Ihnen oder von jemandem, der Ihre Adresse eingegeben hat."
            ),
        ),
        use=(
            "Geben Sie den Code zusammen mit Ihrem neuen Passwort auf der Seite ein, die danach fragt. "
            "Er gilt 1 Stunde. Sobald das neue Passwort gesetzt ist, "
            "werden alle anderen Geräte von Ihrem Konto abgemeldet."
        ),
        otherwise=(
            "Das waren nicht Sie? Dann brauchen Sie nichts zu tun: "
            "Ohne den Code bleibt Ihr Passwort, wie es ist."
        ),
    ),
    other=CodeTexts(
        subject=Sentence(
            alone="Ihr Sicherheitscode",
            at="Ihr Sicherheitscode für {application}",
        ),
        preheader="Nur für Sie bestimmt. Er gilt nur kurze Zeit.",
        heading="Bestätigen Sie, dass Sie es sind",
        who=Sentence(
            alone="Für Ihr Konto wurde ein Code angefordert.",
            at="Für die Anmeldung bei {application} wurde ein Code für Ihr Konto angefordert.",
        ),
        use=(
            "Wenn Sie es waren, geben Sie den Code auf der Seite ein, die danach fragt. "
            "Er gilt nur kurze Zeit."
        ),
        otherwise=(
            "Das waren nicht Sie? Dann verwenden Sie den Code nicht, und wählen Sie ein anderes Passwort, "
            "falls jemand Ihres kennen könnte."
        ),
    ),
    invitation=InvitationTexts(
        subject=Sentence(
            alone="Ihre Einladung",
            at="Ihre Einladung zu {application}",
        ),
        preheader="Mit einem vorläufigen Passwort, nur für Sie bestimmt.",
        heading=Sentence(
            alone="Sie sind eingeladen",
            at="Sie sind zu {application} eingeladen",
        ),
        who=Sentence(
            alone="Für Sie wurde ein Konto angelegt. So melden Sie sich zum ersten Mal an.",
            at=(
                "{application} lädt Sie ein: Für Sie wurde ein Konto angelegt. "
                "So melden Sie sich zum ersten Mal an."
            ),
        ),
        site="Anmelden unter",
        username="Benutzername",
        temporary="Vorläufiges Passwort",
        use=(
            "Dabei wählen Sie ein eigenes Passwort. "
            "Melden Sie sich innerhalb {days} an: Danach gilt das vorläufige nicht mehr."
        ),
        private=(
            "Geben Sie dieses Passwort niemals weiter. "
            "Wir fragen Sie nie danach, weder am Telefon noch per Nachricht."
        ),
        otherwise=(
            "Sie haben das nicht erwartet? Dann ignorieren Sie diese Nachricht: "
            "Ohne das vorläufige Passwort kann sich niemand anmelden."
        ),
    ),
)

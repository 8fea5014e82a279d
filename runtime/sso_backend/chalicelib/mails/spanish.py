"""Spanish. The reader is addressed as "usted"."""

from chalicelib.mails.catalogue import Catalogue, CodeTexts, InvitationTexts, Sentence

SPANISH = Catalogue(
    direction="ltr",
    code="Su código",
    code_is_private="No comparta nunca este código. Nunca se lo pediremos, ni por teléfono ni por mensaje.",
    days=lambda count: "1 día" if count == 1 else f"{count} días",
    sign_up=CodeTexts(
        subject=Sentence(
            alone="Su código de confirmación",
            at="Su código de confirmación para {application}",
        ),
        preheader="Solo para usted. Es válido durante 24 horas.",
        heading="Confirme su correo electrónico",
        who=Sentence(
            alone="Usted, o alguien que ha escrito su dirección, está creando una cuenta.",
            at="Usted, o alguien que ha escrito su dirección, está creando una cuenta en {application}.",
        ),
        use=(
            "Introdúzcalo en la página que se lo pide. "
            "Demuestra que esta dirección es suya y es válido durante 24 horas."
        ),
        otherwise=(
            "¿No ha sido usted? Entonces no tiene que hacer nada: "
            "sin el código, nadie puede usar su dirección."
        ),
    ),
    recovery=CodeTexts(
        subject=Sentence(
            alone="Su código para una contraseña nueva",
            at="Su código para una contraseña nueva en {application}",
        ),
        preheader="Solo para usted. Es válido durante 1 hora.",
        heading="Elija una contraseña nueva",
        who=Sentence(
            alone=(
                "Usted, o alguien que ha escrito su dirección, "
                "ha solicitado una contraseña nueva para su cuenta."
            ),
            at=(
                "Usted, o alguien que ha escrito su dirección, ha solicitado una contraseña nueva "
                "para su cuenta, con el fin de iniciar sesión en {application}."
            ),
        ),
        use=(
            "Introdúzcalo, junto con su contraseña nueva, en la página que se lo pide. "
            "Es válido durante 1 hora. En cuanto se guarde la contraseña nueva, "
            "se cerrará la sesión de su cuenta en todos los demás dispositivos."
        ),
        otherwise=(
            "¿No ha sido usted? Entonces no tiene que hacer nada: sin el código, su contraseña no cambia."
        ),
    ),
    other=CodeTexts(
        subject=Sentence(
            alone="Su código de seguridad",
            at="Su código de seguridad para {application}",
        ),
        preheader="Solo para usted. Es válido durante poco tiempo.",
        heading="Confirme que es usted",
        who=Sentence(
            alone="Alguien ha solicitado un código para su cuenta.",
            at=(
                "Alguien ha solicitado un código para su cuenta, "
                "con el fin de iniciar sesión en {application}."
            ),
        ),
        use=("Si ha sido usted, introdúzcalo en la página que se lo pide. Es válido durante poco tiempo."),
        otherwise=(
            "¿No ha sido usted? Entonces no use el código, y elija otra contraseña "
            "si es posible que alguien conozca la suya."
        ),
    ),
    invitation=InvitationTexts(
        subject=Sentence(
            alone="Su invitación",
            at="Su invitación a {application}",
        ),
        preheader="Con una contraseña temporal, solo para usted.",
        heading=Sentence(
            alone="Ha recibido una invitación",
            at="Ha recibido una invitación a {application}",
        ),
        who=Sentence(
            alone="Se ha creado una cuenta para usted. Así inicia sesión por primera vez.",
            at=(
                "{application} le invita: se ha creado una cuenta para usted. "
                "Así inicia sesión por primera vez."
            ),
        ),
        site="Iniciar sesión en",
        username="Nombre de usuario",
        temporary="Contraseña temporal",
        use=(
            "Entonces elegirá su propia contraseña. "
            "Inicie sesión en un plazo de {days}: después, la contraseña temporal deja de ser válida."
        ),
        private=("No comparta nunca esta contraseña. Nunca se la pediremos, ni por teléfono ni por mensaje."),
        otherwise=(
            "¿No esperaba este mensaje? Entonces ignórelo: "
            "sin la contraseña temporal, nadie puede iniciar sesión."
        ),
    ),
)

"""Both sites in the other languages, of which Arabic goes from right to left."""

from gallery import answers
from gallery.account_states import own
from gallery.on_the_way import form, submit
from gallery.replies import Replies
from gallery.shop_states import shop, signed_in

_SESSIONS: Replies = {"GET /api/sessions": answers.sessions()}

LANGUAGES = [
    form("sign-in in German", "Anmelden", language="de"),
    form("sign-in in French", "Connexion", language="fr"),
    form("sign-in in Spanish", "Contraseña", language="es"),
    form("sign-in in Japanese", "サインイン", language="ja"),
    form("sign-in in Arabic", "كلمة المرور", language="ar"),
    form(
        "register in German, empty form sent",
        "Erstellen Sie Ihr Konto",
        act=submit,
        path="/register",
        language="de",
    ),
    form("register in Arabic, empty form sent", "كلمة المرور", act=submit, path="/register", language="ar"),
    own("account profile in German", "/account", "Anwendungen, bei denen Sie Mitglied sind", language="de"),
    own("account profile in Arabic", "/account", "الملف الشخصي", language="ar"),
    own("account devices in Arabic", "/account/sessions", "أماكن تسجيل دخولك", _SESSIONS, language="ar"),
    own("account delete in German", "/account/delete", "Konto löschen", language="de"),
    shop("shop home in Japanese", "/", "ようこそ", language="ja"),
    signed_in("shop orders in German", "Ihre Bestellungen", language="de"),
    signed_in("shop orders in Arabic", "طلباتك", language="ar"),
]

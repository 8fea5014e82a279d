"""Every language's catalogue."""

from collections.abc import Mapping

from chalicelib.mails.arabic import ARABIC
from chalicelib.mails.catalogue import Catalogue
from chalicelib.mails.english import ENGLISH
from chalicelib.mails.french import FRENCH
from chalicelib.mails.german import GERMAN
from chalicelib.mails.japanese import JAPANESE
from chalicelib.mails.languages import Language
from chalicelib.mails.spanish import SPANISH

CATALOGUES: Mapping[Language, Catalogue] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ja": JAPANESE,
    "ar": ARABIC,
}

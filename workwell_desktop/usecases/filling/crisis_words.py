"""What stands beside the numbers that come with the program, in the languages of papers.

In a crisis nobody has the time to guess: “Emergency” must not be the one English word of a Spanish sheet. A name that
a service gave itself stays as it is, and so does whatever else a facilitator typed.
"""

from workwell_desktop.domain.language import Language, kept_together

_SPANISH = {
    "Emergency": "Emergencias",
    "Suicide prevention, 3114": "Prevención del suicidio, 3114",
    "day and night": "día y noche",
    "free": "gratis",
    "by text message": "por mensaje de texto",
    "call or text": "por teléfono o mensaje",
    "English and French": "en inglés y francés",
    "112 works too": "también vale el 112",
    "112 works from mobiles": "desde móviles vale el 112",
    "England, Scotland and Wales": "Inglaterra, Escocia y Gales",
    "often option 2": "a menudo la opción 2",
    "Northern Ireland": "Irlanda del Norte",
    "both reach the same service": "los dos llevan al mismo servicio",
    "a few remote places have local numbers": "algunos lugares apartados tienen números propios",
    "thoughts of suicide": "ideas de suicidio",
    "police: 110": "policía: 110",
    "ambulance: 15": "ambulancia: 15",
    "by text for deaf people: 114": "por mensaje, para personas sordas: 114",
    "also 0800 111 0 222 and 116 123": "también 0800 111 0 222 y 116 123",
    "free from any phone, in every country of the Union": "gratis desde cualquier teléfono de la Unión",
    "text 0477 13 11 14": "mensaje de texto al 0477 13 11 14",
    "text 4357": "mensaje de texto al 4357",
    "111, mental health option": "111, opción «mental health»",
    "112 or 999": "112 o 999",
    "text HELLO to 50808": "envía HELLO al 50808",
    "text HOME to 741741": "envía HOME al 741741",
    "text SHOUT to 85258": "envía SHOUT al 85258",
}
_FRENCH = {
    "Emergency": "Urgences",
    "Suicide prevention, 3114": "Prévention du suicide, 3114",
    "day and night": "jour et nuit",
    "free": "gratuit",
    "by text message": "par SMS",
    "call or text": "par téléphone ou SMS",
    "English and French": "en anglais et en français",
    "112 works too": "le 112 marche aussi",
    "112 works from mobiles": "le 112 marche depuis un portable",
    "England, Scotland and Wales": "Angleterre, Écosse et pays de Galles",
    "often option 2": "souvent le choix 2",
    "Northern Ireland": "Irlande du Nord",
    "both reach the same service": "les deux mènent au même service",
    "a few remote places have local numbers": "certains lieux isolés ont leurs propres numéros",
    "thoughts of suicide": "idées de suicide",
    "police: 110": "police : 110",
    "ambulance: 15": "ambulance : 15",
    "by text for deaf people: 114": "par SMS pour les personnes sourdes : 114",
    "also 0800 111 0 222 and 116 123": "aussi 0800 111 0 222 et 116 123",
    "free from any phone, in every country of the Union": "gratuit de tout téléphone, partout dans l’Union",
    "text 0477 13 11 14": "SMS au 0477 13 11 14",
    "text 4357": "SMS au 4357",
    "111, mental health option": "111, choix « mental health »",
    "112 or 999": "112 ou 999",
    "text HELLO to 50808": "envoyez HELLO au 50808",
    "text HOME to 741741": "envoyez HOME au 741741",
    "text SHOUT to 85258": "envoyez SHOUT au 85258",
}


def told_in(words: str, language: Language) -> str:
    """Return a name, a number or the hours of a service in a language; what is not known here as it is."""
    if language is Language.ENGLISH:
        return words
    known, apart = (_SPANISH, "; ") if language is Language.SPANISH else (_FRENCH, " ; ")
    parts = ([known.get(bit, bit) for bit in part.split("; ")] for part in words.split(" · "))
    return kept_together(" · ".join(map(apart.join, parts)), language)

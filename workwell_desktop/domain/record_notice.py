"""What a group records about the people who come, told to them: worked out from its settings, in three languages.

Every sentence hangs on one rule of the record profile, on the group's way with letters or on its retention rules, so
that the notice on the wall can never promise something else than the program does. One person can be erased, earlier
marks and signed notes included; copies that have left the computer cannot, so the notice says that they are named.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from workwell_desktop.domain.language import Language, kept_together
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.notice_times import times_told
from workwell_desktop.domain.profile import ProfileRules, RecordProfile
from workwell_desktop.domain.retention import RecordClass

_LANGUAGES = tuple(Language)

_TEXTS: dict[str, tuple[str, str, str]] = {
    "headcount": (
        "How many people came to each session, and how many of them were visitors.",
        "Cuántas personas vinieron a cada sesión, y cuántas de ellas estaban de visita.",
        "Le nombre de personnes présentes à chaque séance, et combien étaient de passage.",
    ),
    "no_names": (
        "Apart from that, names, or anything about any one person.",
        "Aparte de eso, nombres o datos de una persona en particular.",
        "En dehors de cela, des noms, ou quoi que ce soit sur une seule personne.",
    ),
    "full_names": (
        "Your name, pronouns and languages, as you give them to us.",
        "Tu nombre, tus pronombres y tus idiomas, como nos los des.",
        "Votre nom, vos pronoms et vos langues, comme vous nous les donnez.",
    ),
    "short_names": (
        "Your pronouns, languages and name. First name and initial are enough, or another name.",
        "Tus pronombres, idiomas y nombre. Bastan nombre e inicial, u otro nombre.",
        "Vos pronoms, langues et nom. Prénom et initiale suffisent, ou un autre nom.",
    ),
    "steps": (
        "When you joined, paused or left, and why you left, if you tell us.",
        "Cuándo entraste, paraste o te fuiste, y por qué te fuiste, si nos lo dices.",
        "Vos dates d’arrivée, de pause et de départ, et la raison du départ, si vous la dites.",
    ),
    "marks": (
        "Which sessions you came to or missed, at times the hour, and what we corrected.",
        "A qué sesiones viniste y a cuáles no, a veces la hora, y lo que corregimos.",
        "Les séances où vous étiez là ou non, parfois l’heure, et ce que nous corrigeons.",
    ),
    "reasons": (
        "Why you were away, if you tell us.",
        "Por qué faltaste, si nos lo dices.",
        "La raison d’une absence, si vous nous la dites.",
    ),
    "no_reasons": (
        "Why you were away.",
        "Por qué faltaste.",
        "La raison d’une absence.",
    ),
    "comments": (
        "Now and then a short remark beside a session.",
        "De vez en cuando, una breve observación junto a una sesión.",
        "De temps en temps, une courte remarque à côté d’une séance.",
    ),
    "no_comments": (
        "Remarks about you in the register.",
        "Observaciones sobre ti en la lista de asistencia.",
        "Des remarques sur vous dans la liste de présence.",
    ),
    "person_notes": (
        "Notes about how you are doing, in your own record only.",
        "Notas sobre cómo te va, solo en tu propia ficha.",
        "Des notes sur la façon dont vous allez, seulement dans votre propre dossier.",
    ),
    "no_person_notes": (
        "Notes about how you are doing.",
        "Notas sobre cómo te va.",
        "Des notes sur la façon dont vous allez.",
    ),
    "follow_ups": (
        "How you agreed to be reached, when we did so, and what is still to do.",
        "Cómo aceptaste que te contactemos, cuándo lo hicimos y qué queda por hacer.",
        "Comment vous joindre si vous l’acceptez, quand ce fut fait, et ce qui reste à faire.",
    ),
    "access_needs": (
        "What makes coming easier for you, such as large print.",
        "Lo que te facilita venir, como la letra grande.",
        "Ce qui vous facilite la venue, comme les gros caractères.",
    ),
    "no_access_needs": (
        "What makes coming easier for you, since it may tell of your health.",
        "Lo que te facilita venir, porque puede decir algo de tu salud.",
        "Ce qui vous facilite la venue, car cela peut en dire long sur votre santé.",
    ),
    "group_note": (
        "A short note about each session and about our own work, without names.",
        "Una breve nota de cada sesión y de nuestro propio trabajo, sin nombres.",
        "Une courte note sur la séance et sur notre propre travail, sans noms.",
    ),
    "incident": (
        "If somebody is in danger or gets hurt: a report of what happened.",
        "Si alguien está en peligro o se hace daño: un informe de lo que pasó.",
        "Si quelqu’un est en danger ou se blesse : un rapport sur ce qui s’est passé.",
    ),
    "no_recordings": (
        "Photographs, sound or video recordings.",
        "Fotos, ni grabaciones de sonido o de vídeo.",
        "Des photos, des enregistrements de son ou de vidéo.",
    ),
    "why_numbers": (
        "So that we can get the room ready, and can show that the group is used.",
        "Para preparar la sala y poder mostrar que el grupo se usa.",
        "Pour préparer la salle, et pour pouvoir montrer que le groupe est fréquenté.",
    ),
    "why_names": (
        "So that we know whom to expect, and notice when somebody is missing.",
        "Para saber a quién esperar y notar cuándo falta alguien.",
        "Pour savoir qui attendre, et remarquer une absence.",
    ),
    "how_long": (
        "It stays as long as we keep the records of this group. Nothing goes by itself.",
        "Se queda mientras guardemos los datos de este grupo. Nada se borra solo.",
        "Cela reste tant que nous gardons les données de ce groupe. Rien ne s’efface seul.",
    ),
    "who_sees": (
        "The facilitators, and whoever takes over. Locked on computer and in backups.",
        "Quienes facilitan, y quien nos releve. Cifrado en su ordenador y sus copias.",
        "Les animateurs, et qui prend leur suite. Chiffré, sauvegardes comprises.",
    ),
    "employer": (
        "Your employer gets only numbers for the whole group, never names.",
        "Tu empresa recibe solo números de todo el grupo, nunca nombres.",
        "Votre employeur ne reçoit que des chiffres, jamais de noms.",
    ),
    "organisation": (
        "Our organisation gets a report with numbers only, never names.",
        "Nuestra organización recibe un informe solo con números, nunca nombres.",
        "Notre organisme reçoit un rapport avec des chiffres seulement, jamais de noms.",
    ),
    "incident_goes": (
        "A report of danger or harm may also be read by those who look after safety.",
        "Un informe de peligro lo leen también quienes velan por la seguridad.",
        "Un rapport sur un danger peut être lu par les responsables de la sécurité.",
    ),
    "paper_names": (
        "Others at the door may see your first name and initial on the sheet.",
        "En la entrada, otros pueden ver tu nombre y tu inicial en la hoja.",
        "À l’entrée, d’autres peuvent voir votre prénom et votre initiale sur la feuille.",
    ),
    "paper_blank": (
        "The sheet at the door has empty lines. Names on it stay on paper and are not typed in.",
        "La hoja de la entrada tiene líneas vacías. Los nombres se quedan en el papel y no se pasan al ordenador.",
        "La feuille à l’entrée a des lignes vides. Les noms restent sur le papier et ne sont pas saisis.",
    ),
    "letters_nothing": (
        "We give nobody a paper that says you were here.",
        "No damos a nadie un papel que diga que estuviste aquí.",
        "Nous ne donnons à personne un papier qui dit que vous étiez là.",
    ),
    "letters_certificates": (
        "If you ask, you get a certificate or a card of your sessions, only you. We keep a list.",
        "Si lo pides, te damos, solo a ti, un certificado o una tarjeta. Guardamos una lista.",
        "Sur demande, vous seul recevez une attestation ou une carte. Nous en gardons la liste.",
    ),
    "letters_certificates_and_letters": (
        "If you ask, you get a certificate or a card. "
        "If you agree, we can write to somebody you name how often you came. We keep a list.",
        "Si lo pides, recibes un certificado o una tarjeta. "
        "Con tu permiso, escribimos a quien digas cuántas veces viniste. Guardamos una lista.",
        "Sur demande, vous recevez une attestation ou une carte. "
        "Avec votre accord, nous écrivons à qui vous voulez combien de fois vous veniez. Nous gardons une liste.",
    ),
    "danger": (
        "If someone may be badly hurt, we have to get help. If we can, we tell you first.",
        "En caso de peligro grave, pedimos ayuda. Si podemos, te lo decimos antes.",
        "En cas de grave danger, nous demandons de l’aide, en vous prévenant si possible.",
    ),
    "part_2": (
        "US federal rules (42 CFR Part 2) protect these records. Every letter says so.",
        "Reglas de EE. UU. (42 CFR Part 2) protegen estos datos. Toda carta lo dice.",
        "La règle américaine 42 CFR Part 2 protège ces données. Chaque lettre le dit.",
    ),
    "ask": (
        "Ask us at any session for a copy of what is kept about you, or to have it put right or erased. We "
        "say where copies may remain, and what we must keep by law.",
        "Pídenos en cualquier sesión una copia de lo que hay sobre ti, o que se corrija o se borre. Te "
        "decimos dónde quedan copias y qué debemos guardar por ley.",
        "Demandez-nous à toute séance une copie de ce qui est gardé sur vous, une correction "
        "ou l’effacement. Nous disons où restent des copies, et ce que la loi fait garder.",
    ),
    "ask_numbers": (
        "Ask us at any session. We show you the numbers.",
        "Pregúntanos en cualquier sesión. Te enseñamos los números.",
        "Demandez-nous à toute séance. Nous vous montrons les chiffres.",
    ),
}


@dataclass(frozen=True)
class RecordNotice:
    """The notice in one language: sentences under each of its headings."""

    kept: tuple[str, ...]
    not_kept: tuple[str, ...]
    why: str
    how_long: str
    who_sees: tuple[str, ...]
    leaves: tuple[str, ...]
    ask: str


def sentence(key: str, language: Language) -> str:
    """Return one sentence of the notice."""
    return kept_together(_TEXTS[key][_LANGUAGES.index(language)], language)


def record_notice(
    profile: RecordProfile,
    letters: LetterPolicy,
    language: Language,
    months: Mapping[RecordClass, int] | None = None,
) -> RecordNotice:
    """Return what a group with these settings tells the people who come; `months` are its retention rules."""
    rules = profile.rules
    kept, not_kept = _kept(rules), _not_kept(rules)
    sees = ["who_sees", "employer" if profile is RecordProfile.WORKPLACE else "organisation", "incident_goes"]
    sees.append("paper_names" if rules.names_on_paper else "paper_blank")
    leaves = [f"letters_{letters.value if rules.names else LetterPolicy.NOTHING.value}", "danger"]
    if profile is RecordProfile.SUD_PROGRAM:
        leaves.append("part_2")

    def said(keys: list[str]) -> tuple[str, ...]:
        return tuple(sentence(key, language) for key in keys)

    return RecordNotice(
        kept=said(kept),
        not_kept=said(not_kept),
        why=sentence("why_names" if rules.names else "why_numbers", language),
        how_long=kept_together(times_told(_kinds(rules, letters), months or {}, language), language)
        or sentence("how_long", language),
        who_sees=said(sees),
        leaves=said(leaves),
        ask=sentence("ask" if rules.names else "ask_numbers", language),
    )


def _kept(rules: ProfileRules) -> list[str]:
    if not rules.names:
        return ["headcount", *_ALWAYS]
    each = ["reasons", "comments", "person_notes", "follow_ups", "access_needs"]
    names = "full_names" if rules.full_names else "short_names"
    return [names, "steps", "marks", *(rule for rule in each if getattr(rules, rule)), *_ALWAYS]


def _not_kept(rules: ProfileRules) -> list[str]:
    if not rules.names:
        return ["no_names", "no_recordings"]
    each = ["reasons", "comments", "person_notes", "access_needs"]
    return [*(f"no_{rule}" for rule in each if not getattr(rules, rule)), "no_recordings"]


_ALWAYS = ("group_note", "incident")


def _kinds(rules: ProfileRules, letters: LetterPolicy) -> frozenset[RecordClass]:
    """Return the kinds of record a group with these settings can have of the people who come."""
    kinds = {RecordClass.SESSION_SUMMARY, RecordClass.INCIDENT}
    if rules.names:
        kinds |= {RecordClass.REGISTER, RecordClass.PERSON}
    if rules.person_notes:
        kinds.add(RecordClass.PERSON_NOTE)
    if rules.follow_ups:
        kinds.add(RecordClass.CONTACT_LOG)
    if rules.names and letters is not LetterPolicy.NOTHING:
        kinds.add(RecordClass.LETTER)
    return frozenset(kinds)

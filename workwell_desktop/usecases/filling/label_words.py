"""The words of the register and of plans in the languages of papers: codes, states of sessions, kinds of parts."""

from workwell_desktop.domain.agenda import Category
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.session import SessionState

_SPANISH: dict[object, str] = {
    Code.NOT_MARKED: "Sin marcar",
    Code.PRESENT: "Presente",
    Code.LATE: "Tarde",
    Code.LEFT_EARLY: "Se fue antes",
    Code.REMOTE: "A distancia",
    Code.APOLOGIES: "Avisó que no venía",
    Code.ABSENT: "Faltó sin avisar",
    Code.CANCELLED: "Anulada para esta persona",
    Code.VISITOR: "Visita",
    Code.ON_LEAVE: "En pausa",
    Code.NOT_EXPECTED: "No se esperaba",
    SessionState.CANCELLED: "Cancelada",
    SessionState.NOT_HELD: "No celebrada",
    SessionState.MOVED: "Aplazada",
    Category.OPENING: "Apertura",
    Category.AGREEMENT: "Acuerdo",
    Category.CHECK_IN: "Ronda inicial",
    Category.TOPIC: "Tema",
    Category.ACTIVITY: "Actividad",
    Category.DISCUSSION: "Conversación",
    Category.BREAK: "Pausa",
    Category.CHECK_OUT: "Ronda final",
    Category.FEEDBACK: "Opiniones",
    Category.CLOSE: "Cierre",
    Category.BUFFER: "Margen",
}
_FRENCH: dict[object, str] = {
    Code.NOT_MARKED: "Non noté",
    Code.PRESENT: "Présent",
    Code.LATE: "En retard",
    Code.LEFT_EARLY: "Parti plus tôt",
    Code.REMOTE: "À distance",
    Code.APOLOGIES: "Excusé",
    Code.ABSENT: "Absent sans nouvelle",
    Code.CANCELLED: "Annulée pour cette personne",
    Code.VISITOR: "Visiteur",
    Code.ON_LEAVE: "En pause",
    Code.NOT_EXPECTED: "Non attendu",
    SessionState.CANCELLED: "Annulée",
    SessionState.NOT_HELD: "Non tenue",
    SessionState.MOVED: "Déplacée",
    Category.OPENING: "Ouverture",
    Category.AGREEMENT: "Accord",
    Category.CHECK_IN: "Tour d’arrivée",
    Category.TOPIC: "Thème",
    Category.ACTIVITY: "Activité",
    Category.DISCUSSION: "Discussion",
    Category.BREAK: "Pause",
    Category.CHECK_OUT: "Tour de départ",
    Category.FEEDBACK: "Retours",
    Category.CLOSE: "Clôture",
    Category.BUFFER: "Marge",
}


def label_in(thing: Code | SessionState | Category, language: Language) -> str:
    """Return what a code, a session that is off or a kind of part is called in a language."""
    if language is Language.ENGLISH:
        return thing.label
    return (_SPANISH if language is Language.SPANISH else _FRENCH)[thing]

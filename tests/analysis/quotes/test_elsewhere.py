"""Languages other than English: what is kept, who is taken to speak, and that none of it is claimed with confidence."""

from __future__ import annotations

import pytest

from index.analysis.quotes import extract


def heard(text: str, language: str) -> list[tuple[str, str | None]]:
    """The words of each quotation with the name it is given to."""
    quotes = extract(text, language=language)
    assert all(q.confidence < 0.5 and (q.speaker is None or q.speaker.inferred) for q in quotes)
    return [(q.text, q.speaker.name if q.speaker else None) for q in quotes]


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("de", "„Wir schließen die Brücke morgen“, sagte Bürgermeisterin Anna Weber.", "Wir schließen", "Anna Weber"),
        ("de", "Der Rat tagte. Ein Satz blieb: „Niemand hat uns danach gefragt.“", "Niemand", None),
        ("de", "„Ja“, sagte Kranz.", "Ja", "Kranz"),
        ("fr", "Selon Marc Dubois, « la route sera fermée dès lundi ».", "la route", "Marc Dubois"),
        ("fr", "Selon le maire, « la route sera fermée dès lundi ».", "la route", None),
        ("es", "El alcalde Juan Pérez: «No podemos esperar más tiempo».", "No podemos", "Juan Pérez"),
        ("it", "«Chiudiamo il ponte domani», ha detto Rossetti.", "Chiudiamo", "Rossetti"),
        ("pt", "Segundo Ana Silva, “vamos fechar a ponte amanhã cedo”.", "vamos", "Ana Silva"),
        ("nl", "“We sluiten de brug morgen vroeg”, zei Jan de Vries.", "We sluiten", "Jan de Vries"),
    ],
)
def test_articles_and_prepositions_are_no_part_of_names(language: str, text: str, words: str, name: str | None) -> None:
    ((found, speaker),) = heard(text, language)
    assert found.startswith(words)
    assert speaker == name


def test_a_last_name_leads_to_the_full_one_quoted_before() -> None:
    text = "«No podemos esperar más», dijo Juan Pérez. «Abriremos otra vez en mayo», dijo Pérez."
    assert [name for _, name in heard(text, "es")] == ["Juan Pérez", "Juan Pérez"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le « péage annuel » de Marc Dubois reste en place."),
        ("de", "Die sogenannte „Brückenmaut light“ von Anna Weber kommt."),
        ("ja", "「渡し舟」は休む。"),
        ("zh", "“老桥”还在。"),
    ],
)
def test_labels_in_marks_are_nobodys_words(language: str, text: str) -> None:
    assert heard(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "spoken"),
    [
        ("es", "—Me voy mañana —dijo Ana López—. No volveré.", [("Me voy mañana No volveré.", "Ana López")]),
        ("fr", "— Je pars demain !\n— Déjà ? demanda Anna.", [("Déjà ?", "Anna")]),
        ("es", "— pan\n— vino\n— queso", []),
    ],
)
def test_dialogue_behind_dashes_needs_a_verb_of_saying(
    language: str, text: str, spoken: list[tuple[str, str | None]]
) -> None:
    assert heard(text, language) == spoken


@pytest.mark.parametrize(
    ("language", "text", "spoken"),
    [
        ("zh", "王小明说：“桥不安全。”", ("桥不安全。", "王小明")),
        ("zh", "“明天关桥，”李华表示。", ("明天关桥，", "李华")),
        ("zh", "李华昨天在会上说：“明天关桥。”", ("明天关桥。", None)),
        ("zh", "他们说：“好。”", ("好。", None)),
        ("ja", "田中氏は「橋は安全だ」と述べた。", ("橋は安全だ", "田中")),
        ("ja", "「橋は閉める」と山田花子さんは話した。", ("橋は閉める", "山田花子")),
    ],
)
def test_short_quotes_are_kept_where_a_verb_of_saying_marks_them(
    language: str, text: str, spoken: tuple[str, str | None]
) -> None:
    assert heard(text, language) == [spoken]

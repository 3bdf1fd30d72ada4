"""Dates, hosts, outlets and languages by themselves."""

from __future__ import annotations

import pytest

from index.loading import dates, hosts, languages, outlets


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-01-14", "2025-01-14"),
        ("20250114", "2025-01-14"),
        ("2025-01-14T09:30:00Z", "2025-01-14T09:30:00+00:00"),
        ("2024-05-15T00:42:49 (UTC -05:00)", "2024-05-15T00:42:49-05:00"),
        ("Jan. 14, 2025", "2025-01-14"),
        ("14th January 2025", "2025-01-14"),
        ("14. Januar 2025", "2025-01-14"),
        ("14 de enero de 2025", "2025-01-14"),
        ("1er mars 2025", "2025-03-01"),
        ("2025年1月14日", "2025-01-14"),
        ("14/01/2025", "2025-01-14"),
        ("1/14/2025", "2025-01-14"),
        ("02.01.2025", "2025-01-02"),
        ("Tue, 14 Jan 2025 09:30:00 GMT", "2025-01-14T09:30:00+00:00"),
        ("Tue, 14 Jan 25 09:30:00 +0100", "2025-01-14T09:30:00+01:00"),
    ],
)
def test_a_date_is_read_in_the_forms_that_pages_and_notes_use(text: str, value: str) -> None:
    assert dates.parse(text) == value


@pytest.mark.parametrize(
    "text", ["01/02/2025", "2025-01", "3 hours ago", "2024-13-45", "0000-00-00", "9" * 5000, "31 June 2025", ""]
)
def test_what_could_be_two_days_or_none_is_no_date(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://127.0.0.1/x",
        "http://localhost/",
        "http://a@b.example/",
        "http://b.example\\@c.example/",
        "http://b.example/\n--flag",
        "http://b.example:99999/",
        "//b.example/",
        "-h",
        "http://exa mple/",
        "http://b.example/" + "a" * 5000,
    ],
)
def test_an_address_that_may_not_be_opened_is_no_address(url: str) -> None:
    assert hosts.valid_url(url) is None


@pytest.mark.parametrize(
    ("host", "registered"),
    [
        ("edition.cnn.com", "cnn.com"),
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("www.smh.com.au", "smh.com.au"),
        ("quay.substack.com", "quay.substack.com"),
        ("example.org", "example.org"),
    ],
)
def test_the_registered_part_of_a_host_is_found_without_a_list_from_the_net(host: str, registered: str) -> None:
    assert hosts.registered(host) == registered


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("The Guardian (London) - Final Edition", "The Guardian"),
        ("Guardian.com.", "The Guardian"),
        ("Agence France Presse -- English", "AFP"),
        ("nyt", "The New York Times"),
        ("El Pais", "El País"),
        ("Quay News", "Quay News"),
        ("“Quay News”", "Quay News"),
    ],
)
def test_a_stated_outlet_is_spelled_one_way(name: str, canonical: str) -> None:
    assert outlets.canonical(name) == canonical


def test_aggregators_are_nobodys_outlet() -> None:
    assert outlets.name_of_host("msn.com") is None
    assert outlets.name_of_host("news.google.com") is None
    assert outlets.name_of_host("quaynews.example") == "quaynews.example"


SENTENCES = {
    "en": (
        "The council said on Monday that the bridge over the river would not be shut again, and the "
        "people who had waited for it were glad. It was the first time in a year that they could walk to "
        "the other side of the town."
    ),
    "de": (
        "Der Rat hat am Montag beschlossen, dass die Brücke über den Fluss nicht mehr gesperrt wird. Das "
        "sagte ein Sprecher der Stadt nach der Sitzung. Für die Anwohner ist es eine gute Nachricht, "
        "denn sie haben lange auf diesen Tag gewartet."
    ),
    "fr": (
        "Le conseil a annoncé lundi que le pont sur la rivière ne serait plus fermé. C'est ce qu'a "
        "déclaré un porte-parole de la ville après une réunion. Pour les habitants, c'est une bonne "
        "nouvelle, car ils ont attendu ce jour très longtemps."
    ),
    "es": (
        "El consejo anunció el lunes que el puente sobre el río ya no estará cerrado. Así lo dijo un "
        "portavoz de la ciudad después de una reunión. Para los vecinos es una buena noticia porque han "
        "esperado este día durante mucho tiempo."
    ),
    "it": (
        "Il consiglio ha annunciato lunedì che il ponte sul fiume non sarà più chiuso. Lo ha detto un "
        "portavoce della città dopo una riunione. Per gli abitanti è una buona notizia, perché hanno "
        "aspettato questo giorno per molto tempo."
    ),
    "pt": (
        "O conselho anunciou na segunda-feira que a ponte sobre o rio não será mais fechada. Foi o que "
        "disse um porta-voz da cidade depois de uma reunião. Para os moradores é uma boa notícia, porque "
        "esperaram muito tempo por este dia."
    ),
    "nl": (
        "De raad heeft maandag besloten dat de brug over de rivier niet meer wordt afgesloten. Dat zei "
        "een woordvoerder van de stad na een vergadering. Voor de bewoners is het goed nieuws, want ze "
        "hebben lang op deze dag gewacht."
    ),
    "ja": "市議会は月曜日に、川に架かる橋を再び開くと発表した。住民は喜んでいる。",
    "zh": "市议会周一宣布，河上的桥将重新开放。居民们很高兴。",
    "ko": "시의회는 월요일에 다리를 다시 연다고 발표했다.",
    "ar": "أعلن المجلس يوم الاثنين أن الجسر سيفتح من جديد أمام الناس.",
    "ru": "Совет объявил в понедельник, что мост снова откроют для людей.",
    "uk": "Рада оголосила в понеділок, що міст знову відкриють для людей, які її чекали.",
    "he": "המועצה הודיעה ביום שני כי הגשר ייפתח מחדש.",
    "hi": "परिषद ने सोमवार को कहा कि पुल फिर से खुलेगा।",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_language_is_told_by_its_script_or_its_small_words(language: str) -> None:
    found = languages.detect(SENTENCES[language])
    assert (found.value, found.inferred) == (language, True)


def test_a_short_text_in_latin_letters_is_of_no_known_language() -> None:
    assert languages.detect("The bridge is open.").value == "und"


@pytest.mark.parametrize(
    ("text", "main"), [("en-US", "en"), ("zh_Hant_TW", "zh"), ("pt", "pt"), ("und", None), ("{x}", None), ("", None)]
)
def test_a_stated_language_is_its_main_subtag(text: str, main: str | None) -> None:
    assert languages.tag(text) == main

"""The card of a notebook and the page of plain text: titles and amounts, as the reader writes them."""

from __future__ import annotations

import html
import json
import pickle
import re
from decimal import Decimal
from typing import Any

import pytest

import inspir
from conftest import ROOT
from inspir import _card, _card_names, _card_words
from test_results import REFUSED

CAMPS = ROOT / "docs" / "examples" / "littoral-chantiers-2027.json"
#: The definitions of the calls of the tests.
DEFINITIONS = sorted((ROOT / "tests" / "calls").glob("*/definition.json"))


@pytest.fixture()
def refused(call: inspir.Call) -> inspir.Assessment:
    return call.assess(REFUSED)


def flat(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def text_of(card: str) -> str:
    """The text of a card, without its tags."""
    inline = re.sub(r"</?(strong|span)\b[^>]*>", "", card)
    return flat(html.unescape(re.sub("<[^>]*>", " ", inline)))


def shown(finding: inspir.Finding) -> bool:
    return finding.status.value in ("not_met", "missing", "to_review")


def test_the_card_of_a_notebook(call: inspir.Call, refused: inspir.Assessment) -> None:
    card = refused._repr_html_()
    assert card.startswith('<div lang="fr" data-outcome="ineligible">')
    assert html.escape("2027 <b>&") in card and "<b>&" not in card
    text = text_of(card)
    for finding in refused.findings:
        told = bool(finding.message) and flat(finding.message) in text
        assert told == shown(finding), finding.requirement
    assert "6 000,00 €" in card and "6000.00" not in card
    opened = re.findall(r"<([a-z][a-z0-9]*)\b[^>]*?(?<!/)>", card)
    closed = re.findall(r"</([a-z][a-z0-9]*)>", card)
    assert sorted(tag for tag in opened if tag not in ("br", "hr", "col")) == sorted(closed)

    sly = call.assess({"<script>alert(1)</script>": 1, "reference": "<script>"})
    card = sly._repr_html_()
    assert "<script" not in card and 'data-outcome="invalid"' in card
    for error in sly.input_errors:
        assert flat(error.message) in text_of(card)
    assert 'data-outcome="incomplete"' in call.assess({})._repr_html_()


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_titles_stand_where_ids_were(locale: str) -> None:
    for of in (*map(inspir.Call.load, inspir.calls()), *map(inspir.Call.load, DEFINITIONS)):
        titles = {item["id"]: item["title"] for item in of.describe(locale)["requirements"]}  # type: ignore[arg-type]
        for application in ({}, REFUSED):
            assessment = of.assess(application, locale)
            for told in (assessment._repr_html_(), assessment.to_text()):
                for finding in filter(shown, assessment.findings):
                    assert finding.requirement not in told, (of, finding)
            card = html.unescape(assessment._repr_html_())
            for finding in filter(shown, assessment.findings):
                assert f"<strong>{titles[finding.requirement]}</strong>" in card, (of, finding)


def test_levels_stand_apart(call: inspir.Call, refused: inspir.Assessment) -> None:
    headings = {"blocking": "Obligatoire", "warning": "Non bloquant", "advice": "Conseil",
                "appraisal": "Appréciation"}  # fmt: skip
    groups = re.findall(
        r'<details data-level="(\w+)" open><summary[^>]*>(.*?)</summary>(.*?)</details>',
        refused._repr_html_(),
    )
    assert [(level, heading.rpartition(" (")[0]) for level, heading, _ in groups] == list(
        headings.items()
    )
    seen = 0
    for level, heading, rows in groups:
        of = [f for f in refused.findings if f.level == level and shown(f)]
        assert heading.endswith(f"({len(of)})")
        assert [flat(f.message) in text_of(rows) for f in of] == [True] * len(of)
        assert rows.count("<tr ") == len(of)
        assert re.findall('<tr data-status="(.*?)"', rows) == [f.status.value for f in of]
        seen += len(of)
        assert f"\n{heading}\n" in refused.to_text()
    assert seen == sum(map(shown, refused.findings))
    # What needs nothing has no heading.
    one = call.assess({"reference": "x"}, "en").to_text()
    assert "Data to correct" not in one and "Compulsory (" in one


def test_mistakes_come_first_and_name_their_place(call: inspir.Call) -> None:
    wrong = {"request": {"amount": "1 €"}, "budget": {"expenses": [{}, {"amount": 1.5}]}, "team": {"a": 1}}
    wrong["documents"] = [{"kind": "x"}]  # type: ignore[assignment]
    for locale, words in (
        ("fr", ("Données à corriger (4)", "Montant demandé : ", "Montant (dépenses, n° 2) : ")),
        ("en", ("Data to correct (4)", "Amount asked for: ", "Amount (expenses, no. 2): ")),
    ):
        assessment = call.assess(wrong, locale)
        for told in (text_of(assessment._repr_html_()), flat(assessment.to_text())):
            places = [told.index(word) for word in words]
            assert places == sorted(places)
            first = inspir.Level.BLOCKING.label(locale).capitalize()
            assert places[-1] < told.index(f"{first} (")
            assert "/request/amount" not in told and "/budget/expenses" not in told
            assert "/team" in told  # The call has no words for it.
            for error in assessment.input_errors:
                assert flat(error.message) in told


def test_places_have_the_labels_of_the_call() -> None:
    names = _card_names.CardTitles(
        "x", places={"/a": "A", "/list": "things"}, columns={"/list/b": "B", "/list/details/c": "C"}
    )
    item = "{column} of {list} {number}"
    for path, words in (
        ("/a", "A"),
        ("/list", "things"),
        ("/list/0/b", "B of things 1"),
        ("/list/11/details/c", "C of things 12"),
        ("/list/0", "/list/0"),
        ("/list/0/z", "/list/0/z"),
        ("/list/x/b", "/list/x/b"),
        ("/lists/0/b", "/lists/0/b"),
        ("", ""),
    ):
        assert names.place(path, item) == words


def test_amounts_as_people_write_them(call: inspir.Call) -> None:
    for amount in ("0", "0.05", "12500", "999999999999.99"):
        for locale in ("fr", "en"):
            told = call.assess({"request": {"amount": amount}}, locale)
            words = inspir.format_amount(amount, locale)
            assert f">{words}</strong>" in html.unescape(told._repr_html_())
            assert words in told.to_text()
    # A sum of many amounts can be more than any application holds.
    assert _card.written(Decimal("1000000000000.00"), "fr", "EUR") == "1000000000000.00 EUR"
    assert _card.written(Decimal("1234.5"), "en", "CHF") == inspir.format_amount("1234.5", "en", "CHF")


def test_the_limit_that_decides_is_named(refused: inspir.Assessment) -> None:
    card = refused._repr_html_()
    (decides,) = [step for step in refused.grant.parts[0].steps if step.decides]
    assert card.count("data-decides") == card.count("limite qui décide") == 1
    assert flat(f"{decides.message} ← limite qui décide") in text_of(card)


def test_the_card_speaks_the_language_of_the_messages(call: inspir.Call) -> None:
    for locale, words in (
        ("fr", ("avis", "inéligible en l’état", "1 sur 53", "20 000,00 €", "non remplie")),
        ("en", ("outcome", "ineligible as it stands", "1 of 53", "€20,000.00", "not met")),
    ):
        refused = call.assess({"request": {"amount": "20000"}, "applicant": {"name": "x"}}, locale)
        card = html.unescape(refused._repr_html_())
        for word in words:
            assert word in card, (locale, word, card)
        (part,) = refused.grant.parts
        for step in part.steps:
            assert step.message in card, (locale, step)


def test_the_page_of_plain_text(call: inspir.Call, refused: inspir.Assessment) -> None:
    for assessment in (refused, call.assess(REFUSED, "en"), call.assess({"nom": 1}, "en")):
        page = assessment.to_text()
        assert "2027 <b>&" in page or assessment.reference is None
        assert all(len(line) <= 88 and line == line.rstrip() for line in page.splitlines())
        for step in assessment.grant.parts[0].steps:
            assert step.message in flat(page)
            assert (f"> {step.message}" in page) == step.decides
        for finding in filter(shown, assessment.findings):
            assert flat(finding.message) in flat(page)
        for error in assessment.input_errors:
            assert flat(error.message) in flat(page)
    printer = RepresentationPrinter()
    refused._repr_pretty_(printer, cycle=False)
    assert printer.texts == [refused.to_text()]


class RepresentationPrinter:
    """What IPython hands to `_repr_pretty_`."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def text(self, text: str) -> None:
        self.texts.append(text)


def test_what_was_not_read_has_no_calculation(call: inspir.Call) -> None:
    unread = call.assess("{", locale="en")
    assert (unread.readable, unread.outcome) == (False, inspir.Outcome.INVALID)
    words = _card_words.LANGUAGES["en"]
    for told in (unread.to_text(), unread._repr_html_()):
        assert words.grant not in told and "data-grant" not in told
        # Nothing was looked at, so nothing is missing.
        assert "Compulsory" not in told
        assert unread.input_errors[0].message in flat(html.unescape(told))


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_figure_has_the_name_that_the_call_gives(locale: str) -> None:
    """The page and the card name parts, categories and quantities by their titles, as reports do."""
    words = {"fr": ("forfait", "à déterminer"), "en": ("flat rate", "not known yet")}[locale]
    for of in (inspir.Call.load(CAMPS), *map(inspir.Call.load, DEFINITIONS)):
        description = of.describe(locale)  # type: ignore[arg-type]
        categories = description.get("categories", [])
        titles = [description["title"]]
        titles += [item["title"] for item in (*categories, *description.get("quantities", []))]
        if len(description["parts"]) > 1:
            titles += [part["title"] for part in description["parts"]]
        if any(each["flat"] for each in categories):
            titles.append(words[0])
        assessment = of.assess({}, locale)
        again = pickle.loads(pickle.dumps(assessment))
        assert again.to_text() == assessment.to_text()
        assert again._repr_html_() == assessment._repr_html_()
        for told in (assessment.to_text(), html.unescape(assessment._repr_html_())):
            for title in titles:
                assert flat(title).lower() in flat(told).lower(), (of, title, told)
            assert words[1] in flat(told) and "—" not in flat(told).replace(" — ", " ")
            for title, value in assessment._figures():
                assert flat(value) in flat(told)


def test_the_card_speaks_every_language_of_the_engine() -> None:
    schema = json.loads((ROOT / "docs/schema/description.json").read_text("utf-8"))
    assert list(_card_words.LANGUAGES) == schema["$defs"]["Locale"]["enum"]


def test_no_word_of_a_comparison_is_written_past_that_table(
    call: inspir.Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def marked(words: str) -> str:
        return re.sub(r"([^{}]+)(?={|$)", r"⟦\1⟧", words)

    compared = inspir.compare([{}] * 1234, call, call.reform({"rate": "0.60"}, edition="2"), envelope=1000)
    words = {name: marked(word) for name, word in vars(_card_words.LANGUAGES["fr"]).items()}
    monkeypatch.setitem(_card_words.LANGUAGES, "fr", _card_words.Language(**words))
    known = {call.title("fr"), *(outcome.label("fr") for outcome in inspir.Outcome)}
    cells = [html.unescape(cell) for cell in re.findall(">([^<]+)<", compared.to_html("fr"))]
    assert any("⟦" in cell for cell in cells)
    for cell in cells:
        assert cell in known or not re.search(r"[^\W\d]", re.sub("⟦[^⟧]*⟧", "", cell)), cell


def test_no_word_of_the_card_is_written_past_its_table(
    call: inspir.Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a language that sets all words in marks, only ids have none."""

    def marked(words: Any) -> Any:
        if isinstance(words, str):
            return re.sub(r"([^{}]+)(?={|$)", r"⟦\1⟧", words)
        return {name: marked(word) for name, word in words.items()}

    def in_marks(amount: Decimal, locale: str, currency: str) -> str:
        return f"⟦{amount} {currency}⟧"

    words = {name: marked(word) for name, word in vars(_card_words.LANGUAGES["fr"]).items()}
    monkeypatch.setitem(_card_words.LANGUAGES, "qps", _card_words.Language(**words))
    monkeypatch.setattr(_card, "written", in_marks)
    monkeypatch.setattr(_card, "labelled", lambda word, locale: f"⟦{word.label()}⟧")
    camps = inspir.Call.load(CAMPS)
    tried = [(call, {}), (call, REFUSED), (call, {"reference": "x", "nom": 1}), (camps, {})]
    for of, application in tried:
        assessment = of.assess(application)
        told = assessment.to_dict()
        ids = set(str(told["reference"]).split())
        names, figures = assessment._names(), assessment._figures()
        assert names is not None
        for finding in told["findings"]:
            title = names.requirements[finding["requirement"]]
            rest = finding.get("message", "").removeprefix(title)
            finding["message"] = f"{marked(title)}⟦{rest}⟧"
        for part in told["grant"]["parts"]:
            for step in part["steps"]:
                step["message"] = f"⟦{step['message']}⟧"
        for error in told["input_errors"]:
            ids.add(error["path"])
            error["message"] = f"⟦{error['message']}⟧"
        text = json.dumps(told, ensure_ascii=False).encode()
        marked_names = _card_names.CardTitles(
            **{
                name: value if isinstance(value, frozenset) else marked(value)
                for name, value in vars(names).items()
            }
        )
        marked_figures = tuple((marked(title), marked(value)) for title, value in figures)
        marked_up = inspir.Assessment._from_json(text, "qps", marked_names, marked_figures)
        card = html.unescape(re.sub(r"<[^>]*>", " ", marked_up._repr_html_()))
        for told_so in (card, marked_up.to_text()):
            bare = re.sub(r"⟦[^⟦⟧]*⟧", " ", told_so)
            assert "⟦" in told_so
            words_left = (word.strip("()") for word in bare.split())
            assert [word for word in words_left if word not in ids and is_word(word)] == []


def is_word(text: str) -> bool:
    return any(char.isalpha() or char in "€%" for char in text)


"""简体中文 is complete: the server's strings in its .po file, the codes of refusals in the consoles' dictionaries."""

import gettext
import re
import subprocess

import pytest
from django.utils.translation import override

from bin.local.place import ROOT
from bin.local.translations import SOURCE
from cad.calls.states import CallOutcome
from tests.docs.sources import alert_kinds, problem_codes, source_strings

DICTIONARIES = ROOT / "web" / "src" / "i18n"


class Untranslated(gettext.NullTranslations):
    """Answers for strings that the catalogue has not."""

    def gettext(self, message):
        return ""

    def pgettext(self, context, message):
        return ""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    """The .po file of today as msgfmt compiles it, which leaves out what is empty or marked fuzzy."""
    compiled = tmp_path_factory.mktemp("locale") / "django.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", compiled, SOURCE], check=True, timeout=60)
    with compiled.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    translations.add_fallback(Untranslated())
    return translations


def test_every_string_of_the_server_has_its_words_in_chinese(catalogue):
    missing = [
        (path, context, words)
        for (context, words), path in source_strings().items()
        if not (catalogue.pgettext(context, words) if context else catalogue.gettext(words))
    ]
    assert missing == [], f"add them to {SOURCE.relative_to(ROOT)}"


def test_the_sources_are_read():
    strings = source_strings()
    assert strings["", "reinforcement held"] == "cad/calls/states.py"
    assert len(strings) > 150


def test_a_string_that_is_not_there_is_found_missing(catalogue):
    assert catalogue.gettext("no such string") == ""


def test_the_compiled_words_are_those_on_the_screen():
    with override("zh-hans"):
        assert str(CallOutcome.REINFORCEMENT_HELD.label) == "增援挂起"
    with override("en"):
        assert str(CallOutcome.REINFORCEMENT_HELD.label) == "reinforcement held"


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_refusal_has_its_words_in_the_consoles(language):
    dictionary = (DICTIONARIES / language / "error.ts").read_text()
    worded = set(re.findall(r"\b(\w+): ['\"`]", dictionary))
    assert {code: path for code, path in problem_codes().items() if code not in worded} == {}


def test_the_codes_of_refusals_are_read():
    codes = problem_codes()
    for code in ("stale_version", "unit_not_available", "coordinates_swapped", "body_too_large", "token_revoked"):
        assert code in codes


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_alert_has_its_words_in_the_consoles(language):
    _, _, alerts = (DICTIONARIES / language / "dispatch.ts").read_text().partition("  alert: {")
    kinds = alert_kinds()
    assert kinds["call_abandoned"] == "cad/calls/lost.py"
    assert {kind: path for kind, path in kinds.items() if f" {kind}: " not in alerts} == {}

"""Early warning learns from the past, says how sure it is, and says when it cannot know."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from motcua.kernel.errors import InvalidInput
from motcua.reports.rules.warning.backtest import backtest
from motcua.reports.rules.warning.learning import TooLittle, due_known, learn, lesson
from motcua.reports.rules.warning.looks import look
from motcua.reports.rules.warning.model import (
    FEATURES,
    Model,
    contributions,
    features,
    probability,
)
from motcua.reports.rules.warning.past import NEVER, Gathered
from tests.reports.warning import years

DAY, BEGIN = years.DAY, years.BEGIN


@pytest.fixture(scope="module")
def known():
    return years.past(1500)


@pytest.fixture(scope="module")
def model(known):
    end = BEGIN + 200 * DAY
    return learn(known, lesson(known, years.moments(200), end, years.elapsed), years.elapsed)


@pytest.fixture(scope="module")
def tried(known):
    split, end = BEGIN + 140 * DAY, BEGIN + 200 * DAY
    return backtest(known, years.moments(200), split, end, years.elapsed)


def test_learned_before_a_day_it_is_better_after_it_than_simpler_ways(tried):
    assert tried.helps
    assert tried.brier < 0.8 * tried.brier_share < 0.8 * tried.brier_base
    assert tried.top > tried.top_share
    assert tried.learned_to <= tried.tested_from


def test_probabilities_are_what_then_happened(tried):
    weight = sum(band.count for band in tried.bands)
    off = sum(band.count * abs(band.said - band.happened) for band in tried.bands) / weight
    assert off < 0.06
    assert weight == tried.looks


def test_no_better_than_the_share_of_the_term_is_no_help(tried):
    assert not replace(tried, brier=tried.brier_share).helps
    assert not replace(tried, brier=tried.brier_base).helps


def test_small_history_is_told_instead_of_guessed():
    few = years.past(120)
    with pytest.raises(TooLittle, match="Cần ít nhất"):
        learn(few, lesson(few, years.moments(200), BEGIN + 200 * DAY, years.elapsed), years.elapsed)


def test_nothing_of_after_the_split_is_learned(known):
    """The same past with everything after the day changed teaches the same."""
    split = BEGIN + 100 * DAY
    taught = lesson(known, years.moments(200), split, years.elapsed)
    changed = years.past(1500)
    later = changed.dossier["finished_s"] > split
    changed.dossier["finished_s"][later] = NEVER
    changed.leg["to_s"][changed.leg["to_s"] > split] = NEVER
    again = lesson(changed, years.moments(200), split, years.elapsed)

    first, second = (
        learn(p, t, years.elapsed).as_data() for p, t in ((known, taught), (changed, again))
    )
    assert first == second
    assert (taught.looks.at_s < split).all()


def test_a_dossier_not_finished_when_due_teaches_as_late():
    gathered = Gathered()
    leg = {"verb": "receive", "status": 4, "step": "a", "unit": "U", "post": None, "due_s": 900,
           "from_s": 0, "to_s": None}  # fmt: skip
    fact = {"code": "D", "procedure": "P", "agency": "U", "channel": 1, "received_s": 0,
            "due_s": 900, "finished_s": None}  # fmt: skip
    gathered.add(fact, [leg])
    gathered.add(fact | {"code": "E", "received_s": None}, [leg])
    known = gathered.whole()

    assert gathered.left_out == 1
    assert lesson(known, [100, 500], 1000, years.elapsed).late.tolist() == [1, 1]
    assert len(lesson(known, [100, 500], 800, years.elapsed).looks) == 0


def test_paused_dossiers_are_not_looked_at_and_teach_nothing_of_their_end():
    gathered = Gathered()
    leg = {"verb": "receive", "status": 4, "step": "a", "unit": "U", "post": 3, "due_s": 900,
           "from_s": 0, "to_s": 100}  # fmt: skip
    paused = leg | {"status": 5, "due_s": None, "from_s": 100, "to_s": 200}
    again = leg | {"due_s": 1000, "from_s": 200, "to_s": None, "verb": "receive_supplement"}
    fact = {"code": "D", "procedure": "P", "agency": "U", "channel": 1, "received_s": 0,
            "due_s": 1000, "finished_s": None}  # fmt: skip
    gathered.add(fact, [leg, paused, again])
    known = gathered.whole()

    assert due_known(known, 150).tolist() == [NEVER]
    assert due_known(known, 250).tolist() == [1000]
    seen = look(known, [50, 150, 250], years.elapsed)
    assert seen.at_s.tolist() == [50, 250]
    assert (seen.pauses.tolist(), seen.left.tolist()) == ([0, 1], [283, 250])


def test_model_is_plain_data_and_comes_back_the_same(known, model):
    back = Model.of_data(json.loads(json.dumps(model.as_data())))
    seen = look(known, [BEGIN + 150 * DAY], years.elapsed)
    rows = features(seen, known.names, back)

    assert rows.shape == (len(seen), len(FEATURES))
    assert np.allclose(probability(rows, back), probability(rows, model))
    odds = contributions(rows, back).sum(axis=1)
    assert (np.argsort(odds) == np.argsort(probability(rows, back))).all()


@pytest.mark.parametrize(
    "spoil", [{"definition": 0}, {"weights": [1.0]}, {"mean": [float("nan")] * 20}, {"more": 1}]
)
def test_data_of_another_version_or_broken_is_refused(model, spoil):
    with pytest.raises(InvalidInput):
        Model.of_data(model.as_data() | spoil)

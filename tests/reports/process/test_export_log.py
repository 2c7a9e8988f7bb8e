"""The province's log in the hands of an independent process-mining library."""

from __future__ import annotations

import gzip
import json
import sqlite3
import warnings
from collections import Counter
from contextlib import closing

import pytest

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import Official
from motcua.parties.models import Party
from motcua.reports.actions.export_log import CHAIN, export_log
from motcua.reports.queries.event_log import Chosen, DossierLog
from tests.province import at

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def pm4py():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pm4py

        return pm4py


def exported(file, **chosen):
    export_log(file, Chosen(**chosen), by=OPERATOR, at=clock.now())
    return file


def happened():
    return Event.objects.filter(name__startswith="dossiers.", chain__startswith="dossier:")


def read(pm4py, file):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pm4py.read_xes(str(file), variant="iterparse", return_legacy_log_object=False)


def test_an_independent_library_reads_the_same_cases_events_and_times(lived, pm4py, tmp_path):
    log = read(pm4py, exported(tmp_path / "log.xes.gz"))

    assert set(log["case:concept:name"]) == set(Dossier.objects.values_list("code", flat=True))
    ours = Counter(happened().values_list("chain", "at"))
    theirs = zip("dossier:" + log["case:concept:name"], log["time:timestamp"], strict=True)
    assert Counter((chain, moment.to_pydatetime()) for chain, moment in theirs) == ours
    received = log[log["verb"] == "receive"]
    assert set(received["concept:name"]) == {"Tiếp nhận"}
    assert received["org:resource"].str.match(r"post:\d+$").all()


def test_times_in_steps_are_those_of_the_events(lived, pm4py, tmp_path):
    log = read(pm4py, exported(tmp_path / "steps.xes", by_step=True))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stays = pm4py.convert_to_dataframe(
            pm4py.objects.log.util.interval_lifecycle.to_interval(pm4py.convert_to_event_log(log))
        )
    spent = stays["time:timestamp"] - stays["start_timestamp"]
    theirs = spent.dt.total_seconds().groupby(stays["step"]).sum().astype(int).to_dict()
    assert {step: s for step, s in theirs.items() if s} == seconds_in_steps()


def seconds_in_steps():
    """Reckoned here from the snapshots alone; a stay that lasts has no length yet."""
    spent = Counter()
    for code in Dossier.objects.values_list("code", flat=True):
        here = None
        for event in happened().filter(chain=f"dossier:{code}").order_by("sequence"):
            after = event.facts["after"]
            place = after["step"], after["holder_unit"], after["holder_post"]
            if here and place != here[0]:
                spent[here[0][0]] += int((event.at - here[1]).total_seconds())
            if here is None or place != here[0]:
                here = place, event.at
    return {step: seconds for step, seconds in spent.items() if step and seconds}


@pytest.mark.parametrize("ending", ["json", "sqlite"])
def test_objects_and_their_relations_are_read_too(lived, pm4py, tmp_path, ending):
    file = exported(tmp_path / f"log.{ending}")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_ocel = {"json": pm4py.read_ocel2_json, "sqlite": pm4py.read_ocel2_sqlite}[ending]
        log = read_ocel(str(file))
    assert len(log.events) == happened().count()
    kinds = Counter(log.objects["ocel:type"])
    assert kinds["dossier"] == Dossier.objects.count()
    assert {"procedure", "unit", "post"} <= set(kinds)
    one = happened().filter(name="dossiers.transfer").order_by("pk").first()
    own = log.relations[log.relations["ocel:eid"] == f"{one.chain[8:]}#{one.sequence}"]
    assert dict(zip(own["ocel:oid"], own["ocel:qualifier"], strict=True)).items() >= {
        (one.chain, "to"), (one.actor, "by"),
    }  # fmt: skip
    assert own["ocel:timestamp"].iloc[0].to_pydatetime() == one.at


def test_no_name_of_a_person_leaves(lived, tmp_path):
    names = {*Official.objects.values_list("name", flat=True)}
    names |= {party.name for party in Party.objects.all()}
    for ending in ("xes", "json", "sqlite"):
        content = exported(tmp_path / f"log.{ending}").read_bytes()
        assert not [name for name in names if name and name.encode() in content]


def test_period_and_procedure_choose_dossiers(lived, tmp_path):
    some = Dossier.objects.order_by("submitted_at")[3]
    day = clock.local(some.submitted_at).date()
    file = exported(tmp_path / "a.json", first=day, last=day, procedure=some.procedure.code)

    told = json.loads(file.read_text("utf-8"))
    codes = {o["id"][8:] for o in told["objects"] if o["type"] == "dossier"}
    wanted = Dossier.objects.filter(
        procedure=some.procedure, submitted_at__gte=at(f"{day} 00:00"),
        submitted_at__lte=at(f"{day} 23:59"),
    )  # fmt: skip
    assert codes == set(wanted.values_list("code", flat=True))
    assert some.code in codes


def test_export_leaves_an_event_and_no_half_file(lived, tmp_path, monkeypatch):
    exported(tmp_path / "log.xes")
    told = Event.objects.filter(chain=CHAIN).latest("sequence")
    assert told.facts["cases"] == Dossier.objects.count()

    def broken(self):
        yield from ()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(DossierLog, "cases", broken)
    with pytest.raises(OSError, match="No space"):
        exported(tmp_path / "again.xes")
    assert [file.name for file in tmp_path.iterdir()] == ["log.xes"]
    assert Event.objects.filter(chain=CHAIN).latest("sequence") == told


def test_unknown_kind_of_file_and_reversed_days_are_refused(lived, tmp_path):
    with pytest.raises(InvalidInput, match=r"\.xes\.gz"):
        exported(tmp_path / "log.txt")
    with pytest.raises(InvalidInput, match="Đổi lại hai ngày"):
        exported(tmp_path / "l.xes", first=at("2026-02-01 00:00"), last=at("2026-01-01 00:00"))


def test_tables_of_ocel_are_those_of_the_standard(lived, tmp_path):
    file = exported(tmp_path / "log.sqlite")
    with closing(sqlite3.connect(file)) as database:
        mapped = dict(database.execute("SELECT ocel_type, ocel_type_map FROM event_map_type"))
        tables = {n for (n,) in database.execute("SELECT name FROM sqlite_master")}
        assert {f"event_{name}" for name in mapped.values()} <= tables
        assert mapped["Tiếp nhận"] == "tiep_nhan"
        dangling = "SELECT count(*) FROM event_object WHERE ocel_object_id NOT IN (SELECT ocel_id FROM object)"
        assert database.execute(dangling).fetchone() == (0,)


def test_zipped_and_plain_hold_the_same(lived, tmp_path):
    plain = exported(tmp_path / "a.xes").read_bytes()
    assert gzip.decompress(exported(tmp_path / "b.xes.gz").read_bytes()) == plain

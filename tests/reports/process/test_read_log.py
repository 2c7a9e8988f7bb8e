"""Foreign logs: read whole, their faults counted by kind and named by line, nothing dropped."""

from __future__ import annotations

import gzip
import io
import tracemalloc

import pytest
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.kernel.errors import InvalidInput
from motcua.reports.rules.process.csv_reading import Columns, read_csv
from motcua.reports.rules.process.faults import Faults, Flaw
from motcua.reports.rules.process.log import LogCase, LogEvent
from motcua.reports.rules.process.store import stored
from motcua.reports.rules.process.xes_reading import NAMELESS, read_xes
from motcua.reports.rules.process.xes_writing import write_xes
from tests.province import at

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="2.0" xmlns="http://www.xes-standard.org/">
  <global scope="event"><string key="concept:name" value="x"/></global>
  <trace>
    <string key="concept:name" value="A1"/>
    <int key="amount" value="14000"/>
    <event>
      <string key="concept:name" value="Register"/>
      <date key="time:timestamp" value="2026-03-02T08:00:00.500+07:00"/>
      <string key="org:resource" value="u7"/>
      <float key="cost" value="n/a"/>
      <list key="goods"><values><string key="item" value="tea"/></values></list>
    </event>
    <event>
      <string key="concept:name" value="Check"/>
      <date key="time:timestamp" value="2026-03-02T03:30:00Z"/>
    </event>
    <event>
      <string key="concept:name" value="Check"/>
      <date key="time:timestamp" value="2026-13-45T99:00:00"/>
    </event>
    <event>
      <date key="time:timestamp" value="2026-03-02T09:00:00+07:00"/>
    </event>
    <event><string key="concept:name" value="Close"/></event>
  </trace>
  <trace>
    <event>
      <string key="concept:name" value="Register"/>
      <date key="time:timestamp" value="2026-03-03T08:00:00"/>
    </event>
  </trace>
  <trace><string key="concept:name" value="Empty"/></trace>
</log>
"""


def xes(text):
    faults = Faults()
    return list(read_xes(io.BytesIO(text.encode()), faults)), faults


def table(text, **columns):
    faults = Faults()
    return list(read_csv(io.StringIO(text), Columns(**columns), faults)), faults


def test_foreign_xes_is_imported_with_its_faults_counted():
    cases, faults = xes(FOREIGN)

    assert [case.case for case in cases] == ["A1", "(dòng 27)", "Empty"]
    assert sum(len(case.events) for case in cases) == FOREIGN.count("<event>")
    assert cases[0].attributes == {"amount": 14000}
    first, second, broken, nameless, timeless = cases[0].events
    assert first.attributes == {"cost": "n/a", "goods/item": "tea", "line": 7}
    assert (second.at - first.at).total_seconds() == 9000 - 0.5
    assert (broken.at, timeless.at, nameless.activity) == (None, None, NAMELESS)
    assert cases[1].events[0].at == at("2026-03-03 08:00")
    lines = {flaw: [line for line, _ in found] for flaw, found in faults.examples.items()}
    assert lines == {
        Flaw.BAD_VALUE: [11], Flaw.BROKEN_TIME: [18], Flaw.NO_ACTIVITY: [22], Flaw.NO_TIME: [25],
        Flaw.NO_CASE: [27], Flaw.NAIVE_TIME: [28], Flaw.NO_EVENTS: [33],
    }  # fmt: skip


@pytest.mark.parametrize(
    "attack",
    [
        '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><log><trace>&b;</trace></log>',
        '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log>&x;</log>',
        '<!DOCTYPE log SYSTEM "http://127.0.0.1:9/evil.dtd"><log/>',
        "<log>" + "<list>" * 200,
        "<html><body/></html>",
        "not xml at all",
        '<log><trace><string key="a" value="' + "x" * (9 * 2**20),
    ],
)
def test_hostile_or_other_files_are_refused(attack):
    with pytest.raises(InvalidInput):
        xes(attack)


def test_file_cut_off_keeps_what_was_whole_and_says_where():
    cases, faults = xes(FOREIGN[: FOREIGN.index("<event><string key")])

    assert [(case.case, len(case.events)) for case in cases] == [("A1", 4)]
    assert faults.counts[Flaw.CUT_OFF] == 1


def test_what_we_write_we_read_alike():
    event = LogEvent(
        activity="Ký & <duyệt>\n“2”", at=at("2026-10-08 09:12"), resource="post:4", unit="so",
        role="LD", attributes={"n": 3, "half": 0.5, "yes": True, "said": "a\tb"},
    )  # fmt: skip
    out = io.StringIO()
    write_xes([LogCase(case="H52'\"1", events=[event])], out, name="x")

    (case,), faults = xes(out.getvalue())
    assert (case.case, faults.counts) == ("H52'\"1", {})
    (read,) = case.events
    assert (read.activity, read.at, read.resource) == (event.activity, event.at, "post:4")
    assert {k: v for k, v in read.attributes.items() if k != "line"} == event.attributes


def test_csv_in_any_order_and_with_names_of_its_own():
    text = (
        "Mã;Việc;Lúc;Tiền\n"
        "A;Nhận;02/03/2026 8:00;5\n"
        "B;Nhận;2026-03-02T01:00:00Z;\n"
        ";Nhận;2026-03-02 08:00;\n"
        "A;;hôm qua;;thừa\n"
    )
    rows, faults = table(text, case="Mã", activity="Việc", time="Lúc")

    assert [(case, event.activity) for case, event in rows] == [
        ("A", "Nhận"), ("B", "Nhận"), ("A", NAMELESS),
    ]  # fmt: skip
    assert rows[0][1].at == rows[1][1].at == at("2026-03-02 08:00")
    assert rows[0][1].attributes == {"Tiền": "5", "line": 2}
    assert faults.counts == {
        Flaw.NAIVE_TIME: 1, Flaw.NO_CASE: 1, Flaw.CELLS: 1, Flaw.NO_ACTIVITY: 1,
        Flaw.BROKEN_TIME: 1,
    }  # fmt: skip
    assert faults.examples[Flaw.NO_CASE] == [(4, "")]


def test_quote_that_is_never_closed_is_told_with_the_rows_it_swallowed():
    text = "case,activity,time\nA,x,2026-03-02T08:00Z\n" + 'B,"x\n' + "C,x,y\n" * 50
    rows, faults = table(text)

    assert len(rows) == 1
    assert faults.examples[Flaw.UNCLOSED] == [(3, "3-53")]


def test_columns_that_cannot_be_told_are_asked_for():
    with pytest.raises(InvalidInput, match="--time"):
        table("case,activity,when\n")
    with pytest.raises(InvalidInput, match="Số"):
        table("case,activity,time\n", case="Số")


@pytest.mark.parametrize("reader", ["xes", "csv"])
def test_memory_does_not_grow_with_the_file(reader):
    small, large = (peak(reader, cases) for cases in (400, 4_000))

    assert large < small + 2_000_000


def peak(reader, cases):
    trace = FOREIGN[FOREIGN.index("<trace>") : FOREIGN.index("</trace>")] + "</trace>"
    tracemalloc.start()
    try:
        with stored() as store:
            if reader == "xes":
                store.take_cases(
                    read_xes(Endless("<log>", trace, cases, "</log>"), Faults()), Faults()
                )
            else:
                rows = Endless("case,activity,time\n", "A,x,2026-03-02T08:00Z\n", cases * 5, "")
                text = io.TextIOWrapper(io.BufferedReader(rows), "utf-8")
                store.take_events(read_csv(text, Columns(), Faults()), Faults())
            assert store.summary().events == cases * 5
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class Endless(io.RawIOBase):
    """A file that is made while it is read."""

    def __init__(self, head, part, times, tail):
        self.parts = iter([head, *(part for _ in range(times)), tail])
        self.rest = b""

    def readable(self):
        return True

    def readinto(self, space):
        while not self.rest:
            part = next(self.parts, None)
            if part is None:
                return 0
            self.rest = part.encode()
        size = min(len(space), len(self.rest))
        space[:size], self.rest = self.rest[:size], self.rest[size:]
        return size


def run(*arguments):
    return CliRunner().invoke(build("log"), ["log", *map(str, arguments)])


def test_command_tells_counts_lines_and_zones(tmp_path):
    file, errors = tmp_path / "log.xes.gz", tmp_path / "errors.csv"
    file.write_bytes(gzip.compress(FOREIGN.encode()))
    answer = run("read", file, "--report", "--errors", errors)

    assert answer.exit_code == 1
    assert answer.stdout == "cases,events,without_time\n2,6,2\n"
    assert "1 lần thời điểm không đọc được" in answer.stderr
    assert "dòng 18 “2026-13-45T99:00:00”" in answer.stderr
    assert "+00:00, +07:00" in answer.stderr
    assert len(errors.read_text("utf-8").splitlines()) == 1 + 8


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("log.xes", b"<html/>", "không phải XES"),
        ("log.csv", b"a,b\n1,2\n", "--case"),
        ("log.xes.gz", b"no gzip", "nén hỏng"),
        ("log.pdf", b"", ".xes.gz"),
    ],
)
def test_unusable_files_end_with_a_sentence(tmp_path, name, content, said):
    file = tmp_path / name
    file.write_bytes(content)
    answer = run("read", file)

    # A fault of the file is put into words, and into exit code 2, by `main`.
    assert answer.exit_code == 2 or isinstance(answer.exception, InvalidInput)
    assert said in (answer.stderr or str(answer.exception))

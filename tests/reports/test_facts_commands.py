"""`motcua facts …` and `motcua verify --deep`: what operators and scripts see."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from motcua.audit.actions.deliver import deliver_owed
from motcua.config.cli import build, running
from motcua.kernel import clock as clocks
from motcua.reports.models import Tally
from motcua.reports.queries import proofs
from tests.province import at


def run(*arguments):
    return CliRunner().invoke(build(arguments[0]), arguments)


@pytest.fixture
def counted(province, clock):
    province.walk(province.received("2026-10-01 08:20"), "transfer")
    while deliver_owed():
        pass


def test_proof_names_the_broken_cell_until_it_is_rebuilt(counted):
    assert run("facts", "prove").exit_code == 0
    Tally.objects.filter(grain="agency", span="month").update(received=5)
    for command in (("facts", "prove"), ("verify", "--deep")):
        told = run(*command)
        assert told.exit_code == 1
        assert "Tally [H52.118, 2026-10, agency commune kênh 1] received: đang ghi 5" in told.output
    assert run("verify").exit_code == 0, "the short check reads no figures"
    assert run("facts", "rebuild").exit_code == 0
    assert run("facts", "prove").exit_code == 0


def test_export_and_its_check(counted, tmp_path):
    out = str(tmp_path / "out")
    assert "Đã xuất 1 hồ sơ: ghi 2 phần" in run("facts", "export", out).output
    assert run("facts", "check", out).exit_code == 0
    next((tmp_path / "out" / "legs").rglob("*.parquet")).unlink()
    told = run("facts", "check", out)
    assert (told.exit_code, "thiếu phần này" in told.output) == (1, True)
    assert run("facts", "export", out, "--as-of", "2026-09-30").exit_code == 0
    assert run("facts", "export", out, "--as-of", "hôm qua").exit_code == 2
    (tmp_path / "file").write_text("")
    told = run("facts", "export", str(tmp_path / "file" / "below"))
    assert (told.exit_code, "Không dùng được" in told.output) == (2, True)


def test_generated_without_a_dossier_in_the_house(db, tmp_path):
    told = run("facts", "generate", str(tmp_path), "--dossiers", "50", "--agencies", "5",
               "--months", "2")  # fmt: skip
    assert told.exit_code == 0 and "cộng 50." in told.output
    assert run("facts", "check", str(tmp_path)).exit_code == 0


def test_worker_proves_at_night_in_a_process_of_its_own(counted, clock, monkeypatch):
    started = []

    class Process:
        def __init__(self, command):
            started.append(command[-3:])

        def poll(self):
            return None

    monkeypatch.setattr(running.subprocess, "Popen", Process)
    monkeypatch.setattr(running, "_looked", -running.LOOK_EVERY)
    under_way = running._prove_at_night(None)
    assert started == [["facts", "prove", "--quiet"]]
    assert running._prove_at_night(under_way) is under_way, "one at a time"
    assert run("facts", "prove", "--quiet").output == ""
    assert proofs.last_proof().found == 0
    assert not proofs.is_due(clocks.now()) and proofs.is_due(at("2026-10-09 02:00"))

"""`bench papers`: a receipt by typst, beside the same page by reportlab, fpdf2 and WeasyPrint.

The peers set the same words on A4 in the same font, with the table and the QR code, but without
tags, PDF/A or PDF/UA: none of them gives those at this effort. So they do less.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable

from bench import Figure, Timing, interleaved, show
from bench.peer_environments import measured_with

PEERS = ("reportlab>=4.4", "fpdf2>=2.8", "weasyprint>=66")
MANY = 100
BUDGET_ONE, BUDGET_MANY = 0.010, 0.3


def run(*, as_json: bool) -> bool:
    """Measures in an environment of its own, which has the peers; ours has not."""
    return measured_with("bench.papers", PEERS, as_json=as_json)


def measure() -> list[Figure]:
    from bench import papers_peers as peers

    receipts, form = peers.receipts(MANY * 40)
    following = iter(itertools.cycle(receipts))

    def one(set_paper: Callable[..., bytes], *more: object) -> None:
        set_paper(next(following), *more)

    def ten() -> None:
        for _ in range(10):
            one(peers.ours, form)

    def many_and_ten() -> None:
        peers.ours_many(list(itertools.islice(following, MANY)), form)
        ten()

    contestants: dict[str, tuple[Callable[[], object], int]] = {
        "receipt": (ten, 10),
        "reportlab": (lambda: [one(peers.by_reportlab) for _ in range(10)], 10),
        "fpdf2": (lambda: [one(peers.by_fpdf2) for _ in range(2)], 2),
    }
    setters = [peers.by_reportlab, peers.by_fpdf2, lambda paper: peers.ours(paper, form)]
    if peers.has_weasyprint():
        contestants["weasyprint"] = (lambda: one(peers.by_weasyprint), 1)
        setters.append(peers.by_weasyprint)
    else:
        print("Không có thư viện Pango: bỏ qua WeasyPrint.", file=sys.stderr)
    for set_paper in setters:
        peers.check(set_paper(receipts[0]), receipts[0])
    seen = interleaved(contestants, rounds=9)
    # typst throws away what it remembers of a batch ten papers later: the batch pays for it.
    batch = interleaved({"both": (many_and_ten, 1), "ten": (ten, 1)}, rounds=9)
    seen["receipts.100"] = Timing(batch["both"].median - batch["ten"].median, batch["both"].spread)
    return [
        _figure(seen, "receipt", "budget", Timing(BUDGET_ONE, 1), 1),
        _figure(seen, "receipts.100", "budget", Timing(BUDGET_MANY, 1), 1),
        *(
            _figure(seen, "receipt", name, seen[name])
            for name in ("reportlab", "fpdf2", "weasyprint")
            if name in seen
        ),
    ]


def _figure(
    seen: dict[str, Timing], name: str, peer: str, against: Timing, target: float = 0
) -> Figure:
    return Figure(
        name=f"papers.{name}",
        value=seen[name].median * 1e3,
        unit="ms",
        peer=peer,
        peer_value=against.median * 1e3,
        target=target,
        spread=seen[name].spread,
    )


if __name__ == "__main__":
    sys.exit(0 if show(measure(), as_json="--json" in sys.argv) else 1)

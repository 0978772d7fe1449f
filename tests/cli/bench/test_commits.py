"""The moment of a commit is known from outside: it lies before the writer answers, and after what was there before."""

import time
from contextlib import closing
from pathlib import Path

from cli.bench import four_counters, kupang
from cli.bench.commits import commits
from cli.bench.stores import opened_store
from core.commands import Command, Errand, Issue
from core.ids import derived


def test_commits_have_their_moments_in_order(tmp_path: Path) -> None:
    made = kupang.site()
    with closing(opened_store(tmp_path, made)) as writer:
        before = writer.state.lsn
        began, answered = time.monotonic_ns(), dict[int, int]()
        with commits(tmp_path) as seen:
            for n, (_, service) in enumerate(four_counters.counters(made)):
                issue = Issue(derived("ticket", n), (Errand(service),))
                writer.submit([Command(derived(n), "kiosk", issue)], writer.state.at_ms)
                answered[writer.state.lsn] = time.monotonic_ns()
        assert min(seen) == before + 1
        assert max(seen) == writer.state.lsn
        assert len(answered) == four_counters.COUNTERS
        assert all(began <= seen[lsn] <= answered[lsn] for lsn in answered)
        assert [seen[lsn] for lsn in sorted(seen)] == sorted(seen.values())

"""A report of Lighthouse that leaves anything out is no report: it is asked for again, then told."""

import copy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from audits import CATEGORIES, Finding, complete, summary

ROOT = Path(__file__).parents[3]
ADDRESS = "http://shop.localhost:4566/"
TIMINGS = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)
Damage = Callable[[dict[str, Any]], object]


def audited(score: float, **further: object) -> dict[str, Any]:
    return {"score": score, "scoreDisplayMode": "numeric", "title": "A title", **further}


def report(*, performance: float = 1, contrast: float = 1, script: int = 50_000) -> dict[str, Any]:
    """One audit in each category but performance, of which the timings are."""
    requests = {"items": [{"resourceType": "Script", "transferSize": script}, {"transferSize": 9}]}
    found = {
        **{name: audited(performance, numericValue=1000.0) for name in TIMINGS},
        "color-contrast": audited(contrast),
        "errors-in-console": audited(1),
        "meta-description": audited(1),
        "network-requests": audited(1, details=requests),
    }
    of_category = (TIMINGS, ["color-contrast"], ["errors-in-console"], ["meta-description"])
    scores = (performance, contrast, 1, 1)
    return {
        "audits": {name: {"id": name, **each} for name, each in found.items()},
        "categories": {
            category: {"score": score, "auditRefs": [{"id": name, "weight": 1} for name in names]}
            for category, score, names in zip(CATEGORIES, scores, of_category, strict=True)
        },
        "environment": {"benchmarkIndex": 3000, "hostUserAgent": "Chrome/1.2"},
        "lighthouseVersion": "13",
    }


def broken(audit: str) -> Damage:
    """As Lighthouse tells of an audit that it could not carry out."""
    return lambda whole: whole["audits"][audit].update(
        score=None, scoreDisplayMode="error", errorMessage="No trace"
    )


DAMAGES: list[tuple[Damage, str]] = [
    (lambda whole: whole.update(runtimeError={"message": "NO_FCP"}), "NO_FCP"),
    (broken("largest-contentful-paint"), "largest-contentful-paint: No trace"),
    (broken("color-contrast"), "color-contrast: No trace"),
    (broken("network-requests"), "network-requests: No trace"),
    (lambda whole: whole["categories"]["seo"].update(score=None), "seo: no score"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGES)
def test_what_is_left_out_is_asked_for_again_and_then_told(damage: Damage, said: str) -> None:
    whole, damaged = report(), report()
    damage(damaged)
    attempts = iter([damaged, damaged, whole])
    assert complete(ADDRESS, lambda: next(attempts)) is whole
    with pytest.raises(SystemExit) as raised:
        complete(ADDRESS, lambda: copy.deepcopy(damaged))
    assert raised.value.code == f"{ADDRESS}: {said}"


def test_an_audit_that_counts_nowhere_may_break_down() -> None:
    whole = report()
    whole["audits"]["an-insight"] = {}
    broken("an-insight")(whole)
    whole["categories"]["seo"]["auditRefs"].append({"id": "an-insight", "weight": 0})
    assert complete(ADDRESS, lambda: whole) is whole


def test_performance_and_script_are_medians_and_the_other_scores_the_worst() -> None:
    of_a_page = summary(
        [
            report(performance=0.9, contrast=0.8, script=1000),
            report(performance=0.97, script=3000),
            report(performance=1, script=2000),
        ]
    )
    assert of_a_page.scores == {"performance": 97, "accessibility": 80, "best-practices": 100, "seo": 100}
    assert of_a_page.script_kb == 2
    assert of_a_page.findings == (Finding("accessibility", "color-contrast", "A title"),)


def test_without_node_js_there_is_one_sentence(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.symlink_to(sys.executable)
    script = ROOT / "bench" / "lighthouse" / "measure.py"
    done = subprocess.run([python, script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Node.js is not beside this Python; `make lighthouse` installs it and uses it.\n"

"""The one table of `make bench`, its verdicts, and the page it is written to."""

from pathlib import Path

import pytest
from figure import Figure
from results import PageError, Result, marks, missed, table, write_page

FAST = Figure("verify", "20.0 µs", "raw: 12.0 µs", ratio=0.6, target="≥ 0.60", met=True)
LARGE = Figure("script", "5,001 B", "", target="≤ 5,000 B", met=False)
UNASKED = Figure("verify", "20.0 µs", "PyJWT 2: 90.0 µs", ratio=4.499)
RESULTS = [
    Result("verify", "Tokens", (FAST, UNASKED), "details of tokens"),
    Result("sizes", "Sizes", (LARGE,)),
]


def test_every_figure_is_a_line_under_the_title_of_its_part() -> None:
    assert table(RESULTS).splitlines() == [
        "| what       |    ours | next to          | ratio | target    |        |",
        "|------------|--------:|------------------|------:|-----------|--------|",
        "| **Tokens** |         |                  |       |           |        |",
        "| verify     | 20.0 µs | raw: 12.0 µs     |  0.60 | ≥ 0.60    | ok     |",
        "| verify     | 20.0 µs | PyJWT 2: 90.0 µs |  4.50 |           |        |",
        "| **Sizes**  |         |                  |       |           |        |",
        "| script     | 5,001 B |                  |       | ≤ 5,000 B | MISSED |",
    ]


def test_missed_is_what_a_target_asks_for_and_is_not_met() -> None:
    assert missed(RESULTS) == ["script: 5,001 B, ≤ 5,000 B"]
    assert missed(RESULTS[:1]) == []


def test_the_page_gets_table_machine_and_details_and_keeps_its_own_words(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    inside = ["\n\nold\n\n".join(marks(name)) for name in ("table", "verify")]
    page.write_text("# Title\n{}\nwords\n{}\nmore\n".format(*inside), encoding="utf-8")
    write_page(page, RESULTS, "2026-11-23: a machine.")
    begin, end = marks("verify")
    written = page.read_text(encoding="utf-8")
    assert written.endswith(f"\nwords\n{begin}\n\ndetails of tokens\n\n{end}\nmore\n")
    assert f"{table(RESULTS)}\n\n2026-11-23: a machine.\n\n{marks('table')[1]}" in written
    assert written.startswith("# Title\n")
    assert "old" not in written


def test_a_page_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = "\n".join(marks("table"))
    page.write_text(text, encoding="utf-8")
    with pytest.raises(PageError, match="verify"):
        write_page(page, RESULTS, "")
    assert page.read_text(encoding="utf-8") == text


def test_the_projects_page_has_a_place_for_every_part_with_details(tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs" / "benchmarks.md"
    copy = tmp_path / page.name
    copy.write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    names = ("verify", "handlers", "imports", "bundles")
    write_page(copy, [Result(name, name, (), f"details of {name}") for name in names], "")
    assert all(f"details of {name}" in copy.read_text(encoding="utf-8") for name in names)

"""The one table of `make bench`, its verdicts, and the pages that it is written to."""

from pathlib import Path

import pytest
from figure import Figure
from marked_page import PageError, marks
from parts import DOCS, PARTS
from results import Result, missed, report, table, write_pages

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
    write_pages(page, RESULTS, "2026-11-23: a machine.")
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
        write_pages(page, RESULTS, "")
    assert page.read_text(encoding="utf-8") == text


def test_a_part_may_have_a_page_of_its_own_for_its_details(tmp_path: Path) -> None:
    page, own = tmp_path / "page.md", tmp_path / "own.md"
    page.write_text("\n".join(marks("table")), encoding="utf-8")
    own.write_text("\n".join(marks("prices")), encoding="utf-8")
    write_pages(page, [Result("prices", "Prices", (UNASKED,), "details of prices", own)], "")
    assert "PyJWT" in page.read_text(encoding="utf-8")
    begin, end = marks("prices")
    assert own.read_text(encoding="utf-8") == f"{begin}\n\ndetails of prices\n\n{end}"


def test_nothing_is_written_to_any_page_when_one_lacks_its_marks(tmp_path: Path) -> None:
    page, own = tmp_path / "page.md", tmp_path / "own.md"
    page.write_text("\n".join(marks("table")), encoding="utf-8")
    own.touch()
    with pytest.raises(PageError, match="prices"):
        write_pages(page, [Result("prices", "Prices", (), "details", own)], "")
    assert page.read_text(encoding="utf-8") == "\n".join(marks("table"))


def test_without_all_parts_nothing_is_written_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("\n".join(marks("table")), encoding="utf-8")
    found = {"verify": Result("verify", "Tokens", (FAST,)), "sizes": None}
    assert report(found, "a machine", page=page) == 1
    said = capsys.readouterr().out
    assert "NOT MEASURED: sizes" in said
    assert "NOT WRITTEN: page.md" in said
    assert page.read_text(encoding="utf-8") == "\n".join(marks("table"))
    assert report(found | {"sizes": Result("sizes", "Sizes", ())}, "a machine", page=page) == 0
    assert "NOT" not in capsys.readouterr().out
    assert "| verify " in page.read_text(encoding="utf-8")


def test_the_projects_pages_have_a_place_for_every_part_with_details(tmp_path: Path) -> None:
    with_details = {"verify", "handlers", "imports", "bundles", "prices"}
    copies = {part.page: tmp_path / part.page for part in PARTS}
    for name, copy in copies.items():
        copy.write_text((DOCS / name).read_text(encoding="utf-8"), encoding="utf-8")
    results = [
        Result(part.name, part.title, (), f"details of {part.name}", copies[part.page])
        for part in PARTS
        if part.name in with_details
    ]
    write_pages(copies["benchmarks.md"], results, "")
    written = "".join(copy.read_text(encoding="utf-8") for copy in copies.values())
    assert len(results) == len(with_details)
    assert all(f"details of {name}" in written for name in with_details)

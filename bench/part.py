"""One part of `make bench`, in a process of its own: ``python bench/part.py MODULE RESULT``.

MODULE is a path beneath this folder. It has ``figures() -> list[Figure]`` and, where the page shows more than
those, ``details() -> str``: Markdown about what ``figures()`` has measured. RESULT gets both, as JSON.
"""

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def main(module: str, result: str) -> None:
    folder, _, name = module.rpartition("/")
    searched = (HERE / folder, HERE, HERE / "inputs", ROOT / "cdk_app", ROOT / "runtime")
    sys.path[:0] = map(str, searched)
    part = import_module(name)
    figures = [asdict(figure) for figure in part.figures()]
    details = part.details() if hasattr(part, "details") else None
    Path(result).write_text(json.dumps({"figures": figures, "details": details}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Run as a process by `chalice_package`: Chalice packages a staged app, then the zip is made reproducible."""

import json
import sys
from pathlib import Path

from chalice.api import package_app

from cognito_sso.packaging.reproducible_zip import rewrite_zip


def main(stage: Path, folder: Path) -> None:
    """Write `function.zip` and `open_api.json` into `folder`."""
    out = folder / "chalice"
    package_app(str(stage), str(out), "api")
    template = json.loads((out / "sam.json").read_text(encoding="utf-8"))
    described = template["Resources"].get("RestAPI", {}).get("Properties", {}).get("DefinitionBody", {})
    (folder / "open_api.json").write_text(json.dumps(described), encoding="utf-8")
    rewrite_zip(out / "deployment.zip", folder / "function.zip")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Rewrites a zip so that equal contents are equal bytes, with compiled modules beside the sources.

Equal bytes keep CDK's asset hash, and with it the deployed function, as they are. Wheels carry no `.pyc`
and Lambda's file system is read-only, so without them every cold start would compile every module.
`unchecked-hash` files are taken as they are, whatever time the source has (PEP 552).
"""

import py_compile
import tempfile
import zipfile
from pathlib import Path
from sys import implementation

_FIXED_TIME = (2020, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16
# Type hints, C sources and install records are read by tools, never at run time.
_NOT_NEEDED = (".pyi", ".c", ".h", ".pyx", "py.typed", "RECORD", "INSTALLER", "REQUESTED", "direct_url.json")


def rewrite_zip(source: Path, target: Path) -> None:
    """Write the members of `source` to `target`: sorted, with fixed times and modes, modules compiled."""
    with zipfile.ZipFile(source) as before:
        members = {name: before.read(name) for name in before.namelist() if _is_needed(name)}
    for name in [name for name in members if name.endswith(".py")]:
        compiled = _compile(name, members[name])
        if compiled is not None:
            members[_cache_name(name)] = compiled
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as after:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.external_attr = _FILE_MODE
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, members[name])


def _is_needed(name: str) -> bool:
    return not name.endswith(("/", ".pyc", *_NOT_NEEDED)) and "/tests/" not in f"/{name}"


def _cache_name(name: str) -> str:
    path = Path(name)
    return str(path.parent / "__pycache__" / f"{path.stem}.{implementation.cache_tag}.pyc")


def _compile(name: str, source: bytes) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        module, compiled = Path(folder, "module.py"), Path(folder, "module.pyc")
        module.write_bytes(source)
        try:
            py_compile.compile(
                str(module),
                cfile=str(compiled),
                dfile=f"/var/task/{name}",
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
        except py_compile.PyCompileError:
            return None  # a template or a module for another Python version: imported by nobody here
        return compiled.read_bytes()

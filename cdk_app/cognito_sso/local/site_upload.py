"""Puts a built site into its bucket: what changed is written, what is gone is deleted."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cognito_sso.local.errors import LocalError
from cognito_sso.local.site_outputs import Site

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_IMMUTABLE = "public, max-age=31536000, immutable"
_REVALIDATED = "no-cache"


@dataclass(frozen=True)
class Uploaded:
    """How many objects an upload wrote and deleted."""

    written: int
    deleted: int


def site_files(root: Path, site: Site) -> dict[str, bytes]:
    """Object key → content: the built files, and `config.json` as the stack describes it.

    Raises:
        LocalError: the site is not built.
    """
    dist = root / site.dist
    if not (dist / "index.html").is_file():
        raise LocalError(f"The site {site.label} is not built: {dist}/index.html is missing.")
    files = {
        path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.rglob("*") if path.is_file()
    }
    files["config.json"] = json.dumps(site.config, indent=2, sort_keys=True).encode()
    return files


def object_headers(key: str) -> tuple[str, str]:
    """Content-Type and Cache-Control of an object. Names below `assets/` carry a hash of the content."""
    content_type = _CONTENT_TYPES.get(Path(key).suffix.lower(), "application/octet-stream")
    return content_type, _IMMUTABLE if key.startswith("assets/") else _REVALIDATED


def upload(buckets: "S3Client", site: Site, files: dict[str, bytes]) -> Uploaded:
    """Make the bucket hold exactly `files`. Pages come last: they name assets that must be there."""
    stored = _stored(buckets, site.bucket)
    changed = [key for key, content in files.items() if stored.get(key) != _etag(content)]
    for key in sorted(changed, key=lambda key: (not key.startswith("assets/"), key)):
        content_type, cache_control = object_headers(key)
        buckets.put_object(
            Bucket=site.bucket,
            Key=key,
            Body=files[key],
            ContentType=content_type,
            CacheControl=cache_control,
        )
    stale = [key for key in stored if key not in files]
    for key in stale:
        buckets.delete_object(Bucket=site.bucket, Key=key)
    return Uploaded(len(changed), len(stale))


def _stored(buckets: "S3Client", bucket: str) -> dict[str, str]:
    pages = buckets.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {item["Key"]: item["ETag"] for page in pages for item in page.get("Contents", [])}


def _etag(content: bytes) -> str:
    return f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'

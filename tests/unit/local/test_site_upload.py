"""A bucket ends up holding exactly the built site, with headers that browsers cache by."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
from cognito_sso.local.errors import LocalError
from cognito_sso.local.site_outputs import Site
from cognito_sso.local.site_upload import Uploaded, object_headers, site_files, upload
from moto import mock_aws

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

SITE = Site(
    label="shop",
    bucket="shop-bucket",
    distribution_domain="d.cloudfront.net",
    dist="frontend/dist",
    config={"client_id": "c"},
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    dist = tmp_path / "frontend" / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("<!doctype html>")
    (dist / "assets" / "app-1a2b.js").write_text("let a")
    (dist / "config.json").write_text('{"client_id": "from the build"}')
    return tmp_path


@pytest.fixture
def buckets() -> Iterator["S3Client"]:
    with mock_aws():
        client = boto3.client(
            "s3", region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
        )
        client.create_bucket(Bucket="shop-bucket")
        yield client


def _keys(buckets: "S3Client") -> list[str]:
    return sorted(item["Key"] for item in buckets.list_objects_v2(Bucket="shop-bucket").get("Contents", []))


def test_the_first_upload_writes_all_with_their_headers(project: Path, buckets: "S3Client") -> None:
    assert upload(buckets, SITE, site_files(project, SITE)) == Uploaded(3, 0)
    page = buckets.get_object(Bucket="shop-bucket", Key="index.html")
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    asset = buckets.get_object(Bucket="shop-bucket", Key="assets/app-1a2b.js")
    assert asset["ContentType"] == "text/javascript; charset=utf-8"
    assert "immutable" in asset["CacheControl"]


def test_config_json_is_what_the_stack_says(project: Path, buckets: "S3Client") -> None:
    upload(buckets, SITE, site_files(project, SITE))
    config = buckets.get_object(Bucket="shop-bucket", Key="config.json")
    assert json.loads(config["Body"].read()) == {"client_id": "c"}
    assert config["CacheControl"] == "no-cache"


def test_an_unchanged_site_is_not_written_again(project: Path, buckets: "S3Client") -> None:
    upload(buckets, SITE, site_files(project, SITE))
    assert upload(buckets, SITE, site_files(project, SITE)) == Uploaded(0, 0)


def test_a_new_build_writes_what_changed_and_deletes_what_is_gone(project: Path, buckets: "S3Client") -> None:
    upload(buckets, SITE, site_files(project, SITE))
    assets = project / "frontend" / "dist" / "assets"
    (assets / "app-1a2b.js").rename(assets / "app-9z8y.js")
    assert upload(buckets, SITE, site_files(project, SITE)) == Uploaded(1, 1)
    assert _keys(buckets) == ["assets/app-9z8y.js", "config.json", "index.html"]


def test_a_site_that_is_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocalError, match="The site shop is not built"):
        site_files(tmp_path, SITE)


@pytest.mark.parametrize(
    ("key", "content_type"),
    [
        ("favicon.SVG", "image/svg+xml"),
        ("assets/a.css", "text/css; charset=utf-8"),
        ("assets/f.woff2", "font/woff2"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_content_types(key: str, content_type: str) -> None:
    assert object_headers(key)[0] == content_type

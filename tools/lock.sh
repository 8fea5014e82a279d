#!/bin/sh
# Writes the lock files: Python with hashes for every platform, npm without download addresses.
set -eu
lock() {
    output=$1
    shift
    .venv/bin/uv pip compile "$@" --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
        --custom-compile-command "make lock" --quiet --output-file "$output"
}
.venv/bin/pip install --quiet --require-hashes -r requirements-dev.txt
lock requirements.txt pyproject.toml --extra local --extra checkout
lock requirements-dev.txt pyproject.toml --extra local --extra checkout --extra dev
lock runtime/requirements.txt runtime/requirements.in
lock tools/checkov/requirements.txt tools/checkov/requirements.in
# With node_modules there, npm would leave out other platforms' binaries.
for folder in . bench/lighthouse bench/bundles; do
    (cd "$folder" && rm -rf node_modules package-lock.json && npm install --silent)
done

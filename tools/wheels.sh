#!/bin/sh
# Builds what other projects install: the wheels of cognito_sso and sso_auth, and the SDK's npm package.
# The same sources give the same bytes. usage: tools/wheels.sh FOLDER
set -eu
mkdir -p "$1"
root=$PWD
folder=$(cd "$1" && pwd)
rm -f "$folder"/cognito_sso*.whl "$folder"/sso_sdk-*.tgz
export SOURCE_DATE_EPOCH=1767225600 # 2026-01-01; zip and tar keep times
build() {
    (cd "$1" && "$root/.venv/bin/python" -m hatchling build -t wheel -d "$folder")
}
build .
build runtime
npm pack --silent --workspace frontend/sso_sdk --pack-destination "$folder"

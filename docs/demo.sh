#!/bin/sh
# The life of the memorandum in one session, on a temporary register: `make demo` runs it.
# usage: demo.sh FOLDER-OF-THE-BINARY
set -eu
PATH="$1:$PATH"
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export DEPOSITARY_REGISTER="$folder/register.sqlite"
export DEPOSITARY_NOW="2026-02-10T09:00:00Z"
unset LC_ALL LC_MESSAGES
export LANG=C.UTF-8

say() { printf '\n# %s\n' "$*"; }
run() {
  printf '$ depositary'
  for word in "$@"; do case $word in *[!A-Za-z0-9./=_-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac; done
  printf '\n'
  depositary "$@" || printf '[status %s]\n' "$?"
}

say "The memorandum of Tokyo, 28 October 2025, from its clause file; both participants sign."
run agreement add Fixtures/technology-prosperity-deal.yaml
run record signature jp-us-tpd --by JP --by US --on 2025-10-28 --place Tokyo

say "An invented modification: one decision alone changes nothing, and the audit says who is missing."
run record amendment jp-us-tpd --amendment 2025-1 --title 'Annual review' --by JP --on 2025-12-01
run amendments jp-us-tpd
run record amendment jp-us-tpd --amendment 2025-1 --title 'Annual review' --by US --on 2025-12-10
run amendments jp-us-tpd

say "An invented notice, delivered on 15 January 2026."
run record notice jp-us-tpd --by US --delivered 2026-01-15
run termination-date jp-us-tpd

say "Why that day, in both languages."
run explain jp-us-tpd
run explain jp-us-tpd --lang ja

say "What if both agree on 31 March instead? First asked, then recorded."
run record agreed-date jp-us-tpd --by JP --by US --on 2026-02-05 --effective 2026-03-31 --dry-run
run record agreed-date jp-us-tpd --by JP --by US --on 2026-02-05 --effective 2026-03-31
run status jp-us-tpd

say "What was known before that, and the whole record."
run termination-date jp-us-tpd --as-known-at 5
run history jp-us-tpd

say "Nothing was rewritten: every hash, the tree over them and its root, computed anew."
run verify

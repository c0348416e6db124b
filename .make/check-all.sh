#!/bin/sh
# The checks that take too long for every change: the tests under the sanitizers of addresses and of threads, the fuzzers at
# larger counts, a million sums, and power cuts, kills and failing system calls. Each is told by one line with its result
# and duration; what it printed is in .build/check-all/NAME.log. Status 1 if any failed.
#
#   check-all.sh [NAME ...]     all of them, or those named
#
# DEPOSITARY_FUZZ, DEPOSITARY_FUZZ_ACTS   how many bundles and acts files are made up
# DEPOSITARY_SEED                         which; the tests print it
# DEPOSITARY_TOOLS                        the folder of the programs that cut the power, kill and let calls fail; they
#                                         are no part of the repository, and without it these checks are left out
set -u
cd "$(dirname "$0")/.." || exit 1
logs=.build/check-all
mkdir -p "$logs"
wanted=" $* "
failed=0

check() { # check NAME COMMAND...
  name=$1
  shift
  case "$wanted" in "  " | *" $name "*) ;; *) return ;; esac
  start=$(date +%s)
  if "$@" >"$logs/$name.log" 2>&1; then result=passed; else result="FAILED, see $logs/$name.log"; failed=1; fi
  echo "$name: $result, $(($(date +%s) - start)) s"
}

# A debug build of its own for each sanitizer. The command that the tests start is built with it as well.
sanitized() { # sanitized KIND FOLDER SWIFT-TEST-OPTION...
  kind=$1
  folder=$2
  shift 2
  # Leaks are not looked for: what globals hold, such as a fixture that is made once, is never given back.
  ASAN_OPTIONS=detect_leaks=0 swift test --sanitize="$kind" --scratch-path ".build/$folder" "$@"
}

# A million is the count of `make oracle` too.
sums() { make -s oracle; }

release() { swift build -c release --build-tests -Xswiftc -enable-testing --scratch-path .build/fuzz; }
fuzz() {
  release || return
  DEPOSITARY_FUZZ="${DEPOSITARY_FUZZ:-20000}" DEPOSITARY_FUZZ_ACTS="${DEPOSITARY_FUZZ_ACTS:-2000}" \
    swift test -c release --skip-build -Xswiftc -enable-testing --scratch-path .build/fuzz --filter 'Fuzz'
}

faults() { # faults TOOL: with a folder of its own
  release || return
  programs=$(swift build -c release -Xswiftc -enable-testing --scratch-path .build/fuzz --show-bin-path) || return
  writer="$programs/fault-writer"
  folder=$(mktemp -d) || return
  register="$folder/r.db"
  tools=$DEPOSITARY_TOOLS
  case $1 in
    power) python3 "$tools/crash_replay.py" --seeds 3 --check "$writer count {db}" "$folder" r.db -- \
      "$writer" append "$register" 20 ;;
    kill) python3 "$tools/kill9.py" -n 2672 --max-ms 120 --count "$writer count $register" -- \
      "$writer" append "$register" 100000 ;;
    calls) "$writer" append "$register" 20 >/dev/null && python3 "$tools/syscall_faults.py" --base "$register" \
      --check "$writer count {db}" -- "$writer" append '{db}' 3 ;;
    # The journal that stays beside a register holds nothing any more.
    bits) "$writer" append "$register" 20 >/dev/null && rm -f "$register-journal" &&
      python3 "$tools/bitflip.py" -n 8400 --file "$register" --verify "$programs/depositary verify --register {file}" \
        --export "$programs/depositary export --register {file}" ;;
    writers) python3 "$tools/writers.py" -n 4 -e 200 --count "$writer count $register" -- \
      "$writer" append "$register" '{n}' ;;
  esac
  status=$?
  rm -rf "$folder"
  return $status
}

check address sanitized address asan
check thread sanitized thread tsan
check sums sums
check fuzz fuzz
if [ -n "${DEPOSITARY_TOOLS:-}" ]; then
  for tool in power kill calls bits writers; do check "$tool" faults "$tool"; done
else
  echo "power, kill, calls, bits, writers: left out, DEPOSITARY_TOOLS is not set"
fi
exit $failed

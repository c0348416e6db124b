#!/usr/bin/env python3
"""How long whole commands take, as ratios within one run: each round runs every command once, in turn, so that a drift
of the machine's speed falls on all of them alike. Nothing here asserts a time.

  run.py BINARY HASHER [ROUNDS]

Prints the median of each command and its median ratio to `git --version`; then one durable recording beside one
`git commit`, and the number of flushes that a recording needs (where strace is installed); then `verify` of a register
with ENTRIES entries beside HASHER, which reads the same rows and hashes them into a tree, and does nothing else."""
import json, os, re, shutil, statistics, subprocess, sys, tempfile, time

binary = os.path.abspath(sys.argv[1])
hasher = os.path.abspath(sys.argv[2])
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 40
ENTRIES = 100_000
here = os.path.dirname(os.path.abspath(__file__))
clauses = os.path.join(here, "..", "..", "Fixtures", "technology-prosperity-deal.yaml")
null = subprocess.DEVNULL


def once(command, **options):
    start = time.perf_counter()
    status = subprocess.run(command, stdout=null, stderr=null, stdin=null, **options).returncode
    if status != 0:
        sys.exit(f"{command} ended with status {status}")
    return (time.perf_counter() - start) * 1000


def table(title, commands, unit, rounds=rounds):
    times = {name: [] for name in commands}
    for round_number in range(rounds + 2):
        for name, run in commands.items():
            took = run()
            if round_number >= 2:
                times[name].append(took)
    print(f"\n{title} ({rounds} rounds)\n{'command':42} {'median ms':>10} {'x ' + unit:>12}")
    for name, list_ in times.items():
        ratio = statistics.median(a / b for a, b in zip(list_, times[unit]))
        print(f"{name:42} {statistics.median(list_):10.2f} {ratio:12.2f}")


with tempfile.TemporaryDirectory() as folder:
    register = os.path.join(folder, "r.sqlite")
    env = dict(os.environ, DEPOSITARY_REGISTER=register, DEPOSITARY_NOW="2026-01-20T09:00:00Z", LANG="C.UTF-8")

    def depositary(*arguments):
        return lambda: once([binary, *arguments], env=env)

    depositary("agreement", "add", clauses)()
    depositary("record", "signature", "jp-us-tpd", "--by", "JP", "--by", "US", "--on", "2025-10-28")()
    depositary("record", "notice", "jp-us-tpd", "--by", "US", "--delivered", "2026-01-15")()
    commands = {"git --version": lambda: once(["git", "--version"])}
    if shutil.which("sqlite3"):
        commands["sqlite3 FILE 'select 1'"] = lambda: once(["sqlite3", register, "select 1"])
    if shutil.which("hledger"):
        commands["hledger --version"] = lambda: once(["hledger", "--version"])
    commands["depositary --version"] = depositary("--version")
    commands["depositary --help"] = depositary("--help")
    commands["depositary termination-date"] = depositary("termination-date", "jp-us-tpd")
    commands["depositary status --json"] = depositary("status", "jp-us-tpd", "--json")
    table("Start of a process", commands, "git --version")

    repository = os.path.join(folder, "repository")
    once(["git", "init", "-q", repository])
    number = 0

    def commit():
        global number
        number += 1
        with open(os.path.join(repository, "entry"), "w") as file:
            file.write(str(number))
        once(["git", "-C", repository, "add", "entry"])
        return once(["git", "-C", repository, "-c", "user.name=n", "-c", "user.email=e", "-c", "core.fsync=all",
                     "commit", "-qm", "entry"])

    def record():
        global number
        number += 1
        return depositary("record", "amendment", "jp-us-tpd", "--amendment", f"A{number}", "--by", "JP",
                          "--on", "2025-12-01")()

    table("One durable recording", {"git commit": commit, "depositary record": record}, "git commit")
    if shutil.which("strace"):
        number += 1
        trace = os.path.join(folder, "trace")
        subprocess.run(["strace", "-f", "-o", trace, "-e", "trace=fsync,fdatasync", binary, "record", "amendment",
                        "jp-us-tpd", "--amendment", f"A{number}", "--by", "JP", "--on", "2025-12-01"],
                       env=env, stdout=null, stderr=null, check=True)
        with open(trace) as file:
            print(f"\nflushes in one recording: {len(re.findall(r'(?:fsync|fdatasync)[(]', file.read()))}")

    def line(index):
        """Entry by entry, agreements of twenty entries each: a clause file, two signatures, decisions on amendments."""
        agreement, step = f"t-{index // 20}", index % 20
        entry = {"entry": index + 1, "agreement": agreement,
                 "recorded": {"at": "2026-01-01T00:00:00.000Z", "by": "officer", "clock": "machine"}}
        if step == 0:
            return {**entry, "act": "agreement", "clauses": {
                "agreement": agreement, "title": {"en": "An agreement made for a test"}, "nature": "binding",
                "authentic-languages": ["en"],
                "parties": [{"id": "JP", "name": {"en": "Japan"}, "zone": "Asia/Tokyo"},
                            {"id": "US", "name": {"en": "United States"}, "zone": "America/New_York"}],
                "start": {"article": {"en": "1"}, "says": {"en": "On signature."}, "rule": {"day-of": "last-signature"}},
                "modification": {"article": {"en": "2"}, "says": {"en": "By written decision of all."}},
                "discontinuation": {"article": {"en": "3"}, "says": {"en": "After notice."},
                                    "rule": {"after": "P30D", "from": {"day-of": "notice"}}}}}
        if step < 3:
            return {**entry, "act": "signature", "by": [["JP"], ["US"]][step - 1], "on": "2025-10-28"}
        return {**entry, "act": "amendment", "by": ["JP"], "amendment": f"A{step}", "on": "2025-11-01",
                "remark": "decision of the cabinet, recorded by the treaty office"}

    lines, large = os.path.join(folder, "lines.jsonl"), os.path.join(folder, "large.sqlite")
    with open(lines, "w") as file:
        for index in range(ENTRIES):
            file.write(json.dumps(line(index), separators=(",", ":")) + "\n")
    took = once([binary, "import", lines, "--register", large])
    print(f"\nImport of {ENTRIES} entries: {took / 1000:.1f} s; the register has {os.path.getsize(large)} bytes")
    table(f"Verification of {ENTRIES} entries", {
        "read and hash": lambda: once([hasher, "hash", large]),
        "depositary verify": lambda: once([binary, "verify", "--register", large])}, "read and hash", rounds=5)

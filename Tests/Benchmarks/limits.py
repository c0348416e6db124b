#!/usr/bin/env python3
"""What work at the limits of docs/limits.md takes: time, and the most memory, of one run each. Nothing here asserts.

  limits.py BINARY FOLDER [PART ...]

The parts are clause_files, record, exchange, acts, parties and documents; all of them take half an hour, and 20 GB below FOLDER."""
import base64, hashlib, itertools, json, os, subprocess, sys, tempfile, time

binary = os.path.abspath(sys.argv[1])
LINES, AGREEMENTS = 1_048_576, 10_000
null = subprocess.DEVNULL
FINAL = """title: {en: A treaty}
nature: binding
parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]
start: {article: {en: '1'}, says: {en: On signature.}, rule: {day-of: last-signature}}
"""


def measure(what, *arguments, register="r.sqlite", output=null, expect=0):
    env = dict(os.environ, DEPOSITARY_REGISTER=register, DEPOSITARY_KEY=register + ".key",
               DEPOSITARY_NOW="2026-02-10T09:00:00Z", LANG="C.UTF-8")
    start = time.perf_counter()
    process = subprocess.Popen([binary, *arguments], stdout=output, stderr=subprocess.PIPE, stdin=null, env=env)
    error = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - start
    if process.returncode != expect:
        sys.exit(f"{what}: status {process.returncode}: {error}")
    if what:
        print(f"| {what} | {took:.1f} s | {usage.ru_maxrss / 1024:.0f} MB |", flush=True)


def text(*arguments, register="r.sqlite"):
    env = dict(os.environ, DEPOSITARY_REGISTER=register, DEPOSITARY_KEY=register + ".key", LANG="C.UTF-8")
    return subprocess.run([binary, *arguments], env=env, check=True, capture_output=True, text=True).stdout


def entry(number, agreement, fact):
    recorded = {"at": "2026-02-01T00:00:00.000Z", "by": "officer", "clock": "given"}
    members = {"agreement": agreement, "entry": number, "recorded": recorded} | fact
    return json.dumps(members, separators=(",", ":"), sort_keys=True) + "\n"


def clauses(name, title="A treaty"):
    party = lambda name: {"id": name, "name": {"en": name}}
    return {"agreement": name, "title": {"en": title}, "nature": "binding", "parties": [party("A"), party("B")],
            "start": {"article": {"en": "1"}, "says": {"en": "On signature."}, "rule": {"day-of": "last-signature"}}}


def day(number):
    return time.strftime("%Y-%m-%d", time.gmtime(number % 10_000 * 86_400))


def clause_files():
    with open("clauses.yaml", "w") as file:
        file.write("agreement: a-b\n" + FINAL + "groups:\n")
        number = 0
        while file.tell() < 1_048_576 - 64:
            file.write(f"  group-{number}: [A, B]\n")
            number += 1
    measure("a clause file of 1 MiB: `clauses check`", "clauses", "check", "clauses.yaml")
    file = clauses("long")
    short = len(json.dumps(file, separators=(",", ":")))
    file["title"]["en"] += "a" * (4_194_304 - short)
    with open("long.jsonl", "w") as lines:
        lines.write(entry(1, "long", {"act": "agreement", "clauses": file}))
    measure("a clause file of 4 MiB in canonical form: `import`", "import", "long.jsonl", register="long.sqlite")
    measure("the same: `status`", "status", "long", register="long.sqlite")


def write_lines(path, count, event=lambda number: "meeting"):
    with open(path, "w") as lines:
        for number in range(count):
            name = f"a-{number % AGREEMENTS}"
            if number < AGREEMENTS:
                fact = {"act": "agreement", "clauses": clauses(name)}
            else:
                fact = {"act": "event", "event": event(number), "on": day(number // AGREEMENTS * 61)}
            lines.write(entry(number + 1, name, fact))
        return lines.tell()


def record():
    size = write_lines("lines.jsonl", LINES)
    print(f"<!-- {LINES} lines about {AGREEMENTS} agreements have {size} bytes -->")
    measure("a file of 1,048,576 lines, 10,000 agreements: `import`", "import", "lines.jsonl")
    measure("that register: `verify`", "verify")
    measure("that register: `list`", "list")
    measure("that register: `status` of one agreement", "status", "a-7")
    measure("that register: `export`", "export")
    text("key", "generate", "ours.example/log")
    theirs = "theirs.sqlite"
    text("key", "generate", "theirs.example/log", register=theirs)
    text("key", "trust", text("key", "show").strip(), register=theirs)
    measure("that register: `bundle send`", "bundle", "send", "bundle.tar")
    measure("that bundle: `bundle receive` into an empty register", "bundle", "receive", "bundle.tar", register=theirs)
    measure("that bundle: `bundle compare` with the same record", "bundle", "compare", "bundle.tar", register=theirs)
    for name in ["bundle.tar", theirs, "r.sqlite"]:
        os.remove(name)


def exchange():
    """A bundle of 100,000 entries, laid beside registers that have all of it, its first half, or another second half."""
    count = 100_000
    write_lines("all.jsonl", count)
    text("import", "all.jsonl", register="theirs.sqlite")
    # Only what export writes has the salts of the names, without which no two registers are the same.
    measure(None, "export", register="theirs.sqlite", output=open("all.jsonl", "wb"))
    with open("all.jsonl") as lines, open("half.jsonl", "w") as half:
        half.writelines(itertools.islice(lines, count // 2))
    write_lines("talks.jsonl", count, lambda number: "talks")
    with open("half.jsonl") as half, open("talks.jsonl") as talks, open("other.jsonl", "w") as other:
        other.writelines(half)
        other.writelines(itertools.islice(talks, count // 2, None))
    text("key", "generate", "theirs.example/log", register="theirs.sqlite")
    text("bundle", "send", "bundle.tar", register="theirs.sqlite")
    key = text("key", "show", register="theirs.sqlite").strip()
    for name, file, expect in [("identical", "all.jsonl", 0), ("extending", "half.jsonl", 0), ("diverged", "other.jsonl", 1)]:
        register = f"{name}.sqlite"
        text("import", file, register=register)
        text("key", "generate", f"{name}.example/log", register=register)
        text("key", "trust", key, register=register)
        measure(f"100,000 entries about 10,000 agreements, {name}: `bundle compare`", "bundle", "compare", "bundle.tar",
                register=register, expect=expect)
        measure("the same: `bundle receive`", "bundle", "receive", "bundle.tar", register=register, expect=expect)
        os.remove(register)
    os.remove("theirs.sqlite")


def acts():
    with open("short.yaml", "w") as file:
        file.write("agreement: a-b\n" + FINAL)
    for count in [1_000, 3_000, 10_000]:
        with open("acts.jsonl", "w") as lines:
            for number in range(count):
                lines.write(json.dumps({"act": "event", "event": "meeting", "on": day(number)}) + "\n")
        measure(f"{count:,} acts of one agreement, each on a day of its own: `compute`", "compute", "--clauses",
                "short.yaml", "--acts", "acts.jsonl")


def parties():
    with open("open.yaml", "w") as file:
        file.write("""agreement: a-b
title: {en: A treaty}
nature: binding
open-to: {en: all States}
start:
  article: {en: '1'}
  says: {en: It starts.}
  rule: {threshold: {consents: 2}}
  for-party: {day-of: consent}
withdrawal: {article: {en: '2'}, says: {en: It ends.}, rule: {after: P1Y, from: {day-of: notice}}}
""")
    by = [f"P{number}" for number in range(100_000)]
    consent = {"act": "consent", "by": by, "on": "2020-01-01"}
    notice = {"act": "notice", "by": by, "delivered": "2021-01-01"}
    for what, acts in [("signature", [consent | {"act": "signature"}]), ("consent", [consent]),
                       ("consent, and one notice,", [consent, notice])]:
        with open("parties.jsonl", "w") as lines:
            lines.writelines(json.dumps(act) + "\n" for act in acts)
        measure(f"one {what} of 100,000 parties: `compute`", "compute", "--clauses", "open.yaml", "--acts",
                "parties.jsonl", "--on", "2024-01-01")


def documents():
    document = bytes(67_108_864)
    with open("document", "wb") as file:
        file.write(document)
    measure("a document of 64 MiB: `document add`", "document", "add", "document", register="d.sqlite")
    digest = hashlib.sha256(document).hexdigest()
    with open("document.jsonl", "w") as lines:
        line = {"base64": base64.b64encode(document).decode(), "document": digest}
        lines.write(json.dumps(line, separators=(",", ":")) + "\n")
    measure("a line of a document of 64 MiB: `import`", "import", "document.jsonl", register="e.sqlite")
    with open("document", "wb") as file:
        file.truncate(8_589_934_591)
    measure("a document of 8 GiB: `document add`", "document", "add", "document", register="f.sqlite")
    digest = text("document", "list", register="f.sqlite").split()[0]
    measure("the same: `document export`", "document", "export", digest, register="f.sqlite")
    measure("the same: `verify`", "verify", register="f.sqlite")


parts = [clause_files, record, exchange, acts, parties, documents]
with tempfile.TemporaryDirectory(dir=sys.argv[2]) as folder:
    os.chdir(folder)
    print("| Work | Time | Memory |\n|---|---|---|")
    for part in parts:
        if len(sys.argv) == 3 or part.__name__ in sys.argv[3:]:
            part()

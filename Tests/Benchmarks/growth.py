#!/usr/bin/env python3
"""How the time of a command grows with what it is given: processor time, the start of the program taken off, as ratios
within one run. Each round runs every command once, in turn. Nothing here asserts a time.

  growth.py BINARY [ROUNDS]    or    growth.py BINARY OTHER [ROUNDS]

Prints for `clauses check` the time of a file of 900 KB beside one of 100 KB (9 is linear, 10 the most there should be)
and for `compute` that of an act of twice the parties (2 is linear, 2.5 the most). With OTHER, another build of the
command, such as that of an older version, it prints how its time for 100 KB compares."""
import json, os, statistics, sys, tempfile

binaries = [os.path.abspath(name) for name in sys.argv[1:] if not name.isdigit()]
rounds = next((int(name) for name in sys.argv[1:] if name.isdigit()), 9)

HEAD = "agreement: made-for-a-test\ntitle: {en: An agreement made for a test}\nnature: binding\nopen-to: {en: all}\n"
START = "start: {article: {en: '1'}, says: {en: It starts.}, rule: {day-of: parent-start}}\n"
EFFECT = ("  - what: day-%d\n    article: {en: Article %d}\n    says: {en: It begins thirty days after the start.}\n"
          "    rule: {latest-of: [{after: P30D, from: {day-of: start}}, {date: 2026-01-01}]}\n")
SAYS = HEAD + "start:\n  article: {en: '1'}\n  rule: {day-of: parent-start}\n  says:\n    en: %s\n"
LINE = "      The party that wishes to end it gives the other notice in writing, line %d%s\n"

PARTIES = HEAD + START + "parties:\n"
# What stands before, and one item; the items are repeated until the file is full.
CLAUSES = {
    "parties in braces": (PARTIES, lambda i: f"  - {{id: P{i}, name: {{en: Party {i}, ja: 締約国{i}}}}}\n"),
    "parties, line by line": (PARTIES, lambda i: f"  - id: P{i}\n    name:\n      en: Party {i}\n"),
    "parties in quotes": (PARTIES, lambda i: f'  - {{"id": "P{i}", "name": {{"en": "Party {i}"}}}}\n'),
    "groups": (HEAD + START + "groups:\n", lambda i: f"  g{i}: [AU, CN, JP, KR, NZ]\n"),
    "one group": (HEAD + START + "groups:\n  all:\n", lambda i: f"    - P{i}\n"),
    "weights": (HEAD + START + "weights:\n  w:\n    parties:\n", lambda i: f"      P{i}: '{i % 100}.5'\n"),
    "rules": (HEAD + START + "effects:\n", lambda i: EFFECT % (i, i)),
    "one text": (SAYS % ">-", lambda i: LINE % (i, "")),
    "one text with marks": (SAYS % ">-", lambda i: LINE % (i, " (R&D, *) !")),
    "remarks": (HEAD + START, lambda i: f"# remark {i}, which says nothing\n"),
}
OPEN = HEAD + ("start:\n  article: {en: '1'}\n  says: {en: x}\n"
               "  rule: {threshold: {consents: 2}}\n  for-party: {day-of: consent}\n"
               "withdrawal: {article: {en: '2'}, says: {en: x}, rule: {after: P1Y, from: {day-of: notice}}}\n")


def acts(kind, count):
    parties = [f"P{i}" for i in range(count)]
    consent = {"act": "consent", "by": parties, "on": "2020-01-01"}
    notice = {"act": "notice", "by": parties, "delivered": "2021-01-01"}
    return {"signature": [{**consent, "act": "signature"}], "consent": [consent], "notice": [consent, notice],
            "amendment": [consent, {"act": "amendment", "amendment": "A", "by": parties, "on": "2021-01-01"}],
            "revocation": [consent, notice, {"act": "revocation", "by": parties, "delivered": "2021-02-01"}]}[kind]


def cpu(command):
    """In milliseconds."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(command[0], command)
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"{command} ended with status {status}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def medians(commands):
    times = {name: [] for name in commands}
    for round_number in range(rounds + 1):
        for name, command in commands.items():
            took = cpu(command)
            if round_number > 0:
                times[name].append(took)
    return {name: statistics.median(list_) for name, list_ in times.items()}


with tempfile.TemporaryDirectory() as folder:
    def file(name, text):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as opened:
            opened.write(text)
        return path

    def filled(name, size):
        head, item = CLAUSES[name]
        parts, length, number = [head], len(head.encode()), 0
        while length < size:
            parts.append(item(number))
            length += len(parts[-1].encode())
            number += 1
        return file(f"{name}-{size}.yaml", "".join(parts))

    empty = file("empty.yaml", HEAD + START)
    print(f"clauses check ({rounds} rounds)\n{'file of':24} {'ms / 100 KB':>12} {'900 / 100 KB':>13}"
          + "".join(f" {'beside OTHER':>13}" for _ in binaries[1:]))
    for name in CLAUSES:
        files = {0: empty, 100: filled(name, 100_000), 900: filled(name, 900_000)}
        commands = {(0, size): [binaries[0], "clauses", "check", files[size]] for size in files}
        for number, binary in enumerate(binaries[1:], 1):
            commands |= {(number, size): [binary, "clauses", "check", files[size]] for size in (0, 100)}
        took = medians(commands)
        net = {key: time - took[key[0], 0] for key, time in took.items()}
        print(f"{name:24} {net[0, 100]:12.2f} {net[0, 900] / net[0, 100]:13.1f}"
              + "".join(f" {net[0, 100] / net[number, 100]:13.2f}" for number in range(1, len(binaries))))

    clauses = file("open.yaml", OPEN)
    print(f"\ncompute ({rounds} rounds)\n{'one act of many, kind':24} {'parties':>9} {'ms':>9} {'twice':>7}")
    for kind, count in (("signature", 20_000), ("consent", 20_000), ("amendment", 20_000), ("notice", 1_500),
                        ("revocation", 1_500)):
        commands = {}
        for times in (0, 1, 2):
            lines = "".join(json.dumps(act) + "\n" for act in acts(kind, max(1, times * count)))
            path = file(f"{kind}-{times}.jsonl", lines)
            commands[times] = [binaries[0], "compute", "--clauses", clauses, "--acts", path, "--on", "2024-01-01"]
        took = medians(commands)
        print(f"{kind:24} {count:9} {took[1]:9.1f} {(took[2] - took[0]) / (took[1] - took[0]):7.2f}")

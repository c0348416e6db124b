#!/usr/bin/env python3
"""Compares what `clauses check` refuses in random YAML with the tokens of PyYAML: the first anchor, alias or tag.

usage: check_marks.py BINARY FOLDER COUNT SEED    status 1 if one file is told otherwise, 77 if PyYAML is not installed
"""
import json, random, re, subprocess, sys
from pathlib import Path

try:
    import yaml
except ImportError:
    sys.exit(77)

binary, folder, count, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)
kinds = {yaml.AliasToken: "aliases", yaml.AnchorToken: "anchors", yaml.TagToken: "tags"}
words = ["R&D", "2 * 3", "a*b", "*", "&", "!", "no!", "x & y", "*a", "&a", "!t", "甲*乙", "b", "c d", "1!2", "# *a", "- *a"]


def text():
    return " ".join(chance.choice(words) for _ in range(chance.randint(1, 4)))


def scalar(indent):
    word, form = text(), chance.randrange(8)
    if form < 2:
        return "t " + word
    if form == 2:
        return word
    if form == 3:
        return '"' + word + ("\n" + indent + text() if chance.random() < 0.5 else "") + '"'
    if form == 4:
        return "'" + word + "'"
    if form == 5:
        return chance.choice("|>") + chance.choice(["", "-"]) + "\n" + indent + word + "\n" + indent + text()
    if form == 6:
        return "t " + word + "\n" + indent + text()
    return "[" + ", ".join(chance.choice(["a", "'*a'", "x*y", "*a", "&a b", "R&D"]) for _ in range(3)) + "]"


def document():
    lines = []
    for number in range(chance.randint(1, 5)):
        key = chance.choice(["k%d", "k*%d", "k &%d", "'*k%d'", "k%d!"]) % number
        lines.append(chance.choice(["", "", "", "# *a &b !c\n"]) + key + ": " + scalar("   "))
    if chance.random() < 0.2:
        lines.append("l:\n  - " + scalar("     ") + "\n  - {a: " + chance.choice(["*a", "b*", "'&a'", "!t c"]) + "}")
    return "\n".join(lines) + "\n"


def first(source):
    """The kind and place of the first mark, or None; and whether the file is no YAML before one, or just behind it."""
    try:
        for token in yaml.scan(source, Loader=yaml.SafeLoader):
            if type(token) in kinds:
                return (kinds[type(token)], token.start_mark.line + 1, token.start_mark.column + 1), False
    except yaml.YAMLError:
        return None, True
    return None, False


files = []
for number in range(count):
    file = folder / f"{number}.yaml"
    file.write_text(document(), encoding="utf-8")
    files.append(file)
run = subprocess.run([binary, "clauses", "check", "--json", *map(str, files)], capture_output=True, text=True)
answers = {answer["file"]: answer["problem"] or "" for answer in json.loads(run.stdout)["files"]}
seen = {"aliases": 0, "anchors": 0, "tags": 0, None: 0}
wrong = 0
for file in files:
    source = file.read_text(encoding="utf-8")
    expected, is_broken = first(source)
    match = re.match(r".*?:(\d+):(\d+): (aliases|anchors|tags) are not used", answers[str(file)])
    found = (match[3], int(match[1]), int(match[2])) if match else None
    if is_broken:
        continue
    seen[expected and expected[0]] += 1
    if found != expected and not (found is None and "not YAML" in answers[str(file)]):
        wrong += 1
        print(f"{source}\n  expected {expected}, found {answers[str(file)]}")
print(f"{sum(seen.values())} files compared: {seen}; {wrong} told otherwise")
sys.exit(1 if wrong or min(seen.values()) == 0 else 0)

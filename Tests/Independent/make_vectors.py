#!/usr/bin/env python3
"""Writes the vectors of Fixtures/log, the same bytes each time: trees and proofs from the definitions of RFC 6962
section 2.1, signed notes, canonical JSON. Of the checker it borrows only the points of Ed25519.

  make_vectors.py [FOLDER]"""
import base64, hashlib, json, sys
from pathlib import Path

sys.dont_write_bytecode = True
import check_record as curve

def sha256(data):
    return hashlib.sha256(data).digest()

def text64(data):
    return base64.b64encode(data).decode()

def flipped(data, bit=0):
    """With one bit changed."""
    return bytes(byte ^ (1 << bit % 8 if index == bit // 8 else 0) for index, byte in enumerate(data))

# --- RFC 6962 section 2.1: the tree, and what its proofs say, by the same recursion

def node(left, right):
    return sha256(b"\1" + left + right)

def split(n):
    """The largest power of two smaller than n."""
    k = 1
    while 2 * k < n:
        k *= 2
    return k

def mth(d):
    if len(d) < 2:
        return sha256(b"\0" + d[0]) if d else sha256(b"")
    k = split(len(d))
    return node(mth(d[:k]), mth(d[k:]))

def path(m, d):
    if len(d) == 1:
        return []
    k = split(len(d))
    return path(m, d[:k]) + [mth(d[k:])] if m < k else path(m - k, d[k:]) + [mth(d[:k])]

def subproof(m, d, whole):
    if m == len(d):
        return [] if whole else [mth(d)]
    k = split(len(d))
    if m <= k:
        return subproof(m, d[:k], whole) + [mth(d[k:])]
    return subproof(m - k, d[k:], False) + [mth(d[:k])]

def leads_to(m, n, leaf, proof):
    """The root that an inclusion proof gives; None where it has the wrong length for leaf m of n."""
    if n == 1:
        return leaf if not proof else None
    if not proof:
        return None
    k, rest, last = split(n), proof[:-1], proof[-1]
    below = leads_to(m, k, leaf, rest) if m < k else leads_to(m - k, n - k, leaf, rest)
    return below and (node(below, last) if m < k else node(last, below))

def lead_to(m, n, old_root, proof):
    """Both roots that a consistency proof gives, old_root standing for a whole left subtree; or None."""
    if m == n:
        if old_root is not None:
            return (old_root, old_root) if not proof else None
        return (proof[0], proof[0]) if len(proof) == 1 else None
    if not proof:
        return None
    k, rest, last = split(n), proof[:-1], proof[-1]
    if m <= k:
        roots = lead_to(m, k, old_root, rest)
        return roots and (roots[0], node(roots[1], last))
    roots = lead_to(m - k, n - k, None, rest)
    return roots and (node(last, roots[0]), node(last, roots[1]))

def holds(claim):
    proof = claim["proof"]
    if "leaf" in claim:
        index, size = claim["index"], claim["size"]
        return index < size and leads_to(index, size, claim["leaf"], proof) == claim["root"]
    old, size, roots = claim["old"], claim["size"], (claim["oldRoot"], claim["root"])
    return 0 < old <= size and lead_to(old, size, claim["oldRoot"], proof) == roots

# --- tree.json

def canonical(value):
    """RFC 8785 without fractions."""
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(member)}" for key, member in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str):
        short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
        return '"' + "".join(short.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value) + '"'
    return json.dumps(value)

def entry(number):
    """In the shape of an entry; what it says is invented."""
    day = f"2026-{1 + number // 28:02}-{1 + number % 28:02}"
    facts = [
        {"by": ["AA"], "kind": "signature", "on": day, "evidence": {"place": "Genève"}},
        {"by": ["BB"], "kind": "consent", "consent": "ratification", "on": day},
        {"by": ["AA"], "kind": "notice", "form": "written", "days": {"dated": day, "received": day}},
        {"by": ["AA", "BB"], "kind": "extension", "for": "P1Y", "on": day, "evidence": {"remark": "延長\n\"😀\""}},
        {"by": ["BB"], "kind": "position", "holds": "none", "on": day},
    ]
    salted = sha256(f"the name of who recorded entry {number}, with its salt".encode()).hex()
    recorded = {"at": f"{day}T09:00:00.000Z", "by": {"salted-sha256": salted}, "clock": "machine"}
    agreement = ["aa-bb-memorandum", "aa-bb-treaty"][number % 3 == 0]
    return canonical({"agreement": agreement, "entry": number, "fact": facts[number % 5], "format": 1,
                      "recorded": recorded})

LEAVES = [entry(number) for number in range(1, 71)]
D = [leaf.encode() for leaf in LEAVES]
ROOTS = [mth(D[:size]) for size in range(71)]
LARGER = [13, 16, 17, 21, 31, 32, 33, 48, 63, 64, 65, 70]

def inclusion(index, size):
    return {"index": index, "size": size, "leaf": sha256(b"\0" + D[index]), "root": ROOTS[size],
            "proof": path(index, D[:size])}

def consistency(old, size):
    return {"old": old, "size": size, "oldRoot": ROOTS[old], "root": ROOTS[size],
            "proof": subproof(old, D[:size], True)}

def changed_proofs(proof, extra):
    if proof:
        yield "the first hash is changed", [flipped(proof[0])] + proof[1:]
        yield "the last hash is changed in its last bit", proof[:-1] + [flipped(proof[-1], 248)]
        yield "the first hash is missing", proof[1:]
        yield "the last hash is missing", proof[:-1]
        yield "the last hash stands there twice", proof + proof[-1:]
    if len(proof) > 1:
        yield "the order of the hashes is turned round", proof[::-1]
    yield "a hash before the others", [extra] + proof
    yield "a hash after the others", proof + [extra]

def moved(right, names, places):
    """The claim at other places, but for those where it still holds: the path of leaf 0 has one shape in trees of 7 and
    of 8, and only the root tells the size."""
    for place in places:
        change = dict(zip(names, place))
        if min(place) >= 0 and not holds({**right, **change}):
            yield f"{names[0]} {right[names[0]]} of {right['size']} is said to be {place[0]} of {place[1]}", change

def refused_inclusions():
    for index, size in [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (6, 7), (3, 8), (10, 11), (16, 17), (37, 70),
                        (69, 70)]:
        right = inclusion(index, size)
        places = [(index + 1, size), (index - 1, size), (size, size), (index, size + 1), (index, size - 1), (index, 0)]
        for why, change in [
            ("the root is changed", {"root": flipped(right["root"], 100)}),
            ("the root of one leaf less", {"root": ROOTS[size - 1]}),
            ("the leaf is changed", {"leaf": flipped(right["leaf"], 7)}),
            ("the hash of the entry without the byte before it", {"leaf": sha256(D[index])}),
            *((why, {"proof": proof}) for why, proof in changed_proofs(right["proof"], right["leaf"])),
            *moved(right, ("index", "size"), places),
        ]:
            yield why, {**right, **change}
    right = inclusion(2, 6)
    inner = node(right["leaf"], right["proof"][0])
    yield "an inner node is passed off as the leaf", {**right, "leaf": inner, "proof": right["proof"][1:]}

def refused_consistencies():
    for old, size in [(1, 2), (1, 3), (2, 3), (3, 4), (4, 8), (6, 7), (7, 8), (5, 12), (16, 33), (32, 64), (40, 70),
                      (64, 65), (69, 70)]:
        right = consistency(old, size)
        places = [(old + 1, size), (old - 1, size), (old, size + 1), (old, size - 1)]
        for why, change in [
            ("the older root is changed", {"oldRoot": flipped(right["oldRoot"])}),
            ("the newer root is changed", {"root": flipped(right["root"])}),
            ("the roots are exchanged", {"oldRoot": right["root"], "root": right["oldRoot"]}),
            ("sizes and roots are exchanged",
             {"old": size, "size": old, "oldRoot": right["root"], "root": right["oldRoot"]}),
            ("the older root twice", {"root": right["oldRoot"]}),
            *((why, {"proof": proof}) for why, proof in changed_proofs(right["proof"], right["oldRoot"])),
            *moved(right, ("old", "size"), places),
            ("from size 0 nothing is proved", {"old": 0, "oldRoot": ROOTS[0]}),
            ("from size 0 nothing is proved", {"old": 0, "oldRoot": ROOTS[0], "proof": []}),
        ]:
            yield why, {**right, **change}
    empty = {"old": 0, "size": 0, "oldRoot": ROOTS[0], "root": ROOTS[0], "proof": []}
    yield "from size 0 nothing is proved, not even size 0", empty
    for size in (1, 5, 8):
        right = consistency(size, size)
        yield "one size with two roots", {**right, "root": ROOTS[size + 1]}
        yield "equal trees need no proof", {**right, "proof": [ROOTS[size]]}

def cases(accepted, refused):
    seen = []
    for claim in accepted:
        assert holds(claim)
        yield {"accept": True, **claim}
    for why, claim in refused:
        assert not holds(claim), why
        if claim not in seen:
            seen.append(claim)
            yield {"accept": False, "why": why, **claim}

def in_text(case):
    return {key: text64(value) if isinstance(value, bytes)
            else [text64(hash) for hash in value] if isinstance(value, list) else value for key, value in case.items()}

def tree():
    places = [(index, size) for size in range(1, 13) for index in range(size)]
    pairs = [(old, size) for size in range(1, 13) for old in range(1, size + 1)]
    for size in LARGER:
        k, half = split(size), size // 2
        places += [(index, size) for index in sorted({0, 1, half, k - 1, k, size - 2, size - 1})]
        pairs += [(old, size) for old in sorted({1, 2, 3, half, k - 1, k, k + 1, size - 1, size}) if old <= size]
    return {
        "leaves": LEAVES,
        "roots": [text64(root) for root in ROOTS],
        "inclusion": [in_text(case) for case in cases((inclusion(*at) for at in places), refused_inclusions())],
        "consistency": [in_text(case) for case in cases((consistency(*at) for at in pairs), refused_consistencies())],
    }

# --- notes.json

class Key:
    """One seed under one name, for both roles; the seeds are published here and sign nothing else."""

    def __init__(self, name, seed_text):
        """RFC 8032 section 5.1.5."""
        self.name, self.seed = name, sha256(seed_text.encode())
        digest = hashlib.sha512(self.seed).digest()
        self.secret, self.prefix = int.from_bytes(digest[:32], "little") & (2**254 - 8) | 2**254, digest[32:]
        self.public = curve.encode(curve.multiply(self.secret, curve.BASE))

    def signature(self, message):
        """RFC 8032 section 5.1.6."""
        def hashed(data):
            return int.from_bytes(hashlib.sha512(data).digest(), "little") % curve.L
        r = hashed(self.prefix + message)
        point = curve.encode(curve.multiply(r, curve.BASE))
        s = (r + hashed(point + self.public + message) * self.secret) % curve.L
        return point + s.to_bytes(32, "little")

    def id(self, role):
        return sha256(self.name.encode() + b"\n" + bytes([role]) + self.public)[:4]

    def vkey(self, role):
        return f"{self.name}+{self.id(role).hex()}+{text64(bytes([role]) + self.public)}"

    def log_bytes(self, text):
        return self.id(1) + self.signature(text.encode())

    def cosigner_bytes(self, text, time):
        message = f"cosignature/v1\ntime {time}\n{text}".encode()
        return self.id(4) + time.to_bytes(8, "big") + self.signature(message)

    def log_line(self, text):
        return line(self.name, self.log_bytes(text))

    def cosigner_line(self, text, time):
        return line(self.name, self.cosigner_bytes(text, time))

    def described(self):
        private = f"PRIVATE+KEY+{self.name}+{self.id(1).hex()}+{text64(bytes([1]) + self.seed)}"
        return {"name": self.name, "seed": self.seed.hex(), "private": private, "log": self.vkey(1),
                "cosigner": self.vkey(4)}

def line(name, data):
    return f"\u2014 {name} {text64(data)}\n"

def checkpoint(origin, size, root, *extensions):
    return "".join(f"{part}\n" for part in (origin, size, text64(root), *extensions))

A = Key("treaties.example/registry-a", "registry a")
B = Key("ministry-b.example/witness", "ministry b")
C = Key("elsewhere.example", "elsewhere")
ROTATED = Key(A.name, "registry a, the key after the first")
# Texts of keys that hold + themselves, which divides the parts of a vkey.
PLUS = next(key for key in (Key("plus.example", f"plus {i}") for i in range(1000)) if key.vkey(1).count("+") > 3)
ACCENT = Key("minist\u00e8re.example", "ministry with an accent")
KEYS = [A, B, C, ROTATED, PLUS, ACCENT]
TIME = 1767225600
T = checkpoint(A.name, 42, ROOTS[42])
LINE, COSIGNED = A.log_line(T), B.cosigner_line(T, TIME)

def signed_notes():
    for log, size, cosigners in [(A, 0, []), (A, 1, [(B, TIME)]), (A, 42, [(B, TIME), (C, TIME + 86399)]),
                                 (A, 2**53 - 1, [(A, 0)]), (PLUS, 70, [(PLUS, 253402300800)]), (ACCENT, 7, [])]:
        text = checkpoint(log.name, size, ROOTS[size] if size <= 70 else ROOTS[70])
        note = text + "\n" + log.log_line(text) + "".join(key.cosigner_line(text, time) for key, time in cosigners)
        yield {"text": text, "log": log.name, "seed": log.seed.hex(), "note": note,
               "cosigners": [{"name": key.name, "seed": key.seed.hex(), "time": time} for key, time in cosigners]}

def accepted_notes():
    log, witness = A.vkey(1), B.vkey(4)
    unknown = [line(f"unknown-{i}.example", sha256(bytes([i]))) for i in range(15)]
    extended = checkpoint(A.name, 42, ROOTS[42], "an extension line", "and another")
    for why, text, lines, keys in [
        ("signed by the log", T, [LINE], [log]),
        ("signed by the log and a cosigner", T, [LINE, COSIGNED], [log, witness]),
        ("the order of the lines is free", T, [COSIGNED, LINE], [log, witness]),
        ("the line of a key that is not known is ignored", T, [LINE, COSIGNED], [log]),
        ("a cosigner alone", T, [COSIGNED], [witness]),
        ("one seed in both roles", T, [LINE, A.cosigner_line(T, TIME)], [log, A.vkey(4)]),
        ("sixteen signatures", T, [*unknown[:8], LINE, *unknown[8:]], [log]),
        ("a known name with the id of another key", T, [line(A.name, b"\0\1\2\3" + bytes(64)), LINE], [log]),
        ("a known id under another name", T, [line("x.example", A.id(1) + bytes(64)), LINE], [log]),
        ("an unknown line of another length", T, [line("x.example", bytes(5)), LINE], [log]),
        ("two keys of one log", T, [LINE, ROTATED.log_line(T)], [log, ROTATED.vkey(1)]),
        ("only the newer of two keys is known", T, [LINE, ROTATED.log_line(T)], [ROTATED.vkey(1)]),
        ("the same line twice", T, [LINE, LINE], [log]),
        ("two times of one cosigner", T, [LINE, COSIGNED, B.cosigner_line(T, TIME + 60)], [log, witness]),
        ("extension lines are signed with the rest", extended,
         [A.log_line(extended), B.cosigner_line(extended, TIME)], [log, witness]),
    ]:
        parts = text.split("\n")
        yield {"why": why, "note": text + "\n" + "".join(lines), "keys": keys, "origin": parts[0],
               "size": int(parts[1]), "root": parts[2]}

def altered(line, change):
    """A signature line with other bytes after the key id."""
    start, name, data = line[:-1].split(" ")
    data = base64.b64decode(data)
    return f"{start} {name} {text64(data[:4] + change(data[4:]))}\n"

def unreduced(data):
    """The same s, L added: the equation still holds."""
    return data[:-32] + (int.from_bytes(data[-32:], "little") + curve.L).to_bytes(32, "little")

def spare_bit(line):
    """The last character before the padding with one more bit, of those that belong to no byte."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = line.rstrip("=\n")
    return text[:-1] + alphabet[alphabet.index(text[-1]) + 1] + line[len(text):]

def refused_texts():
    """Texts that are no checkpoint, or not of this log, though the log's key signed exactly them."""
    root = text64(ROOTS[42])
    for size in ("042", "00", "+42", "-42", " 42", "42 ", "", "4_2", "0x2a", "4.2e1", "42.0", "\uff14\uff12", "2^5",
                 str(2**64), str(10**40)):
        yield f"the size {size!r}", f"{A.name}\n{size}\n{root}\n"
    yield "a root of 31 bytes", checkpoint(A.name, 42, ROOTS[42][:31])
    yield "a root of 33 bytes", checkpoint(A.name, 42, ROOTS[42] + b"\0")
    yield "no root", f"{A.name}\n42\n"
    yield "an empty root", f"{A.name}\n42\n\n"
    yield "a root in hexadecimal", f"{A.name}\n42\n{ROOTS[42].hex()}\n"
    yield "a root with bits to spare", spare_bit(checkpoint(A.name, 42, ROOTS[42]))
    yield "a root without padding", T.replace("=", "")
    yield "a space after the root", T[:-1] + " \n"
    yield "an empty line at the end of the text", T + "\n"
    yield "an empty line before the origin", "\n" + T
    yield "an empty line within the text", T.replace("\n42", "\n\n42")
    yield "an empty extension line", T + "extension\n\nextension\n"
    yield "lines that end in CR LF", T.replace("\n", "\r\n")
    yield "a tab", T + "a\ttab\n"
    yield "a NUL", T + "a\0\n"
    yield "a byte order mark", "\ufeff" + T
    yield "another origin", checkpoint("treaties.example/registry-b", 42, ROOTS[42])
    yield "an origin in another case", T.replace("treaties", "Treaties")

def refused_notes():
    log, witness = A.vkey(1), B.vkey(4)
    for why, text in refused_texts():
        yield why, text + "\n" + A.log_line(text), [log]
    start, name, data = LINE[:-1].split(" ")
    assert "+" in data or "/" in data  # else the alphabet for URLs is the same
    other = checkpoint(A.name, 42, ROOTS[41])
    for why, lines in [
        ("no signature", []),
        ("only a key that is not known", [C.log_line(T)]),
        ("the id of another key", [line(A.name, B.id(1) + A.log_bytes(T)[4:])]),
        ("the id of the same key in the other role", [line(A.name, A.id(4) + A.log_bytes(T)[4:])]),
        ("the key under another name", [line("treaties.example", A.log_bytes(T))]),
        ("the signature lacks a byte", [altered(LINE, lambda data: data[:-1])]),
        ("the signature has a byte more", [altered(LINE, lambda data: data + b"\0")]),
        ("no signature after the id", [line(A.name, A.id(1))]),
        ("half an id", [line(A.name, A.id(1)[:2])]),
        ("R is changed", [altered(LINE, lambda data: flipped(data, 11))]),
        ("s is changed", [altered(LINE, lambda data: flipped(data, 300))]),
        ("s is not reduced", [altered(LINE, unreduced)]),
        ("the signature is zeros", [altered(LINE, lambda data: bytes(64))]),
        ("the signature is of another key", [altered(LINE, lambda data: C.log_bytes(T)[4:])]),
        ("the signature is of another checkpoint", [A.log_line(other)]),
        ("the signature is of the text without its last newline", [A.log_line(T[:-1])]),
        ("the signature is of the text and the empty line", [A.log_line(T + "\n")]),
        ("the signature is a cosignature's", [altered(LINE, lambda data: A.cosigner_bytes(T, 0)[12:])]),
        ("a good signature, and one of the same key that fails", [LINE, A.log_line(other)]),
        ("one of the same key that fails, and a good signature", [A.log_line(other), LINE]),
        ("base64 with bits to spare", [spare_bit(LINE)]),
        ("base64 without padding", [LINE.replace("=", "")]),
        ("base64 with too much padding", [LINE.replace("=", "==")]),
        ("base64 with a line break", [LINE[:-40] + "\n" + LINE[-40:]]),
        ("base64 with a space", [LINE[:-40] + " " + LINE[-40:]]),
        ("base64 of the alphabet for URLs", [f"{start} {name} {data.replace('+', '-').replace('/', '_')}\n"]),
        ("a hyphen for the em dash", [LINE.replace("\u2014", "-")]),
        ("an en dash for the em dash", [LINE.replace("\u2014", "\u2013")]),
        ("no dash", [LINE[2:]]),
        ("two spaces", [f"{start}  {name} {data}\n"]),
        ("two spaces before the signature", [f"{start} {name}  {data}\n"]),
        ("a no-break space", [f"{start}\u00a0{name} {data}\n"]),
        ("a tab for a space", [f"{start}\t{name} {data}\n"]),
        ("a space before the line", [" " + LINE]),
        ("a space after the line", [LINE[:-1] + " \n"]),
        ("a line without a name", [LINE, f"{start} {data}\n"]),
        ("a line with an empty name", [LINE, f"{start}  {data}\n"]),
        ("a name with +", [LINE, line("x+y.example", bytes(68))]),
        ("a name with a no-break space", [LINE, line("x\u00a0y.example", bytes(68))]),
        ("a name with an ideographic space", [LINE, line("x\u3000y.example", bytes(68))]),
        ("lines that end in CR LF", [LINE[:-1] + "\r\n"]),
        ("an empty line between the signatures", [LINE, "\n", line(C.name, bytes(68))]),
        ("an empty line at the end", [LINE, "\n"]),
        ("a text after the signatures", [LINE, "more\n"]),
        ("no newline at the end", [LINE[:-1]]),
    ]:
        yield why, T + "\n" + "".join(lines), [log]
    yield "an unknown line without a signature", T + "\n" + LINE + line("x.example", bytes(4)), [log]
    yield "no empty line before the signatures", T + LINE, [log]
    yield "two empty lines before the signatures", T + "\n\n" + LINE, [log]
    yield "the size is changed", T.replace("42", "43", 1) + "\n" + LINE, [log]
    yield "the root is changed", other + "\n" + LINE, [log]
    yield "an extension line is added", T + "extension\n\n" + LINE, [log]
    yield "CR LF everywhere", (T + "\n" + LINE).replace("\n", "\r\n"), [log]
    yield "nothing at all", "", [log]
    yield "an empty text", "\n\n" + A.log_line("\n"), [log]
    yield "signatures alone", LINE, [log]
    extended = T + "extension\n"
    for why, text, cosigner_line in [
        ("one of two keys has not signed", T, C.cosigner_line(T, TIME)),
        ("the time is changed", T, altered(COSIGNED, lambda data: flipped(data, 56))),
        ("a cosignature without a time", T, altered(COSIGNED, lambda data: data[8:])),
        ("a cosignature that lacks a byte", T, altered(COSIGNED, lambda data: data[:-1])),
        ("a cosignature that is only a time", T, altered(COSIGNED, lambda data: data[:8])),
        ("a cosignature over the text alone", T,
         altered(COSIGNED, lambda data: data[:8] + B.log_bytes(T)[4:])),
        ("a cosignature whose s is not reduced", T, altered(COSIGNED, unreduced)),
        ("a cosignature with bits to spare", T, spare_bit(COSIGNED)),
        ("a time beyond 2^63 - 1", T, B.cosigner_line(T, 2**63)),
        ("a cosignature without the extension line", extended, COSIGNED),
        ("the cosigner signed as a log", T, B.log_line(T)),
    ]:
        yield why, text + "\n" + A.log_line(text) + cosigner_line, [log, witness]
    composed, decomposed = ACCENT.name, "ministe\u0300re.example"
    text = checkpoint(composed, 42, ROOTS[42])
    yield ("a name that only looks alike: decomposed, the key's is not",
           text + "\n" + line(decomposed, ACCENT.log_bytes(text)), [ACCENT.vkey(1)])
    text = checkpoint(decomposed, 42, ROOTS[42])
    yield ("an origin that only looks alike: decomposed, the key's name is not",
           text + "\n" + ACCENT.log_line(text), [ACCENT.vkey(1)])

def refused_points():
    """What is no public key: the points whose order divides 8, by L times a point, and what is not the one encoding."""
    eighth = next(point for point in (curve.multiply(curve.L, curve.decode(y.to_bytes(32, "little")))
                                      for y in (3, 4, 5, 6, 9)) if curve.encode(curve.multiply(4, point))[0] != 1)
    small = [curve.encode(curve.multiply(k, eighth)) for k in range(8)]
    assert len(set(small)) == 8
    for k, data in enumerate(small):
        yield f"a point of small order: {k} times one of order 8", data
    for data in (small[0], small[4]):
        yield "x = 0 with a sign", flipped(data, 255)
    for y in (0, 1, 3, 18):
        for sign in (0, 1):
            yield f"y = p + {y}, with the sign {sign}", (curve.P + y | sign << 255).to_bytes(32, "little")
    for y in (2, 7, 8):
        yield f"no point has y = {y}", y.to_bytes(32, "little")

def refused_keys():
    name, key_id, material = A.vkey(1).split("+", 2)
    yield "the id of another key", f"{name}+{B.id(1).hex()}+{material}"
    yield "the id of the other role", f"{name}+{A.id(4).hex()}+{material}"
    yield "the name of another key", f"{B.name}+{key_id}+{material}"
    yield "an id in upper case", f"{name}+{key_id.upper()}+{material}"
    yield "an id of seven digits", f"{name}+{key_id[:7]}+{material}"
    yield "no id", f"{name}+{material}"
    yield "a name alone", name
    yield "nothing", ""
    yield "a space after it", A.vkey(1) + " "
    yield "a newline after it", A.vkey(1) + "\n"
    yield "padding where none belongs", A.vkey(1) + "="
    for why, name, data in [
        ("a key of 31 bytes", A.name, b"\1" + A.public[:31]),
        ("a key of 33 bytes", A.name, b"\1" + A.public + b"\0"),
        ("no key", A.name, b"\1"),
        ("a type that is not known", A.name, b"\2" + A.public),
        ("no name", "", b"\1" + A.public),
        ("a name with a space", "a b", b"\1" + A.public),
        ("a name with +", "a+b", b"\1" + A.public),
        *((f"{why}, as the key of a {who}", A.name, bytes([role]) + data)
          for why, data in refused_points() for role, who in ((1, "log"), (4, "cosigner"))),
    ]:
        yield why, f"{name}+{sha256(name.encode() + bytes([10]) + data)[:4].hex()}+{text64(data)}"

def notes():
    refused = [{"why": why, "note": note, "keys": keys} for why, note, keys in refused_notes()]
    broken = T[:-1].encode() + b"\xff\n\n" + LINE.encode()
    refused.append({"why": "bytes that are not UTF-8", "hex": broken.hex(), "keys": [A.vkey(1)]})
    return {
        "keys": [key.described() for key in KEYS],
        "refusedKeys": [{"why": why, "vkey": vkey} for why, vkey in refused_keys()],
        "signed": list(signed_notes()),
        "accepted": list(accepted_notes()),
        "refused": refused,
    }

# --- canonical.json

CANONICAL = [
    ("an empty object", "{}"),
    ("an empty array", "[]"),
    ("white space goes", ' { "a" :\t[ 1 ,\r\n2 ] , "b" : { } } \n'),
    ("members in the order of their names", '{"b":1,"a":2,"c":3}'),
    ("also within others", '{"z":{"y":[{"d":1,"c":2}],"x":0},"a":[{"b":1,"a":2}]}'),
    ("the order of an array stays", '[3,1,2,"b","a"]'),
    ("the beginning of a name before the name, none before all", '{"aa":1,"a":2,"":3,"a ":4}'),
    ("upper case before lower case, digits as texts", '{"a":1,"B":2,"10":3,"9":4,"_":5}'),
    ("hyphen before letters", '{"days":1,"day-zone":2,"day":3}'),
    ("a supplementary character before U+E000 and above, by UTF-16",
     '{"\\ue000":1,"\\ud83d\\ude00":2,"\\ufffd":3,"\\ud7ff":4,"\\ufb33":5,"\\udbff\\udffd":6}'),
    ("the same with the characters themselves", '{"\ufb33":1,"\U0001f600":2,"\u20ac":3,"\r":4,"1":5,"\u0080":6}'
     .replace("\r", "\\r")),
    ("two names that begin alike", '{"x\\uff5e":1,"x\\ud800\\udc00":2,"x":3,"x\\ud800\\udc00a":4}'),
    ("composed and decomposed are two names, and stay as they are", '{"\u00e9":1,"e\u0301":2}'),
    ("the five short escapes, quotation mark and backslash", '"\\u0008\\u0009\\u000a\\u000c\\u000d\\u0022\\u005c"'),
    ("the other controls in lower case", '"\\u0000\\u0001\\u000B\\u000e\\u001F"'),
    ("nothing else is escaped", '"\\u007f\\u0080\\u00E9\\u2028\\u2029\\ufeff\\u6771\\/\\u003c\\u0027"'),
    ("a pair of escapes is one character", '"\\ud83d\\ude00\\uD834\\uDD1E"'),
    ("escapes in names", '{"\\u0062":1,"\\n":2,"a\\"":3,"\\/":4}'),
    ("Japanese as it is", '{"\u9023\u7d61":"\u5916\u52d9\u7701","\u5f93":"\u5927\u4f7f\u9928"}'),
    ("the largest and the smallest number", "[9007199254740991,-9007199254740991,0,1,-1,10,-100]"),
    ("words", "[null,true,false]"),
    ("a number alone", "42"),
    ("a text alone", '""'),
    ("sixty-four levels", "[" * 64 + "]" * 64),
]

NOT_CANONICAL = [
    ("a fraction", ["1.5", "0.1", "1.0", "-0.5", '{"a":[2.50]}', "9007199254740991.0"]),
    ("an exponent", ["1e3", "1E3", "1e0", "10e-1", "0e0", "1e400", "1.5e1"]),
    ("a zero with a sign", ["-0", "[-0]", '{"a":-0}']),
    ("a number beyond 2^53 - 1", ["9007199254740992", "-9007199254740992", "9007199254740993", "18446744073709551616",
                                  "1" + "0" * 400]),
    ("a leading zero", ["01", "-01", "00", "[007]", "1.01e01"]),
    ("no number of JSON", ["+1", ".5", "1.", "-", "--1", "0x10", "1_000", "NaN", "Infinity", "-Infinity", "\uff11",
                           "1,000"]),
    ("a name twice", ['{"a":1,"a":1}', '{"a":1,"b":2,"a":3}', '{"a":1,"\\u0061":2}', '[{"x":{"b":1,"b":2}}]',
                      '{"":1,"":2}', '{"\\ud83d\\ude00":1,"\U0001f600":2}']),
    ("half of a pair", ['"\\ud800"', '"\\udc00"', '"\\ud83dx"', '"\\ud83d\\n"', '"\\ude00\\ud83d"', '"\\ud83d\\ud83d"',
                        '{"\\ud83d":1}', '"\\udfff\\u0041"', '"\\ud83d\\u0041"']),
    ("a byte order mark", ["\ufeff{}", "\ufeff"]),
    ("something after the value", ["{}{}", "{} x", "1 2", "[],", '""""', "{}\0", "[]]", "{}//", "nullnull"]),
    ("nothing, or not all of it", ["", " ", "{", "[", '"', '{"a"', '{"a":', '{"a":1', '{"a":1,', "[1", "[1,", '"a\\',
                                   '"\\u00', "tru", "[[[[[[[["]),
    ("a comma too many or too few", ["[1,]", '{"a":1,}', "[,1]", "[1,,2]", "[1 2]", '{"a":1 "b":2}', "{,}"]),
    ("not the quotation marks of JSON", ["{a:1}", "{'a':1}", "'a'", "\u201ca\u201d", "{1:1}", "{null:1}"]),
    ("no word of JSON", ["True", "NULL", "nul", "undefined", "truefalse"]),
    ("a control character as it is", ['"\n"', '"a\tb"', '"\0"', '"\u001f"', '{"\r":1}']),
    ("no escape of JSON", ['"\\x41"', '"\\a"', '"\\u12"', '"\\u12g4"', '"\\U0041"', '"\\\'"', '"\\u{41}"', '"\\ "',
                           '"\\u+041"', '"\\u 041"']),
    ("a comment", ["/**/1", "[1//\n]", "# \n1"]),
    ("white space that JSON does not know", ["\u00a01", "\f1", "\v1", "1\u2028", "[1,\u30002]", "\u00851"]),
    ("the wrong bracket", ["[1}", '{"a":1]', "[1)", '["a":1]', '{"a"}', '{"a",1}', "[1]{"]),
]

NOT_UTF8 = [
    ("a byte that begins no character", "22ff22"),
    ("a character cut off", "22c322"),
    ("a second byte alone", "228022"),
    ("a longer form than needed, of /", "22c0af22"),
    ("a longer form than needed, of NUL", "22c08022"),
    ("a surrogate in UTF-8", "22eda08022"),
    ("a pair of surrogates in UTF-8", "22eda0bdedb88022"),
    ("beyond U+10FFFF", "22f490808022"),
    ("Latin-1", "7b22e9223a317d"),
    ("UTF-16", "fffe7b007d00"),
    ("UTF-16 without a mark", "7b007d00"),
]

def canonical_texts():
    accepted = [{"why": why, "text": text, "canonical": canonical(json.loads(text))} for why, text in CANONICAL]
    refused = [{"why": why, "text": text} for why, texts in NOT_CANONICAL for text in texts]
    return {"accepted": accepted, "refused": refused + [{"why": why, "hex": digits} for why, digits in NOT_UTF8]}

# --- The files

def write(path, about, document):
    """ASCII, one case a line, so that a difference is seen where it is."""
    parts = [f'"about": {json.dumps(about)}']
    for name, cases in document.items():
        parts.append(f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
    path.write_bytes(("{\n" + ",\n".join(parts) + "\n}\n").encode("ascii"))

def write_all(folder):
    about = "README.md beside this file says what each member is"
    documents = {"tree.json": tree(), "notes.json": notes(), "canonical.json": canonical_texts()}
    for name, document in documents.items():
        write(folder / name, about, document)
    return documents

def main():
    here = Path(__file__).resolve().parent
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent.parent / "Fixtures" / "log"
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in write_all(folder).items():
        print(f"{name}:", ", ".join(f"{len(cases)} {key}" for key, cases in document.items()))

if __name__ == "__main__":
    main()

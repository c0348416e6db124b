#!/usr/bin/env python3
"""Checks what Depositary exports, written from the descriptions of the formats alone and sharing no code with it: C2SP
signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-witness, tlog-tiles; RFC 8032, RFC 9162.

  check_record.py checkpoint FILE --key VKEY [--key VKEY ...]
  check_record.py proof FILE --key VKEY ...
  check_record.py consistency FILE --old CHECKPOINT --key VKEY ...
  check_record.py tiles FOLDER --key VKEY ...

Each key given must have signed. Ends with status 0 and what was found, or with 1 and one line on what is wrong."""
import argparse, base64, hashlib, re, sys, time
from collections import namedtuple
from pathlib import Path

def need(condition, otherwise):
    if not condition:
        raise ValueError(otherwise)

# --- Ed25519, RFC 8032 section 5.1. A point is (X, Y, Z, T) with x = X/Z, y = Y/Z and x * y = T/Z.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P

def multiply(scalar, point):
    product = (0, 1, 1, 0)
    for bit in f"{scalar:b}":
        product = add(product, product)
        if bit == "1":
            product = add(product, point)
    return product

def encode(point):
    x, y = (coordinate * pow(point[2], -1, P) % P for coordinate in point[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little")

def decode(data):
    """None for 32 bytes that are no point, or not the one way to write it."""
    sign, y = divmod(int.from_bytes(data, "little"), 2**255)
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * v**3 * pow(u * v**7, (P - 5) // 8, P) % P
    if (v * x * x + u) % P == 0:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (v * x * x - u) % P != 0 or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P

BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))

def is_public_key(data):
    """The one encoding of a point, whose order does not divide 8: else anybody can sign for it."""
    point = decode(data)
    return point is not None and encode(multiply(8, point)) != encode((0, 1, 1, 0))

def is_signature(signature, message, public):
    a, r, s = decode(public), decode(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return encode(multiply(s, BASE)) == encode(add(r, multiply(k, a)))

# --- The tree and its proofs, RFC 9162 section 2.1

def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()

def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()

def root_hash(hashes):
    """Level by level; the last of an odd number goes up as it is, which gives the RFC's tree."""
    while len(hashes) > 1:
        odd = hashes[len(hashes) & ~1 :]
        hashes = [node_hash(*pair) for pair in zip(hashes[::2], hashes[1::2])] + odd
    return hashes[0] if hashes else hashlib.sha256().digest()

def climb(fn, sn, start, path):
    """The loop that both proofs share: the roots of the older and of the newer tree."""
    fr = sr = start
    for c in path:
        if sn == 0:
            return None, None
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while fn != 0 and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return (fr, sr) if sn == 0 else (None, None)

def is_included(leaf, index, size, root, proof):
    """Section 2.1.3.2."""
    return index < size and len(root) == 32 and climb(index, size - 1, leaf, proof)[1] == root

def is_consistent(old, old_root, size, root, proof):
    """Section 2.1.4.2. Of an empty tree nothing is proved; equal trees have equal roots and an empty proof."""
    if old == size != 0:
        return old_root == root and not proof
    if not 0 < old < size or not proof:
        return False
    path = [old_root] + proof if old & (old - 1) == 0 else proof
    fn, sn = old - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    return climb(fn, sn, path[0], path[1:]) == (old_root, root)

# --- Keys, notes, checkpoints

LOG, COSIGNER = 0x01, 0x04
Key = namedtuple("Key", "name id role public")
Checkpoint = namedtuple("Checkpoint", "origin size root signers")

def number(text):
    need(re.fullmatch("0|[1-9][0-9]{0,19}", text) and int(text) < 2**64, f"not a number: {text[:80]!r}")
    return int(text)

def unbase64(text, sizes):
    """Only the one text of these bytes: no white space, no bits left over."""
    is_text = re.fullmatch("[A-Za-z0-9+/]*={0,2}", text) and len(text) % 4 == 0
    data = base64.b64decode(text) if is_text else b""
    is_one = base64.b64encode(data).decode() == text and len(data) in sizes
    need(is_one, f"not base64, or not of the right length: {text[:80]!r}")
    return data

def read_key(vkey):
    parts = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+(.+)", vkey)
    need(parts, f"not a verifier key: {vkey[:200]!r}")
    name, key_id, data = parts[1], bytes.fromhex(parts[2]), unbase64(parts[3], [33])
    need(data[0] in (LOG, COSIGNER), f"not a key of a log or a cosigner: {vkey[:200]!r}")
    need(is_public_key(data[1:]), f"not a key that only its owner can sign for: {vkey[:200]!r}")
    is_own = key_id == hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
    need(is_own, f"a verifier key with the id of another: {vkey[:200]!r}")
    return Key(name, key_id, data[0], data[1:])

def read_note(data):
    """The text, and the signatures as (name, key id, what follows the id)."""
    note, signatures = data.decode(), []
    need(len(data) <= 65536 and not re.search("[\0-\x09\x0b-\x1f]", note), "a note too long, or with controls")
    text, _, lines = note.rpartition("\n\n")
    need(text != "" and lines.endswith("\n"), "not a text, an empty line and signature lines")
    for line in lines[:-1].split("\n"):
        parts = re.fullmatch("\u2014 ([^\\s+]+) ([^ ]+)", line)
        need(parts, f"not a signature line: {line[:200]!r}")
        signature = unbase64(parts[2], range(5, 65536))
        signatures.append((parts[1], signature[:4], signature[4:]))
    return text + "\n", signatures

def signers(data, keys):
    """The keys that signed the note, each with the time of a cosignature. A line that names a key given and is not by
    it refuses the note; lines of other keys are ignored."""
    (text, signatures), found = read_note(data), []
    for name, key_id, signature in signatures:
        for key in (key for key in keys if (key.name, key.id) == (name, key_id)):
            at, message = 0, text
            if key.role == COSIGNER:
                at, signature = int.from_bytes(signature[:8], "big"), signature[8:]
                message = f"cosignature/v1\ntime {at}\n{text}"
            is_good = at < 2**63 and is_signature(signature, message.encode(), key.public)
            need(is_good, f"a line in the name of {name}+{key_id.hex()} is not signed by it")
            found.append((key, at))
    return found

def read_checkpoint(data, keys):
    lines = read_note(data)[0][:-1].split("\n")
    need(len(lines) >= 3 and "" not in lines, "not a checkpoint: an origin, a size, a root")
    checkpoint = Checkpoint(lines[0], number(lines[1]), unbase64(lines[2], [32]), signers(data, keys))
    for key in keys:
        need(key in [signer for signer, _ in checkpoint.signers], f"not signed by {key.name}+{key.id.hex()}")
        need(key.role == COSIGNER or key.name == lines[0], f"{lines[0]!r} is not the log of the key {key.name}")
    return checkpoint

def summary(checkpoint):
    yield from (f"origin: {checkpoint.origin}", f"size: {checkpoint.size}", f"root: {checkpoint.root.hex()}")
    for key, at in checkpoint.signers:
        clock = time.strftime(" (%Y-%m-%dT%H:%M:%SZ)", time.gmtime(at)) if at < 253402300800 else ""
        yield f"signed: {key.name}+{key.id.hex()}, " + ("log" if key.role == LOG else f"cosigner, time {at}{clock}")

# --- The files

def check_checkpoint(path, keys):
    return summary(read_checkpoint(path.read_bytes(), keys))

def read_proof(path, header, words, keys):
    """What follows these words, the hashes, and the checkpoint."""
    data = path.read_bytes()
    need(data.startswith(header), f"does not begin with {header.decode()!r}")
    head, _, note = data[len(header) :].partition(b"\n\n")
    lines = head.decode().split("\n")
    need([line.split(" ")[0] for line in lines[: len(words)]] == words, f"no lines that begin with {words}")
    values = [line.partition(" ")[2] for line in lines[: len(words)]]
    return values, [unbase64(line, [32]) for line in lines[len(words) :]], read_checkpoint(note, keys)

def check_proof(path, keys):
    (entry, index), proof, new = read_proof(path, b"c2sp.org/tlog-proof@v1\n", ["extra", "index"], keys)
    entry, index = unbase64(entry, range(1, 65536)), number(index)
    is_good = is_included(leaf_hash(entry), index, new.size, new.root, proof)
    need(is_good, f"the proof does not lead from the entry at index {index} to the root")
    return [entry.decode(), f"index: {index}", *summary(new)]

def check_consistency(path, keys, old_path):
    (size,), proof, new = read_proof(path, b"", ["old"], keys)
    old = read_checkpoint(old_path.read_bytes(), keys)
    need((old.origin, old.size) == (new.origin, number(size)), f"not from size {old.size} of {old.origin}")
    is_good = is_consistent(old.size, old.root, new.size, new.root, proof)
    need(is_good, f"the proof does not show that size {new.size} begins with size {old.size}")
    return [f"consistent with: size {old.size}, root {old.root.hex()}", *summary(new)]

def tile_path(level, index):
    *groups, last = f"{index:,}".split(",")
    return "/".join(["tile", str(level), *("x" + group.zfill(3) for group in groups), last.zfill(3)])

def partial(count):
    return f".p/{count}" if count < 256 else ""

def read_bundle(data, count):
    items, start = [], 0
    while start < len(data):
        end = start + 2 + int.from_bytes(data[start : start + 2], "big")
        items.append(data[start:end])
        start = end
    need(start == len(data) and len(items) == count, f"not a bundle of {count} entries")
    return items

def check_tiles(folder, keys):
    """All below `tile`, and each `checkpoint.N`; other files are not looked at."""
    checkpoint = read_checkpoint((folder / "checkpoint").read_bytes(), keys)
    tiles, leaves = {}, []
    for start in range(0, checkpoint.size, 256):
        count, name = min(256, checkpoint.size - start), tile_path("entries", start // 256)
        tiles[name] = read_bundle((folder / (name + partial(count))).read_bytes(), count)
        leaves += [leaf_hash(item[2:]) for item in tiles[name]]
    need(root_hash(leaves) == checkpoint.root, "the entries do not have the root of the checkpoint")
    level, hashes = 0, leaves
    while hashes:
        chunks = [hashes[i : i + 256] for i in range(0, len(hashes), 256)]
        tiles.update({tile_path(level, i): chunk for i, chunk in enumerate(chunks)})
        level, hashes = level + 1, [root_hash(chunk) for chunk in chunks if len(chunk) == 256]
    files = {path.relative_to(folder).as_posix() for path in (folder / "tile").rglob("*") if not path.is_dir()}
    for name in sorted(files | {name + partial(len(items)) for name, items in tiles.items()}):
        # A partial tile of an earlier size may still lie there: it is the beginning of what is there now.
        base, _, width = name.partition(".p/")
        items, count = tiles.get(base, []), number(width or "256")
        is_good = 0 < count <= len(items) and name == base + partial(count)
        need(is_good and (folder / name).read_bytes() == b"".join(items[:count]), f"not of this log: {name!r}")
    past = sorted(folder.glob("checkpoint.*"))
    for path in past:
        old = read_checkpoint(path.read_bytes(), [key for key in keys if key.role == LOG])
        is_good = (old.origin, f"checkpoint.{old.size}") == (checkpoint.origin, path.name)
        is_good = is_good and old.size <= len(leaves) and root_hash(leaves[: old.size]) == old.root
        need(is_good, f"not a beginning of this log: {path.name!r}")
    return [f"files: {len(files)}, past checkpoints: {len(past)}", *summary(checkpoint)]

def main():
    parser = argparse.ArgumentParser(description="Checks a record's files without the program that wrote them.")
    parser.add_argument("kind", choices=["checkpoint", "proof", "consistency", "tiles"])
    parser.add_argument("path", type=Path, help="the file, or the folder of tiles")
    parser.add_argument("--key", action="append", required=True, metavar="VKEY", help="this key must have signed")
    parser.add_argument("--old", type=Path, metavar="CHECKPOINT", help="for consistency: the older checkpoint")
    options = parser.parse_args()
    if (options.kind == "consistency") != (options.old is not None):
        parser.error("--old is for consistency, and needed there")
    check = globals()["check_" + options.kind]
    try:
        report = list(check(options.path, [read_key(key) for key in options.key], *filter(None, [options.old])))
    except (OSError, ValueError) as error:
        sys.exit(f"check_record: {error}")
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(report))

if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Compares Fixtures/log with programs of others and with check_record.py beside this file. Roots and inclusion proofs
are compared with pymerkle, whose consistency proofs are not those of RFC 6962, and accepted texts with rfc8785. Neither
judges refusals: all proofs and notes are given to check_record.py too, refused texts to a strict reader over `json`.

  check_vectors.py [FOLDER]

Needs pymerkle 7.0.0 and rfc8785 0.1.4, and ends with status 2 without them; with 1 if a single thing differs."""
import base64, json, sys, tempfile
from pathlib import Path

sys.dont_write_bytecode = True
import check_record, make_vectors

try:
    import pymerkle, rfc8785
except ImportError as error:
    print(f"check_vectors: {error.name} is not installed: pip install pymerkle==7.0.0 rfc8785==0.1.4", file=sys.stderr)
    sys.exit(2)

here = Path(__file__).resolve().parent
folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent.parent / "Fixtures" / "log"
tree, notes, canonical = (json.loads((folder / f"{name}.json").read_bytes()) for name in ("tree", "notes", "canonical"))
differences = []

def compare(what, results):
    """Counts the results, each a pair of whether it is right and of what it is about."""
    results = list(results)
    wrong = [about for is_right, about in results if not is_right]
    print(f"{what}: {len(results)}" + (f", {len(wrong)} DIFFER" if wrong else ""))
    # A list that is empty by mistake compares nothing.
    differences.extend(wrong or ([] if results else [f"{what}: none"]))

def refuses(read, *arguments):
    try:
        read(*arguments)
    except ValueError:
        return True
    return False

def unbase64(texts):
    return [base64.b64decode(text) for text in texts]

def given(case, name):
    return bytes.fromhex(case["hex"]) if "hex" in case else case[name].encode()

# --- Trees

merkle = pymerkle.InmemoryTree("sha256")
for leaf in tree["leaves"]:
    merkle.append_entry(leaf.encode())

def checked(case):
    """What check_record says of a claim."""
    proof = unbase64(case["proof"])
    if "index" in case:
        leaf, root = unbase64([case["leaf"], case["root"]])
        return check_record.is_included(leaf, case["index"], case["size"], root, proof)
    old_root, root = unbase64([case["oldRoot"], case["root"]])
    return check_record.is_consistent(case["old"], old_root, case["size"], root, proof)

roots = unbase64(tree["roots"])
right = [case for case in tree["inclusion"] if case["accept"]]
compare("roots equal to pymerkle's", ((merkle.get_root(n) == root, f"root {n}") for n, root in enumerate(roots)))
compare("inclusion proofs equal to pymerkle's", (
    (merkle.prove_inclusion(case["index"] + 1, case["size"]).path == unbase64([case["leaf"], *case["proof"]])
     and roots[case["size"]] == base64.b64decode(case["root"]), case) for case in right))
leaves = [check_record.leaf_hash(leaf.encode()) for leaf in tree["leaves"]]
compare("roots equal to check_record's", (
    (check_record.root_hash(leaves[:n]) == root, f"root {n}") for n, root in enumerate(roots)))
for name in ("inclusion", "consistency"):
    for accept, word in ((True, "accepted"), (False, "refused")):
        compare(f"{name} proofs {word} by check_record", (
            (checked(case) == accept, case) for case in tree[name] if case["accept"] == accept))

# --- Notes

def read(case):
    return check_record.read_checkpoint(given(case, "note"), [check_record.read_key(key) for key in case["keys"]])

def reads_as_said(case):
    checkpoint = read(case)
    said = (case["origin"], case["size"], base64.b64decode(case["root"]))
    return (checkpoint.origin, checkpoint.size, checkpoint.root) == said

def is_signed_as_said(case):
    """By exactly these, in this order, at these times."""
    keys = {key["name"] + key["seed"]: key for key in notes["keys"]}
    vkeys = [keys[case["log"] + case["seed"]]["log"]]
    vkeys += [keys[cosigner["name"] + cosigner["seed"]]["cosigner"] for cosigner in case["cosigners"]]
    signers = read({"note": case["note"], "keys": vkeys}).signers
    times = [0] + [cosigner["time"] for cosigner in case["cosigners"]]
    text = check_record.read_note(case["note"].encode())[0]
    return text == case["text"] and signers == list(zip(map(check_record.read_key, vkeys), times))

compare("keys read by check_record", (
    (check_record.read_key(key[role]).name == key["name"], key)
    for key in notes["keys"] for role in ("log", "cosigner")))
compare("keys refused by check_record", (
    (refuses(check_record.read_key, case["vkey"]), case) for case in notes["refusedKeys"]))
compare("signed notes verified by check_record", ((is_signed_as_said(case), case) for case in notes["signed"]))
compare("notes accepted by check_record", ((reads_as_said(case), case) for case in notes["accepted"]))
compare("notes refused by check_record", ((refuses(read, case), case) for case in notes["refused"]))

# --- Canonical JSON

def strict(data):
    def refuse(text):
        raise ValueError(text)

    def integer(text):
        return int(text) if text != "-0" and abs(int(text)) < 2**53 else refuse(text)

    def members(pairs):
        return dict(pairs) if len(dict(pairs)) == len(pairs) else refuse("a name twice")

    value = json.loads(
        data.decode(), parse_int=integer, parse_float=refuse, parse_constant=refuse, object_pairs_hook=members)
    json.dumps(value, ensure_ascii=False).encode()  # fails for half of a pair
    return value

compare("texts written by rfc8785 as expected", (
    (rfc8785.dumps(strict(case["text"].encode())) == case["canonical"].encode(), case)
    for case in canonical["accepted"]))
compare("texts refused by a strict reader", (
    (refuses(strict, given(case, "text")), case) for case in canonical["refused"]))

# --- The files themselves

with tempfile.TemporaryDirectory() as scratch:
    documents = make_vectors.write_all(Path(scratch))
    compare("files as make_vectors writes them", (
        ((folder / name).read_bytes() == (Path(scratch) / name).read_bytes(), name) for name in documents))

for difference in differences[:10]:
    print("differs:", difference)
sys.exit(1 if differences else 0)

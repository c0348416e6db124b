#!/usr/bin/env python3
"""Random sums of days, months and years, done by `sum-oracle` and by calendars that share no code with it: Python's
`datetime` for days, `dateutil.relativedelta` for a missing day that is clamped, and for one that overflows the rule
written out here over `calendar.monthrange`. Without dateutil that rule stands for clamping too.

  sums.py SUM-ORACLE [COUNT [SEED]]

The same seed always gives the same sums. Ends with status 1 if a single answer differs, and prints the first ten."""
import calendar, random, subprocess, sys, time
from collections import Counter
from datetime import date

try:
    import dateutil
    from dateutil.relativedelta import relativedelta
except ImportError:
    relativedelta = None

if relativedelta:
    CLAMPING = f"clamped days from dateutil {dateutil.__version__}"
else:
    CLAMPING = "dateutil is not installed: clamped days from the rule in this script alone"
COUNTINGS = {"nth-day-after": 0, "include-first-day": -1, "day-after-expiry": 1}
WAYS = [*COUNTINGS, "before", "before"]
CHUNK = 100_000
LAST = date.max.toordinal()
COMMON = {"D": [1, 30, 60, 90, 180, 365, 366], "M": [1, 3, 6, 11, 12, 18], "Y": [1, 2, 4, 5, 10, 100]}
SOME = {"D": 1_000, "M": 60, "Y": 40}
ALL = {"D": 3_652_059, "M": 119_988, "Y": 9_999}


def random_day(rng):
    kind = rng.random()
    year = rng.randint(1, 9999) if rng.random() < 0.5 else rng.randint(1890, 2110)
    if kind < 0.10:
        year = rng.choice([1, 2, 3, 4, 9996, 9997, 9998, 9999])
    if kind < 0.25 and calendar.isleap(year):
        return rng.choice([date(year, 2, 28), date(year, 2, 29), date(year, 3, 1)])
    month = rng.randint(1, 12)
    length = calendar.monthrange(year, month)[1]
    if kind < 0.60:
        return date(year, month, rng.choice([1, length - 2, length - 1, length, length]))
    return date(year, month, rng.randint(1, length))


def random_sum(rng):
    unit = rng.choice("DMY")
    kind = rng.random()
    if kind < 0.4:
        count = rng.choice(COMMON[unit])
    else:
        count = rng.randint(1, (SOME if kind < 0.85 else ALL)[unit])
    return random_day(rng), count, unit, rng.choice(WAYS), rng.choice(["clamp", "overflow"])


def same_day(start, months):
    """The ordinals of the last day of the month reached and of the same numbered day in it, which may lie beyond; None
    outside the years 1 to 9999, but for the January after them, of which counting can bring back the first day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if (year, month) == (10_000, 0):
        return LAST + 31, LAST + start.day
    if not 1 <= year <= 9999:
        return None
    length = calendar.monthrange(year, month + 1)[1]
    end = date(year, month + 1, length).toordinal()
    return end, end - length + start.day


def clamped_by_dateutil(start, count, unit):
    try:
        return (start + relativedelta(**{"months" if unit == "M" else "years": count})).toordinal()
    except (ValueError, OverflowError):
        return None


def expected(start, count, unit, way, policy):
    shift = COUNTINGS.get(way, 0)
    if way == "before":
        count = -count
    if unit == "D":
        return text(start.toordinal() + count + shift)
    landing = same_day(start, count if unit == "M" else 12 * count)
    if landing is None:
        return "-"
    end, day = landing
    clamped, overflowed = min(day, end), (day if day <= end else end + 1)
    if relativedelta and end <= LAST:
        clamped = clamped_by_dateutil(start, count, unit)
        if clamped is None:
            return "dateutil has no such day"
    answer = text((clamped if policy == "clamp" else overflowed) + shift)
    if day <= end or answer == "-":
        return answer
    missing = f"{text(end)[:8]}{start.day:02}"
    return f"{answer} missing {missing} clamp {text(clamped)} overflow {text(overflowed)}"


def text(ordinal):
    return date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= LAST else "-"


def main(binary, count=1_000_000, seed=20_260_115):
    print(f"{count} sums, seed {seed}; {CLAMPING}", flush=True)
    rng = random.Random(seed)
    begun = time.perf_counter()
    seen, wrong = Counter(), []
    for first in range(0, count, CHUNK):
        sums = [random_sum(rng) for _ in range(min(CHUNK, count - first))]
        lines = [f"{start} P{number}{unit} {way} {policy}" for start, number, unit, way, policy in sums]
        run = subprocess.run([binary], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True)
        answers = run.stdout.splitlines()
        if run.returncode != 0 or len(answers) != len(sums):
            sys.exit(f"{binary} ended with status {run.returncode} after {len(answers)} of {len(sums)} answers")
        for sum_, line, answer in zip(sums, lines, answers):
            wanted = expected(*sum_)
            seen[sum_[2]] += 1
            seen["backward"] += sum_[3] == "before"
            seen["missing"] += "missing" in wanted
            seen["beyond"] += wanted == "-"
            if answer != wanted:
                wrong.append(f"{line}: {answer}, not {wanted}")
    print(f"days {seen['D']}, months {seen['M']}, years {seen['Y']}; backward {seen['backward']}")
    print(f"a missing day {seen['missing']}, beyond the calendar {seen['beyond']}")
    print(f"{len(wrong)} mismatches, {time.perf_counter() - begun:.1f} s")
    for line in wrong[:10]:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))

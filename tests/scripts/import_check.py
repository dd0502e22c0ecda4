#!/usr/bin/env python3
"""Imports every export of a folder and holds fitlog against an independent count.

    import_check.py FITLOG FOLDER [--unit kg|lb]

For each file: the rows that fitlog reports are the rows of the file; per exercise the sets, the reps and the volume that
come out of `fitlog export` in CSV and in JSON are those of the file; a second import adds nothing; one undo takes all back.
Knows Strong, Hevy and FitNotes; other files are passed over.
"""
import csv, io, json, pathlib, subprocess, sys, tempfile
from collections import defaultdict

LB = 0.45359237


def rows_of(text):
    """Header and rows, each as a dict; commas in FitNotes' unquoted names are put back."""
    head = text.splitlines()[0]
    delimiter = max(",;\t", key=head.count)
    table = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    header = [name.strip().lower() for name in table[0]]
    for row in table[1:]:
        if not any(cell.strip() for cell in row):
            continue
        extra = len(row) - len(header)
        if extra > 0 and "category" in header:
            row = row[:1] + [",".join(row[1 : 2 + extra])] + row[2 + extra :]
        yield dict(zip(header, row))


def number(text):
    return float((text or "0").replace(",", ".") or 0)


def first(row, *names):
    return next((row[name] for name in names if row.get(name)), "")


def expected(text, unit):
    """Per exercise in the app's words: sets, reps, volume in kg of sets with reps. And the rows, and those without sets."""
    sums = defaultdict(lambda: [0, 0, 0.0])
    rows = beside = 0
    for row in rows_of(text):
        rows += 1
        order = row.get("set order", "")
        if order not in ("W", "D", "F") and not order.replace(".", "").isdigit() and "set order" in row:
            beside += 1
            continue
        name = first(row, "exercise name", "exercise_title", "exercise").strip()
        reps = int(number(row.get("reps")))
        weight, of = next(
            ((number(row[column]), column) for column in row if column.startswith("weight") and column != "weight unit" and row[column]),
            (0.0, ""),
        )
        pounds = "lb" in of or row.get("weight unit", "").startswith("lb") or (of == "weight" and unit == "lb" and "weight unit" not in row)
        sums[name][0] += 1
        sums[name][1] += reps
        sums[name][2] += reps * abs(weight) * (LB if pounds else 1.0)
    return sums, rows, beside


def run(fitlog, folder, *args):
    done = subprocess.run([fitlog, "--dir", folder, *args], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"fitlog {' '.join(args)}: {done.stderr}")
    return done.stdout


def add(sums, name, reps, kg):
    sums[name][0] += 1
    sums[name][1] += reps
    sums[name][2] += reps * abs(kg)


def logged(fitlog, folder):
    """The same sums from the log itself by the app's names, and from both exports by exercise."""
    names, by_csv, by_json = (defaultdict(lambda: [0, 0, 0.0]) for _ in range(3))
    for line in (pathlib.Path(folder) / "log.jsonl").read_text().splitlines():
        entry = json.loads(line)
        for one in entry["sets"]:
            add(names, entry["source"]["exercise"], one.get("reps", 0), one.get("weight", 0) * (LB if one.get("unit") == "lb" else 1))
    for row in csv.DictReader(io.StringIO(run(fitlog, folder, "export", "-f", "csv"))):
        add(by_csv, row["exercise"], int(row["reps"] or 0), float(row["weight"] or 0) * (LB if row["unit"] == "lb" else 1))
    for entry in json.loads(run(fitlog, folder, "export"))["entries"]:
        for one in entry["sets"]:
            add(by_json, entry["exercise"], one.get("reps", 0), one.get("kg", 0) or 0)
    return names, by_csv, by_json


def same(one, other, exact):
    if one.keys() != other.keys():
        return f"exercises {sorted(one.keys() ^ other.keys())}"
    for name, (sets, reps, volume) in one.items():
        s, r, v = other[name]
        if (sets, reps) != (s, r) or abs(volume - v) > (1e-6 if exact else 1e-4) * max(1.0, volume):
            return f"{name}: {sets, reps, volume} and {s, r, v}"
    return None


def check(fitlog, path, unit):
    text = path.read_text(encoding="utf-8-sig")
    want, rows, beside = expected(text, unit)
    given = ["--unit", unit] if unit else []
    with tempfile.TemporaryDirectory() as folder:
        report = json.loads(run(fitlog, folder, "import", str(path), "--json", *given))["files"][0]
        assert report["rows"] == rows, (report["rows"], rows)
        assert report["rows"] == report["set_rows"] + report["other_rows"] + report["refused_rows"]
        assert report["other_rows"] == beside, (report["other_rows"], beside)
        assert report["refused_rows"] == 0, report["refused"]
        names, by_csv, by_json = logged(fitlog, folder)
        # Pounds that an app rounded as kilograms are whole again, so that volume may differ a little.
        wrong = same(want, names, not report["weights"]["kg_are_pounds"]) or same(by_csv, by_json, True)
        assert not wrong, wrong
        total = lambda sums: [sum(one[at] for one in sums.values()) for at in range(3)]
        assert total(names)[:2] == total(by_csv)[:2] and abs(total(names)[2] - total(by_csv)[2]) < 1e-3
        again = json.loads(run(fitlog, folder, "import", str(path), "--json", *given))["files"][0]["entries"]
        assert again["new"] == again["changed"] == again["fewer_sets"] == 0, again
        assert again["already_here"] == report["entries"]["new"], again
        run(fitlog, folder, "undo")
        assert json.loads(run(fitlog, folder, "export"))["entries"] == []
    sets, reps, volume = total(want)
    print(f"{path.name}: {rows} rows, {sets} sets, {beside} others, {len(want)} exercises, {reps} reps, {volume:,.1f} kg: equal")


def main():
    fitlog, folder, *more = sys.argv[1:]
    unit = more[1] if more[:1] == ["--unit"] else None
    known = ("exercise name", "exercise_title", "exercise,category")
    for path in sorted(pathlib.Path(folder).glob("*.csv")):
        head = path.open(encoding="utf-8-sig").readline().lower().replace('"', "")
        if any(name in head for name in known):
            check(fitlog, path, unit)
        else:
            print(f"{path.name}: passed over")


main()

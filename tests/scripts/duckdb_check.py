#!/usr/bin/env python3
"""Holds the weekly totals of fitlog against those that DuckDB reads out of the same log.jsonl.

    pip install duckdb
    python3 tests/scripts/duckdb_check.py target/release/fitlog DATA_FOLDER

Only the lines that refer to others are settled here, from the last to the first; everything else is one query over
`read_json`. Differences are printed, and end it with exit code 1.
"""

import datetime
import json
import os
import subprocess
import sys

import duckdb

LINES = """
CREATE TEMP TABLE lines AS
WITH numbered AS (SELECT row_number() OVER () AS line, * FROM read_json(?, format = 'newline_delimited', ignore_errors = true, columns = {
    v: 'BIGINT', id: 'VARCHAR', date: 'DATE', exercise: 'VARCHAR', batch: 'VARCHAR', replaces: 'VARCHAR',
    voids: 'VARCHAR', "by": 'VARCHAR', weighs: 'DOUBLE', unit: 'VARCHAR', renames: 'VARCHAR', "to": 'VARCHAR',
    sets: 'STRUCT(reps BIGINT, weight DOUBLE, unit VARCHAR, kind VARCHAR)[]'}))
SELECT * FROM numbered
WHERE v = 1 AND id IS NOT NULL
-- A line that stands twice, as after a merge, counts at its first place.
QUALIFY row_number() OVER (PARTITION BY lower(id) ORDER BY line) = 1
"""

# Volume is load times repetitions of working sets: with bodyweight work the load is the body's share and what was added
# or taken off, and nothing while no body weight is known.
WEEKS = """
WITH standing AS (
    SELECT * FROM lines
    WHERE date IS NOT NULL AND exercise IS NOT NULL
      AND lower(id) NOT IN (SELECT id FROM dead)
      AND (batch IS NULL OR lower(batch) NOT IN (SELECT id FROM dead))),
named AS (
    SELECT standing.* REPLACE (coalesce(renamed.now, exercise) AS exercise)
    FROM standing LEFT JOIN renamed ON renamed.was = exercise),
sets AS (SELECT line, date, exercise, unnest(sets, recursive := true) FROM named),
loads AS (
    SELECT sets.date, reps, kind, share,
           coalesce(weight, 0) * CASE WHEN unit = 'lb' THEN 0.45359237 ELSE 1 END AS kg,
           body.kg AS body
    FROM sets
    LEFT JOIN bodyweight USING (exercise)
    ASOF LEFT JOIN body ON body.date <= sets.date),
moved AS (
    SELECT *, greatest(CASE WHEN share IS NULL THEN kg WHEN body IS NULL OR share < 0 THEN 0 ELSE share * body + kg END, 0) AS load
    FROM loads),
-- A day of warm-ups is a session too; nothing else of them counts.
counted AS (SELECT *, kind IS DISTINCT FROM 'warmup' AS working FROM moved)
SELECT strftime(date, '%G-W%V') AS week, count(DISTINCT date), count(*) FILTER (working),
       coalesce(sum(reps) FILTER (working), 0), coalesce(sum(reps * load) FILTER (working), 0)
FROM counted GROUP BY week ORDER BY week
"""

COLUMNS = ["sessions", "working sets", "reps", "volume"]


def fitlog(binary, folder, today, *words):
    environment = {**os.environ, "FITLOG_TODAY": today}
    command = [binary, "--dir", folder, *words, "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout)


def settle(base):
    """The ids of lines and batches that do not count: one that counts takes them back, or one that was not undone replaces them."""
    referring = base.execute(
        "SELECT lower(id), lower(batch), lower(voids), lower(replaces), \"by\" FROM lines"
        " WHERE coalesce(voids, replaces) IS NOT NULL ORDER BY line DESC"
    ).fetchall()
    dead, undone = set(), set()
    for own, batch, voids, replaces, by in referring:
        if voids and own not in dead and batch not in dead:
            dead.add(voids)
            if by in ("undo", "redo"):
                undone.add(voids)
        # An edit that was edited again or removed still stands for the entry before it.
        if replaces and own not in undone and batch not in undone:
            dead.add(replaces)
    base.execute("CREATE TEMP TABLE dead (id VARCHAR)")
    if dead:
        base.executemany("INSERT INTO dead VALUES (?)", [[one] for one in dead])
    return dead


def rename(base, dead):
    """The id that every renamed exercise has now."""
    now = {}
    lines = base.execute(
        'SELECT lower(id), renames, "to" FROM lines WHERE renames IS NOT NULL ORDER BY line'
    ).fetchall()
    for own, was, to in lines:
        if own in dead:
            continue
        for name, current in now.items():
            if current == was:
                now[name] = to
        now[was] = to
        # A name given back belongs to itself again.
        now.pop(to, None)
    base.execute("CREATE TEMP TABLE renamed (was VARCHAR, now VARCHAR)")
    if now:
        base.executemany("INSERT INTO renamed VALUES (?, ?)", list(now.items()))


def weigh(base, dead):
    """The body weights that count, the last of a day."""
    base.execute("CREATE TEMP TABLE body (date DATE, kg DOUBLE)")
    lines = base.execute(
        "SELECT lower(id), date, weighs, unit FROM lines WHERE weighs IS NOT NULL ORDER BY line"
    ).fetchall()
    days = {date: kg * (0.45359237 if unit == "lb" else 1) for own, date, kg, unit in lines if own not in dead}
    if days:
        base.executemany("INSERT INTO body VALUES (?, ?)", list(days.items()))


def shares(base, binary, folder, today):
    """The share of the body that moves, of exercises done with it."""
    done = {name for (name,) in base.execute(
        "SELECT DISTINCT coalesce(now, exercise) FROM lines LEFT JOIN renamed ON was = exercise"
    ).fetchall()}
    base.execute("CREATE TEMP TABLE bodyweight (exercise VARCHAR, share DOUBLE)")
    for exercise in fitlog(binary, folder, today, "list")["exercises"]:
        if exercise["id"] in done and exercise["tracking"] == "bodyweight_reps":
            shown = fitlog(binary, folder, today, "show", exercise["id"])
            definition = shown.get("exercise", shown)
            share = definition.get("bodyweight_share")
            # What share of the body moves is not known of every exercise: then neither is the load.
            share = -1.0 if share is None else share
            base.execute("INSERT INTO bodyweight VALUES (?, ?)", [exercise["id"], share])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    binary, folder = sys.argv[1:]
    base = duckdb.connect()
    base.execute(LINES, [os.path.join(folder, "log.jsonl")])
    first, last = base.execute("SELECT min(date), max(date) FROM lines WHERE exercise IS NOT NULL").fetchone()
    if first is None:
        sys.exit("there is nothing in this log")
    today = str(last)
    dead = settle(base)
    rename(base, dead)
    weigh(base, dead)
    shares(base, binary, folder, today)
    theirs = {week: totals for week, *totals in base.execute(WEEKS).fetchall()}

    monday = lambda day: day - datetime.timedelta(days=day.weekday())
    weeks = (monday(last) - monday(first)).days // 7 + 1
    answer = fitlog(binary, folder, today, "week", today, "-n", str(weeks))
    ours = {
        one["week"]: [one["sessions"], one["working_sets"], one["reps"], one["volume_kg"]]
        for one in answer["weeks"]
    }

    differences = 0
    for week in sorted(set(ours) | set(theirs)):
        mine, other = ours.get(week, [0] * 4), theirs.get(week, [0] * 4)
        for name, a, b in zip(COLUMNS, mine, other):
            if abs(a - b) > 1e-6 * max(1, abs(a)):
                differences += 1
                print(f"{week} {name}: fitlog {a}, DuckDB {b}")
    total = [sum(week[column] for week in ours.values()) for column in range(4)]
    sums = (f"{value:,.2f} {name}".replace(".00 ", " ") for name, value in zip(COLUMNS, total))
    print(f"{weeks} weeks: " + ", ".join(sums))
    print(f"{differences} differences" if differences else "no difference")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()

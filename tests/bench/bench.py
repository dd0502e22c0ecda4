#!/usr/bin/env python3
"""Times fitlog against `/bin/true` and `wc -l`; prints one table.

    bench.py FITLOG [--rounds N] [--sizes 1000,10000,100000,1000000] [--folder KEEP]

Whole processes, all commands of a size in turn, medians of the rounds: quote the ratios of one run, never milliseconds of two.
The logs are made here, seeded: 30 exercises over ten years, one entry in a thousand edited and one in a thousand taken back.
Peak memory is that of one more run, where GNU time is there. Instructions are counted where valgrind is there. Nothing outside the folder is touched.
"""
import argparse, datetime, importlib.util, os, pathlib, random, shutil, statistics, subprocess, sys, tempfile, time

EXERCISES = """lever-back-extension back-squat front-squat deadlift romanian-deadlift barbell-bench-press overhead-press
barbell-row lat-pulldown seated-cable-row leg-press leg-extension seated-leg-curl standing-calf-raise barbell-hip-thrust
bulgarian-split-squat dumbbell-curl hammer-curl triceps-pushdown skull-crusher dumbbell-lateral-raise face-pull
good-morning kettlebell-swing dumbbell-row dumbbell-bench-press dumbbell-shoulder-press goblet-squat cable-pull-through
incline-barbell-bench-press""".split()
LAST = datetime.date(2026, 11, 22)
NOTES = ["felt easy", "last rep slow", "schwere Beine, müde", 'said \\"one more\\" and meant it', "new shoes\\nheels down"]


def uuid7(ms, rnd):
    value = (ms << 80) | (7 << 76) | (rnd.getrandbits(12) << 64) | (2 << 62) | rnd.getrandbits(62)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def write_log(path, entries, seed=20261122):
    """A log in fitlog's own layout."""
    rnd = random.Random(seed)
    days = 366 if entries <= 1000 else 3652
    ids = []
    with open(path, "w", encoding="utf-8", newline="\n", buffering=1 << 20) as log:
        for i in range(entries):
            at = i / entries * days
            day = LAST - datetime.timedelta(days=days - 1 - int(at))
            ms = int(datetime.datetime(day.year, day.month, day.day).timestamp() * 1000 + at % 1 * 5e7 + 2.5e7)
            own = uuid7(ms, rnd)
            if i % 1000 == 999 and ids:
                log.write(f'{{"v":1,"id":"{own}","voids":"{rnd.choice(ids)}","by":"undo"}}\n')
                continue
            base = 20 + 0.25 * rnd.randrange(400)
            sets = ",".join(
                f'{{"reps":{rnd.choice((5, 5, 6, 8, 8, 10, 12, 15))},"weight":{base * rnd.choice((0.9, 1, 1, 1.05)):g},"unit":"kg"}}'
                for _ in range(rnd.choice((3, 3, 3, 4, 4, 5))))
            note = f',"note":"{rnd.choice(NOTES)}"' if rnd.random() < 0.2 else ""
            edit = f',"replaces":"{rnd.choice(ids)}"' if i % 1000 == 500 and ids else ""
            log.write(f'{{"v":1,"id":"{own}","date":"{day}","time":"18:05:12","exercise":"{rnd.choice(EXERCISES)}",'
                      f'"sets":[{sets}]{note}{edit}}}\n')
            ids = (ids + [own])[-20:]


def write_csv(path, rows, seed=7):
    """An export in a dialect of Strong, one row a set."""
    rnd = random.Random(seed)
    head = "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n"
    with open(path, "w", encoding="utf-8", buffering=1 << 20) as out:
        out.write(head)
        for i in range(rows):
            day = LAST - datetime.timedelta(days=3651 - i * 3652 // rows)
            name = EXERCISES[i // 4 % 30].replace("-", " ").title()
            out.write(f'{day} 18:{i // 120 % 60:02}:00;"Evening";"{name}";{i % 4 + 1};{40 + 0.25 * rnd.randrange(400):g};kg;'
                      f'{rnd.randrange(3, 15)};;;;0;"";""\n')


def once(command, env):
    """Wall seconds of one run, its answer read through a pipe."""
    began = time.perf_counter()
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {done.returncode}")
    return time.perf_counter() - began


def peak_of(command, env):
    """Peak KiB of one more run, through GNU time: a child of Python itself would be charged with Python's memory."""
    if not os.path.exists("/usr/bin/time"):
        return 0
    done = subprocess.run(["/usr/bin/time", "-f", "%M", *command], env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
    return int(done.stderr.split()[-1])


def in_turn(commands, rounds, env):
    """Median wall and peak memory of each command, all of them in turn."""
    seen = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            result = once(command, env)
            if number:
                seen[name].append(result)
    return {name: (statistics.median(runs), peak_of(commands[name], env)) for name, runs in seen.items()}


def instructions(command, env):
    if not shutil.which("valgrind"):
        return None
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                         env=env, capture_output=True, text=True)
    return next(int(line.split()[-1].replace(",", "")) for line in run.stderr.splitlines() if "refs" in line)


def syscalls(command, env):
    if not shutil.which("strace"):
        return None
    with tempfile.NamedTemporaryFile("r") as trace:
        subprocess.run(["strace", "-f", "-o", trace.name, *command], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return sum(1 for line in trace if "(" in line)


# What an import must at least do, by others: sets of one workout and exercise together, as a line of JSON. The rows come from
# `write_csv` or another export in that dialect of Strong.
DUCK_IMPORT = """
SET preserve_insertion_order=false;
COPY (
SELECT "Date" AS date, "Workout Name" AS workout, "Exercise Name" AS exercise,
       list({{reps: "Reps", weight: "Weight", unit: "Weight Unit"}} ORDER BY "Set Order") AS sets,
       string_agg(nullif("Notes", ''), ' ') AS note
FROM read_csv('{rows}', delim=';', header=true) GROUP BY ALL
) TO '{lines}' (FORMAT json);
"""
PYTHON_IMPORT = """
import csv, itertools, json, sys
with open(sys.argv[1], encoding="utf-8", newline="") as rows, open(sys.argv[2], "w", encoding="utf-8") as lines:
    rows = csv.reader(rows, delimiter=";")
    head = next(rows)
    names = ("Date", "Exercise Name", "Workout Name", "Reps", "Weight", "Weight Unit", "Notes")
    date, name, workout, reps, weight, unit, note = map(head.index, names)
    for (day, exercise), run in itertools.groupby(rows, key=lambda row: (row[date], row[name])):
        run = list(run)
        sets = [{"reps": int(row[reps]), "weight": float(row[weight]), "unit": row[unit]} for row in run]
        line = {"date": day, "exercise": exercise, "workout": run[0][workout], "sets": sets, "note": run[0][note]}
        lines.write(json.dumps(line) + "\\n")
"""


def import_by_others(export, lines):
    """The same export turned into lines of JSON by other engines; those that are not there are left out."""
    commands = {"Python csv + json": [sys.executable, "-c", PYTHON_IMPORT, str(export), str(lines)]}
    query = DUCK_IMPORT.format(rows=export, lines=lines)
    if shutil.which("duckdb"):
        commands["DuckDB read_csv"] = ["duckdb", "-c", query]
    elif importlib.util.find_spec("duckdb"):
        commands["DuckDB read_csv"] = [sys.executable, "-c", "import duckdb, sys; duckdb.execute(sys.argv[1])", query]
    return commands


def bench_import(fitlog, folder, rows, rounds, env, show):
    """An export into an empty log and into the one that has it, beside `wc -l` and other engines, all in turn."""
    export, target, lines = folder / "export.csv", folder / "imported", folder / "lines.jsonl"
    if not export.exists():
        write_csv(export, rows)
    print(f"\nimport of {rows} rows, {export.stat().st_size / 1e6:.1f} MB")
    again = [fitlog, "--dir", str(target), "import", str(export)]
    first = ["sh", "-c", 'rm -rf "$1"; shift; exec "$@"', "sh", str(target), *again]
    commands = {"wc -l": ["wc", "-l", str(export)], "first time": first, "second time": again, **import_by_others(export, lines)}
    times = in_turn(commands, max(3, rounds // 3), env)
    for name, (wall, peak) in times.items():
        show(name, wall, peak, times["wc -l"][0], "wc -l")
    for name, bound in (("DuckDB read_csv", 0.3), ("Python csv + json", 0.1)):
        if name in times:
            print(f"  first time / {name}: {times['first time'][0] / times[name][0]:.2f} (bound {bound})")
    print(f"  second time / first time: {times['second time'][0] / times['first time'][0]:.2f} (bound 4)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fitlog")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the export that is imported; 0 for none")
    parser.add_argument("--folder", help="keep the logs here and use those that are there")
    asked = parser.parse_args()
    fitlog = os.path.abspath(asked.fitlog)
    folder = pathlib.Path(asked.folder or tempfile.mkdtemp())
    env = {"PATH": os.environ["PATH"], "TZ": "UTC", "FITLOG_TODAY": str(LAST), "HOME": str(folder)}
    sizes = [int(size) for size in asked.sizes.split(",")]

    def show(name, wall, peak, base, base_name):
        print(f"  {name:34} {wall * 1e3:9.2f} ms  {wall / base:7.2f} x {base_name:10} {peak / 1024:7.1f} MiB")

    for size in sizes:
        data = folder / f"log-{size}"
        data.mkdir(parents=True, exist_ok=True)
        if not (data / "log.jsonl").exists():
            write_log(data / "log.jsonl", size)

    first = folder / f"log-{sizes[0]}"
    own = lambda data, *words: [fitlog, "--dir", str(data), *words]
    start = in_turn({"/bin/true": ["/bin/true"], "--version": [fitlog, "--version"],
                     "show lever-back-extension": own(first, "show", "lever-back-extension")}, asked.rounds * 5, env)
    print("start")
    for name, (wall, peak) in start.items():
        show(name, wall, peak, start["/bin/true"][0], "/bin/true")
    for name, command in {"--version": [fitlog, "--version"], "show": own(first, "show", "lever-back-extension")}.items():
        print(f"  {name}: {instructions(command, env)} instructions")

    print("\nlog -q, into a copy of each")
    copies = {}
    for size in sizes:
        copy = folder / f"copy-{size}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder / f"log-{size}", copy)
        copies[f"into {size}"] = own(copy, "log", "-q", "deadlift", "5@140")
    appended = in_turn({"/bin/true": ["/bin/true"], **copies}, asked.rounds * 3, env)
    for name, (wall, peak) in appended.items():
        show(name, wall, peak, appended["/bin/true"][0], "/bin/true")
    print("  system calls:", {name: syscalls(command, env) for name, command in copies.items()})

    reading = {
        "week": ["week"], "week -n 520": ["week", "-n", "520"], "month": ["month"], "year": ["year"], "records": ["records"],
        "balance": ["balance"], "progress deadlift": ["progress", "deadlift"], "history -n 20": ["history", "-n", "20"],
        "check": ["check"], "log, whole echo (--dry-run)": ["log", "deadlift", "5@140", "--dry-run"],
    }
    for size in sizes:
        data = folder / f"log-{size}"
        print(f"\n{size} entries, {(data / 'log.jsonl').stat().st_size / 1e6:.1f} MB")
        commands = {"wc -l": ["wc", "-l", str(data / "log.jsonl")], "--version": [fitlog, "--version"]}
        commands |= {name: own(data, *words) for name, words in reading.items()}
        times = in_turn(commands, max(3, asked.rounds if size < 1_000_000 else asked.rounds // 2), env)
        for name, (wall, peak) in times.items():
            base = "wc -l" if size > 10_000 else "--version"
            show(name, wall, peak, times[base][0], base)
        if size == 10_000:
            print(f"  week: {instructions(own(data, 'week'), env)} instructions")

    if asked.rows:
        bench_import(fitlog, folder, asked.rows, asked.rounds, env, show)
    if not asked.folder:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times fitlog against `/bin/true`, `wc -l`, databases and its own kind; prints one table a section.

    bench.py FITLOG [--rounds N] [--sizes 1000,10000,100000,1000000] [--rows N] [--only NAME]... [--folder KEEP]

Whole processes, all rows of a section in turn, medians of the rounds: quote the ratios of one run, never milliseconds of two.
Behind each ratio stands the most that it should be, and `!` where it is more. Peak memory is that of one more run.

The logs are made here, seeded: 30 exercises over ten years, one entry in a thousand edited and one in a thousand taken back.
Whoever is measured against has the same data in the form it likes best, made outside the timed part, and has to come to the same totals.
What is not installed is left out: GNU time, valgrind, strace, a C compiler with libsqlite3, sqlite3, duckdb (`pip install
duckdb-cli`), timew (`apt-get install timewarrior`), bartib (`cargo install bartib`). Nothing outside the folder is touched.
"""
import argparse, collections, datetime, json, os, pathlib, random, re, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXERCISES = """lever-back-extension back-squat front-squat deadlift romanian-deadlift barbell-bench-press overhead-press
barbell-row lat-pulldown seated-cable-row leg-press leg-extension seated-leg-curl standing-calf-raise barbell-hip-thrust
bulgarian-split-squat dumbbell-curl hammer-curl triceps-pushdown skull-crusher dumbbell-lateral-raise face-pull
good-morning kettlebell-swing dumbbell-row dumbbell-bench-press dumbbell-shoulder-press goblet-squat cable-pull-through
incline-barbell-bench-press""".split()
LAST = datetime.date(2026, 11, 22)
NOTES = ["felt easy", "last rep slow", "schwere Beine, müde", 'said \\"one more\\" and meant it', "new shoes\\nheels down"]
ALL_WEEKS = ["week", "-n", "530"]

# The weekly totals of every exercise: what `week` has to know to tell records and trends.
DUCKDB = """
SET preserve_insertion_order = false;
COPY (
WITH lines AS (FROM read_json('LOG', format = 'newline_delimited', columns = {id: 'VARCHAR', date: 'DATE', exercise: 'VARCHAR',
    sets: 'STRUCT(reps INTEGER, weight DOUBLE, unit VARCHAR)[]', voids: 'VARCHAR', replaces: 'VARCHAR'})),
dead AS (SELECT voids FROM lines WHERE voids IS NOT NULL UNION ALL SELECT replaces FROM lines WHERE replaces IS NOT NULL),
s AS (SELECT date AS d, exercise, unnest(sets, recursive := true) FROM lines WHERE date IS NOT NULL AND id NOT IN (FROM dead))
SELECT strftime(date_trunc('week', d), '%G-W%V') AS week, exercise, count(DISTINCT d), count(*), sum(reps),
       printf('%.4f', sum(reps * weight)), printf('%.2f', max(weight)), printf('%.1f', max(weight * (1 + reps / 30)))
FROM s GROUP BY date_trunc('week', d), exercise ORDER BY 1, 2
) TO '/dev/stdout' (FORMAT csv, DELIMITER '|', HEADER false);
"""
SQLITE = """
SELECT week, exercise, count(DISTINCT day), count(*), sum(reps), printf('%.4f', sum(reps * weight)), printf('%.2f', max(weight)),
       printf('%.1f', max(weight * (1 + reps / 30.0)))
FROM s GROUP BY week, exercise ORDER BY week, exercise;
"""
# What an import must at least do: the sets of one workout and exercise together, as a line of JSON.
DUCKDB_IMPORT = """
SET preserve_insertion_order=false;
COPY (
SELECT "Date" AS date, "Workout Name" AS workout, "Exercise Name" AS exercise,
       list({reps: "Reps", weight: "Weight", unit: "Weight Unit"} ORDER BY "Set Order") AS sets,
       string_agg(nullif("Notes", ''), ' ') AS note
FROM read_csv('ROWS', delim=';', header=true) GROUP BY ALL
) TO 'LINES' (FORMAT json);
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
# One insert as a program of its own does it: as durable as an append of fitlog.
INSERT = """
typedef struct sqlite3 sqlite3;
int sqlite3_open(const char *, sqlite3 **), sqlite3_close(sqlite3 *);
int sqlite3_exec(sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *, char **);
int main(int n, char **words) {
    sqlite3 *base;
    return n != 2 || sqlite3_open(words[1], &base) || sqlite3_exec(base, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE IF NOT EXISTS entry(id TEXT PRIMARY KEY, day TEXT, exercise TEXT, sets TEXT);"
        "INSERT INTO entry VALUES(hex(randomblob(16)), '2026-11-22', 'deadlift', '[{\\"reps\\":5,\\"weight\\":140,\\"unit\\":\\"kg\\"}]');",
        0, 0, 0) || sqlite3_close(base);
}
"""
# A program that does nothing but understand its arguments, as fitlog does.
BARE = """
use clap::{Args, Parser, Subcommand};
/// A program
#[derive(Parser)]
#[command(version)]
struct Cli { #[command(flatten)] shared: Shared, #[command(subcommand)] command: Option<Command> }
#[derive(Args)]
struct Shared {
    /// One
    #[arg(long, global = true)] json: bool,
    /// Two
    #[arg(short, long, global = true)] quiet: bool,
    /// Three
    #[arg(long, global = true)] dir: Option<std::path::PathBuf>,
}
#[derive(Args)]
struct Words {
    /// Words
    words: Vec<String>,
    /// A number
    #[arg(short)] n: Option<usize>,
    /// A day
    #[arg(short, long)] day: Option<String>,
}
#[derive(Subcommand)]
enum Command { COMMANDS }
fn main() { let cli = Cli::parse(); std::process::exit(i32::from(cli.shared.json && cli.shared.quiet && cli.command.is_some())); }
"""

# A row of a section: what is run; how many times the wall of which other row it may take, None where that is only told; the most
# memory, in MiB; what it needs in its environment.
Row = collections.namedtuple("Row", "command limits peak env", defaults=({}, None, {}))


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


def entries_of(log):
    """The entries of a log that count."""
    with open(log, "rb") as lines:
        dead = {one for found in map(re.compile(rb'"(?:voids|replaces)":"([^"]+)"').findall, lines) for one in found}
    with open(log, "rb") as lines:
        for line in lines:
            entry = json.loads(line)
            if "sets" in entry and entry["id"].encode() not in dead:
                yield entry


def write_sqlite(log, path):
    """The sets of a log that count, in a table with an index that holds all that is asked for."""
    weeks = {}

    def rows():
        for entry in entries_of(log):
            day = entry["date"]
            if day not in weeks:
                year, week, _ = datetime.date.fromisoformat(day).isocalendar()
                weeks[day] = f"{year:04}-W{week:02}"
            for one in entry["sets"]:
                yield weeks[day], entry["exercise"], day, one["reps"], one["weight"]

    base = sqlite3.connect(path)
    base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                       "CREATE TABLE s(week TEXT, exercise TEXT, day TEXT, reps INT, weight REAL);")
    base.executemany("INSERT INTO s VALUES(?,?,?,?,?)", rows())
    base.execute("CREATE INDEX i ON s(week, exercise, day, reps, weight)")
    base.commit()
    base.close()


def write_timewarrior(log, folder):
    """An interval of two minutes for each entry, one file a month."""
    months, of_day = collections.defaultdict(list), collections.Counter()
    for entry in entries_of(log):
        day = entry["date"]
        at = datetime.datetime.fromisoformat(day) + datetime.timedelta(minutes=360 + 2 * of_day[day])
        of_day[day] += 1
        ends = at + datetime.timedelta(seconds=90)
        months[day[:7]].append(f'inc {at:%Y%m%dT%H%M%SZ} - {ends:%Y%m%dT%H%M%SZ} # "{entry["exercise"]}"\n')
    (folder / "data").mkdir(parents=True)
    (folder / "timewarrior.cfg").write_text("")
    for month, lines in months.items():
        (folder / "data" / f"{month}.data").write_text("".join(lines))


def write_bartib(log, path):
    """The same for bartib, whose clock has minutes."""
    of_day, lines = collections.Counter(), []
    for entry in entries_of(log):
        day = entry["date"]
        at = datetime.datetime.fromisoformat(day) + datetime.timedelta(minutes=360 + 2 * of_day[day])
        of_day[day] += 1
        lines.append(f'{at:%Y-%m-%d %H:%M} - {at + datetime.timedelta(minutes=1):%Y-%m-%d %H:%M} | training | {entry["exercise"]}\n')
    path.write_text("".join(lines))


def build_bare(folder):
    """A clap-derive program with fitlog's own profile and crates; None where it cannot be built."""
    program = folder / "bare" / "target" / "release" / "bare"
    if program.exists() or not shutil.which("cargo"):
        return program if program.exists() else None
    (folder / "bare" / "src").mkdir(parents=True, exist_ok=True)
    manifest = (ROOT / "Cargo.toml").read_text()
    clap = re.search(r"^clap = .*$", manifest, re.M)[0]
    profile = re.search(r"^\[profile\.release\][^\[]*", manifest, re.M)[0]
    (folder / "bare" / "Cargo.toml").write_text(
        f'[package]\nname = "bare"\nversion = "0.1.0"\nedition = "2024"\n[dependencies]\n{clap}\n[workspace]\n{profile}'
        '[profile.release.package."*"]\nopt-level = "s"\n')
    shutil.copy(ROOT / "Cargo.lock", folder / "bare")
    names = "Show List Log Week Month Year Balance Progress Records History Edit Remove Undo Redo Import Export Check Config".split()
    commands = " ".join(f"/// {name} something\n{name}(Words)," for name in names)
    (folder / "bare" / "src" / "main.rs").write_text(BARE.replace("COMMANDS", commands))
    settings = ROOT / ".cargo" / "config.toml"
    more = ["--config", str(settings)] if settings.exists() else []
    target = {**os.environ, "CARGO_TARGET_DIR": str(folder / "bare" / "target")}
    built = subprocess.run(["cargo", "build", "-q", "--release", "--offline", *more], cwd=folder / "bare", env=target)
    return program if built.returncode == 0 else None


def build_insert(folder):
    """The program that inserts a row; None where it cannot be built."""
    program = folder / "insert"
    if not program.exists() and shutil.which("cc"):
        source = folder / "insert.c"
        source.write_text(INSERT)
        for library in ("-lsqlite3", "-l:libsqlite3.so.0"):
            if subprocess.run(["cc", "-O2", "-o", program, source, library], stderr=subprocess.DEVNULL).returncode == 0:
                break
    return program if program.exists() else None


def once(command, env):
    """Wall seconds of one run, its answer read through a pipe."""
    began = time.perf_counter()
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {done.returncode}")
    return time.perf_counter() - began


def answer(command, env):
    return subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=True).stdout


def peak_of(command, env):
    """Peak KiB of one more run, through GNU time: a child of Python itself would be charged with Python's memory."""
    if not os.path.exists("/usr/bin/time"):
        return 0
    done = subprocess.run(["/usr/bin/time", "-f", "%M", *command], env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
    return int(done.stderr.split()[-1])


def instructions(command, env):
    if not shutil.which("valgrind"):
        return None
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                         env=env, capture_output=True, text=True)
    return next(int(line.split()[-1].replace(",", "")) for line in run.stderr.splitlines() if "refs" in line)


def syscalls(command, env):
    """How often each system call is made."""
    with tempfile.NamedTemporaryFile("r") as trace:
        subprocess.run(["strace", "-f", "-c", "-U", "calls,name", "-o", trace.name, *command], env=env, stdout=subprocess.DEVNULL)
        counts = (line.split() for line in trace if re.match(r"\s*\d+ \w+$", line))
        # The counter in an id draws once more when the clock has moved on meanwhile.
        return {name: int(calls) for calls, name in counts if name not in ("total", "getrandom")}


def within(value, most):
    """The most that a figure should be, and a mark where it is more."""
    return "" if most is None else f" ({most:.3g}){' !' if value > most else ''}"


def counted(command, env, most):
    value = instructions(command, env)
    return "not counted" if value is None else f"{value / 1000:,.0f} k instructions{within(value / 1000, most)}"


def totals(rows):
    """Sets, repetitions and volume of each week out of rows of a week and an exercise."""
    weeks = collections.defaultdict(lambda: [0, 0, 0.0])
    for row in rows.splitlines():
        week, _, _, sets, reps, volume, *_ = row.split("|")
        for at, value in enumerate((int(sets), int(reps), float(volume))):
            weeks[week][at] += value
    return weeks


def same_totals(name, rows, week, weeks):
    """Ends it all when another comes to other totals than `week` and `week -n`."""
    theirs = totals(rows)
    ours = {one["week"]: [one["working_sets"], one["reps"], one["volume_kg"]] for one in json.loads(weeks)["weeks"]}
    week = json.loads(week)
    now = [week["now"][key] for key in ("working_sets", "reps", "volume_kg")]
    near = lambda one, other: all(abs(a - b) <= 0.01 for a, b in zip(one, other))
    odd = [one for one in ours.keys() | theirs.keys() if not near(ours.get(one, [0] * 3), theirs.get(one, [0] * 3))]
    if odd or not near(now, theirs[week["week"]]) or sum(one[0] for one in theirs.values()) == 0:
        raise SystemExit(f"{name} comes to other totals: {sorted(odd)[:5]}")


class Bench:
    def __init__(self, asked):
        self.fitlog = os.path.abspath(asked.fitlog)
        self.folder = pathlib.Path(asked.folder or tempfile.mkdtemp())
        self.rounds, self.rows = asked.rounds, asked.rows
        self.sizes = [int(size) for size in asked.sizes.split(",")]
        self.env = {"PATH": os.environ["PATH"], "TZ": "UTC", "FITLOG_TODAY": str(LAST), "HOME": str(self.folder)}
        self.bare = None

    def data(self, size):
        """The folder with the log of a size, made if it is not there."""
        data = self.folder / f"log-{size}"
        data.mkdir(parents=True, exist_ok=True)
        if not (data / "log.jsonl").exists():
            write_log(data / "log.jsonl", size)
        return data

    def made(self, name, write, *args):
        """What `write` makes under this name, made if it is not there."""
        path = self.folder / name
        if not path.exists():
            write(*args, path)
        return path

    def own(self, data, *words):
        return [self.fitlog, "--dir", str(data), *words]

    def base(self):
        """What it costs to start and to understand the arguments."""
        program = str(self.bare) if self.bare else self.fitlog
        return {"bare start": Row([program, "--version"])}

    def table(self, title, rows, rounds):
        """Runs the rows in turn and prints a line for each."""
        seen = {name: [] for name in rows}
        for number in range(rounds + 1):
            for name, row in rows.items():
                wall = once(row.command, self.env | row.env)
                if number:
                    seen[name].append(wall)
        walls = {name: statistics.median(runs) for name, runs in seen.items()}
        print(f"\n{title}")
        for name, row in rows.items():
            peak = peak_of(row.command, self.env | row.env) / 1024
            line = f"  {name:28} {walls[name] * 1e3:9.2f} ms  {peak:5.1f} MiB{within(peak, row.peak)}"
            for other, most in row.limits.items():
                if other in walls:
                    ratio = walls[name] / walls[other]
                    line += f"  {ratio:6.2f} x {other}{within(ratio, most)}"
            print(line, flush=True)

    def start(self):
        data = self.data(self.sizes[0])
        version, show = [self.fitlog, "--version"], self.own(data, "show", "lever-back-extension")
        most = {"bare start": 1.3, "/bin/true": 1.5}
        self.table("start: one of the two limits is enough", {
            "/bin/true": Row(["/bin/true"]), **self.base(), "--version": Row(version, most), "show lever-back-extension": Row(show, most, 8),
        }, self.rounds * 5)
        print("  --version:", counted(version, self.env, 300))
        print("  show:", counted(show, self.env, 700))

    def append(self):
        rows = {"/bin/true": Row(["/bin/true"])}
        insert = build_insert(self.folder)
        if insert:
            base = self.folder / "insert.db"
            base.unlink(missing_ok=True)
            rows["SQLite insert"] = Row([str(insert), str(base)])
        for size in self.sizes:
            copy = self.folder / f"copy-{size}"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(self.data(size), copy)
            most = {"/bin/true": 2.0, "SQLite insert": 0.5, f"into {self.sizes[0]}": 1.05}
            most.pop(f"into {size}", None)
            rows[f"into {size}"] = Row(self.own(copy, "log", "-q", "deadlift", "5@140"), most)
        self.table("log -q, into a copy of each", rows, self.rounds * 3)
        if shutil.which("strace"):
            calls = [syscalls(row.command, self.env) for name, row in rows.items() if name.startswith("into")]
            same = all(one == calls[0] for one in calls)
            print(f"  system calls: {[sum(one.values()) for one in calls]}, {'the same' if same else 'not the same !'}")

    def engines(self, size):
        """Databases that come to the same totals: one reads the same file, one has an index that holds all that is asked for."""
        log, rows = self.data(size) / "log.jsonl", {}
        if size < 10_000:
            return rows
        if shutil.which("duckdb"):
            query = self.folder / f"weeks-{size}.sql"
            query.write_text(DUCKDB.replace("LOG", str(log)))
            rows["DuckDB"] = Row(["duckdb", "-f", str(query)])
        if shutil.which("sqlite3"):
            base = self.made(f"sets-{size}.db", write_sqlite, log)
            rows["sqlite3"] = Row(["sqlite3", str(base), SQLITE])
        week, weeks = (answer(self.own(self.data(size), *words, "--json"), self.env) for words in (["week"], ALL_WEEKS))
        for name, row in rows.items():
            same_totals(name, answer(row.command, self.env), week, weeks)
        return rows

    def read(self, size):
        data = self.data(size)
        log = data / "log.jsonl"
        huge = size == 1_000_000

        def against(million=None, start=None):
            """The limits of a row: of a large log by what its bytes cost, of a small one by what starting costs."""
            return {"wc -l": million if huge else None} if size > 10_000 else {"bare start": start}

        engines = {"DuckDB": {100_000: 0.18, 1_000_000: 0.2}.get(size), "sqlite3": 0.2 if huge else None}
        week, screen = against(4.5, 3) | engines, against(5, 3)
        reading = {
            "week": (["week"], week), "week -n 530": (ALL_WEEKS, week), "month": (["month"], screen), "year": (["year"], screen),
            "records": (["records"], screen), "balance": (["balance"], screen), "progress deadlift": (["progress", "deadlift"], against(2)),
            "history -n 20": (["history", "-n", "20"], against()), "check": (["check"], against()),
            "log, whole echo (--dry-run)": (["log", "deadlift", "5@140", "--dry-run"], against(2, 3)),
        }
        rows = {"wc -l": Row(["wc", "-l", str(log)]), **self.base(), **self.engines(size)}
        rows |= {name: Row(self.own(data, *words), most, 8) for name, (words, most) in reading.items()}
        rounds = max(3, self.rounds // 2) if huge else self.rounds
        self.table(f"{size} entries, {log.stat().st_size / 1e6:.1f} MB", rows, rounds)
        if size == 10_000:
            print("  week:", counted(self.own(data, "week"), self.env, None))

    def undo(self):
        """The last change taken back and put back, over and over."""
        rows = {"/bin/true": Row(["/bin/true"])}
        for size in self.sizes:
            copy = self.folder / f"copy-{size}"
            if not copy.exists():
                shutil.copytree(self.data(size), copy)
            for word in ("undo", "redo"):
                rows[f"{word} in {size}"] = Row(self.own(copy, word), {f"{word} in {self.sizes[0]}": None} if size > self.sizes[0] else {}, 8)
        self.table("undo and redo", rows, self.rounds)

    def kin(self):
        """Programs of the same kind, with as many entries of their own: the last eight weeks of ten years."""
        log = self.data(10_000) / "log.jsonl"
        most, rows = {}, {}
        if shutil.which("timew"):
            folder = self.made("timewarrior", write_timewarrior, log)
            command = ["timew", "summary", "2026-09-28", "-", "2026-11-23"]
            rows["timewarrior summary"] = Row(command, env={"TIMEWARRIORDB": str(folder)})
            most["timewarrior summary"] = 1 / 3
        if shutil.which("bartib"):
            activities = self.made("bartib", write_bartib, log)
            rows["bartib report"] = Row(["bartib", "-f", str(activities), "report", "--from", "2026-09-28", "--to", "2026-11-22"])
            most["bartib report"] = 1 / 5
        for name, row in rows.items():
            if "Total" not in (told := answer(row.command, self.env | row.env)) and not re.search(r"\d+:\d\d:\d\d\s*$", told):
                raise SystemExit(f"{name} has nothing to tell")
        self.table("10000 entries, its own kind", {**rows, "week": Row(self.own(self.data(10_000), "week"), most)}, self.rounds)

    def importing(self):
        """An export into an empty log and into the one that has it, beside others that turn it into lines of JSON."""
        if not self.rows:
            return
        export = self.made("export.csv", lambda path: write_csv(path, self.rows))
        target, lines = self.folder / "imported", self.folder / "lines.jsonl"
        rows = {"wc -l": Row(["wc", "-l", str(export)])}
        if shutil.which("duckdb"):
            query = self.folder / "import.sql"
            query.write_text(DUCKDB_IMPORT.replace("ROWS", str(export)).replace("LINES", str(lines)))
            rows["DuckDB read_csv"] = Row(["duckdb", "-f", str(query)])
        rows["Python csv + json"] = Row([sys.executable, "-c", PYTHON_IMPORT, str(export), str(lines)])
        again = self.own(target, "import", str(export))
        anew = ["sh", "-c", 'rm -rf "$1"; shift; exec "$@"', "sh", str(target), *again]
        rows["first time"] = Row(anew, {"wc -l": None, "DuckDB read_csv": 0.3, "Python csv + json": 0.1})
        rows["second time"] = Row(again, {"first time": 4})
        self.table(f"import of {self.rows} rows, {export.stat().st_size / 1e6:.1f} MB", rows, max(3, self.rounds // 3))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fitlog")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the export that is imported; 0 for none")
    parser.add_argument("--only", action="append", choices=["start", "append", "undo", "read", "kin", "import"], help="not all sections")
    parser.add_argument("--folder", help="keep what is made here and use what is there")
    asked = parser.parse_args()
    bench = Bench(asked)
    bench.folder.mkdir(parents=True, exist_ok=True)
    bench.bare = build_bare(bench.folder)
    sections = {
        "start": bench.start, "append": bench.append, "undo": bench.undo,
        "read": lambda: [bench.read(size) for size in bench.sizes], "kin": bench.kin, "import": bench.importing,
    }
    for name in asked.only or sections:
        sections[name]()
    if not asked.folder:
        shutil.rmtree(bench.folder, ignore_errors=True)


if __name__ == "__main__":
    main()

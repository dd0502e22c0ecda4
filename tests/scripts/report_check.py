#!/usr/bin/env python3
"""Opens the pages of `fitlog report` in a real browser, which no unit test can do.

    cargo build && python3 tests/scripts/report_check.py [--fitlog PROGRAM] [--keep FOLDER]

For an empty log, for eight weeks (tests/fixtures/vectors/sample_log.csv), for a made-up year and for ten of them it makes the
page, opens it in headless Chromium without a network, takes screenshots at 1200, 910 and 400 pixels in light and dark,
prints it on A4, and fails on any message of the console, any request, anything wider than the screen, any two equal
ids and any text of too little contrast. The pictures stay in the folder of --keep: look at them.

Needs Chromium or Chrome (Debian: apt-get install chromium) and Python 3.9, nothing else.
"""

import argparse
import base64
import csv
import fcntl
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --disable-extensions --hide-scrollbars --remote-debugging-pipe""".split()


def line(number, day, exercise, sets, time="18:05:00"):
    """One line of a log."""
    return json.dumps(
        {
            "v": 1,
            "id": f"0198f3c2-0000-7000-8000-{number:012x}",
            "date": str(day),
            "time": time,
            "exercise": exercise,
            "sets": sets,
        },
        separators=(",", ":"),
    )


def weighing(number, day, kg):
    """One line that weighs the body."""
    one = {"v": 1, "id": f"0198f3c2-0000-7000-8000-{number:012x}", "weighs": kg, "unit": "kg", "date": str(day)}
    return json.dumps(one, separators=(",", ":"))


def sample_log():
    """The eight weeks of the test vectors, a line for each exercise and day."""
    entries = {}
    with open(ROOT / "tests/fixtures/vectors/sample_log.csv", newline="") as file:
        for row in csv.DictReader(file):
            one = {"reps": int(row["reps"])} if row["reps"] else {"seconds": float(row["duration_s"])}
            if row["weight_kg"]:
                one |= {"weight": float(row["weight_kg"]), "unit": "kg"}
            if row["set_type"] == "warmup":
                one["kind"] = "warmup"
            if row["rpe"]:
                one["rpe"] = float(row["rpe"])
            entries.setdefault((row["date"], row["start_time"], row["exercise_id"]), []).append(one)
    return [
        line(number, day, exercise, sets, time + ":00")
        for number, ((day, time, exercise), sets) in enumerate(entries.items())
    ]


LIFTS = {
    "back-squat": (80, 40, 5),
    "barbell-bench-press": (60, 22, 6),
    "deadlift": (100, 45, 5),
    "overhead-press": (37.5, 12, 6),
    "barbell-row": (55, 20, 8),
    "lat-pulldown": (45, 18, 10),
    "lever-back-extension": (35, 17, 12),
    "romanian-deadlift": (70, 30, 8),
    "dumbbell-curl": (12, 4, 10),
    "seated-leg-curl": (35, 15, 12),
    "standing-calf-raise": (60, 25, 12),
    "dumbbell-lateral-raise": (7, 3, 12),
    "triceps-pushdown": (22.5, 10, 12),
}
DAYS = [
    ["back-squat", "barbell-bench-press", "barbell-row", "lever-back-extension", "plank"],
    ["deadlift", "overhead-press", "lat-pulldown", "dumbbell-curl", "pull-up"],
    ["back-squat", "romanian-deadlift", "barbell-bench-press", "standing-calf-raise", "triceps-pushdown"],
    ["running", "seated-leg-curl", "dumbbell-lateral-raise", "push-up"],
]


def years_log(years):
    """Years of training with all that happens in them: holidays, an injury, light weeks, names of one's own."""
    dice = random.Random(20261122)
    first = TODAY - timedelta(days=365 * years)
    lines = []
    day = first
    while day <= TODAY:
        since = (day - first).days
        part = since / (365 * years)
        if since % 10 == 0:
            lines.append(weighing(len(lines), day, round(82 - 4 * part + dice.uniform(-0.6, 0.6), 1)))
        on_holiday = 150 <= since % 365 < 172 or 356 <= since % 365
        if day.weekday() in (0, 2, 4, 5) and not on_holiday and dice.random() < 0.85:
            plan = DAYS[(0, None, 1, None, 2, 3)[day.weekday()]]
            for exercise in plan:
                lines.append(line(len(lines), day, exercise, work(exercise, part, dice)))
            if dice.random() < 0.05:
                own = dice.choice(["my-own-<b>press</b>", "sled & rope", 'a "very" ' + "long" * 30, "Kniebeuge-über-Kopf"])
                lines.append(line(len(lines), day, own, [{"reps": 8, "weight": 20, "unit": "lb"}]))
        day += timedelta(days=1)
    return lines


def work(exercise, part, dice):
    """The sets of an exercise when this part of the time has gone."""
    if exercise == "plank":
        return [{"seconds": float(round(40 + 60 * part + dice.randrange(-8, 9)))} for _ in range(3)]
    if exercise == "running":
        distance = round(3 + 5 * part + dice.random(), 1)
        return [{"distance": distance, "distance_unit": "km", "seconds": float(round(distance * (390 - 60 * part)))}]
    if exercise in ("pull-up", "push-up"):
        most = (4 + 8 * part) if exercise == "pull-up" else (12 + 20 * part)
        return [{"reps": max(1, round(most - drop + dice.randrange(-1, 2)))} for drop in (0, 1, 2)]
    start, gain, reps = LIFTS[exercise]
    step = 2.5 if start > 20 else 1
    weight = step * round((start + gain * math.sqrt(part) + dice.uniform(-1, 1) * step) / step)
    sets = [{"reps": 5, "weight": round(weight / 2, 1), "unit": "kg", "kind": "warmup"}]
    for drop in (0, 0, 1):
        one = {"reps": reps - drop + dice.randrange(0, 2), "weight": weight, "unit": "kg"}
        if dice.random() < 0.3:
            one["rpe"] = dice.choice([7, 7.5, 8, 8.5, 9])
        sets.append(one)
    return sets


class Browser:
    """Chromium with its tools protocol on a pipe."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="fitlog-report-")
        there, ours = (high(end) for end in os.pipe())
        mine, theirs = (high(end) for end in os.pipe())

        def place():
            os.dup2(there, 3)
            os.dup2(theirs, 4)

        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            preexec_fn=place,
            pass_fds=(3, 4),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(there)
        os.close(theirs)
        self.write, self.read = ours, mine
        self.buffer = b""
        self.number = 0
        self.session = None
        self.events = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method, **params):
        """Sends a command and waits for its answer; events on the way are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def next(self):
        while b"\0" not in self.buffer:
            piece = os.read(self.read, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has gone")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def open(self, path, width, dark):
        """Opens a page and returns what it said or asked for that it should not."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])
        self.events.clear()
        url = path.as_uri()
        self.ask("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.next())
        self.value("new Promise(done => setTimeout(done, 100))")
        wrong = []
        for event in self.events:
            method, params = event.get("method"), event.get("params", {})
            if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
                wrong.append(f"the console says {json.dumps(params)[:300]}")
            if method == "Network.requestWillBeSent" and params["request"]["url"] != url:
                wrong.append(f"it asks for {params['request']['url'][:200]}")
        return wrong

    def value(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def picture(self, path):
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def pdf(self, path):
        printed = self.ask("Page.printToPDF", printBackground=False, preferCSSPageSize=True)
        path.write_bytes(base64.b64decode(printed["data"]))

    def close(self):
        self.session = None
        try:
            self.ask("Browser.close")
        except (RuntimeError, OSError):
            pass
        self.process.wait(timeout=20)
        shutil.rmtree(self.profile, ignore_errors=True)


def high(end):
    """The same file under a number that 3 and 4 do not collide with."""
    other = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20)
    os.close(end)
    return other


# Text whose contrast with what lies behind it is below 4.5 : 1 (WCAG 2, AA). Backgrounds here are all opaque.
CONTRAST = """
(() => {
  const parts = color => color.match(/[0-9.]+/g).map(Number);
  const light = color => {
    const [r, g, b] = parts(color).slice(0, 3).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (parts(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const weak = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ["STYLE", "title", "desc"].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const color = element instanceof SVGElement ? style.fill : style.color;
    const [one, other] = [light(color), light(behind(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) weak.set(element.tagName + "." + (element.getAttribute("class") || ""), ratio.toFixed(2));
  }
  return [...weak].map(([what, ratio]) => `${what} has a contrast of ${ratio}`);
})()
"""

STRUCTURE = """
(() => {
  const wrong = [];
  const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
  if (new Set(ids).size !== ids.length) wrong.push("two elements share an id");
  for (const one of document.querySelectorAll("[aria-labelledby]"))
    for (const id of one.getAttribute("aria-labelledby").split(" "))
      if (!document.getElementById(id)) wrong.push(`nothing has the id ${id}`);
  for (const one of document.querySelectorAll("svg:not([aria-hidden])"))
    if (one.getAttribute("role") !== "img" || !one.querySelector("title")?.textContent) wrong.push("a drawing without a title");
  const levels = [...document.querySelectorAll("h1,h2,h3,h4")].map(one => Number(one.tagName[1]));
  levels.forEach((level, at) => { if (level > (levels[at - 1] ?? 0) + 1) wrong.push("a heading skips a level"); });
  for (const one of document.querySelectorAll(".wide"))
    if (one.scrollWidth > one.clientWidth) wrong.push("a table is wider than its place");
  if (document.querySelectorAll("script,link,img,iframe,object").length) wrong.push("there is more than text and drawings");
  return wrong;
})()
"""


def check(browser, name, page, folder):
    """Everything that is wrong with a page."""
    wrong = []
    for width in (1200, 910, 400):
        for dark in (False, True):
            where = f"{name}, {width} px, {'dark' if dark else 'light'}"
            found = browser.open(page, width, dark)
            wide = browser.value("document.documentElement.scrollWidth")
            if wide > width:
                found.append(f"it is {wide} px wide")
            found += browser.value(CONTRAST) + browser.value(STRUCTURE)
            wrong += [f"{where}: {what}" for what in found]
            browser.picture(folder / f"{name}-{width}-{'dark' if dark else 'light'}.png")
    browser.open(page, 1200, True)
    browser.pdf(folder / f"{name}.pdf")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fitlog", default=str(ROOT / "target/debug/fitlog"), help="the program to check")
    parser.add_argument("--keep", type=Path, help="where to leave pages and pictures")
    args = parser.parse_args()
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit("no Chromium here: apt-get install chromium, or any other way to have `chromium` or `google-chrome`")
    if not Path(args.fitlog).is_file():
        sys.exit(f"no program {args.fitlog}: cargo build, or --fitlog PROGRAM")
    logs = {
        "empty": ([], []),
        "sample": (sample_log(), []),
        "year": (years_log(1), []),
        "decade": (years_log(10), ["--since", "2016-11-24"]),
    }
    wrong = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        browser = Browser(program)
        try:
            for name, (lines, more) in logs.items():
                data = Path(scratch) / name
                data.mkdir()
                (data / "log.jsonl").write_text("".join(one + "\n" for one in lines), encoding="utf-8")
                page = folder.resolve() / f"{name}.html"
                env = {"FITLOG_DIR": str(data), "FITLOG_TODAY": str(TODAY)}
                command = [args.fitlog, "report", *more, "-o", str(page), "--force"]
                subprocess.run(command, env=env, check=True)
                again = subprocess.run([args.fitlog, "report", *more], env=env, check=True, capture_output=True)
                if again.stdout != page.read_bytes():
                    wrong.append(f"{name}: twice made, twice different")
                wrong += check(browser, name, page, folder)
        finally:
            browser.close()
    for what in wrong:
        print(what)
    print(f"{len(wrong)} wrong" if wrong else "nothing wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

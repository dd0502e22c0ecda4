#!/usr/bin/env python3
"""Computes the figures of `week`, `month`, `year`, `progress`, `records` and `balance` from a log once more, and prints
what differs.

    numbers_check.py BINARY FOLDER [--weeks N] [--months N] [--today DAY]
    numbers_check.py BINARY FOLDER --generate SEED [--entries N]   writes FOLDER/log.jsonl first

It reads log.jsonl itself and settles by itself what counts: voids, replacements, batches, lines that stand twice. It
shares no code with fitlog; definitions of exercises are data and are read from data/exercises and FOLDER/exercises.
The exit code is 0 when nothing differs, 1 when something does.
"""

import argparse
import datetime
import glob
import json
import math
import os
import random
import subprocess
import sys
import uuid

POUND = 0.45359237
METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "yd": 0.9144, "ft": 0.3048}
HERE = os.path.dirname(os.path.abspath(__file__))


# What counts


def lines_of(path):
    seen, lines = set(), []
    with open(path, "rb") as file:
        for raw in file:
            try:
                line = json.loads(raw)
            except ValueError:
                continue
            if not isinstance(line, dict) or line.get("v") != 1 or line["id"] in seen:
                continue
            seen.add(line["id"])
            lines.append(line)
    return lines


def counted(lines):
    """A line counts unless one that counts takes it back, or one that was not undone replaces it; from the end forwards."""
    gone, undone, standing = set(), set(), []
    for line in reversed(lines):
        within = lambda ids: line["id"] in ids or line.get("batch") in ids
        counts = not within(gone)
        if counts:
            standing.append(line)
        if "voids" in line and counts:
            gone.add(line["voids"])
            if line.get("by") in ("undo", "redo"):
                undone.add(line["voids"])
        # An edit that was edited again or removed still stands for the entry before it.
        if "replaces" in line and not within(undone):
            gone.add(line["replaces"])
    standing.reverse()
    return standing


def renames(standing):
    """Whose history belongs to whom, one rename after the other; whoever gets a history keeps his own."""
    owner = {}
    for line in standing:
        if "renames" in line:
            old, new = line["renames"], line["to"]
            owner = {exercise: new if now == old else now for exercise, now in owner.items()}
            owner[old] = new
            owner.pop(new, None)
    return owner


# Exercises


def definitions(folder):
    known = {}
    for place in (os.path.join(HERE, "..", "..", "data", "exercises"), os.path.join(folder, "exercises")):
        for path in glob.glob(os.path.join(place, "*.json")):
            with open(path, encoding="utf-8") as file:
                one = json.load(file)
            known[one["id"]] = one
    return known


UNKNOWN = {"tracking": "weight_reps", "category": "strength", "primary_muscles": [], "secondary_muscles": []}


# A set


def kilograms(one):
    if "weight" not in one:
        return None
    return one["weight"] * (POUND if one["unit"] == "lb" else 1.0)


def metres(one):
    return one["distance"] * METRES[one["distance_unit"]] if "distance" in one else None


def estimate(formula, weight, reps, rpe):
    if not weight or weight <= 0 or reps < 1 or reps > 12:
        return None
    effort = reps + (10 - rpe if rpe is not None and 6 <= rpe <= 10 else 0)
    if effort <= 1:
        return weight
    if effort > 12:
        return None
    return {
        "epley": lambda: weight * (1 + effort / 30),
        "brzycki": lambda: weight * 36 / (37 - effort),
        "lombardi": lambda: weight * effort**0.1,
        "mayhew": lambda: 100 * weight / (52.2 + 41.9 * math.exp(-0.055 * effort)),
        "oconner": lambda: weight * (1 + 0.025 * effort),
        "wathan": lambda: 100 * weight / (48.8 + 53.8 * math.exp(-0.075 * effort)),
        "lander": lambda: 100 * weight / (101.3 - 2.67123 * effort),
    }[formula]()


class Day:
    """One exercise on one day."""

    def __init__(self):
        self.sets = []
        self.working = self.warmups = self.hard = self.reps = 0
        self.volume = self.seconds = self.metres = 0.0
        self.best = {}
        self.front = []

    def offer(self, kind, value):
        if value is not None and value > self.best.get(kind, -math.inf):
            self.best[kind] = value


class Log:
    def __init__(self, folder, settings):
        self.settings = settings
        self.known = definitions(folder)
        self.days = {}  # exercise -> date -> Day
        self.times = {}  # date -> times
        standing = counted(lines_of(os.path.join(folder, "log.jsonl")))
        # Of two weighings of a day the later line stands.
        body = {line["date"]: kilograms({**line, "weight": line["weighs"]}) for line in standing if "weighs" in line}
        self.body = sorted(body.items())
        moved = renames(standing)
        for line in standing:
            if "sets" in line:
                self.add(line, moved.get(line["exercise"], line["exercise"]))

    def add(self, line, exercise):
        date = line["date"]
        if "time" in line:
            self.times.setdefault(date, []).append(line["time"])
        day = self.days.setdefault(exercise, {}).setdefault(date, Day())
        what = self.known.get(exercise, UNKNOWN)
        builds = what["category"] not in ("cardio", "mobility")
        bodyweight = what["tracking"] == "bodyweight_reps"
        body = next((kg for weighed, kg in reversed(self.body) if weighed <= date), None)
        for one in line["sets"]:
            day.sets.append(one)
            if one.get("kind") == "warmup":
                day.warmups += 1
                continue
            day.working += 1
            rpe = one.get("rpe")
            if builds and (rpe is None or rpe >= 6):
                day.hard += 1
            reps, seconds, far = one.get("reps"), one.get("seconds"), metres(one)
            day.reps += reps or 0
            day.seconds += seconds or 0
            day.metres += far or 0
            load = kilograms(one)
            moved = load
            if bodyweight:
                load = load or 0.0
                share = what.get("bodyweight_share")
                moved = None if body is None or share is None else share * body + load
            volume = reps * max(moved or 0.0, 0.0) if reps else 0.0
            day.volume += volume
            if reps == 0:
                continue
            if load is not None:
                day.offer("weight", load)
            if reps is not None:
                day.offer("most_reps", reps)
                if bodyweight and not one.get("weight"):
                    day.offer("unassisted_reps", reps)
                counts = None if self.settings["rpe"] == "ignore" else rpe
                day.offer("e1rm", estimate(self.settings["formula"], moved, reps, counts))
                if volume > 0:
                    day.offer("set_volume", volume)
                if load is not None:
                    day.front.append((load, reps))
            if far is not None:
                day.offer("distance", far)
                if seconds:
                    day.offer("pace", far / seconds)
            elif seconds is not None:
                day.offer("duration", seconds)

    def dates(self):
        return sorted({date for days in self.days.values() for date in days})

    # Sums

    def totals(self, first, last):
        sums = dict.fromkeys(
            "sessions working_sets warmup_sets hard_sets reps volume_kg seconds metres".split(), 0
        )
        sums["sessions"] = sum(first <= date <= last for date in self.dates())
        for days in self.days.values():
            for date, day in days.items():
                if first <= date <= last:
                    for name, value in zip(
                        list(sums)[1:],
                        (day.working, day.warmups, day.hard, day.reps, day.volume, day.seconds, day.metres),
                    ):
                        sums[name] += value
        spans = []
        for date, times in self.times.items():
            if first <= date <= last:
                seconds = [self.since_start(time) for time in times]
                spans.append(max(seconds) - min(seconds))
        known = [span for span in spans if span > 0]
        sums["timed_sessions"] = len(known)
        sums["training_seconds"] = sum(known) if known else None
        return sums

    def since_start(self, time):
        def seconds(text):
            parts = [int(part) for part in text.split(":")] + [0]
            return parts[0] * 3600 + parts[1] * 60 + parts[2]

        return (seconds(time) - seconds(self.settings["day_starts"])) % 86400

    def hard_sets(self, first, last):
        sets = {}
        for exercise, days in self.days.items():
            count = sum(day.hard for date, day in days.items() if first <= date <= last)
            what = self.known.get(exercise, UNKNOWN)
            for muscles, share in (("primary_muscles", 1.0), ("secondary_muscles", 0.5)):
                for muscle in what[muscles]:
                    sets[muscle] = sets.get(muscle, 0.0) + count * share
        return {muscle: count for muscle, count in sets.items() if count > 0}

    # Records

    def records(self, exercise, first, last):
        """Every record of an exercise from a day to another: strictly better than all sessions before."""
        best, front, volume, begun, broken = {}, [], 0.0, False, []
        for date in sorted(self.days[exercise]):
            day = self.days[exercise][date]
            if date > last:
                break
            if begun and date >= first:
                broken += [(date, *record) for record in beaten(day, best, front, volume)]
            begun = True
            for kind, value in day.best.items():
                best[kind] = max(best.get(kind, -math.inf), value)
            front += day.front
            volume = max(volume, day.volume)
        return broken, best, volume


def half_up(value, decimals):
    scale = 10**decimals
    return math.copysign(math.floor(abs(value) * scale + 0.5), value) / scale


def beaten(day, best, front, volume):
    for kind in ("weight", "e1rm", "duration", "distance", "pace", "set_volume"):
        if kind in day.best and kind in best:
            now, before = day.best[kind], best[kind]
            if kind == "e1rm":
                better = half_up(now, 1) - half_up(before, 1) > 0.05
            elif kind == "pace":
                better = now > before * (1 + 1e-9)
            else:
                better = now > before + 0.0005
            if better:
                yield kind, now, before
    fresh = []
    for load, reps in day.front:
        heavier = [other for weight, other in front if weight >= load - 0.0005]
        # Only the most repetitions with the load, and none that a heavier set of the day outdoes.
        outdone = any(w >= load - 0.0005 and r >= reps and (w, r) != (load, reps) for w, r in day.front)
        if heavier and reps > max(heavier) and not outdone:
            fresh.append((load, reps, max(heavier)))
    if fresh:
        _, reps, before = max(fresh)
        yield "reps", reps, before
    if volume > 0 and day.volume > volume + 0.0005:
        yield "session_volume", day.volume, volume


# Weeks


def iso(day):
    return day.isoformat()


def of(text):
    return datetime.date.fromisoformat(text)


def week_start(day, settings):
    back = day.weekday() if settings["week_start"] == "monday" else (day.weekday() + 1) % 7
    return day - datetime.timedelta(back)


def label(start):
    year, week, weekday = start.isocalendar()
    return f"{year:04}-W{week:02}" if weekday == 1 else iso(start)


def trend(points):
    if len(points) < 3 or (of(points[-1][0]) - of(points[0][0])).days < 14:
        return None
    days = [(of(date) - of(points[0][0])).days for date, _ in points]
    values = [value for _, value in points]
    middle, mean = sum(days) / len(days), sum(values) / len(values)
    spread = sum((day - middle) ** 2 for day in days)
    slope = 7 * sum((day - middle) * (value - mean) for day, value in zip(days, values)) / spread
    percent = 100 * slope / abs(mean) if mean else None
    beyond = percent if percent is not None else math.copysign(math.inf, slope) if slope else 0
    direction = "up" if beyond > 0.25 else "down" if beyond < -0.25 else "steady"
    return {"slope_per_week": slope, "percent_per_week": percent, "direction": direction}


METRICS = ("e1rm", "reps", "time", "distance", "top")
FIGURE = {"e1rm": "e1rm", "reps": "most_reps", "time": "duration", "distance": "distance", "top": "weight"}


def natural(days):
    """The first metric that at least half of the sessions have, else the one that most of them have."""
    having = {one: sum(FIGURE[one] in day.best for day in days) for one in METRICS}
    usual = next((one for one in METRICS if days and 2 * having[one] >= len(days)), None)
    return usual or (max(METRICS, key=having.get) if any(having.values()) else "reps")


def strength(log, exercise, start, last):
    days = {date: day for date, day in log.days[exercise].items() if date <= last}
    first = iso(start)
    now = [day for date, day in days.items() if date >= first]
    metric = natural(now)
    figure = FIGURE[metric]
    weeks = []
    for back in range(7, -1, -1):
        begin = start - datetime.timedelta(7 * back)
        end = iso(begin + datetime.timedelta(6))
        values = [day.best[figure] for date, day in days.items() if iso(begin) <= date <= end and figure in day.best]
        weeks.append({"week": label(begin), "best": max(values, default=None)})
    begin = iso(start - datetime.timedelta(49))
    points = sorted((date, day.best[figure]) for date, day in days.items() if date >= begin and figure in day.best)
    shown = "weight" if metric in ("e1rm", "top") else figure
    tops = [day.best[shown] for day in now if shown in day.best]
    return {
        "working_sets": sum(day.working for day in now),
        "metric": metric,
        "now": weeks[7]["best"],
        "before": weeks[6]["best"],
        "weeks": weeks,
        "trend": trend(points),
        "top": max(tops, default=None),
    }


def main_load(done):
    """The load that decides about a session of (load, amount), and the amounts at it: the top load, unless the sets at it were a
    trial beside the work of the day: less than half the amount in at most half as many sets."""
    loads = []
    for load in sorted({load for load, _ in done}, reverse=True):
        if not loads or loads[-1] - load > 0.001:
            loads.append(load)
    at = lambda load: (load, [amount for other, amount in done if abs(other - load) <= 0.001])
    top = at(loads[0])
    for load in loads[1:]:
        work = at(load)
        if max(top[1]) * 2 < max(work[1]) and len(top[1]) * 2 <= len(work[1]):
            return work
    return top


def ready(log, exercise, last):
    """The load that an exercise may go up to, or None; sets at the main load of the last session decide."""
    what = log.known.get(exercise, UNKNOWN)
    plan = what.get("defaults") or {}
    progression = plan.get("progression", "double")
    if progression not in ("double", "linear"):
        return None
    sessions = [log.days[exercise][date].sets for date in sorted(log.days[exercise]) if date <= last]
    # The rules look back three days; a day of warm-ups, or of holds where repetitions count, says nothing.
    sessions = sessions[-3:]
    worked = [[one for one in sets if one.get("kind") != "warmup" and "reps" in one] for sets in sessions]
    worked = [sets for sets in worked if sets]
    if not worked:
        return None
    # In the unit of the heaviest set.
    unit = max(worked[-1], key=lambda one: kilograms(one) if "weight" in one else -math.inf).get("unit", "kg")
    scale = POUND if unit == "lb" else 1.0
    done = []
    for one in worked[-1]:
        load = one.get("weight", 0.0)
        done.append((load if one.get("unit", unit) == unit else kilograms(one) / scale, one["reps"]))
    top, reps = main_load(done)
    low, high = plan.get("reps") or (8, 12)
    target = high
    if progression == "linear":
        # A fixed target; sets longer than it follow the range that such sets are done in.
        target = low if min(reps) <= high else 12
    if min(reps) < target:
        return None
    step = plan.get("increment_kg") or 2.5
    if unit == "lb":
        step = max(half_up(step * 2 / 2.5, 0) * 2.5, 2.5)
    value = top + step
    return {"weight": value, "unit": unit} if what["tracking"].startswith("weight") or value != 0 else None


def week(log, start, until, today):
    first, last = iso(start), iso(until)
    earlier = start - datetime.timedelta(7)
    trained = {exercise for exercise, days in log.days.items() if any(first <= date <= last for date in days)}
    by_week = {}
    for date in log.dates():
        if date <= last:
            begin = week_start(of(date), log.settings)
            by_week[begin] = by_week.get(begin, 0) + 1
    streak, at = int(by_week.get(start, 0) >= log.settings["goal"]), earlier
    while by_week.get(at, 0) >= log.settings["goal"]:
        streak, at = streak + 1, at - datetime.timedelta(7)
    records = {}
    for exercise in trained:
        broken, _, _ = log.records(exercise, first, last)
        if broken:
            newest = max(date for date, *_ in broken)
            records[exercise] = {
                "date": newest,
                **{kind: (value, before) for date, kind, value, before in broken if date == newest},
            }
    ups = {exercise: ready(log, exercise, last) for exercise in trained}
    return {
        "week": label(start),
        "from": first,
        "to": iso(start + datetime.timedelta(6)),
        "until": last,
        "against": label(earlier),
        "goal": log.settings["goal"],
        "running": until < start + datetime.timedelta(6),
        "streak_weeks": streak,
        "now": log.totals(first, last),
        "before": log.totals(iso(earlier), iso(earlier + (until - start))),
        "exercises": {exercise: strength(log, exercise, start, last) for exercise in trained},
        "records": records,
        "muscle_sets": log.hard_sets(first, last),
        "ready": {exercise: up for exercise, up in ups.items() if up},
    }


def told_week(said):
    """The answer of fitlog in the shape of `week`."""
    told = {key: value for key, value in said.items() if key not in ("schema", "formula")}
    figure = {"e1rm": "kg", "top": "kg", "reps": "reps", "time": "seconds", "distance": "metres"}
    exercises = {}
    for one in said["exercises"]:
        top = one["top"]
        if top is not None:
            kind = figure[one["metric"]]
            top = metres(top) if kind == "metres" else top.get(kind, 0.0 if kind == "kg" else None)
        exercises[one["exercise"]] = {
            **{key: one[key] for key in ("working_sets", "metric", "now", "before", "weeks", "trend")},
            "top": top,
        }
    told["exercises"] = exercises
    told["records"] = {
        one["exercise"]: {
            "date": one["date"],
            **{record["kind"]: (record["value"], record["previous"]) for record in one["records"]},
        }
        for one in said["records"]
    }
    told["ready"] = {one["exercise"]: {key: one[key] for key in ("weight", "unit")} for one in said["ready"]}
    return told


def all_records(log, today):
    start = week_start(today, log.settings)
    bests, records = {}, {}
    for exercise in log.days:
        if not any(date <= iso(today) for date in log.days[exercise]):
            continue
        broken, best, volume = log.records(exercise, iso(start), iso(today))
        if volume:
            best["session_volume"] = volume
        bests[exercise] = {("reps" if kind == "most_reps" else kind): value for kind, value in best.items()}
        for date, kind, value, before in broken:
            records[f"{date} {exercise} {kind}"] = (value, before)
    return {"exercises": bests, "records": records}


def told_records(said):
    return {
        "exercises": {
            one["exercise"]: {kind: best["value"] for kind, best in one["bests"].items() if best is not None}
            for one in said["exercises"]
        },
        "records": {
            f"{one['date']} {one['exercise']} {one['kind']}": (one["value"], one["previous"])
            for one in said["records"]
        },
    }


MUSCLES = (
    "chest front-delts side-delts rear-delts rotator-cuff biceps triceps forearms lats upper-back traps lower-back "
    "abs obliques hip-flexors glutes abductors adductors quads hamstrings calves shins neck"
).split()


def balance(log, today, count):
    first = today - datetime.timedelta(7 * count - 1)
    sets = log.hard_sets(iso(first), iso(today))
    dates = [of(date) for date in log.dates() if date <= iso(today)]
    weeks = count
    if dates:
        weeks = max(1, math.ceil(((today - max(dates[0], first)).days + 1) / 7))
    muscles = {}
    for muscle in MUSCLES:
        last = [
            date
            for exercise, days in log.days.items()
            for date, day in days.items()
            if date <= iso(today)
            and day.hard
            and muscle
            in log.known.get(exercise, UNKNOWN)["primary_muscles"]
            + log.known.get(exercise, UNKNOWN)["secondary_muscles"]
        ]
        last = max(last, default=None)
        total = sets.get(muscle, 0.0)
        each = total / weeks
        words = ((each < 5, "low"), (each < 10, "building"), (each <= 20, "in range"), (True, "high"))
        muscles[muscle] = {
            "sets": total,
            "per_week": each,
            "label": "none" if total == 0 else next(word for fits, word in words if fits),
            "last": last,
            "days_since": None if last is None else (today - of(last)).days,
            "left_out": each < 1,
        }
    return {"from": iso(first), "to": iso(today), "weeks": weeks, "muscles": muscles}


# Months and years


def month_back(day, months):
    """The first day of a month so many months before."""
    at = day.year * 12 + day.month - 1 - months
    return datetime.date(at // 12, at % 12 + 1, 1)


def last_of(first, months):
    return month_back(first, -months) - datetime.timedelta(1)


def in_month(first, day):
    return min(last_of(first, 1), first.replace(day=1) + datetime.timedelta(day - 1))


def together(days):
    """The best of several days of an exercise, and the volume of the largest of them."""
    all_of = Day()
    for day in days:
        for kind, value in day.best.items():
            all_of.offer(kind, value)
        all_of.front += day.front
        all_of.volume = max(all_of.volume, day.volume)
    return all_of


def best_day(days, figure, best):
    """The day of a best figure: the first that reached it, but of equal distances that of the better set."""
    equal = [date for date, day in days.items() if best is not None and day.best.get(figure) == best]
    if figure != "distance" or not equal:
        return min(equal, default=None)

    def worth(date):
        far = [one for one in days[date].sets if one.get("kind") != "warmup" and "distance" in one]
        far = [one for one in far if one["distance"] * METRES[one["distance_unit"]] == best]
        load = lambda one: kilograms(one) if "weight" in one else -math.inf
        return max((load(one), -(one.get("seconds") or math.inf)) for one in far)

    top = max(map(worth, equal))
    return min(date for date in equal if worth(date) == top)


def review(log, first, months, until, today):
    """A month or a year, against the same days of the one before."""
    begin, end = iso(first), iso(until)
    before = month_back(first, months)
    past_end = last_of(before, months)
    # Of a running one the same days are compared; the 31st of a shorter month is its last day.
    running = until < last_of(first, months)
    against = in_month(month_back(until, months), until.day) if running else past_end
    dates = [date for date in log.dates() if date <= end]
    weeks = max(1.0, ((until - max(first, of(dates[0]) if dates else first)).days + 1) / 7)
    by_week = {}
    for date in log.dates():
        if date <= iso(today):
            start = week_start(of(date), log.settings)
            by_week[start] = by_week.get(start, 0) + 1

    def belongs(start):
        """By its fourth day, or because it is the one that runs."""
        fourth = start + datetime.timedelta(3)
        running = start <= today <= start + datetime.timedelta(6) and until == today
        return fourth >= first and (fourth <= until or running)

    longest = run = 0
    last_met = None
    for start in sorted(by_week):
        if by_week[start] >= log.settings["goal"] and belongs(start):
            run = run + 1 if last_met and (start - last_met).days == 7 else 1
            longest, last_met = max(longest, run), start
    exercises, records = {}, {}
    for exercise, days in log.days.items():
        now = {date: day for date, day in days.items() if begin <= date <= end}
        if not now:
            continue
        metric = natural(now.values())
        figure = FIGURE[metric]
        past = [day.best[figure] for date, day in days.items() if iso(before) <= date <= iso(past_end) and figure in day.best]
        bests = {date: day.best[figure] for date, day in now.items() if figure in day.best}
        best = max(bests.values(), default=None)
        exercises[exercise] = {
            "sessions": len(now),
            "working_sets": sum(day.working for day in now.values()),
            "hard_sets": sum(day.hard for day in now.values()),
            "reps": sum(day.reps for day in now.values()),
            "volume_kg": sum(day.volume for day in now.values()),
            "metric": metric,
            "best": best,
            "day": best_day(now, figure, best),
            "before": max(past, default=None),
            "first": now[min(now)].best.get(figure),
        }
        broken, _, _ = log.records(exercise, begin, end)
        if broken:
            older = [day for date, day in days.items() if date < begin] or [now[min(now)]]
            base = together(older)
            best_of = together(now.values())
            records[exercise] = {
                "days": len({date for date, *_ in broken}),
                **{kind: (now, was) for kind, now, was in beaten(best_of, base.best, base.front, base.volume)},
            }
    sessions = {}
    for days in log.days.values():
        for date, day in days.items():
            if begin <= date <= end:
                working, volume = sessions.get(date, (0, 0.0))
                sessions[date] = (working + day.working, volume + day.volume)
    return {
        "from": begin,
        "to": iso(last_of(first, months)),
        "until": end,
        "against": iso(before)[: 7 if months == 1 else 4],
        "against_until": iso(against),
        "running": running,
        "goal": log.settings["goal"],
        "weeks": weeks,
        "longest_streak_weeks": longest,
        "record_days": sum(one["days"] for one in records.values()),
        "now": log.totals(begin, end),
        "before": log.totals(iso(before), iso(against)),
        "exercises": exercises,
        "records": records,
        "muscle_sets": log.hard_sets(begin, end),
        "days": sessions,
    }


def told_review(said):
    told = {key: value for key, value in said.items() if key not in ("schema", "formula", "month", "year")}
    told["exercises"] = {}
    for one in said["exercises"]:
        kept = "sessions working_sets hard_sets reps volume_kg metric".split()
        value = lambda best: best and best["value"]
        told["exercises"][one["exercise"]] = {
            **{key: one[key] for key in kept},
            **{key: value(one[key]) for key in ("best", "before", "first")},
            "day": one["best"] and one["best"]["date"],
        }
    told["records"] = {
        one["exercise"]: {
            "days": one["days"],
            **{record["kind"]: (record["value"], record["previous"]) for record in one["records"]},
        }
        for one in said["records"]
    }
    told["against"] = str(said["against"])
    told["days"] = {one["date"]: (one["working_sets"], one["volume_kg"]) for one in said["days"]}
    return told


def spans(log, last, today, count, months):
    """`month -n`, `year -n`: one line for each since the first that holds anything."""
    name, width = ("month", 7) if months == 1 else ("year", 4)
    rows = []
    for back in range(count - 1, -1, -1):
        begin = month_back(last, back * months)
        end = last_of(begin, months)
        if iso(end) >= log.dates()[0]:
            totals = log.totals(iso(begin), min(iso(today), iso(end)))
            del totals["training_seconds"], totals["timed_sessions"]
            rows.append({name: iso(begin)[:width], "from": iso(begin), "to": iso(end), **totals})
    return rows


def weeks_back(log, today, count):
    """`week -n`, likewise."""
    start = week_start(today, log.settings)
    rows = []
    for back in range(count - 1, -1, -1):
        begin = start - datetime.timedelta(7 * back)
        if begin >= week_start(of(log.dates()[0]), log.settings):
            end = begin + datetime.timedelta(6)
            totals = log.totals(iso(begin), min(iso(today), iso(end)))
            del totals["training_seconds"], totals["timed_sessions"]
            rows.append({"week": label(begin), "from": iso(begin), "to": iso(end), **totals})
    return rows


# One exercise


ALL_METRICS = {**FIGURE, "volume": "volume", "pace": "pace"}


def figure_of(day, metric):
    if metric == "volume":
        return day.volume or None
    return day.best.get(ALL_METRICS[metric])


def better(metric, now, before):
    if metric == "e1rm":
        return half_up(now, 1) - half_up(before, 1) > 0.05
    if metric == "pace":
        return now > before * (1 + 1e-9)
    return now > before + 0.0005


def plateau(points, metric, settings, fastest):
    at = 0
    for place, (_, value) in enumerate(points):
        if better(metric, value, points[at][1]):
            at = place
    after = points[at + 1 :]
    weeks = {week_start(of(date), settings) for date, _ in after}
    slow = {week_start(of(date), settings) for date, _ in after if metric != "distance" or date > fastest}
    line = trend(after) if after else None
    if len(slow) < 4 or (line and line["direction"] == "up"):
        return None
    return {"since": points[at][0], "best": points[at][1], "weeks_trained": len(weeks), "sessions": len(after)}


def rep_maxima(log, what, days):
    """The heaviest load of at least so many repetitions, and what the best estimate is worth."""
    best = max(((day.best["e1rm"], date) for date, day in days if "e1rm" in day.best), key=lambda one: one[0], default=None)
    own = 0.0
    if best and what["tracking"] == "bodyweight_reps":
        first = next(date for date, day in days if day.best.get("e1rm") == best[0])
        body = next((kg for weighed, kg in reversed(log.body) if weighed <= first), 0.0)
        own = body * (what.get("bodyweight_share") or 0.0)
    rows = []
    for reps in range(1, 13):
        done = [(load, date) for date, day in days for load, count in day.front if count >= reps]
        top = max((load for load, _ in done), default=None)
        rows.append(
            {
                "reps": reps,
                "done": None if top is None else (top, min(date for load, date in done if load == top)),
                "estimated": best and best[0] / estimate(log.settings["formula"], 1.0, reps, None) - own,
            }
        )
    return rows if any(row["done"] for row in rows) else []


def upcoming(log, exercise, last):
    """What the rule of an exercise makes of its sessions, without a workout in use."""
    what = log.known.get(exercise, UNKNOWN)
    plan = what.get("defaults") or {}
    progression = plan.get("progression", "double")
    if progression in ("none", "distance"):
        return None
    counts = "seconds" if progression == "time" else "reps"
    sessions = []
    for date in sorted(log.days[exercise]):
        working = [one for one in log.days[exercise][date].sets if one.get("kind") != "warmup"]
        of_kind = [one for one in working if counts in one and "distance" not in one]
        if date <= last and of_kind:
            sessions.append((working, of_kind))
    # No more than the last sixteen days are looked at; a row of misses is never that long.
    if not sessions:
        return None
    unit = max(sessions[-1][0], key=lambda one: kilograms(one) if "weight" in one else -math.inf).get("unit", "kg")
    scale = POUND if unit == "lb" else 1.0

    in_that = lambda one: one.get("weight", 0.0) if one.get("unit", unit) == unit else kilograms(one) / scale
    done = [main_load([(in_that(one), int(half_up(one[counts], 0))) for one in sets]) for _, sets in sessions]
    load, reps = done[-1]
    low, high = plan.get("seconds" if counts == "seconds" else "reps") or ((20, 60) if counts == "seconds" else (8, 12))
    if progression == "linear" and min(reps) > high:
        progression, low, high = "double", 8, 12
    target = low if progression == "linear" else high
    in_unit = lambda kg: max(half_up(kg * 2 / 2.5, 0) * 2.5, 2.5) if unit == "lb" else kg
    increment = in_unit(plan.get("increment_kg") or 2.5)
    step = min(increment, in_unit(2.5)) if "barbell" in what.get("equipment", []) else increment
    missed = (lambda reps: min(reps) < low) if progression == "double" else (lambda reps: len(reps) < len(done[-1][1]) or min(reps[: len(done[-1][1])]) < low)
    misses = 0
    for other, counted in reversed(done):
        if abs(other - load) > 0.001 or not missed(counted[: len(reps)]):
            break
        misses += 1
    lighter = math.floor((load - 0.1 * abs(load)) / step + 1e-9) * step if progression in ("double", "linear") else load
    can_deload = (lighter > 0 if load > 0 else load < 0) and lighter < load - 0.0005
    more = 5 if counts == "seconds" else 1
    # Never below the last time, which may have gone beyond the range.
    action, aim = "repeat", [max(count, min(max(count + more, low), high)) for count in reps]
    if progression == "linear":
        aim = [low] * len(reps)
    new = load
    if min(reps) >= target:
        action, new, aim = ("increase", load + increment, [low] * len(reps)) if progression in ("double", "linear") else ("harder", load, [max(high, count) for count in reps])
    elif can_deload and misses >= {"double": 2, "linear": 3}[progression]:
        action, new, aim = "deload", lighter, [low] * len(reps)
    carried = lambda value: value if what["tracking"].startswith("weight") or value != 0 else None
    adds = progression in ("double", "linear") and what["tracking"] not in ("duration", "distance_duration")
    return {
        "workout": None,
        "action": action,
        "weight": carried(new),
        "unit": None if carried(new) is None else unit,
        "counts": counts,
        "targets": aim,
        "top": target,
        "then": carried(new + increment) if adds else None,
        "hard": action == "increase" and ([one for one in sessions[-1][0] if abs(in_that(one) - load) <= 0.001][-1].get("rpe") or 0) >= 9.5,
    }


def progress(log, exercise, today, since, metric):
    what = log.known.get(exercise, UNKNOWN)
    days = sorted((date, day) for date, day in log.days[exercise].items())
    shown = [(date, day) for date, day in days if date >= since]
    metric = metric or natural([day for _, day in shown])
    points = [(date, figure_of(day, metric)) for date, day in shown]
    points = [point for point in points if point[1] is not None]
    every = [(date, figure_of(day, metric)) for date, day in days]
    every = [point for point in every if point[1] is not None]
    goes_up = (what.get("defaults") or {}).get("progression") != "none"
    broken, best, volume = log.records(exercise, "", "9999")
    fastest = max((date for date, kind, *_ in broken if kind == "pace"), default="")
    of_day = {}
    for date, kind, value, before in broken:
        of_day.setdefault(date, []).append((ORDER.index(kind), kind, value, before))
    weeks = {}
    for date, value in points:
        start = label(week_start(of(date), log.settings))
        weeks[start] = max(weeks.get(start, -math.inf), value)
    if volume:
        best["session_volume"] = volume
    best.pop("unassisted_reps", None)
    return {
        "metric": metric,
        "sessions_in_all": len(days),
        "records_in_all": len(broken),
        "best": {("reps" if kind == "most_reps" else kind): value for kind, value in best.items()},
        "trend": trend(points) if points else None,
        # What is not to go up has none.
        "plateau": plateau(every, metric, log.settings, fastest) if every and goes_up else None,
        "rep_maxima": rep_maxima(log, what, days),
        "weeks": weeks,
        "sessions": [
            {
                "date": date,
                "value": figure_of(day, metric),
                "e1rm_kg": day.best.get("e1rm"),
                "volume_kg": day.volume,
                "working_sets": day.working,
                "reps": day.reps,
                "record": min(of_day[date])[1:] if date in of_day else None,
            }
            for date, day in shown
        ],
        "next": upcoming(log, exercise, iso(today)),
    }


ORDER = "weight e1rm reps duration distance pace set_volume session_volume".split()


def told_progress(said):
    keep = "metric sessions_in_all records_in_all plateau next".split()
    told = {key: said[key] for key in keep}
    told["best"] = {kind: best["value"] for kind, best in said["best"].items()}
    line = said["trend"]
    told["trend"] = line and {key: line[key] for key in ("slope_per_week", "percent_per_week", "direction")}
    told["weeks"] = {one["week"]: one["best"] for one in said["weeks"]}
    told["rep_maxima"] = [
        {
            "reps": one["reps"],
            "done": one["done"] and (one["done"]["kg"], one["done"]["date"]),
            "estimated": one["estimated_kg"],
        }
        for one in said["rep_maxima"]
    ]
    told["sessions"] = [
        {
            **{key: one[key] for key in "date value e1rm_kg volume_kg working_sets reps".split()},
            "record": tuple(one["record"][key] for key in ("kind", "value", "previous")) if "record" in one else None,
        }
        for one in said["sessions"]
    ]
    return told


# Comparison


class Differences:
    def __init__(self):
        self.rows, self.figures = [], 0

    def compare(self, what, said, computed):
        if isinstance(computed, dict) and isinstance(said, dict):
            for key in sorted(set(said) | set(computed)):
                self.compare(f"{what} {key}", said.get(key, "(missing)"), computed.get(key, "(missing)"))
        elif isinstance(computed, (list, tuple)) and isinstance(said, (list, tuple)) and len(said) == len(computed):
            for at, (one, other) in enumerate(zip(said, computed)):
                self.compare(f"{what} {at}", one, other)
        else:
            self.figures += 1
            numbers = all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in (said, computed))
            same = abs(said - computed) <= 1e-6 * max(1.0, abs(computed)) if numbers else said == computed
            if not same:
                self.rows.append((what, said, computed))


def ask(binary, folder, today, *args):
    env = {"PATH": os.environ.get("PATH", ""), "FITLOG_DIR": folder, "FITLOG_TODAY": iso(today)}
    ran = subprocess.run([binary, *args, "--json"], env=env, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{binary} {' '.join(args)}: {ran.stderr}{ran.stdout}")
    return json.loads(ran.stdout)


# Logs to try


def generate(folder, seed, entries):
    """A log as years of use leave it: edits, removals, undo, redo, an import, two machines' lines, odd days."""
    draw = random.Random(seed)
    known = sorted(definitions(folder))
    favourites = draw.sample(known, min(len(known), 40)) + ["my-own-machine"]
    what = definitions(folder)
    end = datetime.date(2026, 11, 22)
    lines, entered = [], []

    def new_id():
        return str(uuid.UUID(int=draw.getrandbits(128), version=4))

    def a_set(exercise):
        kind = what.get(exercise, UNKNOWN)["tracking"]
        one = {}
        if kind in ("weight_reps", "bodyweight_reps"):
            one["reps"] = draw.choice([0, 1, 2, 3, 5, 5, 8, 8, 10, 12, 15, 20])
        elif kind in ("duration", "weight_duration"):
            one["seconds"] = draw.choice([20, 45, 60, 62.5, 90])
        else:
            one["distance"], one["distance_unit"] = draw.choice([(400, "m"), (5, "km"), (3.1, "mi")])
            if draw.random() < 0.7:
                one["seconds"] = draw.randrange(60, 2000)
        loaded = kind.startswith("weight") or draw.random() < 0.3
        if loaded and (kind != "bodyweight_reps" or draw.random() < 0.8):
            low = -12 if kind == "bodyweight_reps" else 0
            one["weight"], one["unit"] = draw.randrange(low, 60) * 2.5, draw.choice(["kg", "kg", "lb"])
        if draw.random() < 0.15:
            one["kind"] = draw.choice(["warmup", "drop", "failure"])
        if draw.random() < 0.3:
            one["rpe"] = draw.choice([5, 6, 7.5, 8, 9, 9.5, 10])
        return one

    def any_day():
        return end - datetime.timedelta(int(abs(draw.gauss(0, 90))))

    def entry(batch=None, replaces=None):
        line = {"v": 1, "id": new_id(), "date": iso(any_day())}
        if draw.random() < 0.7:
            line["time"] = f"{draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02}"
        line["exercise"] = draw.choice(favourites)
        line["sets"] = [a_set(line["exercise"]) for _ in range(draw.randrange(1, 6))]
        if batch:
            line["batch"] = batch
        if replaces:
            line["replaces"] = replaces
        lines.append(line)
        entered.append(line["id"])

    while len(lines) < entries:
        chance = draw.random()
        if chance < 0.8 or not entered:
            entry()
        elif chance < 0.86:
            entry(replaces=draw.choice(entered))
        elif chance < 0.87:
            weighed = {"weighs": draw.randrange(700, 900) / 10, "unit": "kg", "date": iso(any_day())}
            lines.append({"v": 1, "id": new_id(), **weighed, "time": "07:10:00"})
        elif chance < 0.88:
            renamed = {"renames": draw.choice(favourites), "to": draw.choice(favourites)}
            if renamed["renames"] != renamed["to"]:
                lines.append({"v": 1, "id": new_id(), **renamed})
        elif chance < 0.95:
            by = draw.choice(["undo", "remove", "redo"])
            lines.append({"v": 1, "id": new_id(), "voids": draw.choice(lines)["id"], "by": by})
        else:
            batch = new_id()
            for _ in range(draw.randrange(2, 12)):
                entry(batch=batch)
            if draw.random() < 0.5:
                lines.append({"v": 1, "id": new_id(), "voids": batch})
    # The same lines once more, as two machines' logs behind each other hold them.
    lines += lines[-draw.randrange(1, 20):]
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "log.jsonl"), "w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, separators=(",", ":")) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("folder")
    parser.add_argument("--weeks", type=int, default=12, help="how many weeks up to today's")
    parser.add_argument("--months", type=int, default=14, help="how many months up to today's")
    parser.add_argument("--today", type=of, help="the day; without it the last one in the log")
    parser.add_argument("--generate", type=int, metavar="SEED", help="write a random log into the folder first")
    parser.add_argument("--entries", type=int, default=1500, help="lines of the random log")
    args = parser.parse_args()
    folder = os.path.abspath(args.folder)
    if args.generate is not None:
        generate(folder, args.generate, args.entries)
    settings = {
        key: value["value"]
        for key, value in ask(args.binary, folder, of("2026-11-22"), "config")["settings"].items()
    }
    settings["goal"] = int(settings["goal"])
    log = Log(folder, settings)
    if not log.days:
        sys.exit("nothing counts in this log")
    today = args.today or of(log.dates()[-1])
    found = Differences()
    start = week_start(today, settings)
    for back in range(args.weeks):
        begin = start - datetime.timedelta(7 * back)
        until = min(today, begin + datetime.timedelta(6))
        said = told_week(ask(args.binary, folder, today, "week", iso(begin)))
        found.compare(f"week {label(begin)}", said, week(log, begin, until, today))
    found.compare("records", told_records(ask(args.binary, folder, today, "records")), all_records(log, today))
    for count in (1, 4, 12, 52):
        said = ask(args.binary, folder, today, "balance", "-n", str(count))
        said.pop("schema")
        found.compare(f"balance {count}", said, balance(log, today, count))
    said = ask(args.binary, folder, today, "week", "-n", str(args.weeks))["weeks"]
    found.compare("week -n", said, weeks_back(log, today, args.weeks))
    for back in range(args.months):
        begin = month_back(today, back)
        said = told_review(ask(args.binary, folder, today, "month", iso(begin)[:7]))
        found.compare(f"month {iso(begin)[:7]}", said, review(log, begin, 1, min(today, last_of(begin, 1)), today))
    said = ask(args.binary, folder, today, "month", "-n", str(args.months))["months"]
    found.compare("month -n", said, spans(log, month_back(today, 0), today, args.months, 1))
    said = ask(args.binary, folder, today, "year", "-n", "10")["years"]
    found.compare("year -n", said, spans(log, datetime.date(today.year, 1, 1), today, 10, 12))
    for year in range(today.year, of(log.dates()[0]).year - 1, -1):
        begin = datetime.date(year, 1, 1)
        said = told_review(ask(args.binary, folder, today, "year", str(year)))
        found.compare(f"year {year}", said, review(log, begin, 12, min(today, last_of(begin, 12)), today))
    trained = {exercise: len(days) for exercise, days in log.days.items() if min(days) <= iso(today)}
    for place, exercise in enumerate(sorted(trained, key=trained.get, reverse=True)):
        later = iso(today - datetime.timedelta(200))
        asked = [("", None)] + ([(later, None)] + [("", metric) for metric in ALL_METRICS] if place < 8 else [])
        for since, metric in asked:
            words = (["--since", since] if since else []) + (["--by", metric] if metric else [])
            said = told_progress(ask(args.binary, folder, today, "progress", exercise, *words))
            what = " ".join(["progress", exercise, *words])
            found.compare(what, said, progress(log, exercise, today, since, metric))
    entries = sum(len(days) for days in log.days.values())
    print(f"{found.figures} figures over {args.weeks} weeks, {entries} sessions of exercises: {len(found.rows)} differ")
    for what, said, computed in found.rows[:50]:
        print(f"  {what}: fitlog {said!r}, here {computed!r}")
    sys.exit(1 if found.rows else 0)


if __name__ == "__main__":
    main()

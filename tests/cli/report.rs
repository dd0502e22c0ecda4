use std::fs;

use serde_json::Value;
use snapbox::str;

use crate::env::{Env, trained};
use crate::markup;

/// The page that a command prints, and the words in it.
fn page(env: &Env, args: &[&str]) -> (String, String) {
    let output = env.command().args(args).output().unwrap();
    assert!(output.status.success());
    let page = String::from_utf8(output.stdout).unwrap();
    let (_, words) = markup::read(&page).unwrap();
    (page, words)
}

#[test]
fn the_words_of_a_page() {
    let env = trained();
    let (page, words) = page(&env, &["report"]);
    for never in [
        "http", "<script", "<link", "src=", "url(", "@import", "belt on",
    ] {
        assert!(!page.contains(never), "{never}");
    }
    assert_eq!(
        page,
        self::page(&env, &["report", "2026"]).0,
        "the same bytes each time"
    );
    // Blanks that hold a figure and its unit together are blanks to a reader.
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .eq(words.replace('\u{a0}', " "), str![[r#"
Training in 2026
Training in 2026
1 January 2026
to
22 November 2026
Days trained
6
2.0 a week
Working sets
36
Repetitions
204
Volume
8,520
kg
Timed work
7:40
Weeks at the goal
0
of 2, goal 3 days
Weeks in a row
0
longest 0
New bests
6
in 4 of 4 exercises
Calendar
Days trained, July to December 2026
6 days trained, each a square that is darker the more sets it had.
Mon
Wed
Fri
Sun
Jul 2026
Aug
Sep
Oct
Nov
Mon 2 Nov 2026: 6 working sets
Wed 4 Nov 2026: 6 working sets
Mon 9 Nov 2026: 6 working sets
Wed 11 Nov 2026: 6 working sets
Mon 16 Nov 2026: 6 working sets
Wed 18 Nov 2026: 6 working sets
Dec
1 set
6 or more
Strength and progress
The exercises, the best of each week. The star marks the best of these days, the dashed line the trend; a line is broken where training was.
Barbell Back Squat
122.5 kg
estimated 1RM
Barbell Back Squat: estimated 1RM, best of each week
From 116.7 kg on 2 Nov to 122.5 kg on 16 Nov: +5.8 kg or +5 %. Trend up, +2.9 kg or +2.4 % a week over 3 sessions.
116
118
120
122
124
2 Nov 2026: 116.7 kg
9 Nov 2026: 119.6 kg
16 Nov 2026: 122.5 kg
122.5 kg
From 116.7 kg on 2 Nov to 122.5 kg on 16 Nov: +5.8 kg or +5 %. Trend up, +2.9 kg or +2.4 % a week over 3 sessions.
Lever Back Extension
56.7 kg
estimated 1RM
Lever Back Extension: estimated 1RM, best of each week
From 56.0 kg on 2 Nov to 56.7 kg on 16 Nov: +0.7 kg or +1 %. Trend up, +0.3 kg or +0.6 % a week over 3 sessions.
54
55
56
57
58
2 Nov 2026: 56.0 kg
9 Nov 2026: 56.0 kg
16 Nov 2026: 56.7 kg
56.7 kg
From 56.0 kg on 2 Nov to 56.7 kg on 16 Nov: +0.7 kg or +1 %. Trend up, +0.3 kg or +0.6 % a week over 3 sessions.
Pull-Up
8 reps
most repetitions of a set
Pull-Up: most repetitions of a set, best of each week
The first session, 8 reps on 4 Nov, is still the best. Trend steady, 0.0 % a week over 3 sessions.
7
8
9
4 Nov 2026: 8 reps
8 reps
11 Nov 2026: 8 reps
18 Nov 2026: 8 reps
The first session, 8 reps on 4 Nov, is still the best. Trend steady, 0.0 % a week over 3 sessions.
Plank
60 s
longest hold
Plank: longest hold, best of each week
From 45 s on 4 Nov to 60 s on 18 Nov: +15 s or +33 %. Trend up, +7.5 s or +14.5 % a week over 3 sessions.
40 s
45 s
50 s
55 s
60 s
4 Nov 2026: 45 s
11 Nov 2026: 50 s
18 Nov 2026: 60 s
60 s
From 45 s on 4 Nov to 60 s on 18 Nov: +15 s or +33 %. Trend up, +7.5 s or +14.5 % a week over 3 sessions.
Work by week
Volume a week, kg
Volume a week, kg
2,938 kg at most, 2,840 kg on average.
0
1,000
2,000
3,000
2 Nov 2026: 2,860 kg
9 Nov 2026: 2,938 kg
16 Nov 2026: 2,723 kg
2,938 kg at most, 2,840 kg on average.
Working sets a week
Working sets a week
12 sets at most, 12 sets on average.
0
5
10
15
2 Nov 2026: 12 sets
9 Nov 2026: 12 sets
16 Nov 2026: 12 sets
12 sets at most, 12 sets on average.
Days trained a week
Days trained a week
2 days at most, 2 days on average.
0
1
2
3
2 Nov 2026: 2 days
9 Nov 2026: 2 days
16 Nov 2026: 2 days
goal 3
2 days at most, 2 days on average.
Records
Of all time up to 22 November 2026, of the exercises trained in these days.
★
was set in them, against earlier sessions.
Records of all time, of the exercises trained in these days
Exercise
Best set
Estimated 1RM
Best set volume
Barbell Back Squat
★
105 kg × 5
16 Nov
★
122.5 kg
105 kg × 5, 16 Nov
★
525 kg
105 kg × 5, 16 Nov
Lever Back Extension
★
42.5 kg × 10
16 Nov
★
56.7 kg
42.5 kg × 10, 16 Nov
480 kg
40 kg × 12, 2 Nov
Plank
★
60 s
18 Nov
–
–
Pull-Up
★
+5 kg × 5
18 Nov
–
–
New bests
One line for each exercise and session that was better than every earlier one, the latest first. Records of volume alone are left out.
New bests, the latest first
Exercise
Day
New best
What
Before
Plank
18 Nov
60 s
longest
50 s
Pull-Up
18 Nov
+5 kg × 5
heaviest set
body weight
Barbell Back Squat
16 Nov
105 kg × 5
heaviest set
102.5 kg
Lever Back Extension
16 Nov
42.5 kg × 10
heaviest set
40 kg
Plank
11 Nov
50 s
longest
45 s
Barbell Back Squat
9 Nov
102.5 kg × 5
heaviest set
100 kg
Hard sets per muscle and week
A hard set counts 1 for the main muscles of an exercise and ½ for helpers. Guide: under 5 low, 5 to 10 building, 10 to 20 in range, above 20 high.
Hard sets per muscle and week
Muscle
Band: 10 to 20
Sets a week
Guide
Days a week
lower back
6.0
building
2.0
lats
3.0
low
1.0
abs
3.0
low
1.0
glutes
3.0
low
1.0
adductors
3.0
low
1.0
quads
3.0
low
1.0
hamstrings
3.0
low
1.0
biceps
1.5
low
1.0
forearms
1.5
low
1.0
upper back
1.5
low
1.0
obliques
1.5
low
1.0
What was trained
Every exercise, those of the most days first
Exercise
Days
Sets
Volume
Best
First to best
Trend a week
Barbell Back Squat
3
9
45 reps
4,613 kg
122.5 kg
1RM est., 16 Nov
+5.8 kg
since 2 Nov
+2.4 %
up
Lever Back Extension
3
9
96 reps
3,908 kg
56.7 kg
1RM est., 16 Nov
+0.7 kg
since 2 Nov
+0.6 %
up
Plank
3
9
8 min
–
60 s
18 Nov
+15 s
since 4 Nov
+14.5 %
up
Pull-Up
3
9
63 reps
–
8 reps
4 Nov
none
since 4 Nov
0.0 %
steady
How the numbers are computed
Day trained
A calendar day with at least one set logged. A week is an ISO 8601 week, Monday to Sunday, and belongs to the year that holds its Thursday.
Working set
Any set that is not a warm-up; warm-ups count nowhere.
Volume
Weight times repetitions, summed over working sets, the weight as written on the implement and counted once. A bodyweight exercise counts its share of the body weight, once that is known, with what is added or taken off.
+ and − in front of a weight
Of a bodyweight exercise: added to the body, or taken off it by a band or a machine. Less help is the better set.
Estimated 1RM
Epley: w × (1 + r ÷ 30) for weight w and repetitions r (Epley 1985, Poundage Chart, Boyd Epley Workout). One repetition is the weight itself, 2 to 12 are estimated, more are not. An RPE of 6 to 10 counts as repetitions in reserve, 10 − RPE (Zourdos and others 2016). An estimate shows a trend better than a maximum, and was not studied for most machines.
Trend
The least-squares line through the best figure of every session, from three sessions over two weeks on; steady within ± 0.25 % a week.
Record
Strictly better than every earlier session; the first session of an exercise is the baseline.
Hard set
A working set of strength work with RPE 6 or more, or none given. Counting helpers as ½ explains results best (Pelland and others 2025, 67 studies). The mean is over all weeks since the log began, those without training too.
Weeks at the goal
Weeks with at least 3 days trained. The running week counts once it is there.
This is a training log, as the person who trained wrote it down. It is not medical advice.
Made with fitlog on
22 November 2026
.

"#]]);
}

#[test]
fn figures() {
    trained()
        .run(&["report", "--since", "11-16", "--json"])
        .is(str![[r#"
{
  "schema": 1,
  "from": "2026-11-16",
  "until": "2026-11-22",
  "formula": "epley",
  "totals": {
    "sessions": 2,
    "working_sets": 12,
    "warmup_sets": 1,
    "hard_sets": 12,
    "reps": 62,
    "volume_kg": 2722.5,
    "seconds": 175.0,
    "metres": 0.0
  },
  "goal": {
    "sessions": 3,
    "weeks": 0,
    "weeks_met": 0,
    "longest_streak_weeks": 0,
    "streak_weeks": 0
  },
  "days": [
    {
      "date": "2026-11-16",
      "working_sets": 6,
      "hard_sets": 6,
      "reps": 42,
      "volume_kg": 2722.5,
      "seconds": 0.0,
      "metres": 0.0
    },
    {
      "date": "2026-11-18",
      "working_sets": 6,
      "hard_sets": 6,
      "reps": 20,
      "volume_kg": 0.0,
      "seconds": 175.0,
      "metres": 0.0
    }
  ],
  "by": "week",
  "steps": [
    {
      "from": "2026-11-16",
      "sessions": 2,
      "working_sets": 12,
      "warmup_sets": 1,
      "hard_sets": 12,
      "reps": 62,
      "volume_kg": 2722.5,
      "seconds": 175.0,
      "metres": 0.0
    }
  ],
  "exercises": [
    {
      "exercise": "back-squat",
      "name": "Barbell Back Squat",
      "sessions": 1,
      "working_sets": 3,
      "hard_sets": 3,
      "reps": 15,
      "volume_kg": 1575.0,
      "seconds": 0.0,
      "metres": 0.0,
      "metric": "e1rm",
      "first": {
        "date": "2026-11-16",
        "value": 122.50000000000001
      },
      "best": {
        "date": "2026-11-16",
        "value": 122.50000000000001
      },
      "trend": null,
      "values": [
        {
          "date": "2026-11-16",
          "value": 122.50000000000001
        }
      ],
      "bests": {
        "weight": {
          "value": 105.0,
          "date": "2026-11-16",
          "set": {
            "reps": 5,
            "weight": 105.0,
            "unit": "kg",
            "kg": 105.0
          }
        },
        "e1rm": {
          "value": 122.50000000000001,
          "date": "2026-11-16",
          "set": {
            "reps": 5,
            "weight": 105.0,
            "unit": "kg",
            "kg": 105.0
          }
        },
        "set_volume": {
          "value": 525.0,
          "date": "2026-11-16",
          "set": {
            "reps": 5,
            "weight": 105.0,
            "unit": "kg",
            "kg": 105.0
          }
        },
        "reps": {
          "value": 5.0,
          "date": "2026-11-02",
          "set": {
            "reps": 5,
            "weight": 100.0,
            "unit": "kg",
            "kg": 100.0
          }
        },
        "session_volume": {
          "value": 1575.0
        }
      }
    },
    {
      "exercise": "lever-back-extension",
      "name": "Lever Back Extension",
      "sessions": 1,
      "working_sets": 3,
      "hard_sets": 3,
      "reps": 27,
      "volume_kg": 1147.5,
      "seconds": 0.0,
      "metres": 0.0,
      "metric": "e1rm",
      "first": {
        "date": "2026-11-16",
        "value": 56.666666666666664
      },
      "best": {
        "date": "2026-11-16",
        "value": 56.666666666666664
      },
      "trend": null,
      "values": [
        {
          "date": "2026-11-16",
          "value": 56.666666666666664
        }
      ],
      "bests": {
        "weight": {
          "value": 42.5,
          "date": "2026-11-16",
          "set": {
            "reps": 10,
            "weight": 42.5,
            "unit": "kg",
            "kg": 42.5
          }
        },
        "e1rm": {
          "value": 56.666666666666664,
          "date": "2026-11-16",
          "set": {
            "reps": 10,
            "weight": 42.5,
            "unit": "kg",
            "kg": 42.5
          }
        },
        "set_volume": {
          "value": 480.0,
          "date": "2026-11-02",
          "set": {
            "reps": 12,
            "weight": 40.0,
            "unit": "kg",
            "kg": 40.0
          }
        },
        "reps": {
          "value": 12.0,
          "date": "2026-11-02",
          "set": {
            "reps": 12,
            "weight": 40.0,
            "unit": "kg",
            "kg": 40.0
          }
        },
        "session_volume": {
          "value": 1400.0
        }
      }
    },
    {
      "exercise": "plank",
      "name": "Plank",
      "sessions": 1,
      "working_sets": 3,
      "hard_sets": 3,
      "reps": 0,
      "volume_kg": 0.0,
      "seconds": 175.0,
      "metres": 0.0,
      "metric": "time",
      "first": {
        "date": "2026-11-18",
        "value": 60.0
      },
      "best": {
        "date": "2026-11-18",
        "value": 60.0
      },
      "trend": null,
      "values": [
        {
          "date": "2026-11-18",
          "value": 60.0
        }
      ],
      "bests": {
        "duration": {
          "value": 60.0,
          "date": "2026-11-18",
          "set": {
            "seconds": 60.0
          }
        }
      }
    },
    {
      "exercise": "pull-up",
      "name": "Pull-Up",
      "sessions": 1,
      "working_sets": 3,
      "hard_sets": 3,
      "reps": 20,
      "volume_kg": 0.0,
      "seconds": 0.0,
      "metres": 0.0,
      "metric": "reps",
      "first": {
        "date": "2026-11-18",
        "value": 8.0
      },
      "best": {
        "date": "2026-11-18",
        "value": 8.0
      },
      "trend": null,
      "values": [
        {
          "date": "2026-11-18",
          "value": 8.0
        }
      ],
      "bests": {
        "weight": {
          "value": 5.0,
          "date": "2026-11-18",
          "set": {
            "reps": 5,
            "weight": 5.0,
            "unit": "kg",
            "kg": 5.0
          }
        },
        "reps": {
          "value": 8.0,
          "date": "2026-11-04",
          "set": {
            "reps": 8
          }
        }
      }
    }
  ],
  "records": [
    {
      "date": "2026-11-16",
      "exercise": "lever-back-extension",
      "kind": "weight",
      "value": 42.5,
      "previous": 40.0,
      "set": {
        "reps": 10,
        "weight": 42.5,
        "unit": "kg",
        "kg": 42.5
      }
    },
    {
      "date": "2026-11-16",
      "exercise": "back-squat",
      "kind": "weight",
      "value": 105.0,
      "previous": 102.5,
      "set": {
        "reps": 5,
        "weight": 105.0,
        "unit": "kg",
        "kg": 105.0
      }
    },
    {
      "date": "2026-11-18",
      "exercise": "pull-up",
      "kind": "weight",
      "value": 5.0,
      "previous": 0.0,
      "set": {
        "reps": 5,
        "weight": 5.0,
        "unit": "kg",
        "kg": 5.0
      }
    },
    {
      "date": "2026-11-18",
      "exercise": "plank",
      "kind": "duration",
      "value": 60.0,
      "previous": 50.0,
      "set": {
        "seconds": 60.0
      }
    }
  ],
  "muscles": [
    {
      "muscle": "lower-back",
      "hard_sets_per_week": 6.0,
      "last_4_weeks": null,
      "days_per_week": 2.0
    },
    {
      "muscle": "lats",
      "hard_sets_per_week": 3.0,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "abs",
      "hard_sets_per_week": 3.0,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "glutes",
      "hard_sets_per_week": 3.0,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "adductors",
      "hard_sets_per_week": 3.0,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "quads",
      "hard_sets_per_week": 3.0,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "hamstrings",
      "hard_sets_per_week": 3.0,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "biceps",
      "hard_sets_per_week": 1.5,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "forearms",
      "hard_sets_per_week": 1.5,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "upper-back",
      "hard_sets_per_week": 1.5,
      "last_4_weeks": null,
      "days_per_week": 1.0
    },
    {
      "muscle": "obliques",
      "hard_sets_per_week": 1.5,
      "last_4_weeks": null,
      "days_per_week": 1.0
    }
  ],
  "body": []
}

"#]]);
}

#[test]
fn to_a_file() {
    let env = trained();
    env.session(
        "\
report -o report.html
report -o report.html
report -o report.html --force
report 2025 -o 2025.html
report --since 2w -o figures.json --json
report -o quiet.html -q
report -o nowhere/report.html
report --force",
    )
    .is(str![[r#"
$ fitlog report -o report.html
wrote report.html: 6 days trained, Thu 1 Jan 2026 to Sun 22 Nov 2026

$ fitlog report -o report.html
--- stderr ---
error: report.html is there already
  try: fitlog report -o report.html --force   (writes over it)
[exit status: 2]

$ fitlog report -o report.html --force
wrote report.html: 6 days trained, Thu 1 Jan 2026 to Sun 22 Nov 2026

$ fitlog report 2025 -o 2025.html
--- stderr ---
nothing logged for these days: the page says so

$ fitlog report --since 2w -o figures.json --json

$ fitlog report -o quiet.html -q

$ fitlog report -o nowhere/report.html
--- stderr ---
error: cannot save nowhere/report.html: no such file or directory
[exit status: 1]

$ fitlog report --force
--- stderr ---
error: the following required arguments were not provided:
  --output <FILE>

Usage: fitlog report --output <FILE> --force [YEAR]

For more information, try '--help'.
[exit status: 2]


"#]]);
    let printed = page(&env, &["report"]).0;
    for written in ["report.html", "quiet.html"] {
        assert_eq!(fs::read_to_string(env.path(written)).unwrap(), printed);
    }
    let figures: Value =
        serde_json::from_slice(&fs::read(env.path("figures.json")).unwrap()).unwrap();
    assert_eq!(figures["from"], "2026-11-08");
    let (_, words) = markup::read(&fs::read_to_string(env.path("2025.html")).unwrap()).unwrap();
    assert!(
        words.contains("Nothing is logged for these days: the log begins on 2 November 2026.\n")
    );
    let mut files: Vec<_> = fs::read_dir(env.folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let expected = [
        "2025.html",
        "figures.json",
        "log.jsonl",
        "quiet.html",
        "report.html",
    ];
    assert_eq!(files, expected, "nothing is left of what failed");
}

#[test]
fn other_days() {
    trained()
        .session(
            "\
report twenty
report 26
report 2027
report 1066
report --since 2027-01-01
report 2026 --since 2w",
        )
        .is(str![[r#"
$ fitlog report twenty
--- stderr ---
error: `twenty` is not a year
hint: years are written 2026 or last
[exit status: 2]

$ fitlog report 26
--- stderr ---
error: `26` is not a year
hint: years are written 2026 or last
[exit status: 2]

$ fitlog report 2027
--- stderr ---
error: year 2027 is in the future
[exit status: 2]

$ fitlog report 1066
--- stderr ---
error: `1066` is not a year
hint: years are written 2026 or last
[exit status: 2]

$ fitlog report --since 2027-01-01
--- stderr ---
error: Fri 1 Jan 2027 is in the future
[exit status: 2]

$ fitlog report 2026 --since 2w
--- stderr ---
error: the argument '[YEAR]' cannot be used with '--since <DAY>'

Usage: fitlog report <YEAR>

For more information, try '--help'.
[exit status: 2]


"#]]);
    let (_, words) = page(&trained(), &["report", "--since", "11-16"]);
    assert!(
        words.starts_with(
            "Training report\nTraining report\n16 November 2026\nto\n22 November 2026\n"
        )
    );
    assert!(
        !words.contains("Strength and progress"),
        "one session is no progress"
    );
}

#[test]
fn last_year_by_its_name() {
    let env = trained();
    assert_eq!(
        page(&env, &["report", "last"]),
        page(&env, &["report", "2025"])
    );
}

#[test]
fn weeks_from_sunday() {
    let env = trained();
    let steps = |env: &Env| -> Vec<String> {
        let args = ["report", "--since", "2026-11-14", "--json"];
        let output = env.command().args(args).output().unwrap();
        let figures: Value = serde_json::from_slice(&output.stdout).unwrap();
        let steps = figures["steps"].as_array().unwrap();
        steps
            .iter()
            .map(|step| format!("{} {}", step["from"].as_str().unwrap(), step["sessions"]))
            .collect()
    };
    let monday = steps(&env);
    env.run(&["config", "week_start", "sunday"]).ok();
    let sunday = steps(&env);
    snapbox::assert_data_eq!(
        format!("{monday:#?}\n{sunday:#?}"),
        str![[r#"
[
    "2026-11-09 0",
    "2026-11-16 2",
]
[
    "2026-11-08 0",
    "2026-11-15 2",
    "2026-11-22 0",
]
"#]]
    );
    let (page, words) = page(&env, &["report"]);
    assert!(words.contains("A week is Sunday to Saturday"));
    let sunday = page.find(">Sun</text>").unwrap();
    assert!(sunday < page.find(">Tue</text>").unwrap());
    assert!(!page.contains(">Mon</text>"));
}

#[test]
fn an_empty_log() {
    let env = Env::new();
    let (_, words) = page(&env, &["report"]);
    assert!(words.contains("Nothing is logged yet: the report begins with the first session.\n"));
    env.session("report -o report.html\nreport --json\nreport -q")
        .is(str![[r#"
$ fitlog report -o report.html
--- stderr ---
nothing logged yet: the page says so

$ fitlog report --json
{
  "schema": 1,
  "from": "2026-01-01",
  "until": "2026-11-22",
  "formula": "epley",
  "totals": {
    "sessions": 0,
    "working_sets": 0,
    "warmup_sets": 0,
    "hard_sets": 0,
    "reps": 0,
    "volume_kg": 0.0,
    "seconds": 0.0,
    "metres": 0.0
  },
  "goal": {
    "sessions": 3,
    "weeks": 0,
    "weeks_met": 0,
    "longest_streak_weeks": 0,
    "streak_weeks": 0
  },
  "days": [],
  "by": "week",
  "steps": [],
  "exercises": [],
  "records": [],
  "muscles": [],
  "body": []
}

$ fitlog report -q


"#]]);
}

#[test]
fn what_is_typed_is_never_markup() {
    let env = Env::new();
    let lines = [
        "<script>alert(1)</script>",
        "a & b",
        "\\\" onload=\\\"x",
        "a\u{202e}b",
        "</title>",
        "-->",
    ];
    let log: String = lines
        .iter()
        .enumerate()
        .map(|(number, name)| {
            format!(
                r#"{{"v":1,"id":"0198f3c2-0000-7000-8000-{number:012}","date":"2026-11-{:02}","exercise":"{name}","sets":[{{"reps":5,"weight":20,"unit":"kg"}}],"note":"</body><script>"}}{}"#,
                number + 10,
                '\n'
            )
        })
        .collect();
    env.write_log(log + "not a line\n");
    let (page, words) = page(&env, &["report"]);
    for name in [
        "<script>alert(1)</script>\n",
        "a & b\n",
        "\" onload=\"x\n",
        "a\\u{202e}b\n",
        "</title>\n",
        "-->\n",
    ] {
        assert!(words.contains(name), "{name}");
    }
    assert!(words.contains(
        "1\u{a0}line of the log could not be read and is not in these figures:\nfitlog check\n"
    ));
    // A page in ASCII is the same page.
    let (plain, plain_words) = self::page(&env, &["report", "--ascii"]);
    assert!(plain.is_ascii() && !page.is_ascii());
    assert_eq!(plain_words, words);
}

#[test]
fn the_body_weight_counts() {
    let env = trained();
    let mut log = env.log();
    log.extend_from_slice(
        br#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000001","weighs":80,"unit":"kg","date":"2026-11-01"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000002","weighs":82.5,"unit":"kg","date":"2026-11-20","time":"07:10:00"}
"#,
    );
    env.write_log(log);
    let (_, words) = page(&env, &["report"]);
    assert!(
        words.contains(
            "From 80\u{a0}kg on 1\u{a0}Nov to 82.5\u{a0}kg on 20\u{a0}Nov: +2.5\u{a0}kg.\n"
        )
    );
}

#[test]
fn the_same_way_again() {
    let env = Env::new();
    env.session(
        "\
log running 5km/28:00 -d 2026-11-02
log running 5km/26:00 -d 2026-11-09
log running 5km/27:00 -d 2026-11-16
log farmers-walk 40m@24 -d 2026-11-02
log farmers-walk 40m@28 -d 2026-11-09
log bench-press 8@77.5 -d 2026-11-02
log bench-press 10@77.5 -d 2026-11-09",
    )
    .ok();
    let (_, words) = page(&env, &["report"]);
    let said: String = words
        .lines()
        .filter(|line| {
            ["From ", "The first session"]
                .iter()
                .any(|start| line.starts_with(start))
        })
        .map(|line| line.to_owned() + "\n")
        .collect();
    snapbox::assert_data_eq!(
        said,
        str![[r#"
From 98.2 kg on 2 Nov to 103.3 kg on 9 Nov: +5.2 kg or +5 %. Too early for a trend: it takes three sessions over two weeks.
From 98.2 kg on 2 Nov to 103.3 kg on 9 Nov: +5.2 kg or +5 %. Too early for a trend: it takes three sessions over two weeks.
From 5 km on 2 Nov to 5 km in 26:00 on 9 Nov. Trend steady, 0.0 % a week over 3 sessions.
From 5 km on 2 Nov to 5 km in 26:00 on 9 Nov. Trend steady, 0.0 % a week over 3 sessions.
From 40 m on 2 Nov to 40 m @ 28 kg on 9 Nov. Too early for a trend: it takes three sessions over two weeks.
From 40 m on 2 Nov to 40 m @ 28 kg on 9 Nov. Too early for a trend: it takes three sessions over two weeks.

"#]]
    );
}

/// The device that makes terminals is one itself.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal() {
    let env = trained();
    let run = |args: &[&str]| {
        let terminal = fs::File::options()
            .read(true)
            .write(true)
            .open("/dev/ptmx")
            .unwrap();
        let output = env.command().args(args).stdout(terminal).output().unwrap();
        (
            String::from_utf8(output.stderr).unwrap(),
            output.status.code(),
        )
    };
    for (args, command) in [
        (&["report"][..], "fitlog report -o fitlog-2026.html"),
        (
            &["report", "2025"],
            "fitlog report 2025 -o fitlog-2025.html",
        ),
        (
            &["report", "-s", "11-16"],
            "fitlog report --since 2026-11-16 -o fitlog-since-2026-11-16.html",
        ),
    ] {
        let told = format!(
            "error: a report is a page for a browser, not for a terminal\n  try: {command}\n"
        );
        assert_eq!(run(args), (told, Some(2)));
    }
    assert_eq!(run(&["report", "--json"]), (String::new(), Some(0)));
    assert_eq!(
        run(&["report", "-o", "report.html"]),
        (String::new(), Some(0))
    );
}

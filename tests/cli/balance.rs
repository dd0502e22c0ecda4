use snapbox::str;

use crate::env::{Env, trained, two_years};

#[test]
fn nothing_logged() {
    Env::new()
        .session(
            "\
balance
balance --json",
        )
        .is(str![[r#"
$ fitlog balance
Nothing logged yet. Write down the first sets:

  fitlog log lever-back-extension 3x12@40    3 sets of 12 at 40 kg
  fitlog show lever-back-extension           how to do it
  fitlog list --muscle lower-back            find exercises
  fitlog week                                how the week goes

$ fitlog balance --json
{
  "schema": 1,
  "from": "2026-10-26",
  "to": "2026-11-22",
  "weeks": 1,
  "muscles": {
    "chest": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "front-delts": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "side-delts": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "rear-delts": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "rotator-cuff": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "biceps": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "triceps": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "forearms": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "lats": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "upper-back": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "traps": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "lower-back": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "abs": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "obliques": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "hip-flexors": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "glutes": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "abductors": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "adductors": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "quads": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "hamstrings": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "calves": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "shins": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "neck": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    }
  }
}


"#]]);
}

#[test]
fn the_last_weeks() {
    two_years()
        .session(
            "\
balance",
        )
        .is(str![[r#"
$ fitlog balance
 Balance  ·  4 weeks                              Mon 26 Oct to Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
             a week                   last
 lower back    6.5  █▉│  │  building   2 d        ╭───╮             ╭───╮
 lats            6  █▊│  │  building   2 d        │   │             │   │
 quads           5  █▌│  │  building   2 d        ╰···╯             ╰···╯
 glutes          4  █▏│  │  low        2 d      ·········         ·········
 adductors       4  █▏│  │  low        2 d   ·░░ ░░░ ░░░ ░░·   ··· ·░· ·░· ···
 hamstrings      4  █▏│  │  low        2 d   ·░░ ░░░ ░░░ ░░·   ··· ·░░ ░░· ···
 chest           4  █▏│  │  low        4 d   ░░  ░░░ ░░░  ░░   ░░  ▒░░ ░░▒  ░░
 biceps          3  ▉ │  │  low        2 d   ░░  ░░░ ░░░  ░░   ░░  ▒▒▒ ▒▒▒  ░░
 upper back      3  ▉ │  │  low        2 d   ░░  ░░░ ░░░  ░░   ░░  ▒▒▒ ▒▒▒  ░░
 abs             2  ▋ │  │  low        2 d  ░░   ░░░ ░░░   ░░ ░░   ▒▒▒ ▒▒▒   ░░
 front delts     2  ▋ │  │  low        4 d  ░░   ··░ ░··   ░░ ░░    ▒▒ ▒▒    ░░
 triceps         2  ▋ │  │  low        4 d  ░░   ··· ···   ░░ ░░   ··▒ ▒··   ░░
 forearms      1.5  ▌ │  │  low        2 d  ╵   ▒▒▒░ ░▒▒▒   ╵ ╵   ·░░░ ░░░·   ╵
 obliques        1  ▎ │  │  low        2 d      ▒▒▒░ ░▒▒▒         ░░░░ ░░░░
 side delts      0    │  │           never      ▒▒▒░ ░▒▒▒         ░░░░ ░░░░
 rear delts      0    │  │           never       ▒▒▒ ▒▒▒           ░░░ ░░░
 rotator cuff    0    │  │           never       ╰─╯ ╰─╯           ╰─╯ ╰─╯
 traps           0    │  │           never       ··· ···           ··· ···
 hip flexors     0    │  │           never       ··· ···           ··· ···
 abductors       0    │  │           never       │·│ │·│           │·│ │·│
 calves          0    │  │           never      ╰──╯ ╰──╯          ╰─╯ ╰─╯
 shins           0    │  │           never        front             back
 neck            0    │  │           never  ░ low ▒ building ▓ in range █ high

 Under one hard set a week: side delts, rear delts, rotator cuff, traps, hip
 flexors, abductors, calves, shins, neck.
 ──────────────────────────────────────────────────────────────────────────────
 Hard sets: main 1, helper ½  ·  guide 10 to 20 a week


"#]]);
}

#[test]
fn wide() {
    two_years()
        .with("COLUMNS", "100")
        .session(
            "\
balance -n 12",
        )
        .is(str![[r#"
$ fitlog balance -n 12
 Balance  ·  12 weeks                                                 Mon 31 Aug to Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────────────────────────
             a week                                    last
 lower back    6.5  ██████▌   │         │    building   2 d          ╭───╮             ╭───╮
 lats            6  ██████    │         │    building   2 d          │   │             │   │
 quads           5  █████     │         │    building   2 d          ╰···╯             ╰···╯
 glutes          4  ████      │         │    low        2 d        ·········         ·········
 adductors       4  ████      │         │    low        2 d     ·░░ ░░░ ░░░ ░░·   ··· ·░· ·░· ···
 hamstrings      4  ████      │         │    low        2 d     ·░░ ░░░ ░░░ ░░·   ··· ·░░ ░░· ···
 chest           4  ████      │         │    low        4 d     ░░  ░░░ ░░░  ░░   ░░  ▒░░ ░░▒  ░░
 biceps          3  ███       │         │    low        2 d     ░░  ░░░ ░░░  ░░   ░░  ▒▒▒ ▒▒▒  ░░
 upper back      3  ███       │         │    low        2 d     ░░  ░░░ ░░░  ░░   ░░  ▒▒▒ ▒▒▒  ░░
 abs             2  ██        │         │    low        2 d    ░░   ░░░ ░░░   ░░ ░░   ▒▒▒ ▒▒▒   ░░
 front delts     2  ██        │         │    low        4 d    ░░   ··░ ░··   ░░ ░░    ▒▒ ▒▒    ░░
 triceps         2  ██        │         │    low        4 d    ░░   ··· ···   ░░ ░░   ··▒ ▒··   ░░
 forearms      1.5  █▌        │         │    low        2 d    ╵   ▒▒▒░ ░▒▒▒   ╵ ╵   ·░░░ ░░░·   ╵
 obliques        1  █         │         │    low        2 d        ▒▒▒░ ░▒▒▒         ░░░░ ░░░░
 side delts      0            │         │             never        ▒▒▒░ ░▒▒▒         ░░░░ ░░░░
 rear delts      0            │         │             never         ▒▒▒ ▒▒▒           ░░░ ░░░
 rotator cuff    0            │         │             never         ╰─╯ ╰─╯           ╰─╯ ╰─╯
 traps           0            │         │             never         ··· ···           ··· ···
 hip flexors     0            │         │             never         ··· ···           ··· ···
 abductors       0            │         │             never         │·│ │·│           │·│ │·│
 calves          0            │         │             never        ╰──╯ ╰──╯          ╰─╯ ╰─╯
 shins           0            │         │             never          front             back
 neck            0            │         │             never    ░ low ▒ building ▓ in range █ high

 Under one hard set a week: side delts, rear delts, rotator cuff, traps, hip flexors, abductors,
 calves, shins, neck.
 ──────────────────────────────────────────────────────────────────────────────────────────────────
 Hard sets: main 1, helper ½  ·  guide 10 to 20 a week                    fitlog list --muscle NAME


"#]]);
}

#[test]
fn narrow_and_plain() {
    two_years()
        .with("COLUMNS", "60")
        .session(
            "\
balance --ascii",
        )
        .is(str![[r#"
$ fitlog balance --ascii
 Balance  |  4 weeks          Mon 26 Oct to Sun 22 Nov 2026
 ----------------------------------------------------------
             a week                                    last
 lower back    6.5  #######   |         |    building   2 d
 lats            6  ######    |         |    building   2 d
 quads           5  #####     |         |    building   2 d
 glutes          4  ####      |         |    low        2 d
 adductors       4  ####      |         |    low        2 d
 hamstrings      4  ####      |         |    low        2 d
 chest           4  ####      |         |    low        4 d
 biceps          3  ###       |         |    low        2 d
 upper back      3  ###       |         |    low        2 d
 abs             2  ##        |         |    low        2 d
 front delts     2  ##        |         |    low        4 d
 triceps         2  ##        |         |    low        4 d
 forearms      1.5  ##        |         |    low        2 d
 obliques        1  #         |         |    low        2 d
 side delts      0            |         |             never
 rear delts      0            |         |             never
 rotator cuff    0            |         |             never
 traps           0            |         |             never
 hip flexors     0            |         |             never
 abductors       0            |         |             never
 calves          0            |         |             never
 shins           0            |         |             never
 neck            0            |         |             never

 Under one hard set a week: side delts, rear delts, rotator
 cuff, traps, hip flexors, abductors, calves, shins, neck.
 ----------------------------------------------------------
 Hard sets: main 1, helper 1/2  |  guide 10 to 20 a week


"#]]);
}

#[test]
fn a_log_of_three_weeks() {
    trained()
        .session(
            "\
balance --ascii",
        )
        .is(str![[r#"
$ fitlog balance --ascii
 Balance  |  3 weeks                               Mon 2 Nov to Sun 22 Nov 2026
 ------------------------------------------------------------------------------
             a week                   last
 lower back      6  ##|  |  building   4 d        .---.             .---.
 lats            3  # |  |  low        4 d        |   |             |   |
 abs             3  # |  |  low        4 d        '...'             '...'
 glutes          3  # |  |  low        6 d      .........         .........
 adductors       3  # |  |  low        6 d   ... ... ... ...   ... .:. .:. ...
 quads           3  # |  |  low        6 d   ... ... ... ...   ... .:: ::. ...
 hamstrings      3  # |  |  low        6 d   ::  ... ...  ::   ..  ::: :::  ..
 biceps        1.5  # |  |  low        4 d   ::  ::: :::  ::   ..  ::: :::  ..
 forearms      1.5  # |  |  low        4 d   ::  ::: :::  ::   ..  ::+ +::  ..
 upper back    1.5  # |  |  low        4 d  ::   ::: :::   :: ::   :++ ++:   ::
 obliques      1.5  # |  |  low        4 d  ::   ..: :..   :: ::    ++ ++    ::
 chest           0    |  |           never  ::   ... ...   :: ::   ..+ +..   ::
 front delts     0    |  |           never  '   :::: ::::   ' '   .::: :::.   '
 side delts      0    |  |           never      :::: ::::         :::: ::::
 rear delts      0    |  |           never      :::: ::::         :::: ::::
 rotator cuff    0    |  |           never       ::: :::           ::: :::
 triceps         0    |  |           never       '-' '-'           '-' '-'
 traps           0    |  |           never       ... ...           ... ...
 hip flexors     0    |  |           never       ... ...           ... ...
 abductors       0    |  |           never       |.| |.|           |.| |.|
 calves          0    |  |           never      '--' '--'          '-' '-'
 shins           0    |  |           never        front             back
 neck            0    |  |           never  : low + building # in range @ high

 Under one hard set a week: chest, front delts, side delts, rear delts, rotator
 cuff, triceps, traps, hip flexors, abductors, calves, shins, neck.
 ------------------------------------------------------------------------------
 Hard sets: main 1, helper 1/2  |  guide 10 to 20 a week


"#]]);
}

#[test]
fn a_long_break() {
    trained()
        .with("FITLOG_TODAY", "2027-01-31")
        .session(
            "\
balance
balance -n 0",
        )
        .is(str![[r#"
$ fitlog balance
 Balance  ·  4 weeks                               Mon 4 Jan to Sun 31 Jan 2027
 ──────────────────────────────────────────────────────────────────────────────
 No hard sets in 4 weeks. Last: Wed 18 Nov 2026.

$ fitlog balance -n 0
--- stderr ---
error: `0` is not a number of weeks that can be shown
  try: fitlog balance -n 12
[exit status: 2]


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
balance -n 2 --json
balance -q",
        )
        .is(str![[r#"
$ fitlog balance -n 2 --json
{
  "schema": 1,
  "from": "2026-11-09",
  "to": "2026-11-22",
  "weeks": 2,
  "muscles": {
    "lower-back": {
      "sets": 12.0,
      "per_week": 6.0,
      "label": "building",
      "last": "2026-11-18",
      "days_since": 4,
      "left_out": false
    },
    "lats": {
      "sets": 6.0,
      "per_week": 3.0,
      "label": "low",
      "last": "2026-11-18",
      "days_since": 4,
      "left_out": false
    },
    "abs": {
      "sets": 6.0,
      "per_week": 3.0,
      "label": "low",
      "last": "2026-11-18",
      "days_since": 4,
      "left_out": false
    },
    "glutes": {
      "sets": 6.0,
      "per_week": 3.0,
      "label": "low",
      "last": "2026-11-16",
      "days_since": 6,
      "left_out": false
    },
    "adductors": {
      "sets": 6.0,
      "per_week": 3.0,
      "label": "low",
      "last": "2026-11-16",
      "days_since": 6,
      "left_out": false
    },
    "quads": {
      "sets": 6.0,
      "per_week": 3.0,
      "label": "low",
      "last": "2026-11-16",
      "days_since": 6,
      "left_out": false
    },
    "hamstrings": {
      "sets": 6.0,
      "per_week": 3.0,
      "label": "low",
      "last": "2026-11-16",
      "days_since": 6,
      "left_out": false
    },
    "biceps": {
      "sets": 3.0,
      "per_week": 1.5,
      "label": "low",
      "last": "2026-11-18",
      "days_since": 4,
      "left_out": false
    },
    "forearms": {
      "sets": 3.0,
      "per_week": 1.5,
      "label": "low",
      "last": "2026-11-18",
      "days_since": 4,
      "left_out": false
    },
    "upper-back": {
      "sets": 3.0,
      "per_week": 1.5,
      "label": "low",
      "last": "2026-11-18",
      "days_since": 4,
      "left_out": false
    },
    "obliques": {
      "sets": 3.0,
      "per_week": 1.5,
      "label": "low",
      "last": "2026-11-18",
      "days_since": 4,
      "left_out": false
    },
    "chest": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "front-delts": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "side-delts": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "rear-delts": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "rotator-cuff": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "triceps": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "traps": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "hip-flexors": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "abductors": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "calves": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "shins": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    },
    "neck": {
      "sets": 0.0,
      "per_week": 0.0,
      "label": "none",
      "last": null,
      "days_since": null,
      "left_out": true
    }
  }
}

$ fitlog balance -q


"#]]);
}

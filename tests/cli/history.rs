use chrono::{Days, NaiveDate};
use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn all() {
    trained()
        .session(
            "\
history",
        )
        .is(str![[r#"
$ fitlog history
Wed 18 Nov
    12  Plank                 60 s, 60 s, 55 s
    11  Pull-Up               5 @ bw +5 kg; 8, 7 @ bw
Mon 16 Nov
    10  Lever Back Extension  10, 9, 8 @ 42.5 kg
     9  Barbell Back Squat    5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                              // belt on
Wed 11 Nov
     8  Plank                 3 × 50 s
     7  Pull-Up               8, 8, 6 @ bw
Mon 9 Nov
     6  Lever Back Extension  12, 12, 11 @ 40 kg
     5  Barbell Back Squat    5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg
Wed 4 Nov
     4  Plank                 3 × 45 s
     3  Pull-Up               8, 7, 6 @ bw
Mon 2 Nov
     2  Lever Back Extension  12, 12, 10 @ 40 kg
     1  Barbell Back Squat    5 @ 60 kg warm-up; 3 × 5 @ 100 kg


"#]]);
}

#[test]
fn the_latest() {
    trained()
        .session(
            "\
history -n 2",
        )
        .is(str![[r#"
$ fitlog history -n 2
Wed 18 Nov
    12  Plank    60 s, 60 s, 55 s
    11  Pull-Up  5 @ bw +5 kg; 8, 7 @ bw


"#]]);
}

#[test]
fn of_an_exercise() {
    trained()
        .session(
            "\
history squat",
        )
        .is(str![[r#"
$ fitlog history squat
Mon 16 Nov
     9  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                            // belt on
Mon 9 Nov
     5  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg
Mon 2 Nov
     1  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 100 kg


"#]]);
}

#[test]
fn of_a_day() {
    trained()
        .session(
            "\
history -d 11-18
history -d yesterday",
        )
        .is(str![[r#"
$ fitlog history -d 11-18
Wed 18 Nov
    12  Plank    60 s, 60 s, 55 s
    11  Pull-Up  5 @ bw +5 kg; 8, 7 @ bw

$ fitlog history -d yesterday
no entries


"#]]);
}

#[test]
fn empty() {
    Env::new()
        .session(
            "\
history",
        )
        .is(str![[r#"
$ fitlog history
no entries


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
history -n 1 --json",
        )
        .is(str![[r#"
$ fitlog history -n 1 --json
{
  "schema": 1,
  "entries": [
    {
      "id": "<ID>",
      "date": "2026-11-18",
      "exercise": "plank",
      "sets": [
        {
          "seconds": 60.0
        },
        {
          "seconds": 60.0
        },
        {
          "seconds": 55.0
        }
      ],
      "batch": "<ID>",
      "number": 12
    }
  ]
}


"#]]);
}

#[test]
fn by_the_day_trained() {
    let env = trained();
    env.session(
        "\
log plank 40s -d 2026-10-01
log plank 41s -d 2026-11-17
log squat 5@90 -d 2026-10-02",
    )
    .ok();
    env.session(
        "\
history -n 4
history plank -n 2
history -n 0",
    )
    .is(str![[r#"
$ fitlog history -n 4
Wed 18 Nov
    12  Plank                 60 s, 60 s, 55 s
    11  Pull-Up               5 @ bw +5 kg; 8, 7 @ bw
Tue 17 Nov
    14  Plank                 41 s
Mon 16 Nov
    10  Lever Back Extension  10, 9, 8 @ 42.5 kg

$ fitlog history plank -n 2
Wed 18 Nov
    12  Plank  60 s, 60 s, 55 s
Tue 17 Nov
    14  Plank  41 s

$ fitlog history -n 0
no entries


"#]]);
}

/// A log too long to be read from the front: 5,001 days with two entries each, written on the day, up to 21 Nov 2026.
fn long() -> Env {
    let env = Env::new();
    let last = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let mut log = String::new();
    for back in (0..=5000).rev() {
        let date = last - Days::new(back);
        let at = date.and_hms_opt(17, 0, 0).unwrap().and_utc();
        for (more, exercise) in ["plank", "wall-sit"].iter().enumerate() {
            let id = format!(
                "{:012x}",
                at.timestamp_millis() + i64::try_from(more).unwrap()
            );
            let (high, low) = id.split_at(8);
            log += &format!(
                "{{\"v\":1,\"id\":\"{high}-{low}-7000-8000-000000000000\",\"date\":\"{date}\",\"exercise\":\"{exercise}\",\"sets\":[{{\"seconds\":60}}]}}\n"
            );
        }
    }
    env.write_log(log);
    env
}

/// A line of fitlog's own.
fn plank(id: &str, date: &str) -> String {
    format!(
        "{{\"v\":1,\"id\":\"{id}\",\"date\":\"{date}\",\"exercise\":\"plank\",\"sets\":[{{\"seconds\":50}}]}}\n"
    )
}

#[test]
fn of_a_long_log() {
    let env = long();
    env.run(&["history", "-n", "3"]).is(str![[r#"
Sat 21 Nov
  10002  Wall Sit  60 s
  10001  Plank     60 s
Fri 20 Nov
  10000  Wall Sit  60 s

"#]]);
    // Its id tells when it was written, after the day it is of.
    let mut log = env.log();
    for (id, date) in [
        ("019fffff-0000-7000-8000-000000000000", "2026-11-20"),
        ("019fffff-0001-7000-8000-000000000000", "2020-01-01"),
    ] {
        log.extend_from_slice(plank(id, date).as_bytes());
    }
    env.write_log(log);
    env.run(&["history", "-n", "4"]).is(str![[r#"
Sat 21 Nov
  10002  Wall Sit  60 s
  10001  Plank     60 s
Fri 20 Nov
  10003  Plank     50 s
  10000  Wall Sit  60 s

"#]]);
}

/// The lines of another machine stand at the end, whenever they were written.
#[test]
fn of_a_long_log_with_another_behind_it() {
    let env = long();
    let mut log = env.log();
    for number in 10..60 {
        let id = format!("018fffff-00{number}-7000-8000-000000000000");
        log.extend_from_slice(plank(&id, "2024-06-10").as_bytes());
    }
    env.write_log(log);
    env.run(&["history", "-n", "3"]).is(str![[r#"
Sat 21 Nov
  10002  Wall Sit  60 s
  10001  Plank     60 s
Fri 20 Nov
  10000  Wall Sit  60 s

"#]]);
}

/// What a short log has wrong is told, however few entries are asked for.
#[test]
fn of_a_log_with_a_damaged_line() {
    let env = Env::new();
    let mut log = plank("019aa000-0000-7000-8000-000000000000", "2026-11-02").replace("}]}", "");
    for number in 10..60 {
        let id = format!("019aa000-00{number}-7000-8000-000000000000");
        log += &plank(&id, "2026-11-02");
    }
    env.write_log(log);
    env.run(&["history", "-n", "1"]).is(str![[r#"
Mon 2 Nov
    51  Plank  50 s
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:1: EOF while parsing an object at column 111
hint: nothing was changed; fitlog check

"#]]);
}

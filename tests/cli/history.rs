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

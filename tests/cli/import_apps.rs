//! What each of the smaller apps' exports becomes: the whole report, and the entries.

use std::path::Path;

use snapbox::str;

use crate::env::{Env, Ran};

/// An hour ahead of UTC, in a place without summers.
fn env() -> Env {
    Env::new().with("TZ", "XST-1")
}

/// The report of a plan and what the import leaves in the log; importing again adds nothing, and one undo takes it back.
fn moved_in(file: &str, options: &str) -> Ran {
    let env = env();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/import")
        .join(file);
    std::fs::copy(fixture, env.path(file)).unwrap();
    let answer = env.session(&format!("import {file} {options}\nexport -f text"));
    let log = env.log();
    let again = env.session(&format!("import {file} {options}")).text;
    assert!(again.contains("nothing to import"), "{again}");
    assert!(env.log() == log, "imported twice");
    env.run(&["undo", "-q"]).ok();
    assert_eq!(env.run(&["export", "-f", "jsonl"]).text, "", "undone");
    answer
}

#[test]
fn stronglifts() {
    moved_in("stronglifts.csv", "").is(str![[r#"
$ fitlog import stronglifts.csv
 stronglifts.csv · StrongLifts                                       11 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            6  4 with sets, 1 not done, 1 refused
 workouts        2  with 13 sets
 weights        10  in lb
 exercises       4  4 by name

 refused
   line 7  `2026/08/33` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

imported: 4 new entries with 13 sets, 1 row refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-08-11
# workout: Workout A
back-squat 4x5@120lb // belt from set 3
barbell-bench-press 2x5@152.5lb 0@152.5lbf 3@152.5lb 4@152.5lb
plank 3x45s
# workout: Workout B
deadlift 5@185lb // second of the day


"#]]);
}

#[test]
fn stronglifts_of_old() {
    moved_in("stronglifts_old.csv", "").is(str![[r#"
$ fitlog import stronglifts_old.csv
 stronglifts_old.csv · StrongLifts                     5 Jun 2015 to 18 Jun 2015
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  2 with sets, 1 refused
 workouts        2  with 18 sets
 weights        18  in kg
 exercises       3  3 by name

 refused
   line 4  `99/06/2015` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

imported: 4 new entries with 18 sets, 1 row refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2015-06-05
# workout: A
back-squat 5x5@60kg // first day
barbell-bench-press 5x5@40kg
2015-06-18
# workout: B
back-squat 3x5@62.5kg 4@62.5kg 0@62.5kgf
overhead-press 3x5@30kg


"#]]);
}

#[test]
fn stronglifts_of_old_in_pounds() {
    moved_in("stronglifts_old.csv", "--unit lb").is(str![[r#"
$ fitlog import stronglifts_old.csv --unit lb
 stronglifts_old.csv · StrongLifts                     5 Jun 2015 to 18 Jun 2015
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  2 with sets, 1 refused
 workouts        2  with 18 sets
 weights        18  in lb
 exercises       3  3 by name

 refused
   line 4  `99/06/2015` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

imported: 4 new entries with 18 sets, 1 row refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2015-06-05
# workout: A
back-squat 5x5@130lb // first day
barbell-bench-press 5x5@90lb
2015-06-18
# workout: B
back-squat 3x5@140lb 4@140lb 0@140lbf
overhead-press 3x5@65lb


"#]]);
}

#[test]
fn stronglifts_of_old_with_dates_that_do_not_tell() {
    moved_in("stronglifts_two_ways.csv", "").is(str![[r#"
$ fitlog import stronglifts_two_ways.csv
 stronglifts_two_ways.csv · StrongLifts                 6 May 2018 to 6 Jul 2018
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        2  with 6 sets
 weights         6  in kg
 exercises       1  1 by name

 odd, and taken
   line 2  `05/06/18` is read month first: no date in the file tells

imported: 2 new entries with 6 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2018-05-06
back-squat 3x5@60kg
2018-07-06
back-squat 3x5@62.5kg


"#]]);
}

#[test]
fn jefit() {
    moved_in("jefit.csv", "").is(str![[r#"
$ fitlog import jefit.csv
 jefit.csv · Jefit                                    17 Feb 2024 to 19 Feb 2024
 ──────────────────────────────────────────────────────────────────────────────
 rows           32  4 with sets, 1 body weight, 24 of headings, notes and plans,
                    3 refused
 workouts        2  with 11 sets
 weights         5  in kg
 exercises       4  4 by name

 refused
   line 39  `0x0,0x0,0x0,0x10,0x60` is not weight x reps
   line 40  `60x8,rest` is not weight x reps
   line 55  `mixed grip` is a note apart from its sets
   once they are mended, import the file again: it adds them, and nothing twice

imported: 4 new entries with 11 sets, 1 body weight, 3 rows refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2024-02-17
deadlift 2x5@44.1kg 0@bwf
push-up 12 10 6 0f
2024-02-19
barbell-bench-press 2x8@60kg 7@60kg
2024-02-17
treadmill 4.5km/1800s
--- stderr ---
hint: only sets are in it, not 1 body weight: fitlog export -f json has all


"#]]);
}

#[test]
fn liftosaur() {
    moved_in("liftosaur.csv", "").is(str![[r#"
$ fitlog import liftosaur.csv
 liftosaur.csv · Liftosaur                                            2 Mar 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  5 with sets, 1 not done, 1 refused
 workouts        1  with 5 sets
 weights         5  2 in kg, 3 in lb
 exercises       3  3 by name

 refused
   line 8  reps `many` is not a number
   once they are mended, import the file again: it adds them, and nothing twice

imported: 3 new entries with 5 sets, 1 row refused   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-03-02
# workout: Day 1
back-squat 5@45lbw 3@225lb 6@230lbrpe8.5
barbell-bench-press 0@60kgf // shoulder, left
lat-pulldown 15@50kg


"#]]);
}

#[test]
fn liftlog() {
    moved_in("liftlog.csv", "").is(str![[r#"
$ fitlog import liftlog.csv
 liftlog.csv · LiftLog                                14 Oct 2024 to 16 Oct 2024
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  6 with sets, 1 refused
 workouts        2  with 6 sets
 weights         6  5 in kg, 1 in lb
 exercises       3  3 by name

 refused
   line 8  `someday` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

imported: 3 new entries with 6 sets, 1 row refused   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2024-10-16
incline-dumbbell-bench-press 8@60kg 6@60kg // last one spotted
2024-10-14
back-squat 5@135lb // wide, slow
barbell-bench-press 2x12@67.5kg 10@67.5kg


"#]]);
}

#[test]
fn fitbod() {
    moved_in("fitbod.csv", "").is(str![[r#"
$ fitlog import fitbod.csv
 fitbod.csv · Fitbod                                                 16 Dec 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  6 with sets, 1 refused
 workouts        1  with 6 sets
 weights         4  in kg
 exercises       4  4 by name

 refused
   line 8  neither reps, time nor distance
   once they are mended, import the file again: it adds them, and nothing twice

imported: 4 new entries with 6 sets, 1 row refused   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2025-12-16
dumbbell-bench-press 2x10@20kg // set 2: slow, clean
back-squat 5@60kgw 5@102.5kg
treadmill 5000m/1500s
plank 60s


"#]]);
}

#[test]
fn fitbod_in_pounds() {
    moved_in("fitbod_lb.csv", "").is(str![[r#"
$ fitlog import fitbod_lb.csv
 fitbod_lb.csv · Fitbod                                              27 Dec 2021
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        1  with 2 sets
 weights         2  in lb
 exercises       2  2 by name

imported: 2 new entries with 2 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2021-12-27
dumbbell-bench-press 10@55lbw
back-squat 5@225lb


"#]]);
}

#[test]
fn fitbod_of_old() {
    moved_in("fitbod_old.csv", "").is(str![[r#"
$ fitlog import fitbod_old.csv
 fitbod_old.csv · Fitbod                                5 Mar 2018 to 9 Mar 2018
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  4 with sets, 3 refused
 workouts        3  with 10 sets
 weights        10  in kg
 exercises       2  2 by name

 refused
   line 4  more sets than can be kept
   line 5  no exercise is named
   line 6  weight 99999 is not within -9999 to 9999
   once they are mended, import the file again: it adds them, and nothing twice

imported: 4 new entries with 10 sets, 3 rows refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2018-03-05
lat-pulldown 3x12@45kg
dumbbell-row 10@22.5kgw // light
2018-03-07
lat-pulldown 3x12@47.5kg
2018-03-09
lat-pulldown 3x12@50kg


"#]]);
}

#[test]
fn flexify() {
    moved_in("flexify.csv", "").is(str![[r#"
$ fitlog import flexify.csv
 flexify.csv · Flexify                                  1 Sep 2026 to 2 Sep 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows           11  7 with sets, 1 body weight, 1 of exercises and workouts, 2
                    refused
 workouts        2  with 7 sets
 weights         4  in kg
 exercises       6  6 by name

 refused
   line  9  `yesterday` is not a date
   line 12  `bananas` is no unit that fitlog knows
   once they are mended, import the file again: it adds them, and nothing twice

imported: 6 new entries with 7 sets, 1 body weight, 2 rows refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-09-01
barbell-bench-press 5@100kg 4@100kg
pull-up 6@-20kg
2026-09-02
running 5km/1530s
plank 90s
deadlift 5@79.3787kg
elliptical 1200s
--- stderr ---
hint: only sets are in it, not 1 body weight: fitlog export -f json has all


"#]]);
}

#[test]
fn flexify_of_old() {
    moved_in("flexify_oldest.csv", "").is(str![[r#"
$ fitlog import flexify_oldest.csv
 flexify_oldest.csv · Flexify                                         1 Nov 2022
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        1  with 2 sets
 weights         2  in lb
 exercises       1  1 by name

imported: 1 new entry with 2 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2022-11-01
barbell-bench-press 2x5@225lb


"#]]);
}

#[test]
fn flexify_of_kinds() {
    moved_in("flexify_kinds.csv", "").is(str![[r#"
$ fitlog import flexify_kinds.csv
 flexify_kinds.csv · Flexify                                          1 Sep 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  2 with sets, 1 body weight, 3 of exercises and workouts, 1
                    refused
 workouts        1  with 2 sets
 weights         1  in lb
 exercises       2  2 by name

 refused
   line 7  no row before names the exercise 9
   once they are mended, import the file again: it adds them, and nothing twice

imported: 2 new entries with 2 sets, 1 body weight, 1 row refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-09-01
barbell-bench-press 5@225lb // Top set
running 5km/1470s
--- stderr ---
hint: only sets are in it, not 1 body weight: fitlog export -f json has all


"#]]);
}

#[test]
fn lyfta() {
    moved_in("lyfta.csv", "--unit kg").is(str![[r#"
$ fitlog import lyfta.csv --unit kg
 lyfta.csv · Lyfta                                                   17 Apr 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  6 with sets, 1 refused
 workouts        1  with 6 sets
 weights         4  in kg
 exercises       4  3 by name, 1 new

 new exercises
   Barbell Bent Over Row
   to log one as another: --map "Barbell Bent Over Row=ID"

 refused
   line 8  `soon` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

imported: 4 new entries with 6 sets, 1 row refused   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-04-17
# workout: Pull Day
barbell-bent-over-row 10@40kgw 8@70kg // A plan, with commas/nSlept badly/nslow
pull-up 12
running 2.5km/900s
barbell-curl 8@20kgd 8@20kg
--- stderr ---
hint: only sets are in it, not the definition of 1 exercise: fitlog export -f json has all


"#]]);
}

#[test]
fn lyfta_in_short() {
    moved_in("lyfta_short.csv", "--unit lb").is(str![[r#"
$ fitlog import lyfta_short.csv --unit lb
 lyfta_short.csv · Lyfta                                             15 Sep 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        1  with 3 sets
 weights         2  in lb
 exercises       2  2 by name

imported: 2 new entries with 3 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2025-09-15
# workout: Push
barbell-bench-press 10@40lbw 5@80lb
plank 60s


"#]]);
}

use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn what_undo_took() {
    Env::new()
        .session(
            "\
log squat 5@100
log plank 60s
undo
undo
redo
redo
redo
history",
        )
        .is(str![[r#"
$ fitlog log squat 5@100
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 100 kg
  5 reps · 500 kg · est. 1RM 116.7 kg
  first time: the baseline for records

$ fitlog log plank 60s
Plank · Sun 22 Nov 2026
  60 s
  first time: the baseline for records

$ fitlog undo
took back: Plank 60 s, Sun 22 Nov   (fitlog redo puts it back)

$ fitlog undo
took back: Barbell Back Squat 5 @ 100 kg, Sun 22 Nov
(fitlog redo puts it back)

$ fitlog redo
put back: Barbell Back Squat 5 @ 100 kg, Sun 22 Nov
(fitlog undo takes it back)

$ fitlog redo
put back: Plank 60 s, Sun 22 Nov   (fitlog undo takes it back)

$ fitlog redo
--- stderr ---
error: nothing to redo
[exit status: 1]

$ fitlog history
Sun 22 Nov
     2  Plank               60 s
     1  Barbell Back Squat  5 @ 100 kg


"#]]);
}

#[test]
fn a_new_change_comes_first() {
    Env::new()
        .session(
            "\
log squat 5@100
undo
log plank 60s
redo",
        )
        .is(str![[r#"
$ fitlog log squat 5@100
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 100 kg
  5 reps · 500 kg · est. 1RM 116.7 kg
  first time: the baseline for records

$ fitlog undo
took back: Barbell Back Squat 5 @ 100 kg, Sun 22 Nov
(fitlog redo puts it back)

$ fitlog log plank 60s
Plank · Sun 22 Nov 2026
  60 s
  first time: the baseline for records

$ fitlog redo
--- stderr ---
error: nothing to redo
[exit status: 1]


"#]]);
}

#[test]
fn a_removal() {
    trained()
        .session(
            "\
remove 1
undo
redo
history squat -n 1",
        )
        .is(str![[r#"
$ fitlog remove 1
removed: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 100 kg, Mon 2 Nov
(fitlog undo puts it back)

$ fitlog undo
put back: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 100 kg, Mon 2 Nov
(fitlog redo removes it again)

$ fitlog redo
removed again: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 100 kg, Mon 2 Nov
(fitlog undo puts it back)

$ fitlog history squat -n 1
Mon 16 Nov
     9  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                            // belt on


"#]]);
}

#[test]
fn an_edit() {
    trained()
        .session(
            "\
edit 1 5@99
undo
redo",
        )
        .is(str![[r#"
$ fitlog edit 1 5@99
was:    Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 100 kg, Mon 2 Nov
now 13: Barbell Back Squat 5 @ 99 kg, Mon 2 Nov   (fitlog undo takes it back)

$ fitlog undo
took back the edit: Barbell Back Squat 5 @ 99 kg, Mon 2 Nov
(fitlog redo puts it back)

$ fitlog redo
edited again: Barbell Back Squat 5 @ 99 kg, Mon 2 Nov
(fitlog undo takes it back)


"#]]);
}

#[test]
fn nothing() {
    Env::new()
        .session(
            "\
redo",
        )
        .is(str![[r#"
$ fitlog redo
--- stderr ---
error: nothing to redo
[exit status: 1]


"#]]);
}

//! Arguments that are not understood: what may have been meant, as a whole command.

use snapbox::str;

use crate::env::Env;

#[test]
fn exercises_without_a_command() {
    Env::new()
        .session(
            "\
back squat
lever back 3x12@40
squat 3x5@100 -d fri
--ascii squat 5@100",
        )
        .is(str![[r#"
$ fitlog back squat
--- stderr ---
error: `back squat` is an exercise, not a command
  try: fitlog show back-squat   (how to do it)
   or: fitlog progress back-squat   (how it goes)
[exit status: 2]

$ fitlog lever back 3x12@40
--- stderr ---
error: `lever back` is an exercise, not a command
  try: fitlog log lever back 3x12@40
[exit status: 2]

$ fitlog squat 3x5@100 -d fri
--- stderr ---
error: `squat` is an exercise, not a command
  try: fitlog log squat 3x5@100 -d fri
[exit status: 2]

$ fitlog --ascii squat 5@100
--- stderr ---
error: `squat` is an exercise, not a command
  try: fitlog --ascii log squat 5@100
[exit status: 2]


"#]]);
}

#[test]
fn slips_of_commands() {
    Env::new()
        .session(
            "\
weak -n 3
hisotry
xyzzy
workuot",
        )
        .is(str![[r#"
$ fitlog weak -n 3
--- stderr ---
error: `weak` is not a command
  try: fitlog week -n 3
   or: fitlog --help   (all commands)
[exit status: 2]

$ fitlog hisotry
--- stderr ---
error: `hisotry` is not a command
  try: fitlog history
   or: fitlog --help   (all commands)
[exit status: 2]

$ fitlog xyzzy
--- stderr ---
error: `xyzzy` is not a command
  try: fitlog --help   (all commands)
[exit status: 2]

$ fitlog workuot
--- stderr ---
error: `workuot` is not a command
  try: fitlog workout
   or: fitlog --help   (all commands)
[exit status: 2]


"#]]);
}

/// Of a command that has commands of its own, these are meant.
#[test]
fn slips_below_a_command() {
    Env::new()
        .session(
            "\
workout frobnicate
workout nxt -n 2
calc plate 100
exercise back-squat
help wek",
        )
        .is(str![[r#"
$ fitlog workout frobnicate
--- stderr ---
error: `frobnicate` is not a command of workout
  try: fitlog workout --help   (all commands)
[exit status: 2]

$ fitlog workout nxt -n 2
--- stderr ---
error: `nxt` is not a command of workout
  try: fitlog workout next -n 2
   or: fitlog workout --help   (all commands)
[exit status: 2]

$ fitlog calc plate 100
--- stderr ---
error: `plate` is not a command of calc
  try: fitlog calc plates 100
   or: fitlog calc --help   (all commands)
[exit status: 2]

$ fitlog exercise back-squat
--- stderr ---
error: `back-squat` is not a command of exercise
  try: fitlog exercise --help   (all commands)
[exit status: 2]

$ fitlog help wek
--- stderr ---
error: `wek` is not a command
  try: fitlog help week
   or: fitlog --help   (all commands)
[exit status: 2]


"#]]);
}

/// Options without their value, and commands without several of their words.
#[test]
fn without_what_they_need() {
    Env::new()
        .session(
            "\
log squat 5@100 -n
log squat 5@100 --day
export -f
export -o
progress squat --since
calc score
calc score 500
exercise rename
exercise merge my-curl
exercise add
exercise add Curl --equipment cable",
        )
        .is(str![[r#"
$ fitlog log squat 5@100 -n
--- stderr ---
error: -n needs words
  try: fitlog log squat 5@100 -n 'felt easy'
[exit status: 2]

$ fitlog log squat 5@100 --day
--- stderr ---
error: --day needs a day
  try: fitlog log squat 5@100 --day y
[exit status: 2]

$ fitlog export -f
--- stderr ---
error: -f needs one of json, jsonl, csv, text, strong, hevy
  try: fitlog export -f json
[exit status: 2]

$ fitlog export -o
--- stderr ---
error: -o needs a file
  try: fitlog export -o sets.csv
[exit status: 2]

$ fitlog progress squat --since
--- stderr ---
error: --since needs a day
  try: fitlog progress squat --since y
[exit status: 2]

$ fitlog calc score
--- stderr ---
error: fitlog calc score needs a total and a body weight
  try: fitlog calc score 500 82.5
[exit status: 2]

$ fitlog calc score 500
--- stderr ---
error: fitlog calc score 500 needs a body weight
  try: fitlog calc score 500 82.5
[exit status: 2]

$ fitlog exercise rename
--- stderr ---
error: fitlog exercise rename needs an exercise of yours and its new name
  try: fitlog exercise rename my-curl 'Cable Curl'
[exit status: 2]

$ fitlog exercise merge my-curl
--- stderr ---
error: fitlog exercise merge my-curl needs the exercise that the history goes to
  try: fitlog exercise merge my-curl cable-curl
[exit status: 2]

$ fitlog exercise add
--- stderr ---
error: fitlog exercise add needs a name, its equipment and a muscle
  try: fitlog exercise add 'Cable Curl' --equipment cable --muscle biceps
[exit status: 2]

$ fitlog exercise add Curl --equipment cable
--- stderr ---
error: fitlog exercise add Curl --equipment cable needs a muscle
  try: fitlog exercise add Curl --equipment cable --muscle biceps
[exit status: 2]


"#]]);
}

/// Sets spelled out in options, as other programs have them.
#[test]
fn sets_in_options() {
    Env::new()
        .session(
            "\
log squat --sets 3 --reps 8 --weight 60
log squat --reps=5 --sets=5 --lb=225 -d fri
log squat 3x8 --kg 60
edit 3 --reps 5 --weight 100
log squat --sets 3 --weight 60
log pull-up --sets 3 --reps 8
log squat --sets 3 --reps eight
balance --weeks 8
month --months 3",
        )
        .is(str![[r#"
$ fitlog log squat --sets 3 --reps 8 --weight 60
--- stderr ---
error: there is no option `--sets` here
  try: fitlog log squat 3x8@60
[exit status: 2]

$ fitlog log squat --reps=5 --sets=5 --lb=225 -d fri
--- stderr ---
error: there is no option `--reps=5` here
  try: fitlog log squat -d fri 5x5@225lb
[exit status: 2]

$ fitlog log squat 3x8 --kg 60
--- stderr ---
error: there is no option `--kg` here
  try: fitlog log squat 3x8 @60kg
[exit status: 2]

$ fitlog edit 3 --reps 5 --weight 100
--- stderr ---
error: there is no option `--reps` here
  try: fitlog edit 3 5@100
[exit status: 2]

$ fitlog log squat --sets 3 --weight 60
--- stderr ---
error: there is no option `--sets` here
  try: fitlog log --help   (all options)
[exit status: 2]

$ fitlog log pull-up --sets 3 --reps 8
--- stderr ---
error: there is no option `--sets` here
  try: fitlog log pull-up 3x8
[exit status: 2]

$ fitlog log squat --sets 3 --reps eight
--- stderr ---
error: there is no option `--sets` here
  try: fitlog log --help   (all options)
[exit status: 2]

$ fitlog balance --weeks 8
--- stderr ---
error: there is no option `--weeks` here
  try: fitlog balance -n 8
[exit status: 2]

$ fitlog month --months 3
--- stderr ---
error: there is no option `--months` here
  try: fitlog month -n 3
[exit status: 2]


"#]]);
}

#[test]
fn options_of_other_programs() {
    Env::new()
        .session(
            "\
log squat 3x5@100 --date fri
log squat 3x5@100 --rpe 8
log squat 3x5@100 --rest=90
history --n 3
progress squat --last=5
show squat --wat
week --wat",
        )
        .is(str![[r#"
$ fitlog log squat 3x5@100 --date fri
--- stderr ---
error: there is no option `--date` here
  try: fitlog log squat 3x5@100 --day fri
[exit status: 2]

$ fitlog log squat 3x5@100 --rpe 8
--- stderr ---
error: there is no option `--rpe` here
  try: fitlog log squat 3x5@100 rpe8
[exit status: 2]

$ fitlog log squat 3x5@100 --rest=90
--- stderr ---
error: there is no option `--rest=90` here
  try: fitlog log squat 3x5@100 rest90s
[exit status: 2]

$ fitlog history --n 3
--- stderr ---
error: there is no option `--n` here
  try: fitlog history -n 3
[exit status: 2]

$ fitlog progress squat --last=5
--- stderr ---
error: there is no option `--last=5` here
  try: fitlog progress squat -n5
[exit status: 2]

$ fitlog show squat --wat
--- stderr ---
error: there is no option `--wat` here
  try: fitlog show --help   (all options)
[exit status: 2]

$ fitlog week --wat
--- stderr ---
error: there is no option `--wat` here
  try: fitlog week --help   (all options)
[exit status: 2]


"#]]);
}

#[test]
fn weights_that_look_like_options() {
    Env::new()
        .session(
            "\
log pull-up 3x8 @ -20
log pull-up 3x8@ -20kg
log pull-up 3x8 -20
log squat -3x12",
        )
        .is(str![[r#"
$ fitlog log pull-up 3x8 @ -20
--- stderr ---
error: there is no option `-20` here
  try: fitlog log pull-up 3x8@-20
[exit status: 2]

$ fitlog log pull-up 3x8@ -20kg
--- stderr ---
error: there is no option `-20kg` here
  try: fitlog log pull-up 3x8@-20kg
[exit status: 2]

$ fitlog log pull-up 3x8 -20
--- stderr ---
error: there is no option `-20` here
  try: fitlog log pull-up 3x8@-20
[exit status: 2]

$ fitlog log squat -3x12
--- stderr ---
error: there is no option `-3x12` here
  try: fitlog log --help   (all options)
[exit status: 2]


"#]]);
}

#[test]
fn no_number_of_an_entry() {
    Env::new()
        .session("edit last 5x5@100\nremove squat")
        .is(str![[r#"
$ fitlog edit last 5x5@100
--- stderr ---
error: `last` is not the number of an entry
  try: fitlog history   (the last entries with their numbers)
[exit status: 2]

$ fitlog remove squat
--- stderr ---
error: `squat` is not the number of an entry
  try: fitlog history back-squat   (its entries with their numbers)
[exit status: 2]


"#]]);
}

#[test]
fn commands_that_lack_one() {
    Env::new().run(&["calc"]).is(str![[r#"
--- stderr ---
error: calc what? there are 1rm, plates, warmup, convert, score
  try: fitlog calc --help   (what each of them does)
[exit status: 2]

"#]]);
}

#[test]
fn commands_that_lack_what_they_are_about() {
    Env::new()
        .session("progress\nedit -d today\nremove\nworkout use\ncalc plates\nimport\ncalc score 600\nlog - squat 3x5@100")
        .is(str![[r#"
$ fitlog progress
--- stderr ---
error: fitlog progress needs an exercise
  try: fitlog progress lever-back-extension
   or: fitlog list   (what there is)
[exit status: 2]

$ fitlog edit -d today
--- stderr ---
error: fitlog edit -d today needs the number of an entry
  try: fitlog history   (the last entries with their numbers)
[exit status: 2]

$ fitlog remove
--- stderr ---
error: fitlog remove needs the number of an entry
  try: fitlog history   (the last entries with their numbers)
[exit status: 2]

$ fitlog workout use
--- stderr ---
error: fitlog workout use needs a workout
  try: fitlog workout list   (all workouts)
[exit status: 2]

$ fitlog calc plates
--- stderr ---
error: fitlog calc plates needs a weight
  try: fitlog calc plates 100
[exit status: 2]

$ fitlog import
--- stderr ---
error: fitlog import needs a file
  try: fitlog import export.csv
[exit status: 2]

$ fitlog calc score 600
--- stderr ---
error: fitlog calc score 600 needs a body weight
  try: fitlog calc score 600 82.5
[exit status: 2]

$ fitlog log - squat 3x5@100
--- stderr ---
error: `log -` reads a session from standard input and takes no words beside it
  try: fitlog log -   (a session from standard input)
   or: fitlog log squat 3x5@100   (one exercise)
[exit status: 2]


"#]]);
}

#[test]
fn values_that_are_none() {
    Env::new()
        .session("week -n foo\nhistory -nx\nmonth --n=0\nyear -n\nexport -f jsno\nlist squat -m backk\nlist --color\nlog squat 3x5@100 -n")
        .is(str![[r#"
$ fitlog week -n foo
--- stderr ---
error: `foo` is not a number of weeks that can be shown
  try: fitlog week -n 12
[exit status: 2]

$ fitlog history -nx
--- stderr ---
error: `x` is not a number of entries that can be shown
  try: fitlog history -n50
[exit status: 2]

$ fitlog month --n=0
--- stderr ---
error: `0` is not a number of months that can be shown
  try: fitlog month --n=12
[exit status: 2]

$ fitlog year -n
--- stderr ---
error: -n needs a number of years
  try: fitlog year -n 10
[exit status: 2]

$ fitlog export -f jsno
--- stderr ---
error: `jsno` is none of json, jsonl, csv, text, strong, hevy
  try: fitlog export -f json
[exit status: 2]

$ fitlog list squat -m backk
--- stderr ---
error: `backk` is not a muscle
hint: did you mean back?
      chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps,
      triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques,
      hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves,
      shins, neck
[exit status: 2]

$ fitlog list --color
--- stderr ---
error: --color needs one of auto, always, never
  try: fitlog list --color auto
[exit status: 2]

$ fitlog log squat 3x5@100 -n
--- stderr ---
error: -n needs words
  try: fitlog log squat 3x5@100 -n 'felt easy'
[exit status: 2]


"#]]);
}

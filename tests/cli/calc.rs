use snapbox::str;

use crate::env::Env;

#[test]
fn all_of_it() {
    Env::new()
        .session(
            "\
calc 1rm 100x5
calc 1rm 225lbx3 --rpe 8
calc plates 100
calc plates 101
calc plates 100 --have 25x1,20x2
calc plates 135lb
calc warmup 100
calc convert 225lb
calc convert 100
calc score 600 82.5
calc score 400 63 --of women
calc plates 60 --json",
        )
        .is(str![[r#"
$ fitlog calc 1rm 100x5
 estimated 1RM  116.7 kg
 Epley          Epley 1985, Poundage Chart, Boyd Epley Workout
 1 RM           116.7 kg  100 %
 2 RM           109.4 kg  94 %
 3 RM           106.1 kg  91 %
 4 RM           102.9 kg  88 %
 5 RM           100.0 kg  86 %
 6 RM           97.2 kg  83 %
 7 RM           94.6 kg  81 %
 8 RM           92.1 kg  79 %
 9 RM           89.7 kg  77 %
 10 RM          87.5 kg  75 %
 11 RM          85.4 kg  73 %
 12 RM          83.3 kg  71 %

$ fitlog calc 1rm 225lbx3 --rpe 8
 estimated 1RM  262.5 lb
 Epley          Epley 1985, Poundage Chart, Boyd Epley Workout
 1 RM           262.5 lb  100 %
 2 RM           246.1 lb  94 %
 3 RM           238.6 lb  91 %
 4 RM           231.6 lb  88 %
 5 RM           225.0 lb  86 %
 6 RM           218.8 lb  83 %
 7 RM           212.8 lb  81 %
 8 RM           207.2 lb  79 %
 9 RM           201.9 lb  77 %
 10 RM          196.9 lb  75 %
 11 RM          192.1 lb  73 %
 12 RM          187.5 lb  71 %

$ fitlog calc plates 100
 bar        20 kg
 each side  25, 15
 makes      100 kg

$ fitlog calc plates 101
 bar         20 kg
 each side   25, 15
 makes       100 kg
 next above  102.5 kg

$ fitlog calc plates 100 --have 25x1,20x2
 bar        20 kg
 each side  2 of 20
 makes      100 kg

$ fitlog calc plates 135lb
 bar        45 lb
 each side  45
 makes      135 lb

$ fitlog calc warmup 100
 8@40w  40 kg
 5@60w  60 kg
 3@75w  75 kg
 1@90w  90 kg
 work   100 kg

$ fitlog calc convert 225lb
 225 lb              102.1 kg
 in steps of 2.5 kg  100 or 102.5 kg

$ fitlog calc convert 100
 100 kg            220.5 lb
 in steps of 5 lb  220 or 225 lb

$ fitlog calc score 600 82.5
 DOTS        406.44
 Wilks       401.94
 Wilks 2020  482.66
 IPF GL      83.31

$ fitlog calc score 400 63 --of women
 DOTS        430.21
 Wilks       429.58
 Wilks 2020  511.45
 IPF GL      87.51

$ fitlog calc plates 60 --json
{
  "schema": 1,
  "unit": "kg",
  "bar": 20.0,
  "per_side": [
    {
      "plate": 20.0,
      "count": 1
    }
  ],
  "load": 60.0,
  "exact": true,
  "above": 62.5
}


"#]]);
}

#[test]
fn mistakes() {
    Env::new()
        .session(
            "\
calc 1rm 100
calc 1rm 100x13
calc 1rm 100x5 --rpe 11
calc plates 10
calc plates heavy
calc plates 100 --have 25y2
calc convert 10stone
calc",
        )
        .is(str![[r#"
$ fitlog calc 1rm 100
--- stderr ---
error: `100` is not weight x reps
  try: fitlog calc 1rm 100x5
[exit status: 2]

$ fitlog calc 1rm 100x13
--- stderr ---
error: sets of 1 to 12 repetitions are estimated, those in reserve counted
[exit status: 2]

$ fitlog calc 1rm 100x5 --rpe 11
--- stderr ---
error: RPE is 6 to 10 here
[exit status: 2]

$ fitlog calc plates 10
--- stderr ---
error: that is lighter than the bar of 20 kg
hint: another bar: --bar 15
[exit status: 2]

$ fitlog calc plates heavy
--- stderr ---
error: `heavy` is not a weight
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog calc plates 100 --have 25y2
--- stderr ---
error: `25y2` is not a list of plates
hint: plates for one side are written 25x1,20x2,10
[exit status: 2]

$ fitlog calc convert 10stone
--- stderr ---
error: `10stone` is not a weight
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog calc
--- stderr ---
error: 'fitlog calc' requires a subcommand but one was not provided
  [subcommands: 1rm, plates, warmup, convert, score, help]

Usage: fitlog calc [OPTIONS] <COMMAND>

For more information, try '--help'.
[exit status: 2]


"#]]);
}

use snapbox::str;

use crate::env::Env;

#[test]
fn one_rep_maximum() {
    Env::new()
        .session(
            "\
calc 1rm 100x5
calc 1rm 3@225lb rpe8 --ascii
calc 1rm 1x8@100 --json",
        )
        .is(str![[r#"
$ fitlog calc 1rm 100x5
 100 kg × 5: estimated 1RM 116.7 kg, Epley

 formula    1RM kg  source
 ─────────────────────────────────────────────────────────────────────────
 Epley       116.7  Epley 1985, Poundage Chart, Boyd Epley Workout
 Brzycki     112.5  Brzycki 1993, JOPERD 64(1):88-90
 Lombardi    117.5  Lombardi 1989, Beginning Weight Training
 Mayhew      119.0  Mayhew 1992, J Sports Med Phys Fitness 32(3)
 O'Conner    112.5  O'Conner 1989, Weight Training: A Scientific Approach
 Wathan      116.6  Wathan 1994, NSCA Essentials
 Lander      113.7  Lander 1985, NSCA Journal 6(6):60-61
 RTS chart   115.9  Tuchscherer, Reactive Training Systems RPE chart

 reps     kg    %
 ─────────────────
    1  116.7  100
    2  109.4   94
    3  106.1   91
    4  102.9   88
    5  100.0   86
    6   97.2   83
    7   94.6   81
    8   92.1   79
    9   89.7   77
   10   87.5   75
   11   85.4   73
   12   83.3   71

$ fitlog calc 1rm 3@225lb rpe8 --ascii
 225 lb x 3 rpe 8: estimated 1RM 262.5 lb, Epley

 formula    1RM lb  source
 -------------------------------------------------------------------------
 Epley       262.5  Epley 1985, Poundage Chart, Boyd Epley Workout
 Brzycki     253.1  Brzycki 1993, JOPERD 64(1):88-90
 Lombardi    264.3  Lombardi 1989, Beginning Weight Training
 Mayhew      267.8  Mayhew 1992, J Sports Med Phys Fitness 32(3)
 O'Conner    253.1  O'Conner 1989, Weight Training: A Scientific Approach
 Wathan      262.3  Wathan 1994, NSCA Essentials
 Lander      255.8  Lander 1985, NSCA Journal 6(6):60-61
 RTS chart   260.7  Tuchscherer, Reactive Training Systems RPE chart

 reps     lb    %
 -----------------
    1  262.5  100
    2  246.1   94
    3  238.6   91
    4  231.6   88
    5  225.0   86
    6  218.8   83
    7  212.8   81
    8  207.2   79
    9  201.9   77
   10  196.9   75
   11  192.1   73
   12  187.5   71

$ fitlog calc 1rm 1x8@100 --json
{
  "schema": 1,
  "set": {
    "reps": 8,
    "weight": 100.0,
    "unit": "kg",
    "kg": 100.0
  },
  "one_rep_max": 126.66666666666666,
  "unit": "kg",
  "formula": "epley",
  "formulas": [
    {
      "formula": "epley",
      "one_rep_max": 126.66666666666666,
      "source": "Epley 1985, Poundage Chart, Boyd Epley Workout"
    },
    {
      "formula": "brzycki",
      "one_rep_max": 124.13793103448276,
      "source": "Brzycki 1993, JOPERD 64(1):88-90"
    },
    {
      "formula": "lombardi",
      "one_rep_max": 123.11444133449163,
      "source": "Lombardi 1989, Beginning Weight Training"
    },
    {
      "formula": "mayhew",
      "one_rep_max": 126.28634315137971,
      "source": "Mayhew 1992, J Sports Med Phys Fitness 32(3)"
    },
    {
      "formula": "oconner",
      "one_rep_max": 120.0,
      "source": "O'Conner 1989, Weight Training: A Scientific Approach"
    },
    {
      "formula": "wathan",
      "one_rep_max": 127.67141908045373,
      "source": "Wathan 1994, NSCA Essentials"
    },
    {
      "formula": "lander",
      "one_rep_max": 125.10922034936499,
      "source": "Lander 1985, NSCA Journal 6(6):60-61"
    },
    {
      "formula": "rts",
      "one_rep_max": 127.2264631043257,
      "source": "Tuchscherer, Reactive Training Systems RPE chart"
    }
  ],
  "rep_max": [
    {
      "reps": 1,
      "load": 126.66666666666666,
      "percent": 100.0
    },
    {
      "reps": 2,
      "load": 118.74999999999999,
      "percent": 93.74999999999999
    },
    {
      "reps": 3,
      "load": 115.15151515151513,
      "percent": 90.90909090909089
    },
    {
      "reps": 4,
      "load": 111.76470588235294,
      "percent": 88.23529411764706
    },
    {
      "reps": 5,
      "load": 108.57142857142856,
      "percent": 85.71428571428571
    },
    {
      "reps": 6,
      "load": 105.55555555555556,
      "percent": 83.33333333333334
    },
    {
      "reps": 7,
      "load": 102.7027027027027,
      "percent": 81.08108108108108
    },
    {
      "reps": 8,
      "load": 100.0,
      "percent": 78.94736842105264
    },
    {
      "reps": 9,
      "load": 97.43589743589743,
      "percent": 76.92307692307692
    },
    {
      "reps": 10,
      "load": 95.0,
      "percent": 75.0
    },
    {
      "reps": 11,
      "load": 92.68292682926828,
      "percent": 73.17073170731707
    },
    {
      "reps": 12,
      "load": 90.47619047619048,
      "percent": 71.42857142857143
    }
  ]
}


"#]]);
}

#[test]
fn plates() {
    Env::new()
        .session(
            "\
calc plates 100
calc plates 101
calc plates 100 --have 25x1,20x2
calc plates 135lb
calc plates 225lb --have 25,20,15,10,5,2.5,1.25kg
calc plates 60 --bar 15
calc plates 20
calc plates 61 --json",
        )
        .is(str![[r#"
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

$ fitlog calc plates 225lb --have 25,20,15,10,5,2.5,1.25kg
 wanted      225 lb = 102.06 kg
 bar         20 kg
 each side   25, 15
 makes       100 kg
 next above  102.5 kg

$ fitlog calc plates 60 --bar 15
 bar        15 kg
 each side  20, 2.5
 makes      60 kg

$ fitlog calc plates 20
 bar        20 kg
 each side  nothing
 makes      20 kg

$ fitlog calc plates 61 --json
{
  "schema": 1,
  "target": 61.0,
  "unit": "kg",
  "bar": 20.0,
  "plates": [
    {
      "plate": 25.0,
      "count": null
    },
    {
      "plate": 20.0,
      "count": null
    },
    {
      "plate": 15.0,
      "count": null
    },
    {
      "plate": 10.0,
      "count": null
    },
    {
      "plate": 5.0,
      "count": null
    },
    {
      "plate": 2.5,
      "count": null
    },
    {
      "plate": 1.25,
      "count": null
    }
  ],
  "per_side": [
    {
      "plate": 20.0,
      "count": 1
    }
  ],
  "load": 60.0,
  "exact": false,
  "above": 62.5
}


"#]]);
}

#[test]
fn plates_of_the_settings() {
    Env::new()
        .session(
            "\
config bar 15
config plates 20x1,10x1,5x2
calc plates 60
calc plates 90
calc warmup 60
config unit lb
calc plates 60
config plates --unset
config bar 45lb
calc plates 135",
        )
        .is(str![[r#"
$ fitlog config bar 15
bar is 15kg from now on

$ fitlog config plates 20x1,10x1,5x2
plates is 20x1,10x1,5x2kg from now on

$ fitlog calc plates 60
 bar         15 kg
 each side   20
 makes       55 kg
 next above  65 kg

$ fitlog calc plates 90
 bar         15 kg
 each side   20, 10, 5
 makes       85 kg
 next above  95 kg

$ fitlog calc warmup 60
       reps  kg  each side
 ──────────────────────────
  bar    10  15  nothing
 40 %     8  25  5
 60 %     5  35  10
 75 %     3  45  10, 5
 90 %     1  55  20
 then 60 kg; the plates make 55 or 65 kg
 to log them: 10@15w 8@25w 5@35w 3@45w 1@55w

$ fitlog config unit lb
unit is lb from now on

$ fitlog calc plates 60
 wanted      60 lb = 27.22 kg
 bar         15 kg
 each side   5
 makes       25 kg
 next above  35 kg

$ fitlog config plates --unset
plates is usual from now on

$ fitlog config bar 45lb
bar is 45lb from now on

$ fitlog calc plates 135
 bar        45 lb
 each side  45
 makes      135 lb


"#]]);
}

#[test]
fn warm_up() {
    Env::new()
        .session(
            "\
calc warmup 100
calc warmup 225lb
calc warmup 50 --bar 0
calc warmup 20
calc warmup 60 --json",
        )
        .is(str![[r#"
$ fitlog calc warmup 100
       reps  kg  each side
 ──────────────────────────
  bar    10  20  nothing
 40 %     8  40  10
 60 %     5  60  20
 75 %     3  75  25, 2.5
 90 %     1  90  25, 10
 then 100 kg, each side 25, 15
 to log them: 10@20w 8@40w 5@60w 3@75w 1@90w

$ fitlog calc warmup 225lb
       reps   lb  each side
 ────────────────────────────────
  bar    10   45  nothing
 40 %     8   90  2 of 10, 2.5
 60 %     5  135  45
 75 %     3  170  45, 10, 5, 2.5
 90 %     1  200  45, 25, 5, 2.5
 then 225 lb, each side 2 of 45
 to log them: 10@45w 8@90w 5@135w 3@170w 1@200w

$ fitlog calc warmup 50 --bar 0
       reps    kg
 ────────────────────
 40 %     8    20
 60 %     5    30
 75 %     3  37.5
 90 %     1    45
 then 50 kg
 to log them: 8@20w 5@30w 3@37.5w 1@45w

$ fitlog calc warmup 20
no warm-up: 20 kg is not more than the bar of 20 kg

$ fitlog calc warmup 60 --json
{
  "schema": 1,
  "unit": "kg",
  "bar": 20.0,
  "warmup": [
    {
      "reps": 10,
      "weight": 20.0,
      "percent": null,
      "per_side": []
    },
    {
      "reps": 8,
      "weight": 25.0,
      "percent": 40,
      "per_side": [
        {
          "plate": 2.5,
          "count": 1
        }
      ]
    },
    {
      "reps": 5,
      "weight": 35.0,
      "percent": 60,
      "per_side": [
        {
          "plate": 5.0,
          "count": 1
        },
        {
          "plate": 2.5,
          "count": 1
        }
      ]
    },
    {
      "reps": 3,
      "weight": 45.0,
      "percent": 75,
      "per_side": [
        {
          "plate": 10.0,
          "count": 1
        },
        {
          "plate": 2.5,
          "count": 1
        }
      ]
    },
    {
      "reps": 1,
      "weight": 55.0,
      "percent": 90,
      "per_side": [
        {
          "plate": 15.0,
          "count": 1
        },
        {
          "plate": 2.5,
          "count": 1
        }
      ]
    }
  ],
  "work": 60.0
}


"#]]);
}

#[test]
fn conversion() {
    Env::new()
        .session(
            "\
calc convert 225lb
calc convert 100
calc convert 100 --json",
        )
        .is(str![[r#"
$ fitlog calc convert 225lb
 225 lb              102.1 kg
 in steps of 2.5 kg  100 or 102.5 kg

$ fitlog calc convert 100
 100 kg            220.5 lb
 in steps of 5 lb  220 or 225 lb

$ fitlog calc convert 100 --json
{
  "schema": 1,
  "weight": 100.0,
  "unit": "kg",
  "converted": 220.46226218487757,
  "to": "lb",
  "step": 5.0,
  "below": 220.0,
  "above": 225.0
}


"#]]);
}

#[test]
fn scores() {
    Env::new()
        .session(
            "\
calc score 600 82.5 --sex male
calc score 400 63 --sex female --json
calc score 120 63 --bench --equipped --sex female
config sex male
calc score 1320lb 182lb",
        )
        .is(str![[r#"
$ fitlog calc score 600 82.5 --sex male
 total of 600 kg at 82.5 kg, male, classic

 DOTS        406.44
 Wilks       401.94
 Wilks 2020  482.66
 IPF GL      83.31

$ fitlog calc score 400 63 --sex female --json
{
  "schema": 1,
  "total_kg": 400.0,
  "body_kg": 63.0,
  "sex": "female",
  "equipment": "classic",
  "dots": 430.20598312219846,
  "wilks": 429.58297428569784,
  "wilks_2020": 511.4488954444485,
  "ipf_gl": 87.51326620344923
}

$ fitlog calc score 120 63 --bench --equipped --sex female
 bench press of 120 kg at 63 kg, female, equipped

 DOTS        129.06
 Wilks       128.87
 Wilks 2020  153.43
 IPF GL      72.42

$ fitlog config sex male
sex is male from now on

$ fitlog calc score 1320lb 182lb
 total of 1320 lb at 182 lb, male, classic

 DOTS        405.43
 Wilks       400.94
 Wilks 2020  481.47
 IPF GL      83.11


"#]]);
}

#[test]
fn mistakes() {
    Env::new()
        .session(
            "\
calc 1rm 100
calc 1rm 100x13
calc 1rm 5x100
calc 1rm 100x5 rpe11
calc 1rm 5@bw
calc 1rm 82,5x5
calc plates 10
calc plates heavy
calc plates 100 --have 25y2
calc plates 100 --bar 12,5
calc warmup 1e3
calc convert 10stone
calc score 600 82.5
calc",
        )
        .is(str![[r#"
$ fitlog calc 1rm 100
--- stderr ---
error: `100` is not weight x reps
  try: fitlog calc 1rm 100x5   (5 reps at 100)
   or: fitlog calc 1rm 5@100 rpe8   (with 2 left in reserve)
[exit status: 2]

$ fitlog calc 1rm 100x13
--- stderr ---
error: sets of 1 to 12 repetitions are estimated, those in reserve counted
  try: fitlog calc 1rm 100x12   (what 12 are worth)
[exit status: 2]

$ fitlog calc 1rm 5x100
--- stderr ---
error: 100 repetitions? `5x100` is weight x reps
  try: fitlog calc 1rm 100x5   (5 reps at 100)
[exit status: 2]

$ fitlog calc 1rm 100x5 rpe11
--- stderr ---
error: `11` is not an effort; rpe goes from 1 to 10, in halves

  5@100 rpe11
           ^^
[exit status: 2]

$ fitlog calc 1rm 5@bw
--- stderr ---
error: `5@bw` is not weight x reps
  try: fitlog calc 1rm 100x5   (5 reps at 100)
   or: fitlog calc 1rm 5@100 rpe8   (with 2 left in reserve)
[exit status: 2]

$ fitlog calc 1rm 82,5x5
--- stderr ---
error: `82,5` is not a weight
  try: fitlog calc 1rm 82.5x5
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog calc plates 10
--- stderr ---
error: that is lighter than the bar of 20 kg
  try: fitlog calc plates 20   (the bar alone)
hint: a lighter bar: --bar 15, or fitlog config bar 15
[exit status: 2]

$ fitlog calc plates heavy
--- stderr ---
error: `heavy` is not a weight
  try: fitlog calc plates 100
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog calc plates 100 --have 25y2
--- stderr ---
error: `25y2` is not a list of plates
  try: fitlog calc plates 100 --have 25x1,20x2,10
hint: plates for one side; without a count there are enough
[exit status: 2]

$ fitlog calc plates 100 --bar 12,5
--- stderr ---
error: `12,5` is not a weight
  try: fitlog calc plates 100 --bar 12.5
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog calc warmup 1e3
--- stderr ---
error: `1e3` is not a weight
  try: fitlog calc warmup 100
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog calc convert 10stone
--- stderr ---
error: `10stone` is not a weight
  try: fitlog calc convert 100
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog calc score 600 82.5
--- stderr ---
error: scores have coefficients for men and for women
  try: fitlog calc score 600 82.5 --sex male
   or: fitlog calc score 600 82.5 --sex female
hint: once and for all: fitlog config sex female
[exit status: 2]

$ fitlog calc
--- stderr ---
error: calc what? there are 1rm, plates, warmup, convert, score
  try: fitlog calc --help   (what each of them does)
[exit status: 2]


"#]]);
}

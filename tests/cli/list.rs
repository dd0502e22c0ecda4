use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn by_word() {
    Env::new()
        .session(
            "\
list nordic
list lever back",
        )
        .is(str![[r#"
$ fitlog list nordic
 hamstrings
 nordic-curl  bodyweight  advanced

$ fitlog list lever back
 lats
 machine-high-row      machine      beginner
 machine-low-row       machine      beginner
 front-lever-hold      pull up bar  advanced
 machine-lat-pulldown  machine      beginner
 machine-pullover      machine      beginner
 front-lever-raise     pull up bar  advanced

 upper back
 machine-row           machine      beginner
 t-bar-row             machine      intermediate

 traps
 machine-shrug         machine      beginner

 lower back
 lever-back-extension  machine      beginner

 10 exercises


"#]]);
}

#[test]
fn by_muscle() {
    trained()
        .session(
            "\
list --muscle lower-back",
        )
        .is(str![[r#"
$ fitlog list --muscle lower-back
 lower back
 lever-back-extension       machine               beginner      3 ×
 back-extension             back extension bench  beginner
 horizontal-back-extension  back extension bench  intermediate
 cat-cow                    bodyweight            beginner
 bird-dog                   bodyweight            beginner
 childs-pose                bodyweight            beginner
 rack-pull                  barbell, rack         intermediate
 superman                   bodyweight            beginner

 lats
 underhand-barbell-row      barbell               intermediate

 upper back
 bent-over-dumbbell-row     dumbbell              beginner
 barbell-row                barbell               intermediate
 gorilla-row                kettlebell            intermediate
 landmine-row               barbell, landmine     intermediate
 pendlay-row                barbell               intermediate

 abs
 plank                      bodyweight            beginner      3 ×
 cobra-stretch              bodyweight            beginner

 obliques
 side-bend                  dumbbell              beginner

 glutes
 dumbbell-deadlift          dumbbell              beginner
 smith-machine-deadlift     smith machine         beginner
 deadlift                   barbell               intermediate
 sumo-deadlift              barbell               intermediate
 deficit-deadlift           barbell               advanced
 clean-pull                 barbell               advanced
 snatch-pull                barbell               advanced
 reverse-hyperextension     machine               intermediate
 reverse-plank              bodyweight            beginner
 kettlebell-swing           kettlebell            beginner

 27 of 41 exercises                                            every row: --all


"#]]);
}

#[test]
fn by_equipment_and_level() {
    Env::new()
        .session(
            "\
list chest -e db --level beginner",
        )
        .is(str![[r#"
$ fitlog list chest -e db --level beginner
 chest
 dumbbell-bench-press          dumbbell, bench  beginner
 dumbbell-floor-press          dumbbell         beginner
 dumbbell-squeeze-press        dumbbell, bench  beginner
 incline-dumbbell-bench-press  dumbbell, bench  beginner
 dumbbell-fly                  dumbbell, bench  beginner
 incline-dumbbell-fly          dumbbell, bench  beginner

 upper back
 chest-supported-dumbbell-row  dumbbell, bench  beginner

 7 exercises


"#]]);
}

#[test]
fn mine() {
    trained()
        .session(
            "\
list --mine",
        )
        .is(str![[r#"
$ fitlog list --mine
 lats
 pull-up               pull up bar    intermediate  3 ×

 lower back
 lever-back-extension  machine        beginner      3 ×

 abs
 plank                 bodyweight     beginner      3 ×

 quads
 back-squat            barbell, rack  intermediate  3 ×

 4 exercises


"#]]);
}

/// Without a word or an option: what there is, and how to ask for less of it. Never more than a screen.
#[test]
fn overview() {
    trained()
        .session(
            "\
list",
        )
        .is(str![[r#"
$ fitlog list
 368 exercises                                                 every row: --all
 ──────────────────────────────────────────────────────────────────────────────
 Yours
 pull-up               pull up bar    intermediate  3 ×
 lever-back-extension  machine        beginner      3 ×
 plank                 bodyweight     beginner      3 ×
 back-squat            barbell, rack  intermediate  3 ×

 Muscles     how many each leads in
 chest       chest 40
 shoulders   front-delts 26  ·  side-delts 7  ·  rear-delts 6
             rotator-cuff 1
 arms        biceps 22  ·  triceps 18  ·  forearms 9
 back        lats 28  ·  upper-back 18  ·  lower-back 8  ·  traps 8
 core        abs 28  ·  obliques 13  ·  hip-flexors 3
 legs        quads 61  ·  hamstrings 16  ·  glutes 31  ·  calves 11
             adductors 6  ·  abductors 6  ·  shins 1
 neck        neck 2

 Equipment   bodyweight 78  ·  barbell 59  ·  dumbbell 55  ·  bench 46
             machine 40  ·  cable 35  ·  resistance-band 16  ·  pull-up-bar 16
             kettlebell 14  ·  rack 13  ·  none 11  ·  smith-machine 9
             18 more: --equipment

 Level       beginner 240  ·  intermediate 89  ·  advanced 39
 Category    strength 294  ·  powerlifting 7  ·  olympic 16  ·  strongman 3
             plyometric 9  ·  cardio 22  ·  mobility 17
 ──────────────────────────────────────────────────────────────────────────────
 fitlog list row --equipment dumbbell --level beginner   how to: fitlog show ID


"#]]);
}

#[test]
fn overview_without_a_log() {
    Env::new()
        .with("COLUMNS", "60")
        .session(
            "\
list --ascii",
        )
        .is(str![[r#"
$ fitlog list --ascii
 368 exercises                             every row: --all
 ----------------------------------------------------------
 Muscles     how many each leads in
 chest       chest 40
 shoulders   front-delts 26  |  side-delts 7
             rear-delts 6  |  rotator-cuff 1
 arms        biceps 22  |  triceps 18  |  forearms 9
 back        lats 28  |  upper-back 18  |  lower-back 8
             traps 8
 core        abs 28  |  obliques 13  |  hip-flexors 3
 legs        quads 61  |  hamstrings 16  |  glutes 31
             calves 11  |  adductors 6  |  abductors 6
             shins 1
 neck        neck 2

 Equipment   bodyweight 78  |  barbell 59  |  dumbbell 55
             bench 46  |  machine 40  |  cable 35
             resistance-band 16  |  pull-up-bar 16
             kettlebell 14  |  rack 13  |  none 11
             smith-machine 9  |  18 more: --equipment

 Level       beginner 240  |  intermediate 89
             advanced 39
 Category    strength 294  |  powerlifting 7  |  olympic 16
             strongman 3  |  plyometric 9  |  cardio 22
             mobility 17
 ----------------------------------------------------------
 fitlog list row --equipment dumbbell --level beginner


"#]]);
}

/// A list that is longer than a screen says how many more there are; all of them are asked for.
#[test]
fn a_screen_at_a_time() {
    let env = trained();
    env.session(
        "\
list -e dumbbell -m arms",
    )
    .is(str![[r#"
$ fitlog list -e dumbbell -m arms
 biceps
 concentration-curl                   dumbbell, bench           beginner
 cross-body-hammer-curl               dumbbell                  beginner
 dumbbell-curl                        dumbbell                  beginner
 dumbbell-preacher-curl               dumbbell, preacher bench  beginner
 hammer-curl                          dumbbell                  beginner
 incline-dumbbell-curl                dumbbell, bench           beginner
 spider-curl                          dumbbell, bench           beginner
 zottman-curl                         dumbbell                  intermediate

 triceps
 dumbbell-skull-crusher               dumbbell, bench           beginner
 dumbbell-overhead-triceps-extension  dumbbell                  beginner
 triceps-kickback                     dumbbell                  beginner

 forearms
 dumbbell-reverse-curl                dumbbell                  beginner
 wrist-curl                           dumbbell, bench           beginner
 farmers-walk                         dumbbell, kettlebell      beginner

 chest
 dumbbell-bench-press                 dumbbell, bench           beginner
 dumbbell-floor-press                 dumbbell                  beginner
 dumbbell-squeeze-press               dumbbell, bench           beginner
 incline-dumbbell-bench-press         dumbbell, bench           beginner
 decline-dumbbell-bench-press         dumbbell, bench           intermediate

 front delts
 dumbbell-shoulder-press              dumbbell, bench           beginner
 standing-dumbbell-press              dumbbell                  beginner
 arnold-press                         dumbbell, bench           intermediate

 side delts
 dumbbell-upright-row                 dumbbell                  beginner

 lats
 dumbbell-pullover                    dumbbell, bench           beginner
 dumbbell-row                         dumbbell, bench           beginner

 25 of 30 exercises                                            every row: --all


"#]]);
    let lines = |args: &[&str]| env.run(args).text.lines().count();
    assert_eq!(lines(&["list", "-m", "legs"]), 40);
    let all = env.run(&["list", "--all"]).text;
    assert!(all.ends_with("\n\n 368 exercises\n"), "{all}");
    assert!(all.lines().count() > 368);
    let json: serde_json::Value = serde_json::from_str(&env.run(&["list", "--json"]).text).unwrap();
    assert_eq!(json["exercises"].as_array().unwrap().len(), 368);
}

#[test]
fn vocabulary() {
    Env::new()
        .session(
            "\
list --muscle
list --equipment",
        )
        .is(str![[r#"
$ fitlog list --muscle
 chest         biceps        traps         glutes        calves
 front-delts   triceps       lower-back    abductors     shins
 side-delts    forearms      abs           adductors     neck
 rear-delts    lats          obliques      quads
 rotator-cuff  upper-back    hip-flexors   hamstrings

$ fitlog list --equipment
 none                  smith-machine         landmine
 bodyweight            resistance-band       bench
 barbell               suspension            preacher-bench
 ez-bar                rings                 back-extension-bench
 trap-bar              medicine-ball         rack
 dumbbell              stability-ball        pull-up-bar
 kettlebell            ab-wheel              dip-bars
 weight-plate          sled                  box
 cable                 battle-ropes          cardio-machine
 machine               jump-rope             other


"#]]);
}

#[test]
fn nothing_fits() {
    Env::new()
        .session(
            "\
list zzz
list dumbell currl
list --muscle wing
list -e spoon
list --level easy
list -c dance",
        )
        .is(str![[r#"
$ fitlog list zzz
--- stderr ---
no exercise fits

$ fitlog list dumbell currl
--- stderr ---
no exercise fits; try: fitlog list dumbbell curl

$ fitlog list --muscle wing
--- stderr ---
error: `wing` is not a muscle
hint: chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps,
      triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques,
      hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves,
      shins, neck
[exit status: 2]

$ fitlog list -e spoon
--- stderr ---
error: `spoon` is not equipment
hint: none, bodyweight, barbell, ez-bar, trap-bar, dumbbell, kettlebell,
      weight-plate, cable, machine, smith-machine, resistance-band, suspension,
      rings, medicine-ball, stability-ball, ab-wheel, sled, battle-ropes,
      jump-rope, landmine, bench, preacher-bench, back-extension-bench, rack,
      pull-up-bar, dip-bars, box, cardio-machine, other
[exit status: 2]

$ fitlog list --level easy
--- stderr ---
error: `easy` is not a level
hint: beginner, intermediate, advanced
[exit status: 2]

$ fitlog list -c dance
--- stderr ---
error: `dance` is not a category
hint: strength, powerlifting, olympic, strongman, plyometric, cardio, mobility
[exit status: 2]


"#]]);
}

#[test]
fn as_json() {
    Env::new()
        .session(
            "\
list nordic --json",
        )
        .is(str![[r#"
$ fitlog list nordic --json
{
  "schema": 1,
  "exercises": [
    {
      "id": "nordic-curl",
      "name": "Nordic Hamstring Curl",
      "primary_muscles": [
        "hamstrings"
      ],
      "secondary_muscles": [
        "glutes",
        "calves"
      ],
      "equipment": [
        "bodyweight"
      ],
      "tracking": "bodyweight_reps",
      "category": "strength",
      "level": "advanced",
      "origin": "bundled",
      "sessions": 0
    }
  ]
}


"#]]);
}

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
 lever-back-extension          machine               beginner      3 ×
 back-extension                back extension bench  beginner
 horizontal-back-extension     back extension bench  intermediate
 cat-cow                       bodyweight            beginner
 bird-dog                      bodyweight            beginner
 childs-pose                   bodyweight            beginner
 rack-pull                     barbell, rack         intermediate
 superman                      bodyweight            beginner

 lats
 underhand-barbell-row         barbell               intermediate

 upper back
 bent-over-dumbbell-row        dumbbell              beginner
 barbell-row                   barbell               intermediate
 gorilla-row                   kettlebell            intermediate
 landmine-row                  barbell, landmine     intermediate
 pendlay-row                   barbell               intermediate

 abs
 plank                         bodyweight            beginner  3 ×
 cobra-stretch                 bodyweight            beginner

 obliques
 side-bend                     dumbbell              beginner

 glutes
 dumbbell-deadlift             dumbbell              beginner
 smith-machine-deadlift        smith machine         beginner
 deadlift                      barbell               intermediate
 sumo-deadlift                 barbell               intermediate
 deficit-deadlift              barbell               advanced
 clean-pull                    barbell               advanced
 snatch-pull                   barbell               advanced
 reverse-hyperextension        machine               intermediate
 reverse-plank                 bodyweight            beginner
 kettlebell-swing              kettlebell            beginner
 cable-pull-through            cable                 beginner

 quads
 back-squat                    barbell, rack         intermediate  3 ×
 pause-squat                   barbell, rack         intermediate
 front-squat                   barbell, rack         advanced
 zercher-squat                 barbell, rack         advanced
 trap-bar-deadlift             trap bar              beginner

 hamstrings
 band-deadlift                 resistance band       beginner
 dumbbell-romanian-deadlift    dumbbell              beginner
 dumbbell-stiff-leg-deadlift   dumbbell              beginner
 romanian-deadlift             barbell               intermediate
 single-leg-romanian-deadlift  dumbbell              intermediate
 stiff-leg-deadlift            barbell               intermediate
 good-morning                  barbell, rack         intermediate
 glute-ham-raise               back extension bench  advanced

 41 exercises


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
 lever-back-extension  machine        beginner  3 ×

 abs
 plank                 bodyweight     beginner  3 ×

 quads
 back-squat            barbell, rack  intermediate  3 ×

 4 exercises


"#]]);
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
list --muscle wing
list -e spoon
list --level easy
list -c dance",
        )
        .is(str![[r#"
$ fitlog list zzz
--- stderr ---
no exercise fits

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

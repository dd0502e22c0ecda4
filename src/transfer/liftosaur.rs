//! Liftosaur's history: one row a set, also of sets that were planned and not done, times in UTC, units a set.

use crate::domain::sets::SetKind;
use crate::error;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values, zones};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "liftosaur",
    title: "Liftosaur",
    how: "Me > Export history to CSV file",
    beside: "not done",
    converts_pounds: false,
    newest_first: false,
    fits: |header| header.has(&["workout datetime", "exercise", "completed reps"]),
    open,
};

fn open(header: &Header, settings: &Settings) -> ReadRow {
    let [
        date,
        program,
        day,
        exercise,
        warmup,
        reps,
        amrap,
        rpe,
        muscles,
        note,
    ] = [
        "workout datetime",
        "program",
        "day name",
        "exercise",
        "is warmup set?",
        "completed reps",
        "is amrap?",
        "completed rpe",
        "target muscles",
        "notes",
    ]
    .map(|name| header.at(name));
    let done = [
        header.at("completed weight value"),
        header.at("completed weight unit"),
    ];
    let planned = [
        header.at("required weight value"),
        header.at("required weight unit"),
    ];
    let local = settings.local;
    let unit = settings.unit;
    Box::new(move |row: &Row| {
        let when = zones::when(row.get(date), local)?;
        if row.get(exercise).is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let Some(reps) = values::reps(row.get(reps))? else {
            // Planned, and not done.
            return Ok(Read::Nothing);
        };
        // Older exports have the weight that was planned only.
        let [weight, weight_unit] = if row.get(done[0]).is_empty() {
            planned
        } else {
            done
        };
        let weight = values::weight_in(row.get(weight), row.get(weight_unit), unit)?;
        let amount = values::amount(Some(reps), None, 0.0)?;
        let mut set = values::set(amount, weight)?;
        set.rpe = values::rpe(row.get(rpe))?;
        if row.get(warmup) == "1" {
            set.kind = SetKind::Warmup;
        }
        let mut foreign = Foreign::new(when.start, row.get(exercise), What::Set(set));
        foreign.instant = when.instant;
        foreign.workout = row.get(day).into();
        foreign.note = row.get(note).into();
        foreign.category = row.get(muscles).into();
        if row.get(amrap) == "1" {
            foreign.more.push(("amrap", "1".into()));
        }
        if !row.get(program).is_empty() {
            foreign
                .workout_more
                .push(("program", row.get(program).into()));
        }
        Ok(Read::One(foreign))
    })
}

#[cfg(test)]
mod tests {
    use crate::transfer::tests::fates;

    #[test]
    fn every_row() {
        let header = "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes";
        let cases = [
            (
                r#"2026-11-16T17:00:00.000Z,GZCLP,Day 1,"Squat, Barbell",1,5,5,0,,,0,45,lb,45,lb,0,,Quadriceps,,slow"#,
                "2026-11-16 18:00:00 [Day 1] Squat, Barbell: 5 @ 45 lb warmup // slow {program=GZCLP} (Quadriceps)",
            ),
            (
                r#"2026-11-16T17:00:00.000Z,GZCLP,Day 1,"Squat, Barbell",0,5,7,1,8,8.5,1,225,lb,230,lb,0,,,,"#,
                "2026-11-16 18:00:00 [Day 1] Squat, Barbell: 7 @ 230 lb rpe8.5 {amrap=1 program=GZCLP}",
            ),
            (
                r#"2026-11-16T17:00:00.000Z,,Day 1,"Squat, Barbell",0,5,4,0,,,0,100,kg,,,0,,,,"#,
                "2026-11-16 18:00:00 [Day 1] Squat, Barbell: 4 @ 100 kg",
            ),
            (
                r#"2026-11-16T17:00:00.000Z,,Day 1,"Squat, Barbell",0,5,,0,,,0,100,kg,,,0,,,,"#,
                "nothing",
            ),
            (
                r#"2026-11-16T17:00:00.000Z,,Day 1,"Squat, Barbell",0,5,0,0,,,0,100,kg,100,kg,0,,,,"#,
                "2026-11-16 18:00:00 [Day 1] Squat, Barbell: 0 @ 100 kg",
            ),
            (
                "2026-11-16T17:00:00.000Z,,Day 1,Squat,0,5,5,0,,11,0,100,kg,100,kg,0,,,,",
                "refused: RPE 11 is not within 0 to 10",
            ),
            (
                "2026-11-16T17:00:00.000Z,,Day 1,Squat,0,5,5,0,,,0,100,,100,,0,,,,",
                "refused: no unit for 100",
            ),
            (
                "soon,,Day 1,Squat,0,5,5,0,,,0,100,kg,100,kg,0,,,,",
                "refused: `soon` is not a date",
            ),
        ];
        for (row, expected) in cases {
            assert_eq!(fates(&format!("{header}\n{row}\n")), [expected]);
        }
    }
}

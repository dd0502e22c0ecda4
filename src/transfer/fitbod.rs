//! Fitbod: one row a set, weights mostly in kilograms and of one implement, times always in UTC, which is made local.
//!
//! An older export has one row for several equal sets.

use crate::domain::sets::{DistanceUnit, SetKind, Unit};
use crate::error;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, ReadRow, Refused, Settings, What, values, zones};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "fitbod",
    title: "Fitbod",
    how: "Log > Settings > Export Workout Data",
    beside: "not done",
    converts_pounds: true,
    newest_first: false,
    fits: |header| {
        header.has(&["date", "exercise", "reps", "iswarmup"])
            && (weight_column(header).is_some() || header.has(&["sets", "weight"]))
    },
    open,
};

const WEIGHTS: [(&str, Unit); 6] = [
    ("weight(kg)", Unit::Kg),
    ("weight (kg)", Unit::Kg),
    ("weight(lbs)", Unit::Lb),
    ("weight(lb)", Unit::Lb),
    ("weight (lbs)", Unit::Lb),
    ("weight (lb)", Unit::Lb),
];

/// The column that says its unit.
fn weight_column(header: &Header) -> Option<(usize, Unit)> {
    WEIGHTS
        .iter()
        .find_map(|(name, unit)| Some((header.at(name)?, *unit)))
}

fn open(header: &Header, settings: &Settings) -> ReadRow {
    let (weight, unit) = match weight_column(header) {
        Some((column, unit)) => (Some(column), unit),
        None => (header.at("weight"), Unit::Kg),
    };
    let [date, exercise, sets, reps, warmup, note] =
        ["date", "exercise", "sets", "reps", "iswarmup", "note"].map(|name| header.at(name));
    let seconds = header.any(&["duration(s)", "duration (s)"]);
    let metres = header.any(&["distance(m)", "distance (m)"]);
    let more = ["incline", "resistance", "multiplier"].map(|name| (name, header.at(name)));
    let local = settings.local;
    Box::new(move |row: &Row| {
        let when = zones::when(row.get(date), local)?;
        if row.get(exercise).is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let metres = values::number_or_zero("distance", row.get(metres))?;
        let far = Some((metres, DistanceUnit::M));
        let took = values::number_or_zero("duration", row.get(seconds))?;
        let amount = values::amount(values::reps(row.get(reps))?, far, took)?;
        let mut set = values::set(amount, values::weight(row.get(weight), Some(unit))?)?;
        if row.get(warmup).eq_ignore_ascii_case("true") || row.get(warmup) == "1" {
            set.kind = SetKind::Warmup;
        }
        let mut foreign = Foreign::new(when.start, row.get(exercise), What::Set(set));
        foreign.instant = when.instant;
        foreign.set_note = row.get(note).into();
        for (name, column) in more {
            let value = row.get(column);
            // Zero is none, and one implement is the usual case.
            let says_nothing = values::number(value)
                .is_none_or(|number| number == 0.0 || (name == "multiplier" && number <= 1.0));
            if !says_nothing {
                foreign.more.push((name, value.into()));
            }
        }
        let time = ("seconds", row.get(seconds), took);
        values::keep_rest(&mut foreign.more, &set, time, far);
        values::several(foreign, row.get(sets))
    })
}

#[cfg(test)]
mod tests {
    use crate::transfer::tests::fates;

    const NEW: &str = "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n";

    #[test]
    fn every_row_of_the_new_export() {
        let cases = [
            (
                "2026-11-16 18:02:11 +0000,Dumbbell Bench Press,10,20.0,0.0,0.0,0.0,0.0,false,,2.0",
                "2026-11-16 19:02:11 Dumbbell Bench Press: 10 @ 20 kg {multiplier=2.0}",
            ),
            (
                "2026-11-16 18:02:11 +0000,Back Squat,5,61.23496995,0.0,0.0,0.0,0.0,true,\"easy, still\",1.0",
                "2026-11-16 19:02:11 Back Squat: 5 @ 61.23497 kg warmup // easy, still",
            ),
            (
                "2026-11-16 18:02:11 +0000,Running,0,0.0,1500.0,5000.0,2.0,0.0,false,,1.0",
                "2026-11-16 19:02:11 Running: 5000 m in 1500 s {incline=2.0}",
            ),
            (
                "2026-11-16 18:02:11 +0000,Plank,0,0.0,60.0,0.0,0.0,0.0,false,,1.0",
                "2026-11-16 19:02:11 Plank: 60 s",
            ),
            (
                "2026-11-16 18:02:11 +0000,Back Squat,0,100.0,0.0,0.0,0.0,0.0,false,,1.0",
                "2026-11-16 19:02:11 Back Squat: 0 @ 100 kg",
            ),
            (
                "2026-11-16 23:30:00 +0000,Plank,0,0.0,60.0,0.0,0.0,0.0,false,,1.0",
                "2026-11-17 00:30:00 Plank: 60 s",
            ),
            (
                "yesterday,Plank,0,0.0,60.0,,,,false,,1.0",
                "refused: `yesterday` is not a date",
            ),
            (
                "2026-11-16,,5,60,,,,,false,,1.0",
                "refused: no exercise is named",
            ),
            (
                "2026-11-16,Plank,,,,,,,false,,1.0",
                "refused: neither reps, time nor distance",
            ),
            (
                "2026-11-16,Plank,five,,,,,,false,,1.0",
                "refused: reps `five` is not a number",
            ),
        ];
        for (row, expected) in cases {
            assert_eq!(fates(&format!("{NEW}{row}\n")), [expected]);
        }
    }

    #[test]
    fn the_old_export_has_several_sets_a_row() {
        let text = "Date,Exercise,Sets,Reps,Weight,isWarmup,Note\n\
            2018-03-05 17:00:00 +0000,Lat Pulldown,3,12,45.359237,false,\n\
            2018-03-05 17:00:00 +0000,Lat Pulldown,0,12,45,false,\n\
            2018-03-05 17:00:00 +0000,Lat Pulldown,1000000000,12,45,false,\n";
        let expected = [
            "2018-03-05 18:00:00 Lat Pulldown: 12 @ 45.359237 kg + 12 @ 45.359237 kg + 12 @ 45.359237 kg",
            "nothing",
            "refused: more sets than can be kept",
        ];
        assert_eq!(fates(text), expected);
    }
}

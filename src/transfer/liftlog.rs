//! The plaintext export of `LiftLog`: one row a set that was completed, the newest first.

use crate::error;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values, zones};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "liftlog",
    title: "LiftLog",
    how: "Settings > Export, Backup, and Restore > Plaintext Export",
    beside: "without sets",
    converts_pounds: false,
    newest_first: true,
    fits: |header| header.has(&["sessionid", "timestamp", "exercise", "weight", "reps"]),
    open,
};

fn open(header: &Header, settings: &Settings) -> ReadRow {
    let [
        session,
        timestamp,
        exercise,
        weight,
        weight_unit,
        reps,
        target,
        note,
    ] = [
        "sessionid",
        "timestamp",
        "exercise",
        "weight",
        "weightunit",
        "reps",
        "targetreps",
        "notes",
    ]
    .map(|name| header.at(name));
    let unit = settings.unit;
    let local = settings.local;
    Box::new(move |row: &Row| {
        let (date, time) = zones::when(row.get(timestamp), local)?.start;
        if row.get(exercise).is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let amount = values::amount(values::reps(row.get(reps))?, None, 0.0)?;
        let weight = values::weight_in(row.get(weight), row.get(weight_unit), unit)?;
        let set = values::set(amount, weight)?;
        // The time is that of the set; the day is what the sets of a workout share.
        let mut foreign = Foreign::new((date, None), row.get(exercise), What::Set(set));
        foreign.note = row.get(note).into();
        if let Some(time) = time {
            foreign.more.push(("time", time.to_string().into()));
        }
        if row.get(target) != row.get(reps) {
            foreign.more.push(("target_reps", row.get(target).into()));
        }
        foreign
            .workout_more
            .push(("session", row.get(session).into()));
        Ok(Read::One(foreign))
    })
}

#[cfg(test)]
mod tests {
    use crate::transfer::tests::fates;

    #[test]
    fn every_row() {
        let header = "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes";
        let cases = [
            (
                "8b92,2024-10-16T10:44:39,Bench Press,67.5,kg,12,12,",
                "2024-10-16 Bench Press: 12 @ 67.5 kg {time=10:44:39 session=8b92}",
            ),
            (
                "8b92,2024-10-16T10:44:39,\"Row, cable\",135,lbs,7,8,\"grip, again\"",
                "2024-10-16 Row, cable: 7 @ 135 lb // grip, again {time=10:44:39 target_reps=8 session=8b92}",
            ),
            (
                "8b92,2024-10-16T10:44:39,Pull-ups,0,,8,8,",
                "2024-10-16 Pull-ups: 8 {time=10:44:39 session=8b92}",
            ),
            (
                "8b92,2024-10-16,Bench Press,60,,8,8,",
                "refused: no unit for 60",
            ),
            (
                "8b92,2024-10-16,Bench Press,60,kg,,8,",
                "refused: neither reps, time nor distance",
            ),
            (
                "8b92,now,Bench Press,60,kg,8,8,",
                "refused: `now` is not a date",
            ),
            (
                "8b92,2024-10-16,,60,kg,8,8,",
                "refused: no exercise is named",
            ),
        ];
        for (row, expected) in cases {
            assert_eq!(fates(&format!("{header}\n{row}\n")), [expected]);
        }
    }
}

//! Lyfta: one row a set, weights and distances in the units of the account, which the file does not say.

use std::borrow::Cow;

use crate::domain::sets::SetKind;
use crate::error;
use crate::transfer::dates::Dates;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "lyfta",
    title: "Lyfta",
    how: "its export of workouts (CSV)",
    beside: "without sets",
    converts_pounds: false,
    newest_first: false,
    fits: |header| {
        header.has(&[
            "title",
            "date",
            "exercise",
            "superset id",
            "weight",
            "reps",
            "set type",
        ])
    },
    open,
};

fn open(header: &Header, settings: &Settings) -> ReadRow {
    let at = |name| header.at(name);
    let (title, date, duration) = (at("title"), at("date"), at("duration"));
    let (description, notes) = (at("description"), at("notes"));
    let (exercise, note) = (at("exercise"), at("exercise note"));
    let (weight, reps, kind) = (at("weight"), at("reps"), at("set type"));
    let (distance, time) = (at("distance"), at("time"));
    // The longest names explain themselves: `RecordLevel: gold/silver/bronze`.
    let begins = |name: &str| header.names.iter().position(|one| one.starts_with(name));
    let more = [
        ("superset_id", at("superset id")),
        // One or the other, as the account has it: the file does not say which.
        ("rir_or_rpe", at("rir/rpe")),
        ("record_level", begins("recordlevel")),
        ("record_type", begins("recordtype")),
    ];
    let unit = settings.unit;
    let mut dates = Dates::new(settings);
    Box::new(move |row: &Row| {
        let when = dates.read(row.get(date))?;
        if row.get(exercise).is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let took = match row.get(time) {
            "" => 0.0,
            text => values::seconds(text)
                .ok_or_else(|| Refused::Row(error::row_no_number("time", text)))?,
        };
        let far = values::distance_in(row.get(distance), "", unit.map(values::far_unit))?;
        let amount = values::amount(values::reps(row.get(reps))?, far, took)?;
        let mut set = values::set(amount, values::weight(row.get(weight), unit)?)?;
        let known = values::kind(row.get(kind));
        set.kind = *known.as_ref().unwrap_or(&SetKind::Working);
        let mut foreign = Foreign::new(when.start, row.get(exercise), What::Set(set));
        foreign.instant = when.instant;
        foreign.odd = dates.odd();
        foreign.workout = row.get(title).into();
        foreign.note = row.get(note).into();
        foreign.workout_note = match (row.get(description), row.get(notes)) {
            (one, "") | ("", one) => Cow::Borrowed(one),
            (plan, day) => Cow::Owned(format!("{plan}\n{day}")),
        };
        if known.is_err() {
            foreign.more.push(("set_type", row.get(kind).into()));
        }
        for (name, column) in more {
            if !row.get(column).is_empty() {
                foreign.more.push((name, row.get(column).into()));
            }
        }
        values::keep_rest(&mut foreign.more, &set, ("time", row.get(time), took), far);
        if !row.get(duration).is_empty() {
            foreign.workout_more = vec![("duration", row.get(duration).into())];
        }
        Ok(Read::One(foreign))
    })
}

#[cfg(test)]
mod tests {
    use crate::transfer::tests::fates;

    #[test]
    fn both_headers() {
        let long = " Title,Date,Duration,Description,Notes,Exercise,Exercise Note,Superset id,Weight,Reps,RIR/RPE,Distance,Time,Set Type,RecordLevel: gold/silver/bronze,RecordType: 1RM / max_weight / volume / reps";
        let short = "Title,Date,Duration,Exercise,Superset id,Weight,Reps,Distance,Time,Set Type";
        let cases = [
            (
                long,
                "Pull,2026-04-17 16:00:05,01:19:33,,,Pull Up,,,,12,8.5,,00:01:30,NORMAL_SET,1,2",
                "2026-04-17 16:00:05 [Pull] Pull Up: 12 {rir_or_rpe=8.5 record_level=1 record_type=2 time=00:01:30 duration=01:19:33}",
            ),
            (
                long,
                "Pull,2026-04-17 16:00:05,,,,Pull Up,,,,,,,,NORMAL_SET,,",
                "refused: neither reps, time nor distance",
            ),
            (
                long,
                "Pull,2026-04-17 16:00:05,,,,Row,,,40.000,10,,,,NORMAL_SET,,",
                "refused: no unit for 40.000",
            ),
            (
                long,
                "Pull,2026-04-17 16:00:05,,,,Plank,,,,,,,a while,NORMAL_SET,,",
                "refused: time `a while` is not a number",
            ),
            (
                short,
                "Push,2025-09-15 07:48:00,,Plank,,0,0,0,00:01:00,NORMAL_SET",
                "2025-09-15 07:48:00 [Push] Plank: 60 s",
            ),
            (
                short,
                "Push,2025-09-15 07:48:00,,,,0,8,0,00:00:00,NORMAL_SET",
                "refused: no exercise is named",
            ),
        ];
        for (header, row, expected) in cases {
            assert_eq!(fates(&format!("{header}\n{row}\n")), [expected]);
        }
    }
}

//! Jefit: one file with a section for each of its tables, `### EXERCISE LOGS ###` among them.
//!
//! A section has a line of names of its own. The unit of all weights stands in the settings, which come first. A log row
//! is an exercise with its sets as `44.10x5,44.10x5`; its day is `mydate`, which is local, while `TIMESTAMP` is when it
//! was last synchronised.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::sets::{DistanceUnit, MAX_SETS, Set, Unit};
use crate::error;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "jefit",
    title: "Jefit",
    how: "jefit.com > My Jefit > Settings > Data Controls > Export Data",
    beside: "of headings, notes and plans",
    converts_pounds: false,
    newest_first: false,
    fits: |header| {
        header
            .names
            .first()
            .is_some_and(|name| section(name).is_some_and(|name| SECTIONS.contains(&name.as_str())))
    },
    open,
};

/// The sections that a file can begin with.
const SECTIONS: [&str; 12] = [
    "SETTING",
    "PROFILE",
    "ROUTINES",
    "CUSTOM EXERCISES",
    "EXERCISES",
    "WORKOUT SESSIONS",
    "EXERCISE LOGS",
    "EXERCISE SET LOGS",
    "EXERCISE RECORDS",
    "CARDIO LOGS",
    "NOTES",
    "PROGRESS PHOTO",
];
/// So many exercises are remembered by their number, for the sections that have no names.
const MOST_EXERCISES: usize = 10_000;

/// The name of `### EXERCISE LOGS ####…`; empty for a line that closes a section.
fn section(line: &str) -> Option<String> {
    line.trim()
        .starts_with("###")
        .then(|| line.trim().trim_matches('#').trim().to_uppercase())
}

/// What is remembered from row to row.
struct Reader {
    section: String,
    /// The columns of the section, once its line of names was met.
    columns: Vec<String>,
    /// The unit of the settings, or the one that was asked for.
    unit: Option<Unit>,
    distance: DistanceUnit,
    names: HashMap<String, String>,
}

fn open(header: &Header, settings: &Settings) -> ReadRow {
    let first = header.names.first().map(String::as_str).unwrap_or_default();
    let mut reader = Reader {
        section: section(first).unwrap_or_default(),
        columns: Vec::new(),
        unit: settings.unit,
        distance: DistanceUnit::Km,
        names: HashMap::new(),
    };
    Box::new(move |row: &Row| reader.row(row))
}

impl Reader {
    fn row<'r>(&mut self, row: &Row<'r>) -> Result<Read<'r>, Refused> {
        if let Some(name) = section(row.get(Some(0))) {
            self.section = name;
            self.columns.clear();
            return Ok(Read::Nothing);
        }
        if self.columns.is_empty() {
            self.columns = (0..row.len())
                .map(|at| row.get(Some(at)).to_lowercase())
                .collect();
            return Ok(Read::Nothing);
        }
        match self.section.as_str() {
            "SETTING" => {
                self.settings(row);
                Ok(Read::Nothing)
            }
            "EXERCISE LOGS" => self.log(row),
            "CARDIO LOGS" => self.cardio(row),
            "PROFILE" => self.profile(row),
            "NOTES" if self.field(row, "mynote").is_empty() => Ok(Read::Nothing),
            // It stands apart from the sets it is about, which have long been handed on.
            "NOTES" => Err(Refused::Row(error::row_lone_note(
                self.field(row, "mynote"),
            ))),
            // Plans, photographs, and what the logs say already.
            _ => Ok(Read::Nothing),
        }
    }

    fn field<'r>(&self, row: &Row<'r>, name: &str) -> &'r str {
        row.get(self.columns.iter().position(|column| column == name))
    }

    fn settings(&mut self, row: &Row) {
        self.unit = values::unit(self.field(row, "mass")).or(self.unit);
        if self.field(row, "length").starts_with("in") {
            self.distance = DistanceUnit::Mi;
        }
    }

    fn day(&self, row: &Row) -> Result<NaiveDate, Refused> {
        let text = self.field(row, "mydate");
        values::moment(text)
            .map(|(day, _)| day)
            .ok_or_else(|| Refused::Row(error::row_no_date(text)))
    }

    /// The weight of the body; how far it is around is passed over.
    fn profile<'r>(&self, row: &Row<'r>) -> Result<Read<'r>, Refused> {
        let weight = values::weight(self.field(row, "weight"), self.unit)?;
        if weight.is_none() {
            return Ok(Read::Nothing);
        }
        values::weighed_as((self.day(row)?, None), weight)
    }

    fn log<'r>(&mut self, row: &Row<'r>) -> Result<Read<'r>, Refused> {
        let name = self.field(row, "ename");
        let id = self.field(row, "eid");
        if !name.is_empty() && self.names.len() < MOST_EXERCISES && !self.names.contains_key(id) {
            self.names.insert(id.to_owned(), name.to_owned());
        }
        let day = self.day(row)?;
        if name.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let logs = self.field(row, "logs");
        let sets = sets_of(logs, self.unit)?;
        let foreign = |set| Foreign::new((day, None), name, What::Set(set));
        Ok(match sets.len() {
            0 => Read::Nothing,
            _ => Read::Many(sets.into_iter().map(foreign).collect()),
        })
    }

    fn cardio<'r>(&self, row: &Row<'r>) -> Result<Read<'r>, Refused> {
        let day = self.day(row)?;
        let id = self.field(row, "eid");
        let name = self
            .names
            .get(id)
            .cloned()
            .ok_or_else(|| Refused::Row(error::row_unknown_exercise(id)))?;
        let distance = values::number_or_zero("distance", self.field(row, "distance"))?;
        let seconds = values::number_or_zero("duration", self.field(row, "duration"))?;
        let amount = values::amount(None, Some((distance, self.distance)), seconds)?;
        let mut foreign = Foreign::new((day, None), name, What::Set(values::set(amount, None)?));
        for key in ["lap", "speed", "calorie"] {
            let value = self.field(row, key);
            if values::number(value).is_some_and(|number| number != 0.0) {
                foreign.more.push((key, value.into()));
            }
        }
        Ok(Read::One(foreign))
    }
}

/// The sets of `44.10x5,44.10x5`.
///
/// Cardio and stretches have four fields and more without a weight, the first of them zero, `0x0,0x0,0x0,0x10,0x60`: what
/// they mean is written nowhere, so the row is refused; the section of cardio logs says it in words. Sets that end in a
/// failed one begin with a number.
fn sets_of(logs: &str, unit: Option<Unit>) -> Result<Vec<Set>, Refused> {
    let bad = || Refused::Row(error::row_no_sets(logs));
    let mut sets = Vec::new();
    for part in logs
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        if sets.len() == MAX_SETS {
            return Err(Refused::Row(error::row_too_many("sets")));
        }
        let (weight, reps) = part.split_once(['x', '×', 'X']).ok_or_else(bad)?;
        let weight = values::weight(weight.trim(), unit).map_err(|refused| match refused {
            Refused::NoUnit(..) => refused,
            _ => bad(),
        })?;
        let reps = values::reps(reps.trim()).ok().flatten().ok_or_else(bad)?;
        sets.push(values::set(values::amount(Some(reps), None, 0.0)?, weight)?);
    }
    let zero = sets.iter().filter(|set| set.reps() == Some(0)).count();
    let weightless = sets.iter().all(|set| set.weight.is_none());
    let begins_with_zero = sets.first().is_some_and(|set| set.reps() == Some(0));
    if weightless && begins_with_zero && (sets.len() >= 4 || zero == sets.len()) {
        return Err(bad());
    }
    Ok(sets)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::sets_of;
    use crate::domain::sets::Unit;
    use crate::transfer::tests::fates;

    #[test]
    fn sets_are_weight_x_reps() {
        let cases = [
            ("44.10x5,44.10x5", "44.1x5 44.1x5"),
            (" 60x8 , 62.5 x 7 ", "60x8 62.5x7"),
            ("60x8.0", "60x8"),
            ("60X8", "60x8"),
            ("0x12", "-x12"),
            ("0x5,0x4,0x3", "-x5 -x4 -x3"),
            ("60x8,60x0", "60x8 60x0"),
            ("0x10,0x8,0x6,0x0", "-x10 -x8 -x6 -x0"),
            ("0x0,0x8", "-x0 -x8"),
            ("", ""),
            (",,", ""),
            ("60", "refused"),
            ("60x", "refused"),
            ("x8", "-x8"),
            ("60x8x3", "refused"),
            ("60x8.5", "refused"),
            ("60x-8", "refused"),
            ("60x8,rest", "refused"),
            ("1e9x5", "refused"),
            ("0x0,0x0,0x0,0x10,0x60", "refused"),
            ("0x0", "refused"),
        ];
        for (logs, expected) in cases {
            let found = match sets_of(logs, Some(Unit::Kg)) {
                Ok(sets) => sets
                    .iter()
                    .map(|set| {
                        let weight = set
                            .weight
                            .map_or("-".to_owned(), |one| one.value.to_string());
                        format!("{weight}x{}", set.reps().unwrap())
                    })
                    .collect::<Vec<_>>()
                    .join(" "),
                Err(_) => "refused".to_owned(),
            };
            assert_eq!(found, expected, "{logs}");
        }
        assert!(sets_of(&"5x5,".repeat(31), Some(Unit::Kg)).is_err());
    }

    #[test]
    fn every_section() {
        let text = r#"
### SETTING ##########################################

row_id,USERID,TIMESTAMP,length,mass,timer
1,9,"2025-06-02 06:53:50"," inches"," lbs",120

######################################################

### WORKOUT SESSIONS #################################

rowid,_id,USERID,starttime,endtime
1,1708195761,9,1708195761,1708196109

### EXERCISE LOGS ####################################

USERID,TIMESTAMP,belongSys,logs,_id,record,mydate,eid,ename,day_item_id,belongsession,logTime,interval_logs,auto_generated
9,"2026-01-01 00:00:00",1,"44.10x5,44.10x5",1,51,2024-02-17,93,"Barbell Deadlift",1,1708195761,1708195800,,
9,"2026-01-01 00:00:00",1,"0x0,0x0,0x0,0x10,0x60",2,0,2024-02-17,321,"Treadmill",1,1708195761,1708195800,,
9,"2026-01-01 00:00:00",1,,3,0,2024-02-17,94,"Crunch",1,1708195761,1708195800,,
9,"2026-01-01 00:00:00",1,"60x5",4,0,2024-02-30,94,"Crunch",1,1708195761,1708195800,,

### CARDIO LOGS ######################################

row_id,TIMESTAMP,USERID,_id,weeklyLogId,eid,belongSys,lap,duration,speed,distance,calorie,mydate
7,"2026-03-20 11:34:02",9,2,0,321,1,0,3600,0,1.5,220,2024-02-17
7,"2026-03-20 11:34:02",9,2,0,999,1,0,3600,0,1.5,220,2024-02-17

### NOTES ############################################

row_id,TIMESTAMP,USERID,_id,eid,belongSys,mynote,title,mydate,logTime
2,"2024-02-23 12:05:38",9,1,93,1,"grip
first",Barbell Deadlift,2024-02-17,1708522640
"#;
        let told: Vec<String> = fates(text)
            .into_iter()
            .filter(|fate| fate != "nothing")
            .collect();
        let expected = [
            "2024-02-17 Barbell Deadlift: 5 @ 44.1 lb + 5 @ 44.1 lb",
            "refused: `0x0,0x0,0x0,0x10,0x60` is not weight x reps",
            "refused: `2024-02-30` is not a date",
            "2024-02-17 Treadmill: 1.5 mi in 3600 s {calorie=220}",
            "refused: no row before names the exercise 999",
            "refused: `grip\\nfirst` is a note apart from its sets",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn without_the_unit_of_the_settings_a_weight_has_none() {
        let text = "### EXERCISE LOGS ###\nmydate,ename,logs\n2024-02-17,Deadlift,60x5\n2024-02-17,Crunch,0x5\n";
        let expected = ["nothing", "refused: no unit for 60", "2024-02-17 Crunch: 5"];
        assert_eq!(fates(text), expected);
    }
}

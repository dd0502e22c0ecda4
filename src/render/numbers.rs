//! Every label of every screen with a line on how it is computed and where that comes from.

use serde_json::{Value, json};

use crate::render::{Look, bold, dim, left, wrap};

/// A label, how its figure is computed, and the source; a choice of fitlog's own has none.
type Line = (&'static str, &'static str, &'static str);

/// The lines, a group at a time.
const GROUPS: &[(&str, &[Line])] = &[
    (
        "Sets",
        &[
            (
                "Working sets",
                "every set but warm-ups; drop sets and sets to failure count as one each",
                "",
            ),
            ("Reps", "repetitions of the working sets", ""),
            (
                "Volume",
                "weight times repetitions over working sets, the weight as written on the implement, counted once; bodyweight work by the load that is moved",
                "",
            ),
            (
                "Moved load",
                "share of body weight + added weight - help, with the body weight known on that day: 1 for pull-ups and dips, 0.64 for push-ups; without one, neither volume nor e1RM",
                "Ebben 2011",
            ),
            (
                "Timed work",
                "seconds of holds and of timed distances, together",
                "",
            ),
            ("Distance", "all distances, together", ""),
            (
                "lb and kg",
                "1 lb = 0.45359237 kg exactly; a weight stays as typed and is converted only to compare and to show",
                "1959 agreement",
            ),
        ],
    ),
    (
        "Days and weeks",
        &[
            (
                "Sessions",
                "days on which anything was logged; a day starts at `fitlog config day_starts`",
                "",
            ),
            (
                "Training time",
                "from the first to the last entry of each day; at least that long where some days have one time only",
                "",
            ),
            (
                "Week 47",
                "Monday to Sunday, of the year that holds its Thursday; with `fitlog config week_start sunday` Sunday to Saturday, without a number",
                "ISO 8601",
            ),
            (
                "to Fri",
                "a week, month or year that is still running is compared with the same days of the one before",
                "",
            ),
            (
                "Streak",
                "weeks in a row with at least `fitlog config goal` sessions; the running week can add to it but not break it",
                "",
            ),
            (
                "Goal",
                "`fitlog config goal`; a dot of the title is a session, filled once it is done",
                "",
            ),
            (
                "Longest streak",
                "the longest such row within the month or year, as far as its days are in it",
                "",
            ),
            (
                "Lighter week",
                "fewer than 70 % of the working sets of the week before",
                "",
            ),
            (
                "a week",
                "over the days asked for, or since the first session where that is less",
                "",
            ),
            (
                "Volume fell, rose",
                "more weight for fewer repetitions a set where lifts went up, else the working sets that came or went",
                "",
            ),
            (
                "Most trained",
                "days on which an exercise was trained, then its sets",
                "",
            ),
            (
                "Calendar",
                "working sets of a day in four even steps, up to what nine of ten training days do not exceed",
                "",
            ),
        ],
    ),
    (
        "Strength",
        &[
            (
                "e1RM, est. 1RM",
                "estimated one-rep maximum: w (1 + r/30) of w kg for r repetitions; 1 repetition is the weight itself, 2 to 12 are estimated, more are not; better with fewer repetitions. An estimate, not a maximum",
                "Epley 1985; Reynolds 2006",
            ),
            (
                "Formulas",
                "`fitlog config formula`: epley, brzycki 36w/(37-r), lombardi w r^0.10, mayhew 100w/(52.2+41.9e^(-0.055r)), oconner w(1+0.025r), wathan 100w/(48.8+53.8e^(-0.075r)), lander 100w/(101.3-2.67123r), rts a table",
                "LeSuer 1997 compares them",
            ),
            (
                "RPE, RIR",
                "10 - RPE repetitions were left and count as done, from RPE 6 on; `fitlog config rpe ignore` turns that off",
                "Zourdos 2016",
            ),
            (
                "change",
                "best of this week less best of the week before",
                "",
            ),
            (
                "8-week trend",
                "least-squares line through the best of each session, per week; from 3 sessions over 14 days on; up or down beyond 0.25 % a week. Week on week the estimate zigzags when weight goes up and reps go down: colours follow the trend",
                "",
            ),
            (
                "Trend",
                "the same line through the sessions shown of an exercise, by what the chart draws",
                "",
            ),
            (
                "Sparkline",
                "from the lowest to the highest of the weeks shown; a dot is a week without",
                "",
            ),
            (
                "Plateau",
                "no better figure in four or more calendar weeks in which the exercise was trained, and no upward trend since; of exercises that are to go up",
                "",
            ),
            (
                "Shown by",
                "what at least half of the sessions have, in this order: e1RM, most repetitions, longest, farthest, heaviest set; `fitlog progress --by` asks for another",
                "",
            ),
            (
                "Rep maxima",
                "1RM to 12RM: the most weight done for at least so many repetitions, and what the best estimate is worth for as many, by the formula turned round",
                "",
            ),
            (
                "Compared",
                "several exercises in percent of what each reached in its own first session shown",
                "",
            ),
            (
                "Best lifts",
                "best of the month or year against the best of the one before, or against the first session of each exercise in the first one",
                "",
            ),
        ],
    ),
    (
        "Records",
        &[
            (
                "Record",
                "strictly better than every earlier session; the first session of an exercise is the baseline; warm-ups and failed sets never count",
                "",
            ),
            (
                "heaviest set",
                "or best set: the most weight for a repetition or more, and of equal ones the most repetitions; of bodyweight work what was added",
                "",
            ),
            (
                "least help",
                "of assisted work: less help is more weight, and none, `without help`, is more than any",
                "",
            ),
            (
                "Body alone",
                "the most repetitions of bodyweight work with nothing added and no help",
                "",
            ),
            ("best e1RM", "by 0.1 kg or more, as shown", ""),
            (
                "most reps",
                "more repetitions than any earlier set with as much weight or more",
                "",
            ),
            (
                "longest, farthest",
                "the longest hold, the farthest distance of a set",
                "",
            ),
            ("fastest", "distance over time of a timed set", ""),
            (
                "set, session vol.",
                "the largest weight times repetitions of one set, of one exercise on one day",
                "",
            ),
            (
                "improvements",
                "every kind of record that a session set counts as one",
                "",
            ),
            (
                "new this week, *",
                "exercises of which any record was set this week; in the list of sessions a star is a session that set one",
                "",
            ),
            (
                "27 records",
                "days on which an exercise set any, one an exercise and day",
                "",
            ),
        ],
    ),
    (
        "Muscles",
        &[
            (
                "Hard sets",
                "working sets of strength work with RPE 6 or more, or none given; never cardio or mobility. Main muscles count 1, helpers 0.5: that explains gains best",
                "Pelland 2025",
            ),
            (
                "Guide 10 to 20",
                "low under 5 a week, building to 10, in range to 20, high above; more sets mean more growth with smaller and smaller returns, and 4 a week already some",
                "Schoenfeld 2017; Pelland 2025",
            ),
            (
                "last",
                "days since a hard set of the muscle, as main muscle or helper",
                "",
            ),
            (
                "Under one",
                "fewer than one hard set a week over the weeks looked at",
                "",
            ),
        ],
    ),
    (
        "Body weight",
        &[
            (
                "Body weight",
                "as weighed, of several on a day the last; the latest known counts for every later day",
                "",
            ),
            (
                "not counted",
                "a weighing of a day on which a later one was typed",
                "",
            ),
            (
                "Mean of 7",
                "of the last seven weighings, as one day says little",
                "",
            ),
            (
                "Lightest",
                "and heaviest, of the weighings shown, the first of equal ones",
                "",
            ),
            (
                "Trend",
                "least-squares line through the weighings of the last 8 weeks, per week",
                "",
            ),
        ],
    ),
    (
        "What to do next",
        &[
            (
                "Ready to go up",
                "double progression: all sets at the top of the range, so weight + increment and reps back to the bottom. Linear: all sets at target, so weight + increment; three misses, so 90 %",
                "ACSM 2009",
            ),
            (
                "Next",
                "what the rule of the exercise asks for after its last session; of the workout in use where it has the exercise: its sets, range, progression and increment, on the day of it that comes next",
                "",
            ),
            (
                "Increment",
                "2.5 kg or 5 lb for barbells and machines, 2 kg or 5 lb for dumbbells, or what the exercise's own file says",
                "",
            ),
            (
                "Workout targets",
                "the same rules by the sets and the range of the workout in use, each day of it on its own; a first load from the estimate for the top of the range, rounded down",
                "",
            ),
        ],
    ),
    (
        "Calculators",
        &[
            (
                "Plates",
                "the load at or below the one asked for and the next above, bar included; of counted plates the best subset",
                "",
            ),
            (
                "Warm-up",
                "the bar, then 40, 60, 75 and 90 % of the working weight as the plates make it, with 8, 5, 3 and 1 repetitions",
                "",
            ),
            (
                "Total",
                "best back squat, barbell bench press and deadlift or sumo deadlift: lifted, and estimated",
                "",
            ),
            (
                "DOTS, Wilks, GL",
                "a competition total in points, by body weight and sex; body weight is held within the bounds of each formula",
                "Wilks 1994, 2020; DOTS 2019; IPF 2020",
            ),
        ],
    ),
];

/// The columns of the labels.
const LABELS: usize = 18;

/// The screen of `fitlog help numbers`.
#[must_use]
pub fn screen(look: Look) -> String {
    let width = look.width.min(80);
    let mut text = format!(
        " {}\n{}",
        bold("How every number is computed"),
        Look { width, ..look }.rule()
    );
    for (i, (group, lines)) in GROUPS.iter().enumerate() {
        if i > 0 {
            text.push('\n');
        }
        text += &format!(" {}\n", bold(group));
        for (label, how, source) in *lines {
            let how = if source.is_empty() {
                (*how).to_owned()
            } else {
                format!("{how} [{source}]")
            };
            for (j, line) in wrap(&how, width - LABELS - 2).iter().enumerate() {
                let label = if j == 0 { *label } else { "" };
                text += &format!(" {}{line}\n", left(&dim(label), LABELS));
            }
        }
    }
    text
}

/// The same as JSON.
#[must_use]
pub fn json() -> Value {
    let lines = GROUPS.iter().flat_map(|(group, lines)| {
        lines.iter().map(move |(label, how, source)| {
            let source = (!source.is_empty()).then_some(source);
            json!({ "group": group, "label": label, "how": how, "source": source })
        })
    });
    json!({ "schema": 1, "numbers": lines.collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_fit_their_column() {
        for (_, lines) in GROUPS {
            for (label, how, _) in *lines {
                assert!(label.len() < LABELS, "{label}");
                assert!(!how.ends_with('.') && how.is_ascii(), "{how}");
            }
        }
    }
}

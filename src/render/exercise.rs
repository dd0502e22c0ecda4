//! The page that teaches an exercise.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::definition::Definition;
use crate::domain::exercise::{Equipment, Exercise, Muscle, Progression, Tracking};
use crate::domain::sets::{Loading, Unit};
use crate::domain::stats::advice::{INCREMENT, step};
use crate::domain::stats::records::Bests;
use crate::error::visible;
use crate::render::body::{self, Fill, beside};
use crate::render::{
    Look, behind, bold, dim, ends, good, left, number, one_set, shown_width, wrap,
};

/// Everything that the page shows.
#[derive(Debug)]
pub struct Page<'a> {
    /// The texts.
    pub definition: &'a Definition,
    /// The facts.
    pub exercise: &'a Exercise,
    /// The lifter's bests.
    pub bests: &'a Bests,
    /// On how many days it was trained.
    pub sessions: usize,
    /// Show all of it.
    pub all: bool,
    /// The unit of the settings.
    pub unit: Unit,
    /// Today.
    pub today: NaiveDate,
}

/// How many tips and mistakes are shown unless all are asked for.
const SHOWN: usize = 4;

/// The page of an exercise.
#[must_use]
pub fn page(page: &Page, look: Look) -> String {
    let definition = page.definition;
    let mut text = ends(
        &bold(&visible(&definition.name)),
        &dim(&definition.id),
        look.width - 1,
    );
    text += &look.rule();
    let mut flow = Flow::new(definition, look);
    if !definition.summary.is_empty() {
        flow.add(|look| paragraph(&definition.summary, look) + "\n");
    }
    flow.add(|look| facts(page, look));
    let few = |lines: &[String], most: usize| -> Vec<String> {
        let most = if page.all { lines.len() } else { most };
        lines.iter().take(most).cloned().collect()
    };
    flow.section("Set up", &definition.setup, Mark::Number);
    flow.section("Do it", &definition.steps, Mark::Number);
    if definition.steps.is_empty() {
        let what = crate::render::own::no_instructions(&definition.id);
        flow.add(|look| format!("\n {}\n", with_command(&what, look)));
    }
    flow.section("Breathe", definition.breathing.as_slice(), Mark::Bullet);
    if page.all {
        flow.section("Good for", &definition.benefits, Mark::Bullet);
    }
    flow.section("Tips", &few(&definition.tips, SHOWN), Mark::Bullet);
    flow.section("Avoid", &few(&definition.mistakes, SHOWN), Mark::Bullet);
    if page.all {
        let variations: Vec<String> = definition
            .variations
            .iter()
            .map(|one| {
                let id = one
                    .exercise_id
                    .as_ref()
                    .map(|id| format!(" (fitlog show {id})"))
                    .unwrap_or_default();
                format!("{}: {}{id}", one.name, one.how)
            })
            .collect();
        flow.section("Variations", &variations, Mark::Bullet);
    }
    flow.section("Safety", &few(&definition.safety, 2), Mark::Bullet);
    if page.all {
        flow.section("Also called", &names(definition), Mark::Bullet);
    }
    text += &flow.print();
    text += &look.rule();
    text += &footer(page, look);
    text
}

/// From this width on a large figure that shows the muscles stands beside the text.
const WITH_LARGE: usize = 100;
/// From this width on a small one does; below, the text would be narrower than it is good to read.
const WITH_SMALL: usize = 76;

/// The text of the page with the figure at the right of its beginning: what begins beside it is narrower.
struct Flow {
    wide: Look,
    narrow: Look,
    figure: Vec<String>,
    text: String,
    /// How many lines the text has.
    lines: usize,
}

impl Flow {
    fn new(definition: &Definition, look: Look) -> Self {
        // Of what came with an import nobody may know the muscles.
        let nothing_known =
            definition.primary_muscles.is_empty() && definition.secondary_muscles.is_empty();
        let (figure, taken) = match look.width {
            _ if nothing_known => (Vec::new(), 0),
            WITH_LARGE.. => (figure(definition, true, look), body::WIDTH + 2),
            WITH_SMALL.. => (figure(definition, false, look), body::SMALL_WIDTH + 2),
            _ => (Vec::new(), 0),
        };
        let width = look.width - taken;
        Self {
            wide: look,
            narrow: Look { width, ..look },
            figure,
            text: String::new(),
            lines: 0,
        }
    }

    fn add(&mut self, piece: impl Fn(Look) -> String) {
        let is_beside = self.lines < self.figure.len();
        let piece = piece(if is_beside { self.narrow } else { self.wide });
        self.lines += piece.matches('\n').count();
        self.text += &piece;
    }

    fn section(&mut self, title: &str, lines: &[String], mark: Mark) {
        if lines.is_empty() {
            return;
        }
        self.add(|_| format!("\n {}\n", bold(title)));
        for (place, line) in lines.iter().enumerate() {
            let lead = match mark {
                Mark::Number => format!("{:>3}. ", place + 1),
                Mark::Bullet => format!("  {} ", self.wide.glyph("•", "-")),
            };
            self.add(|look| item(&lead, line, look));
        }
    }

    fn print(self) -> String {
        if self.figure.is_empty() {
            return self.text;
        }
        beside(&self.text, self.narrow.width + 1, &self.figure)
    }
}

/// The figure with the muscles that an exercise works and those that help, and what the glyphs stand for.
fn figure(definition: &Definition, large: bool, look: Look) -> Vec<String> {
    let fill = |muscle: Muscle| {
        if definition.primary_muscles.contains(&muscle) {
            Fill::Full
        } else if definition.secondary_muscles.contains(&muscle) {
            Fill::Some
        } else {
            Fill::Empty
        }
    };
    let (mut lines, indent) = if large {
        (body::figures(fill, look), 8)
    } else {
        (body::small_figures(fill, look), 3)
    };
    let part = |fill: Fill, word| format!("{} {word}", fill.paint(fill.glyph(look)));
    lines.push(format!(
        "{}{}   {}",
        " ".repeat(indent),
        part(Fill::Full, "works"),
        part(Fill::Some, "helps")
    ));
    lines
}

/// What a list stands behind.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Number,
    Bullet,
}

fn paragraph(text: &str, look: Look) -> String {
    wrap(text, look.width.min(80) - 2)
        .iter()
        .map(|line| format!(" {line}\n"))
        .collect()
}

/// A text behind a mark.
fn item(lead: &str, text: &str, look: Look) -> String {
    let room = look.width.min(80) - 1 - shown_width(lead);
    behind(lead, &wrap(text, room))
}

fn facts(page: &Page, look: Look) -> String {
    let definition = page.definition;
    let dot = format!(" {} ", look.dot());
    let mut rows: Vec<(&str, String)> = Vec::new();
    rows.push((
        "Works",
        definition
            .primary_muscles
            .iter()
            .map(|muscle| with_anatomy(*muscle))
            .collect::<Vec<_>>()
            .join(", "),
    ));
    if !definition.secondary_muscles.is_empty() {
        rows.push(("Helps", muscles(&definition.secondary_muscles)));
    }
    if page.all && !definition.stabilizers.is_empty() {
        rows.push(("Holds", muscles(&definition.stabilizers)));
    }
    rows.push(("Needs", needs(definition)));
    let mut kind = vec![definition.level.word().to_owned()];
    kind.extend(
        definition
            .mechanic
            .map(|mechanic| mechanic.word().to_owned()),
    );
    kind.extend(definition.force.map(|force| force.word().to_owned()));
    kind.push(counts(definition.tracking).to_owned());
    if definition.unilateral {
        kind.push("one side at a time".to_owned());
    }
    rows.push(("Kind", kind.join(&dot)));
    if let Some(plan) = plan(page.exercise) {
        rows.push(("Plan", plan));
    }
    let mut text = String::new();
    for (name, value) in rows {
        for (i, line) in wrap(&value, look.width.min(80) - 12).iter().enumerate() {
            text += &format!(
                " {} {line}\n",
                left(&if i == 0 { dim(name) } else { String::new() }, 10)
            );
        }
    }
    text
}

fn muscles(muscles: &[Muscle]) -> String {
    muscles
        .iter()
        .map(|muscle| muscle.word().replace('-', " "))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What it takes: all of these, or something else instead. A dumbbell and a kettlebell stand for each other.
fn needs(definition: &Definition) -> String {
    let words = |all: &[Equipment], between: &str| {
        let words: Vec<String> = all.iter().map(|one| equipment(*one)).collect();
        words.join(between)
    };
    let (hand_held, other): (Vec<Equipment>, Vec<Equipment>) = definition
        .equipment
        .iter()
        .partition(|one| matches!(one, Equipment::Dumbbell | Equipment::Kettlebell));
    let all = [words(&hand_held, " or "), words(&other, " and ")];
    let all: Vec<String> = all.into_iter().filter(|words| !words.is_empty()).collect();
    let instead = words(&definition.alternative_equipment, " or ");
    let mut needs = all.join(" and ");
    if !instead.is_empty() {
        needs += &format!(" or {instead}");
    }
    needs
}

fn with_anatomy(muscle: Muscle) -> String {
    format!("{} ({})", muscle.word().replace('-', " "), anatomy(muscle))
}

fn anatomy(muscle: Muscle) -> &'static str {
    match muscle {
        Muscle::Chest => "pectoralis major",
        Muscle::FrontDelts => "anterior deltoid",
        Muscle::SideDelts => "lateral deltoid",
        Muscle::RearDelts => "posterior deltoid",
        Muscle::RotatorCuff => "supraspinatus, infraspinatus, teres minor, subscapularis",
        Muscle::Biceps => "biceps brachii, brachialis",
        Muscle::Triceps => "triceps brachii",
        Muscle::Forearms => "wrist flexors and extensors, brachioradialis",
        Muscle::Lats => "latissimus dorsi, teres major",
        Muscle::UpperBack => "rhomboids, middle and lower trapezius",
        Muscle::Traps => "upper trapezius, levator scapulae",
        Muscle::LowerBack => "erector spinae",
        Muscle::Abs => "rectus and transversus abdominis",
        Muscle::Obliques => "external and internal obliques",
        Muscle::HipFlexors => "iliopsoas",
        Muscle::Glutes => "gluteus maximus",
        Muscle::Abductors => "gluteus medius and minimus, tensor fasciae latae",
        Muscle::Adductors => "adductor magnus, longus and brevis, gracilis",
        Muscle::Quads => "quadriceps femoris",
        Muscle::Hamstrings => "biceps femoris, semitendinosus, semimembranosus",
        Muscle::Calves => "gastrocnemius, soleus",
        Muscle::Shins => "tibialis anterior",
        Muscle::Neck => "sternocleidomastoid, splenius",
    }
}

fn equipment(one: Equipment) -> String {
    match one {
        Equipment::None => "nothing".to_owned(),
        Equipment::Bodyweight => "your body".to_owned(),
        Equipment::Machine => "a machine made for it".to_owned(),
        Equipment::Cable => "cable machine".to_owned(),
        Equipment::EzBar => "EZ bar".to_owned(),
        Equipment::Other => "a tool of its own".to_owned(),
        other => other.word().replace('-', " "),
    }
}

fn counts(tracking: Tracking) -> &'static str {
    match tracking {
        Tracking::WeightReps => "weight and reps",
        Tracking::BodyweightReps => "reps, weight added or taken off",
        Tracking::Duration => "time",
        Tracking::WeightDuration => "weight and time",
        Tracking::DistanceDuration => "distance and time",
        Tracking::WeightDistance => "weight and distance",
    }
}

/// `3 sets of 8 to 12, rest 90 s, then +2.5 kg`.
fn plan(exercise: &Exercise) -> Option<String> {
    let plan = &exercise.plan;
    let of = match (plan.reps, plan.seconds) {
        (Some((low, high)), _) if low == high => format!("{low}"),
        (Some((low, high)), _) => format!("{low} to {high}"),
        (None, Some((low, high))) if low == high => format!("{low} s"),
        (None, Some((low, high))) if low >= 300 => format!("{} to {} min", low / 60, high / 60),
        (None, Some((low, high))) => format!("{low} to {high} s"),
        (None, None) => return None,
    };
    let sets = if plan.sets == 1 {
        format!("1 set of {of}")
    } else {
        format!("{} sets of {of}", plan.sets)
    };
    let rest = plan
        .rest
        .filter(|rest| *rest > 0)
        .map(|rest| format!(", rest {rest} s"))
        .unwrap_or_default();
    let then = match (plan.progression, plan.increment_kg) {
        (Progression::Double | Progression::Linear, Some(kg)) => {
            format!(", then +{} kg", number(kg, 2))
        }
        (Progression::Reps, _) => ", then a harder variation".to_owned(),
        (Progression::Time, _) => ", then longer".to_owned(),
        (Progression::Distance, _) => ", then farther".to_owned(),
        _ => String::new(),
    };
    Some(format!("{sets}{rest}{then}"))
}

fn names(definition: &Definition) -> Vec<String> {
    let mut lines = Vec::new();
    if !definition.aliases.is_empty() {
        lines.push(format!("here: {}", definition.aliases.join(", ")));
    }
    for (app, names) in &definition.import_names {
        lines.push(format!("{app}: {}", names.join(", ")));
    }
    lines
}

fn footer(page: &Page, look: Look) -> String {
    let loading = page.exercise.tracking.loading();
    let more = if page.all {
        String::new()
    } else {
        dim("everything: --all")
    };
    let marks = &page.bests.marks;
    let best = match loading {
        Loading::Loaded => marks.weight.or(marks.most_reps),
        Loading::Bodyweight => marks.most_reps,
        Loading::Optional => marks.distance().or(marks.duration()).or(marks.most_reps),
    };
    if let Some(best) = best {
        let set = one_set(&best.set, loading, look);
        let times = if page.sessions == 1 {
            "1 session".to_owned()
        } else {
            format!("{} sessions", page.sessions)
        };
        let line = format!(
            "Your best: {} on {}, {times}",
            good(&set),
            calendar::day_month(best.day, page.today)
        );
        return ends(&line, &more, look.width - 1);
    }
    let sets = example(page.exercise, page.unit);
    let what = format!("Log it: fitlog log {} {sets}", page.definition.id);
    let what = with_command(&what, look);
    if what.contains('\n') {
        format!(" {what}\n")
    } else {
        ends(&what, &more, look.width - 1)
    }
}

/// A text that ends in a command, which stands on a line of its own where it does not fit: whoever copies it copies a
/// line.
fn with_command(text: &str, look: Look) -> String {
    if text.len() + 2 < look.width {
        text.to_owned()
    } else {
        text.replacen(": ", ":\n ", 1)
    }
}

/// Sets that an exercise could be logged with, light enough for anyone.
#[must_use]
pub fn example(exercise: &Exercise, unit: Unit) -> String {
    let sets = exercise.plan.sets;
    let reps = exercise.plan.reps.map_or(10, |(_, high)| high);
    let weight = light(exercise, unit);
    match exercise.tracking {
        Tracking::WeightReps => format!("{sets}x{reps}@{weight}"),
        Tracking::BodyweightReps => format!("{sets}x{reps}"),
        Tracking::Duration => {
            let seconds = exercise.plan.seconds.map_or(30, |(low, _)| low);
            if seconds >= 300 {
                format!("{}min", seconds / 60)
            } else {
                format!("{sets}x{seconds}s")
            }
        }
        Tracking::WeightDuration => format!("{sets}x30s@{weight}"),
        Tracking::DistanceDuration => match &*exercise.id {
            // Nobody swims or walks at the speed of a run.
            "swimming" => "1km/30:00",
            "walking" | "hiking" => "5km/60:00",
            _ => "5km/30:00",
        }
        .to_owned(),
        Tracking::WeightDistance => format!("{sets}x20m@{weight}"),
    }
}

/// A weight to begin with: the empty bar, or two steps up from nothing. A band has none.
fn light(exercise: &Exercise, unit: Unit) -> String {
    let (kg, lb) = match exercise.equipment.first() {
        Some(Equipment::ResistanceBand) => return "bw".to_owned(),
        Some(Equipment::Barbell | Equipment::TrapBar | Equipment::SmithMachine) => (20.0, 45.0),
        Some(Equipment::EzBar) => (10.0, 20.0),
        _ => {
            let kg = exercise.plan.increment_kg.unwrap_or(INCREMENT);
            (2.0 * step(kg, Unit::Kg), 2.0 * step(kg, Unit::Lb))
        }
    };
    number(if unit == Unit::Kg { kg } else { lb }, 2)
}

/// The bests as JSON.
#[must_use]
pub fn best_json(bests: &Bests) -> Value {
    let marks = &bests.marks;
    let all = [
        ("weight", marks.weight),
        ("e1rm", marks.e1rm),
        ("set_volume", marks.set_volume),
        ("reps", marks.most_reps),
        ("duration", marks.duration()),
        ("distance", marks.distance()),
        ("pace", marks.pace()),
    ];
    let mut value = json!({});
    for (name, best) in all {
        if let Some(best) = best {
            value[name] = json!({ "value": best.value, "date": best.day.to_string(), "set": crate::render::set_json(&best.set) });
        }
    }
    if bests.session_volume > 0.0 {
        value["session_volume"] = json!({ "value": bests.session_volume });
    }
    value
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    #[test]
    fn a_command_is_not_broken() {
        let look = |width| Look {
            width,
            ascii: false,
        };
        let what = "Log it: fitlog log barbell-overhead-triceps-extension 3x12@20";
        assert_eq!(with_command(what, look(80)), what);
        let broken = "Log it:\n fitlog log barbell-overhead-triceps-extension 3x12@20";
        assert_eq!(with_command(what, look(60)), broken);
    }

    #[test]
    fn light_examples() {
        let catalogue = Catalogue::default();
        for (id, kg, lb) in [
            ("back-squat", "3x5@20", "3x5@45"),
            ("smith-machine-squat", "3x12@20", "3x12@45"),
            ("ez-bar-curl", "3x12@10", "3x12@20"),
            ("dumbbell-lateral-raise", "3x15@2", "3x15@5"),
            ("cable-external-rotation", "3x20@2.5", "3x20@5"),
            ("neck-flexion", "2x20@2.5", "2x20@5"),
            ("turkish-get-up", "3x3@8", "3x3@15"),
            ("leg-press", "3x12@10", "3x12@20"),
            ("band-row", "3x15@bw", "3x15@bw"),
            ("swimming", "1km/30:00", "1km/30:00"),
            ("walking", "5km/60:00", "5km/60:00"),
            ("running", "5km/30:00", "5km/30:00"),
        ] {
            let exercise = catalogue.get(id).unwrap();
            let found = [Unit::Kg, Unit::Lb].map(|unit| example(&exercise, unit));
            assert_eq!(found, [kg, lb], "{id}");
        }
        assert_eq!(example(&Exercise::unknown("sledge"), Unit::Kg), "3x12@5");
    }

    #[test]
    fn what_it_takes() {
        let catalogue = Catalogue::default();
        for (id, expected) in [
            ("farmers-walk", "dumbbell or kettlebell or trap bar"),
            ("goblet-squat", "kettlebell or dumbbell"),
            ("bulgarian-split-squat", "dumbbell and bench"),
            ("dumbbell-row", "dumbbell and bench or kettlebell"),
            (
                "skull-crusher",
                "EZ bar and bench or barbell or cable machine",
            ),
            ("plank", "your body"),
        ] {
            let definition = catalogue.definition(id).unwrap();
            assert_eq!(needs(&definition), expected, "{id}");
        }
    }
}

//! The figures of the page for programs.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::stats::session::Sums;
use crate::render::exercise::best_json;
use crate::render::log::record_json;
use crate::render::report::View;
use crate::render::totals::sums_json;

/// The figures as JSON.
#[must_use]
pub fn json(view: &View) -> Value {
    let report = view.report;
    let goal = report.goal;
    let point = |point: Option<(NaiveDate, f64)>| {
        point.map(|(day, value)| json!({ "date": day.to_string(), "value": value }))
    };
    let with = |mut value: Value, more: Value| {
        if let (Some(all), Value::Object(more)) = (value.as_object_mut(), more) {
            all.extend(more);
        }
        value
    };
    let sums = |sums: &Sums| {
        json!({
            "working_sets": sums.working_sets,
            "hard_sets": sums.hard_sets,
            "reps": sums.reps,
            "volume_kg": sums.volume.kg(),
            "seconds": sums.seconds(),
            "metres": sums.metres(),
        })
    };
    let days = report
        .days
        .iter()
        .map(|(day, done)| with(json!({ "date": day.to_string() }), sums(done)));
    let steps = report
        .steps
        .iter()
        .map(|(day, totals)| with(json!({ "from": day.to_string() }), sums_json(totals)));
    let exercises = report.exercises.iter().map(|one| {
        let values = one.values().map(|(day, value)| json!({ "date": day.to_string(), "value": value }));
        let head = json!({ "exercise": one.exercise().id, "name": one.exercise().name, "sessions": one.sessions.len() });
        with(
            with(head, sums(&one.sums)),
            json!({
                "metric": one.metric.word(),
                "first": point(one.first()),
                "best": point(one.best()),
                "trend": one.trend().map(|trend| json!({
                    "slope_per_week": trend.slope_per_week,
                    "percent_per_week": trend.percent_per_week(),
                    "direction": trend.direction().word(),
                })),
                "values": values.collect::<Vec<_>>(),
                "bests": best_json(&one.holder.bests),
            }),
        )
    });
    let records = report.broken.iter().rev().map(|one| {
        let head = json!({ "date": one.day.to_string(), "exercise": report.exercises[one.place].exercise().id });
        with(head, record_json(&one.record))
    });
    let muscles = report.muscles.iter().map(|one| {
        json!({
            "muscle": one.muscle.word(),
            "hard_sets_per_week": one.per_week,
            "last_4_weeks": one.lately,
            "days_per_week": one.days_per_week,
        })
    });
    let body = report
        .body
        .iter()
        .map(|(day, kg)| json!({ "date": day.to_string(), "kg": kg }));
    json!({
        "schema": 1,
        "from": report.span.from.to_string(),
        "until": report.span.until.to_string(),
        "formula": view.formula.word(),
        "totals": sums_json(&report.totals),
        "goal": {
            "sessions": goal.sessions,
            "weeks": goal.weeks,
            "weeks_met": goal.met,
            "longest_streak_weeks": goal.longest,
            "streak_weeks": goal.running,
        },
        "days": days.collect::<Vec<_>>(),
        "by": report.step.word(),
        "steps": steps.collect::<Vec<_>>(),
        "exercises": exercises.collect::<Vec<_>>(),
        "records": records.collect::<Vec<_>>(),
        "muscles": muscles.collect::<Vec<_>>(),
        "body": body.collect::<Vec<_>>(),
    })
}

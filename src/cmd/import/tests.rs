use std::fs;

use chrono::NaiveDate;

use super::*;
use crate::domain::catalogue::Catalogue;
use crate::store::Store;

const EXPORT: &str = "\
title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe
A,\"15 Sep 2025, 07:48\",\"15 Sep 2025, 09:13\",,Squat (Barbell),,,0,normal,100,5,,,
A,\"15 Sep 2025, 07:48\",\"15 Sep 2025, 09:13\",,Plank,,,0,normal,,,,60,
";

fn plan(folder: &Path, store: &Store) -> Plan {
    let path = folder.join("hevy.csv");
    fs::write(&path, EXPORT).unwrap();
    let catalogue = Rc::new(Catalogue::default());
    let wish = Wish {
        settings: Settings {
            unit: None,
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            day_first: None,
            local: |utc| utc,
            catalogue: Rc::clone(&catalogue),
        },
        names: Names::new(&catalogue, BTreeMap::new()),
        map: String::new(),
        may_convert: true,
        dry_run: false,
    };
    let sources = vec![Source::open(&path, None).unwrap()];
    let bar = Bar::new(false, &sources);
    Plan::of(sources, store, wish, &bar).unwrap()
}

fn written(mut plan: Plan, store: &Store) -> (u64, u64) {
    plan.write(store, &Bar::new(false, &[])).unwrap();
    let counts = plan.reports()[0].counts;
    (counts.new, counts.known)
}

/// What others log between the plan and the writing stays, and nothing comes twice.
#[test]
fn a_log_that_changed_meanwhile_is_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("data"));
    let (first, second) = (plan(folder.path(), &store), plan(folder.path(), &store));
    assert_eq!(written(first, &store), (2, 0));
    let log = fs::read(store.log()).unwrap();
    assert_eq!(written(second, &store), (0, 2), "planned for an empty log");
    assert_eq!(fs::read(store.log()).unwrap(), log);
    assert_eq!(written(plan(folder.path(), &store), &store), (0, 2));
}

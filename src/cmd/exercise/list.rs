//! `fitlog exercise` alone: the user's own exercises, every one of them read, and the short names.

use serde_json::json;

use crate::cmd::{Context, Output, surroundings};
use crate::domain::key::key;
use crate::error;
use crate::render;

/// Runs the command.
pub fn run(context: &Context) -> Output {
    let files = surroundings::own_exercises(context.store.folder(), &context.mistakes);
    let catalogue = context.catalogue();
    let mut counts = Vec::new();
    for path in &files.catalogues {
        let library = surroundings::library(std::slice::from_ref(path));
        let good = library.all().flatten().count();
        counts.push((path.clone(), good));
    }
    // Asking for every one of them names the mistakes of all.
    _ = catalogue.all().count();
    let clashes: Vec<String> = files
        .single
        .iter()
        .flat_map(|(path, one)| {
            let says_more = |name: &&String| **name == one.id || key(name) != key(&one.id);
            let others = one.names().filter(says_more).filter_map(|name| {
                let other = catalogue.taken(name, &one.id)?;
                Some(error::name_in_two(path, name, &other))
            });
            others.collect::<Vec<_>>()
        })
        .collect();
    let aliases = &context.config.aliases;
    if context.shared.json {
        let single: Vec<_> = files
            .single
            .iter()
            .map(|(path, one)| json!({ "id": one.id, "name": one.name, "overrides": one.overrides, "file": path.display().to_string() }))
            .collect();
        let catalogues: Vec<_> = counts
            .iter()
            .map(|(path, count)| json!({ "file": path.display().to_string(), "exercises": count }))
            .collect();
        return Output::text(render::json(&json!({
            "schema": 1,
            "exercises": single,
            "catalogues": catalogues,
            "aliases": aliases,
        })))
        .with_hints(clashes);
    }
    if files.single.is_empty() && counts.is_empty() && aliases.is_empty() {
        let none = files.unreadable.is_empty().then(error::no_own_exercises);
        return Output::text("").with_hints(none);
    }
    let definitions: Vec<_> = files.single.iter().map(|(_, one)| one).collect();
    let text = render::own::list(&definitions, &counts, aliases, context.look);
    Output::text(text).with_hints(clashes)
}

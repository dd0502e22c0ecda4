//! Packs `data/exercises/*.json` and `data/workouts/*.json` into the binary, so that adding a file is all it takes.
//!
//! Blobs and their offsets, not Rust tables of strings: a table of four thousand `&str` would have to be
//! relocated at every start, and a command that shows no exercise should not pay for 368 of them.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

use serde_json::Value;

#[path = "../src/domain/key.rs"]
mod key;
mod link;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data/build.rs");
    println!("cargo::rerun-if-changed=data/link.rs");
    println!("cargo::rerun-if-changed=src/domain/key.rs");
    let out = env::var("OUT_DIR")?;
    link::statically(Path::new(&out))?;
    let exercises = pack("data/exercises")?;
    let mut facts = String::new();
    let mut fact_ends = Vec::new();
    let mut imports = Vec::new();
    for (path, text) in &exercises.files {
        let value: Value = serde_json::from_str(text).map_err(|e| format!("{path}: {e}"))?;
        writeln!(facts, "{}", fact_line(&value))?;
        fact_ends.push(facts.len());
        for (app, names) in value["import_names"].as_object().into_iter().flatten() {
            for name in names.as_array().into_iter().flatten() {
                let (name, id) = (string(name), string(&value["id"]));
                imports.push(format!("{app}\t{name}\t{id}\t{}\n", key::key(&name)));
            }
        }
    }
    imports.sort();
    fs::write(Path::new(&out).join("facts.tsv"), &facts)?;
    fs::write(Path::new(&out).join("imports.tsv"), imports.concat())?;
    fs::write(Path::new(&out).join("exercises.txt"), &exercises.blob)?;
    fs::write(
        Path::new(&out).join("offsets.rs"),
        format!(
            "pub static FACT_ENDS: [u32; {n}] = {fact_ends:?};\npub static TEXT_ENDS: [u32; {n}] = {:?};\n",
            exercises.ends,
            n = fact_ends.len(),
        ),
    )?;
    let workouts = pack("data/workouts")?;
    fs::write(Path::new(&out).join("workouts.txt"), &workouts.blob)?;
    fs::write(
        Path::new(&out).join("workouts.rs"),
        format!(
            "static ENDS: [u32; {}] = {:?};\n",
            workouts.ends.len(),
            workouts.ends
        ),
    )?;
    Ok(())
}

/// All JSON files of a folder, by name, and their texts one after the other.
struct Packed {
    files: Vec<(String, String)>,
    blob: String,
    ends: Vec<usize>,
}

fn pack(folder: &str) -> Result<Packed, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={folder}");
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "json"));
    // By id, not by path: `row.json` and `row-machine.json` sort the other way round with their endings.
    paths.sort_by_key(|path| {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
    });
    let mut packed = Packed {
        files: Vec::new(),
        blob: String::new(),
        ends: Vec::new(),
    };
    for path in paths {
        let name = path.display().to_string();
        let value: Value = serde_json::from_str(&fs::read_to_string(&path)?)
            .map_err(|e| format!("{name}: {e}"))?;
        if path.file_stem().and_then(|stem| stem.to_str()) != value["id"].as_str() {
            return Err(format!("{name}: the id is not the file's name").into());
        }
        let text = serde_json::to_string(&value)?;
        packed.blob.push_str(&text);
        packed.ends.push(packed.blob.len());
        packed.files.push((name, text));
    }
    Ok(packed)
}

/// One exercise as a line of tab-separated facts; `src/domain/catalogue.rs` reads it.
fn fact_line(value: &Value) -> String {
    let defaults = &value["defaults"];
    let name = string(&value["name"]);
    let id = string(&value["id"]);
    let aliases = list(&value["aliases"]);
    let mut keys: Vec<String> = [id.as_str(), name.as_str()]
        .into_iter()
        .chain(aliases.iter().map(String::as_str))
        .map(key::key)
        .collect();
    keys.sort();
    keys.dedup();
    let range = |field: &Value| match (field[0].as_u64(), field[1].as_u64()) {
        (Some(low), Some(high)) => format!("{low}-{high}"),
        _ => String::new(),
    };
    [
        id,
        name,
        aliases.join(";"),
        list(&value["equipment"]).join(";"),
        string(&value["tracking"]),
        string(&value["category"]),
        string(&value["level"]),
        list(&value["primary_muscles"]).join(";"),
        list(&value["secondary_muscles"]).join(";"),
        number(&value["bodyweight_share"]),
        number(&defaults["sets"]),
        range(&defaults["reps"]),
        range(&defaults["seconds"]),
        number(&defaults["rest_seconds"]),
        number(&defaults["increment_kg"]),
        string(&defaults["progression"]),
        format!(";{};", keys.join(";")),
    ]
    .join("\t")
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(string).collect()
}

fn number(value: &Value) -> String {
    value.as_f64().map(|n| n.to_string()).unwrap_or_default()
}

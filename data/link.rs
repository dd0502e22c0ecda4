//! Links the program statically on GNU/Linux: the loader and its libraries are a quarter of what a start costs.
//!
//! `-C target-feature=+crt-static` is how rustc itself does that, but it cannot be said of one program: without a build
//! target it is said of the procedural macros too, which rustc refuses, and with one the program is no longer built
//! where everybody looks for it. So the linker is given the same by hand: a folder to look in first, which has the system's
//! libraries in their static form only, and the start-up code that goes with them. Where the system has no static C
//! library, the program is linked as ever; `--no-default-features` asks for that.

use std::{
    env,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// What rustc links a program of the standard library with, and the file that has it in static form.
const LIBRARIES: [(&str, &str); 7] = [
    ("libc.a", "libc.a"),
    ("libgcc_s.a", "libgcc_eh.a"),
    ("libm.a", "libm.a"),
    ("libdl.a", "libdl.a"),
    ("libpthread.a", "libpthread.a"),
    ("librt.a", "librt.a"),
    ("libutil.a", "libutil.a"),
];

/// Tells cargo what makes the program a static one, where that can be had.
pub fn statically(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=RUSTC_LINKER");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|given| given == value);
    let wanted = env::var_os("CARGO_FEATURE_STATIC").is_some()
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && env::var("HOST")? == env::var("TARGET")?;
    let already = env::var("CARGO_CFG_TARGET_FEATURE")
        .is_ok_and(|features| features.split(',').any(|one| one == "crt-static"));
    let Some(files) = (wanted && !already).then(static_libraries).flatten() else {
        return Ok(());
    };
    let folder = out.join("static");
    fs::create_dir_all(&folder)?;
    for ((name, _), file) in LIBRARIES.iter().zip(files) {
        link_to(&file, &folder.join(name))?;
    }
    for arg in [
        "-L",
        &folder.display().to_string(),
        "-static",
        // At a place that is known beforehand: nothing has to be relocated, which was a tenth of what is left of a start.
        "-no-pie",
        // They need one another, and what of libgcc Rust's own builtins do not have.
        "-Wl,--start-group,-lgcc_s,-lgcc,-lc,--end-group",
    ] {
        println!("cargo::rustc-link-arg-bins={arg}");
    }
    Ok(())
}

/// Where the C compiler that links has each of [`LIBRARIES`]; `None` unless it has them all.
fn static_libraries() -> Option<Vec<PathBuf>> {
    let linker = env::var_os("RUSTC_LINKER").unwrap_or_else(|| "cc".into());
    let place_of = |file: &str| {
        let said = Command::new(&linker)
            .arg(format!("-print-file-name={file}"))
            .output()
            .ok()?;
        // The bare name comes back of what there is not.
        let path = PathBuf::from(String::from_utf8(said.stdout).ok()?.trim_end());
        (path.is_absolute() && path.is_file()).then_some(path)
    };
    ["crt1.o", "libgcc.a"]
        .iter()
        .all(|file| place_of(file).is_some())
        .then(|| LIBRARIES.iter().map(|(_, file)| place_of(file)).collect())
        .flatten()
}

/// Puts a name for a file into the folder, in place of what is there.
fn link_to(file: &Path, name: &Path) -> io::Result<()> {
    match fs::remove_file(name) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(file, name)?;
    #[cfg(not(unix))]
    fs::copy(file, name)?;
    Ok(())
}

//! Nothing that was acknowledged is lost, whoever writes at once and whoever dies meanwhile.

use std::collections::HashMap;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use snapbox::str;

use crate::env::{Env, trained};

/// How often each note stands in the answer.
fn notes(env: &Env) -> HashMap<String, usize> {
    let output = env.command().arg("export").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut notes = HashMap::new();
    for entry in json["entries"].as_array().unwrap() {
        *notes
            .entry(entry["note"].as_str().unwrap_or_default().to_owned())
            .or_default() += 1;
    }
    notes
}

#[test]
fn many_writers_at_once() {
    let env = Env::new();
    thread::scope(|scope| {
        for writer in 0..64 {
            let env = &env;
            scope.spawn(move || {
                for entry in 0..6 {
                    env.run(&[
                        "log",
                        "squat",
                        "5@100",
                        "-q",
                        "-n",
                        &format!("{writer} {entry}"),
                    ])
                    .ok();
                }
            });
        }
    });
    let notes = notes(&env);
    assert_eq!(notes.len(), 64 * 6);
    assert!(notes.values().all(|count| *count == 1));
}

#[test]
fn writers_and_undo_at_once() {
    let env = trained();
    let before = notes(&env).values().sum::<usize>();
    thread::scope(|scope| {
        for writer in 0..8 {
            let env = &env;
            scope.spawn(move || {
                for _ in 0..5 {
                    env.run(&["log", "plank", "60s", "-q", "-n", &writer.to_string()])
                        .ok();
                    env.run(&["undo", "-q"]).ok();
                }
            });
        }
    });
    assert_eq!(
        notes(&env).values().sum::<usize>(),
        before,
        "as many undone as logged, none of them twice"
    );
}

#[test]
fn killed_at_any_moment() {
    let env = trained();
    let (mut acknowledged, mut struck) = (Vec::new(), 0);
    // So that about half of them die at work, however fast the machine is.
    let mut window = Duration::from_millis(4);
    for round in 0..80_u32 {
        let note = format!("round {round}");
        let mut command = env.command();
        command
            .args(["log", "squat", "5@100", "-n", &note])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        thread::sleep(window * (round % 20) / 20);
        _ = child.kill();
        if child.wait().unwrap().success() {
            acknowledged.push(note);
            window = window * 9 / 10;
        } else {
            struck += 1;
            window = window * 10 / 9;
        }
    }
    assert!(struck > 0, "none of 80 was killed");
    let notes = notes(&env);
    assert!(
        acknowledged.iter().all(|note| notes.get(note) == Some(&1)),
        "{acknowledged:?} of {notes:?}"
    );
    assert!(
        notes
            .iter()
            .all(|(note, count)| *count == 1 || !note.starts_with("round")),
        "{notes:?}"
    );
    env.run(&["log", "squat", "5@100"]).ok();
    env.run(&["check"]).ok();
}

/// Whatever is left of the last line: all others count, and the next one stands by itself.
#[test]
fn torn_at_any_byte() {
    let env = trained();
    let log = env.log();
    let last = log[..log.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap()
        + 1;
    for cut in (last..log.len()).step_by(7).chain([log.len() - 1]) {
        env.write_log(&log[..cut]);
        let left = notes(&env).values().sum::<usize>();
        // Only the newline is missing: the entry is whole.
        let whole = 11 + usize::from(cut == log.len() - 1);
        assert_eq!(left, whole, "{cut} bytes left");
        assert_eq!(env.log(), &log[..cut], "reading changes nothing");
        env.run(&["log", "-q", "plank", "61s", "-n", "behind it"])
            .ok();
        assert!(env.log().starts_with(&log[..cut]));
        assert_eq!(notes(&env)["behind it"], 1, "{cut} bytes left");
        assert_eq!(notes(&env).values().sum::<usize>(), whole + 1);
    }
}

/// Bytes that cannot be read stay, and everything around them counts.
#[test]
fn damage_stays_where_it_is() {
    let env = trained();
    let log = env.log();
    for at in (0..log.len()).step_by(97) {
        let mut damaged = log.clone();
        damaged[at] = 0;
        env.write_log(&damaged);
        let entries = notes(&env).values().sum::<usize>();
        assert!(entries >= 10, "{entries} entries with byte {at} gone");
        assert_eq!(env.log(), damaged, "reading changes nothing");
        env.run(&["log", "plank", "60s", "-q"]).ok();
        assert!(env.log().starts_with(&damaged), "and neither does writing");
    }
}

/// Each kind of damage that a log can have: every other line counts, the damage is told and stays.
#[test]
fn damage_of_every_kind() {
    let env = trained();
    let log = String::from_utf8(env.log()).unwrap();
    let lines: Vec<&str> = log.lines().collect();
    let (before, line, behind) = (&lines[..6], lines[6], &lines[7..]);
    let with = |damage: &[u8]| {
        let mut bytes = format!("{}\n", before.join("\n")).into_bytes();
        bytes.extend(damage);
        bytes.extend(format!("\n{}\n", behind.join("\n")).bytes());
        bytes
    };
    let swap = |from: &str, to: &str| {
        assert!(line.contains(from), "{line}");
        line.replacen(from, to, 1).into_bytes()
    };
    let deep = |open: &str, close: &str| [open.repeat(50_000), close.repeat(50_000)].concat();
    // The damage, and whether the line is left out and told of.
    let kinds: Vec<(&str, Vec<u8>, bool)> = vec![
        ("nothing", b"".to_vec(), false),
        ("blanks", b" \t ".to_vec(), false),
        ("carriage return", format!("{line}\r").into_bytes(), false),
        (
            "byte order mark",
            format!("\u{feff}{line}").into_bytes(),
            false,
        ),
        ("indented", format!("  {line} \t").into_bytes(), false),
        (
            "unknown field",
            swap("{\"v\":1", "{\"x\":[{\"y\":2}],\"v\":1"),
            false,
        ),
        ("NULs", vec![0; 4096], true),
        (
            "NULs glued to a line",
            [&[0; 512][..], line.as_bytes()].concat(),
            true,
        ),
        ("garbage", b"\x00\xff\xfe \x80".to_vec(), true),
        (
            "half a line",
            line.as_bytes()[..line.len() / 2].to_vec(),
            true,
        ),
        (
            "the other half",
            line.as_bytes()[line.len() / 2..].to_vec(),
            true,
        ),
        ("two on one line", [line, line].concat().into_bytes(), true),
        (
            "Latin-1",
            [b"{\"note\":\"f\xfcr\"", &line.as_bytes()[1..]].concat(),
            true,
        ),
        ("a flipped bit", swap("{\"v", "{\"w"), true),
        ("a comment", b"// my log".to_vec(), true),
        ("a merge mark", b"<<<<<<< HEAD".to_vec(), true),
        ("words behind it", format!("{line} xx").into_bytes(), true),
        ("a scalar", b"42".to_vec(), true),
        ("an empty object", b"{}".to_vec(), true),
        ("deep brackets", deep("[", "]").into_bytes(), true),
        ("deep objects", deep("{\"a\":", "}").into_bytes(), true),
        ("unclosed", "[".repeat(100_000).into_bytes(), true),
        ("too long", vec![b'a'; (1 << 20) + 7], true),
        ("newer", swap("\"v\":1", "\"v\":2"), true),
        ("no version", swap("\"v\":1", "\"v\":null"), true),
        ("no day", swap("\"2026-11-11\"", "\"2026-02-30\""), true),
        (
            "year 10000",
            swap("\"2026-11-11\"", "\"10000-01-01\""),
            true,
        ),
        ("infinite", swap("\"reps\":8", "\"reps\":1e400"), true),
        (
            "huge",
            swap("\"reps\":8", "\"reps\":18446744073709551616"),
            true,
        ),
        ("negative", swap("\"reps\":8", "\"reps\":-8"), true),
        ("not a number", swap("\"reps\":8", "\"reps\":NaN"), true),
        ("a string", swap("\"reps\":8", "\"reps\":\"8\""), true),
        (
            "half a pair",
            swap("\"date\"", "\"note\":\"\\ud800\",\"date\""),
            true,
        ),
    ];
    for (kind, damage, told) in kinds {
        let damaged = with(&damage);
        env.write_log(&damaged);
        let read = env.run(&["history", "-n", "100"]);
        assert_eq!(read.code, 0, "{kind}: {}", read.text);
        assert_eq!(
            read.text.contains("warning: "),
            told,
            "{kind}: {}",
            read.text
        );
        let entries = notes(&env).values().sum::<usize>();
        assert!((11..=12).contains(&entries), "{kind}: {entries} entries");
        assert_eq!(env.run(&["check", "-q"]).code, i32::from(told), "{kind}");
        assert_eq!(env.log(), damaged, "{kind}: reading changes nothing");
        env.run(&["log", "-q", "plank", "61s", "-n", "behind it"])
            .ok();
        assert!(env.log().starts_with(&damaged), "{kind}: nor does writing");
        assert_eq!(notes(&env)["behind it"], 1, "{kind}");
    }
}

/// What is no UTF-8 at all is not taken for an empty log.
#[test]
fn another_file() {
    let env = trained();
    let log = String::from_utf8(env.log()).unwrap();
    let utf16: Vec<u8> = log.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for other in [
        utf16,
        log.replace('\n', "\r").into_bytes(),
        b"SQLite format 3\0".repeat(99),
    ] {
        env.write_log(&other);
        let read = env.run(&["history"]);
        assert!(read.text.contains("warning: "), "{}", read.text);
        env.run(&["log", "-q", "plank", "61s"]).ok();
        assert!(env.log().starts_with(&other));
    }
}

/// Runs a shell command in which `"$0"` is fitlog.
#[cfg(unix)]
fn shell(env: &Env, script: &str) -> std::process::Output {
    let fitlog = env.command();
    let mut command = std::process::Command::new("sh");
    command.env_clear().current_dir(env.folder());
    command.envs(
        fitlog
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    command.args(["-c", script]).arg(fitlog.get_program());
    command.stdin(Stdio::null()).output().unwrap()
}

/// A limit on the size of files cuts a write short where a full disk would: in the middle of a line, or before it.
#[cfg(unix)]
#[test]
fn cut_short_by_a_full_disk() {
    let env = Env::new();
    let block = {
        // Shells count in blocks of 512 or of 1024 bytes.
        let script = "trap '' XFSZ; ulimit -f 1; head -c 3000 /dev/zero > probe; true";
        shell(&env, script);
        std::fs::metadata(env.path("probe")).map_or(0, |meta| usize::try_from(meta.len()).unwrap())
    };
    if ![512, 1024].contains(&block) {
        return;
    }
    let full = trained().log();
    let blocks = full.len() / block + 2;
    for left in [0, 1, 60, 150] {
        // A blank line fills the log up to where only `left` bytes are left.
        let blanks = blocks * block - left - full.len() - 1;
        let log = [full.as_slice(), &vec![b' '; blanks], b"\n"].concat();
        env.write_log(&log);
        for change in [
            "log squat 3x5@100 -n more",
            "edit 9 3x5@107.5",
            "remove 9",
            "undo",
        ] {
            // A removal is a short line: it may still fit.
            if left == 150 && !change.starts_with("log") {
                continue;
            }
            let output = shell(
                &env,
                &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" {change}"),
            );
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(1), "{change}: {said}");
            assert!(said.contains("nothing was"), "{change}: {said}");
            assert_eq!(env.log(), log, "{change} with {left} bytes left");
            // Killed by the signal instead, it may leave a piece of a line, and nothing else.
            let output = shell(&env, &format!("ulimit -f {blocks}; \"$0\" {change}; true"));
            assert!(output.status.success());
            assert!(env.log().starts_with(&log));
            assert_eq!(notes(&env).values().sum::<usize>(), 12, "{change}");
            env.run(&["log", "-q", "plank", "61s", "-n", "behind it"])
                .ok();
            assert_eq!(notes(&env)["behind it"], 1, "{change}");
            env.write_log(&log);
        }
    }
}

/// Nobody listens, or nobody can: what was logged is logged, and the log never receives what was meant for them.
#[cfg(unix)]
#[test]
fn closed_streams() {
    for redirection in [
        "<&-",
        ">&-",
        "2>&-",
        "<&- >&- 2>&-",
        "> /dev/full",
        "> /dev/full 2> /dev/full",
        "| head -c 1",
        "| true",
    ] {
        if redirection.contains("/dev/full") && !std::path::Path::new("/dev/full").exists() {
            continue;
        }
        let env = trained();
        for (number, note) in [(13, "a"), (14, "b")] {
            shell(
                &env,
                &format!("\"$0\" log squat 3x5@100 -n {note} {redirection}"),
            );
            assert_eq!(notes(&env)[note], 1, "{redirection}");
            shell(
                &env,
                &format!("\"$0\" edit {number} -n {note}{note} {redirection}"),
            );
            env.run(&["undo", "-q"]).ok();
        }
        for reading in [
            "week",
            "history",
            "export",
            "progress squat",
            "show squat",
            "check",
        ] {
            let output = shell(&env, &format!("\"$0\" {reading} {redirection}"));
            let code = output.status.code();
            assert!(
                matches!(code, Some(0 | 1)),
                "{reading} {redirection}: {code:?}"
            );
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(
                !said.contains("panicked"),
                "{reading} {redirection}: {said}"
            );
        }
        assert_eq!(env.run(&["check", "-q"]).code, 0, "{redirection}");
    }
}

/// Only a file is a log: anything else is refused at once, and a link is followed and kept.
#[cfg(unix)]
#[test]
fn a_log_that_is_no_file() {
    use std::os::unix::fs::symlink;
    let env = trained();
    let log = env.path("log.jsonl");
    let elsewhere = env.path("elsewhere");
    std::fs::rename(&log, &elsewhere).unwrap();
    let refused = |why: &str| {
        for args in [
            &["log", "squat", "5@100"][..],
            &["undo"],
            &["edit", "1", "5@90"],
            &["week"],
            &["export"],
            &["check"],
        ] {
            let ran = env.run(args);
            assert_eq!(ran.code, 1, "{why}: {}", ran.text);
            assert!(ran.text.contains("log.jsonl"), "{why}: {}", ran.text);
        }
    };
    std::fs::create_dir(&log).unwrap();
    refused("a folder");
    std::fs::remove_dir(&log).unwrap();
    shell(&env, "mkfifo log.jsonl");
    refused("a pipe");
    std::fs::remove_file(&log).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(&log);
    if socket.is_ok() {
        refused("a socket");
        std::fs::remove_file(&log).unwrap();
    }
    for target in ["/dev/full", "/dev/null", "log.jsonl"] {
        symlink(target, &log).unwrap();
        refused(target);
        std::fs::remove_file(&log).unwrap();
    }
    symlink(&elsewhere, &log).unwrap();
    env.run(&["log", "-q", "plank", "61s", "-n", "through it"])
        .ok();
    env.run(&["undo", "-q"]).ok();
    env.run(&["redo", "-q"]).ok();
    assert_eq!(notes(&env)["through it"], 1);
    assert!(std::fs::symlink_metadata(&log).unwrap().is_symlink());
    std::fs::remove_file(&log).unwrap();
    // A link that leads nowhere is no empty log to read, but where a new one may begin.
    symlink(env.path("not/there"), &log).unwrap();
    assert_eq!(env.run(&["week"]).code, 1);
    assert_eq!(env.run(&["log", "squat", "5@100"]).code, 1);
    assert!(std::fs::symlink_metadata(&log).unwrap().is_symlink());
}

/// What may not be written is not written, and still read.
#[cfg(unix)]
#[test]
fn no_permission() {
    use std::os::unix::fs::PermissionsExt as _;
    let env = trained();
    let log = env.log();
    let allow = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(&env.path("log.jsonl"), 0o444);
    // The superuser may write whatever stands there.
    let may = std::fs::OpenOptions::new()
        .append(true)
        .open(env.path("log.jsonl"))
        .is_ok();
    if may {
        return;
    }
    let ran = env.run(&["log", "squat", "5@100"]);
    assert_eq!(ran.code, 1, "{}", ran.text);
    assert!(ran.text.contains("permission denied"), "{}", ran.text);
    assert_eq!(notes(&env).values().sum::<usize>(), 12);
    allow(&env.path("log.jsonl"), 0o644);
    allow(env.folder(), 0o555);
    // The log itself may be written to, its folder need not be.
    env.run(&["log", "squat", "5@100", "-q"]).ok();
    assert_eq!(env.run(&["config", "goal", "4"]).code, 1);
    assert!(env.log().starts_with(&log));
    allow(env.folder(), 0o755);
}

/// A line that is too long is damage from either end of the log: not an entry with a part of its note left out.
#[test]
fn a_line_too_long_to_be_read() {
    let env = Env::new();
    env.session("log plank 60s -q\nlog plank 61s -n long -q")
        .ok();
    let log = String::from_utf8(env.log()).unwrap();
    env.write_log(log.replace("\"long\"", &format!("\"{}\"", "long".repeat(300_000))));
    env.session("history\nundo\nhistory").is(str![[r#"
$ fitlog history
Sun 22 Nov
     1  Plank  60 s
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:2: longer than 1 MiB
hint: nothing was changed; fitlog check

$ fitlog undo
took back: Plank 60 s, Sun 22 Nov   (fitlog redo puts it back)

$ fitlog history
no entries
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:2: longer than 1 MiB
hint: nothing was changed; fitlog check


"#]]);
}

/// Whoever reads one exercise alone names the line of the log all the same.
#[test]
fn damage_has_its_line_number_everywhere() {
    let env = Env::new();
    env.session("log squat 5@100 -q\nlog squat 5@110 -q\nlog squat 5@120 -q")
        .ok();
    let log = String::from_utf8(env.log()).unwrap();
    env.write_log(log.replace("\"weight\":110", "\"weight\":1e9"));
    env.session(
        "records squat -q\nprogress squat -q\nshow squat -q\nweek -q\nhistory -q\nlog squat 5@120",
    )
    .is(str![[r#"
$ fitlog records squat -q
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:2: `sets` is not numbers within bounds
hint: nothing was changed; fitlog check

$ fitlog progress squat -q
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:2: `sets` is not numbers within bounds
hint: nothing was changed; fitlog check

$ fitlog show squat -q

$ fitlog week -q
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:2: `sets` is not numbers within bounds
hint: nothing was changed; fitlog check

$ fitlog history -q
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:2: `sets` is not numbers within bounds
hint: nothing was changed; fitlog check

$ fitlog log squat 5@120
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 120 kg
  that day: 3 sets · 15 reps · 1,700 kg · est. 1RM 140.0 kg
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:2: `sets` is not numbers within bounds
hint: nothing was changed; fitlog check
hint: the same sets were logged a moment ago; fitlog undo if it was a repeat


"#]]);
}

/// The name of an exercise with an escape in it, as a tool may leave it, is the name.
#[test]
fn an_exercise_with_an_escape() {
    let env = Env::new();
    env.session("log squat 5@100 -d 11-20 -q\nlog squat 5@110 -q")
        .ok();
    let log = String::from_utf8(env.log()).unwrap();
    let log = log.replacen("{\"v\":1,", "{ \"v\":1,", 1);
    env.write_log(log.replacen("back-squat", "back\\u002dsquat", 1));
    env.session("history\nrecords squat").is(str![[r#"
$ fitlog history
Sun 22 Nov
     2  Barbell Back Squat  5 @ 110 kg
Fri 20 Nov
     1  Barbell Back Squat  5 @ 100 kg

$ fitlog records squat
 Barbell Back Squat                                               4 improvements
 ──────────────────────────────────────────────────────────────────────────────
 Heaviest          110 kg × 5          22 Nov
 Estimated 1RM     128.3 kg            22 Nov  110 kg × 5
 Set volume        550 kg              22 Nov  110 kg × 5
 Session volume    550 kg              22 Nov

 ★  110 kg × 5  heaviest set  was 100 kg  22 Nov


"#]]);
}

//! `fuzz`: random and mutated input to every reader of foreign bytes, in a process of its own.
//!
//! Each case is written down before it runs, so that whatever ends that process (a panic, a full
//! stack, the memory cap, the clock) leaves the input behind. Must not know what a reader reads.

mod mutate;
mod readers;

use std::fs::File;
use std::io::{Seek as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::shell;
use mutate::Mutator;
use readers::{READERS, Reader};

const CASES: u64 = 20_000;
/// How many cases a reader gets in `cargo xtask test`, always the same ones.
const SHORT_CASES: u64 = 1_000;
const SHORT_SEED: u64 = 1;
/// No reader may take this long over one input, in a build without optimisation.
const CASE_SECONDS_MAX: u64 = 10;
/// No reader may need more than this, this program included.
const MEMORY_KIB_MAX: u64 = 1_500_000;
/// How the child says that it took too long.
const TIMED_OUT: i32 = 3;

/// Fuzzes the readers asked for.
pub fn run(mut args: Args) -> Outcome {
    let cases = args.number("--cases")?.unwrap_or(CASES);
    let seed = args.number("--seed")?;
    let is_child = args.flag("--in-this-process");
    let name = args.word();
    args.finish()?;
    let chosen = match &name {
        None => READERS.iter().collect(),
        Some(name) => vec![find(name)?],
    };
    let seed = seed.unwrap_or_else(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::from(now.subsec_nanos())
    });
    for reader in chosen {
        if is_child {
            feed(reader, cases, seed)?;
        } else {
            fuzz_apart(reader, cases, seed)?;
        }
    }
    Ok(())
}

/// Fuzzes every reader shortly; returns how many readers there were.
pub fn short() -> Outcome<usize> {
    for reader in READERS {
        fuzz_apart(reader, SHORT_CASES, SHORT_SEED)?;
    }
    Ok(READERS.len())
}

fn find(name: &str) -> Outcome<&'static Reader> {
    READERS.iter().find(|reader| reader.name == name).ok_or_else(|| {
        let names: Vec<&str> = READERS.iter().map(|reader| reader.name).collect();
        Failure::input(
            format!("there is no reader '{name}'"),
            format!("the readers: {}", names.join(", ")),
        )
    })
}

/// Fuzzes one reader in a child whose memory is capped, and says how it ended.
fn fuzz_apart(reader: &Reader, cases: u64, seed: u64) -> Outcome {
    println!("{}: {cases} cases from seed {seed} …", reader.name);
    let started = Instant::now();
    let own = std::env::current_exe().map_err(|e| {
        Failure::step(format!("cannot find this program: {e}"), "run it by its path")
    })?;
    // The shell's limit, where it has one; a system without it runs uncapped.
    let capped = format!("ulimit -v {MEMORY_KIB_MAX} 2>/dev/null; exec \"$0\" \"$@\"");
    let mut child = Command::new("sh");
    child.arg("-c").arg(capped).arg(own).current_dir(shell::root());
    child.args(["fuzz", reader.name, "--in-this-process"]);
    child.args([format!("--cases={cases}"), format!("--seed={seed}")]);
    let output = child.output().map_err(|e| {
        Failure::step(format!("cannot start the fuzzing process: {e}"), "check that sh is there")
    })?;
    if output.status.success() {
        let seconds = started.elapsed().as_secs_f64();
        println!("{}: every one read or refused well, in {seconds:.1} s", reader.name);
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let why = match output.status.code() {
        Some(TIMED_OUT) => format!("takes more than {CASE_SECONDS_MAX} s"),
        Some(_) => {
            said.lines().find_map(|line| line.strip_prefix("error: ")).unwrap_or("fails").to_owned()
        }
        None => format!("ends the program ({}: stack, memory or abort)", output.status),
    };
    for line in
        said.lines().filter(|line| !line.starts_with("error: ") && !line.starts_with("hint: "))
    {
        eprintln!("{line}");
    }
    Err(Failure::step(
        format!("the reader '{}' {why}; seed {seed}", reader.name),
        format!("the input that did it is in {}", case_file(reader).display()),
    ))
}

fn case_file(reader: &Reader) -> PathBuf {
    shell::target_dir().join("fuzz").join(reader.name)
}

/// Feeds the reader case after case; the first that goes wrong ends it.
fn feed(reader: &Reader, cases: u64, seed: u64) -> Outcome {
    static CASE: AtomicU64 = AtomicU64::new(0);
    std::thread::spawn(|| watch(&CASE));
    let file = case_file(reader);
    shell::write(&file, &[])?;
    let mut open =
        File::options().write(true).open(&file).map_err(|e| Failure::file("open", &file, &e))?;
    let mut mutator = Mutator::new(seed, (reader.samples)()?, reader.words);
    for case in 1..=cases {
        let input = mutator.next_input();
        // Over the last one in place: a file that is made anew takes the disk longer than most cases.
        note(&mut open, &input).map_err(|e| Failure::file("write", &file, &e))?;
        CASE.store(case, Ordering::Relaxed);
        let outcome = catch_unwind(AssertUnwindSafe(|| (reader.read)(&input)));
        let wrong = match outcome {
            Ok(Ok(())) => continue,
            Ok(Err(broken)) => format!("breaks a promise: {broken}"),
            Err(_) => "panics".to_owned(),
        };
        return Err(Failure::step(
            format!("{wrong} (case {case})"),
            format!("the input is in {}", file.display()),
        ));
    }
    Ok(())
}

fn note(file: &mut File, input: &[u8]) -> std::io::Result<()> {
    file.rewind()?;
    file.write_all(input)?;
    file.set_len(u64::try_from(input.len()).unwrap_or(u64::MAX))
}

/// Ends the process when one case stays too long.
fn watch(current: &AtomicU64) {
    let mut seen = (0, Instant::now());
    loop {
        std::thread::sleep(Duration::from_millis(100));
        let case = current.load(Ordering::Relaxed);
        if case != seen.0 {
            seen = (case, Instant::now());
        } else if case > 0 && seen.1.elapsed().as_secs() >= CASE_SECONDS_MAX {
            std::process::exit(TIMED_OUT);
        }
    }
}

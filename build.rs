//! Reads the bundled plan with the reader that imports any other, and leaves it for the
//! page.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

const SEED: &str = "seeds/tonglu-2022.txt";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SEED}");
    let plan = yaodian_plan::read::read(&fs::read_to_string(SEED)?);
    let out = PathBuf::from(env::var("OUT_DIR")?).join("plan.txt");
    fs::write(out, yaodian_wire::plan_to_text(&plan))?;
    Ok(())
}

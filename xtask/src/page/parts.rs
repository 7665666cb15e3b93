//! What is fetched when it is first used: the desk, its style and the worker that reads files; the
//! tracker and its style.
//!
//! Each script holds the names and digests of all the rest, so that the page names one file of each.
//! Must not know what the parts do.

use std::path::Path;

use super::{Shipped, built, css, js, ship};
use crate::failure::{Failure, Outcome};
use crate::shell;

/// Where a program's own script takes in what wasm-bindgen made.
const PROGRAM: &str = "/*@program*/";

/// Where it takes in what fetches files.
const FETCHING: &str = "/*@fetching*/";

/// What the desk's script is told.
#[derive(serde::Serialize)]
struct DeskInfo<'a> {
    wasm: Named<'a>,
    css: Named<'a>,
    office: Named<'a>,
    #[serde(rename = "officeWasm")]
    office_wasm: Named<'a>,
}

/// A file's name and digest.
type Named<'a> = (&'a str, &'a str);

impl Shipped {
    fn named(&self) -> Named<'_> {
        (&self.name, &self.integrity)
    }
}

/// What the tracker's script is told.
#[derive(serde::Serialize)]
struct TrackInfo<'a> {
    wasm: Named<'a>,
    css: Named<'a>,
}

/// Ships the tracker; answers with its script, which names the rest.
pub fn ship_track(staging: &Path, is_release: bool) -> Outcome<Shipped> {
    let mut style = String::new();
    for path in shell::files_below(&shell::root().join("src/style/track"))? {
        style.push_str(&shell::read_text(&path)?);
    }
    let css = css::minify(&style);
    let css = ship(staging, "track", "css", css.as_bytes())?;
    let (program, module) = built(staging, "track.js", "track_bg.wasm", is_release)?;
    let wasm = ship(staging, "track", "wasm", &module)?;
    let info = TrackInfo { wasm: wasm.named(), css: css.named() };
    ship_script(staging, "track", "src/track/track.js", &info, &program)
}

/// Ships the desk with all it needs; answers with its script, which names the rest.
pub fn ship_desk(staging: &Path, is_release: bool) -> Outcome<Shipped> {
    let style = css::minify(&source("src/style/desk.css")?);
    let css = ship(staging, "desk", "css", style.as_bytes())?;

    let (office_js, office_wasm) = built(staging, "office.js", "office_bg.wasm", is_release)?;
    let office_js = format!("{office_js}\n{}", js::strip(&source("src/desk/office.js")?));
    let office = ship(staging, "office", "js", office_js.as_bytes())?;
    let office_wasm = ship(staging, "office", "wasm", &office_wasm)?;

    let (desk_js, desk_wasm) = built(staging, "desk.js", "desk_bg.wasm", is_release)?;
    let wasm = ship(staging, "desk", "wasm", &desk_wasm)?;
    let info = DeskInfo {
        wasm: wasm.named(),
        css: css.named(),
        office: office.named(),
        office_wasm: office_wasm.named(),
    };
    ship_script(staging, "desk", "src/desk/desk.js", &info, &desk_js)
}

/// Ships a program's script: our own, which takes in the names it needs and what wasm-bindgen made.
fn ship_script(
    staging: &Path,
    stem: &str,
    template: &str,
    info: &impl serde::Serialize,
    program: &str,
) -> Outcome<Shipped> {
    let json = serde_json::to_string(info)
        .map_err(|e| Failure::step(format!("cannot write {stem}'s names: {e}"), "report this"))?;
    let text = source(template)?.replacen(FETCHING, &source("src/fetching.js")?, 1);
    js::expect_placeholder(&text, template)?;
    // Named first: what wasm-bindgen made could hold the mark.
    let script = js::strip(&js::fill(&text, &json).replacen(PROGRAM, program, 1));
    ship(staging, stem, "js", script.as_bytes())
}

fn source(name: &str) -> Outcome<String> {
    shell::read_text(&shell::root().join(name))
}

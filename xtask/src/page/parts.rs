//! What is fetched when it is first used: the desk, its style, and the worker that reads files.
//!
//! The desk's script holds the names and digests of all the rest, so that the page names one file.
//! Must not know what the parts do.

use std::path::Path;

use super::{Shipped, built, css, js, ship};
use crate::failure::{Failure, Outcome};
use crate::shell;

/// Where the desk's own script takes in what wasm-bindgen made.
const PROGRAM: &str = "/*@program*/";

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

/// Ships the desk with all it needs; answers with its script, which names the rest.
pub fn ship_desk(staging: &Path, is_release: bool) -> Outcome<Shipped> {
    let root = shell::root();
    let source = |name: &str| shell::read_text(&root.join(name));
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
    let json = serde_json::to_string(&info)
        .map_err(|e| Failure::step(format!("cannot write the desk's names: {e}"), "report this"))?;
    let template = source("src/desk/desk.js")?;
    js::expect_placeholder(&template, "src/desk/desk.js")?;
    // Named first: what wasm-bindgen made could hold the mark.
    let script = js::strip(&js::fill(&template, &json).replacen(PROGRAM, &desk_js, 1));
    ship(staging, "desk", "js", script.as_bytes())
}

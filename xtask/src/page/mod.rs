//! Trunk's output -> the shipped site: hashed names, prerendered page, inlined style, policy, service worker.
//!
//! Runs as Trunk's post_build hook, so every build goes through it. Must not compile the app
//! (Trunk has) nor know what the page says.

mod css;
mod hash;
mod js;
mod markup;
mod parts;
mod policy;
mod worker;

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::{compress, shell, wasm};
use hash::{integrity, short_hash};

/// What Trunk calls the app's files; ours carry their content's hash.
const TRUNK_JS: &str = "yaodian.js";
const TRUNK_WASM: &str = "yaodian_bg.wasm";

/// Reloads the page after a build while someone works on it.
const RELOAD: &str = include_str!("reload.js");

/// Files of `public/` that a first visit needs; the rest is fetched when someone installs the app.
const PUBLIC_CORE: [&str; 2] = ["icon.svg", "manifest.webmanifest"];

/// What the page's boot script is told, as JSON in its `data-build` attribute.
#[derive(serde::Serialize, serde::Deserialize)]
struct BuildInfo<'a> {
    /// Names this build: changes with anything that is shipped.
    build: &'a str,
    /// Names the bundled plan's text.
    plan: &'a str,
    js: &'a str,
    #[serde(rename = "jsIntegrity")]
    js_integrity: &'a str,
    wasm: &'a str,
    #[serde(rename = "wasmIntegrity")]
    wasm_integrity: &'a str,
    /// The script of the desk, which names what else it needs.
    desk: &'a str,
    #[serde(rename = "deskIntegrity")]
    desk_integrity: &'a str,
    /// The script of the tracker, which names what else it needs.
    track: &'a str,
    #[serde(rename = "trackIntegrity")]
    track_integrity: &'a str,
    /// None in a development build, where a cached page would hide every change.
    sw: Option<&'a str>,
    #[serde(rename = "swIntegrity")]
    sw_integrity: &'a str,
}

/// A shipped file: its name relative to the page, and the digest the browser checks it with.
struct Shipped {
    name: String,
    integrity: String,
}

/// The pieces the page is made of.
struct Parts {
    template: String,
    style: String,
    early: Option<String>,
    boot: String,
    /// Only while someone works on the app.
    reload: Option<String>,
    body: String,
}

/// Rewrites the staging directory Trunk names into the shipped site.
pub fn run() -> Outcome {
    let Some(staging) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Failure::input(
            "page is a step of the build, run by Trunk",
            "cargo xtask dist builds the site",
        ));
    };
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    assemble(&staging, is_release)
}

fn assemble(staging: &Path, is_release: bool) -> Outcome {
    let (js_text, wasm_bytes) = built(staging, TRUNK_JS, TRUNK_WASM, is_release)?;
    let parts = Parts::gather(staging, is_release)?;
    let sw_template = shell::read_text(&shell::root().join("src/sw.js"))?;
    let seed = shell::read(&shell::root().join("seeds/tonglu-2022.txt"))?;

    let app_js = ship(staging, "app", "js", js_text.as_bytes())?;
    let app_wasm = ship(staging, "app", "wasm", &wasm_bytes)?;
    let desk = parts::ship_desk(staging, is_release)?;
    let track = parts::ship_track(staging, is_release)?;
    let mut core = vec![app_js, app_wasm];
    for name in PUBLIC_CORE {
        let bytes = shell::read(&staging.join(name))?;
        core.push(Shipped { name: name.to_owned(), integrity: integrity(&bytes) });
    }
    let build = build_name(&parts, &sw_template, &core, [&desk, &track]);
    let plan = short_hash(&seed);

    // The page names its worker's digest and the worker the page's, so the page's is taken
    // with the worker's left out; the worker leaves it out too when it checks.
    let page_with = |sw_integrity: &str| -> Outcome<String> {
        let [js, wasm, ..] = core.as_slice() else {
            return Err(Failure::step(
                "the app's files are missing",
                "cargo xtask dist builds them",
            ));
        };
        parts.page(&BuildInfo {
            build: &build,
            plan: &plan,
            js: &js.name,
            js_integrity: &js.integrity,
            wasm: &wasm.name,
            wasm_integrity: &wasm.integrity,
            desk: &desk.name,
            desk_integrity: &desk.integrity,
            track: &track.name,
            track_integrity: &track.integrity,
            sw: is_release.then_some(worker::NAME),
            sw_integrity,
        })
    };
    let unsigned = page_with("")?;
    let worker_text = if is_release {
        let optional = optional_parts(staging, &core)?;
        worker::script(&sw_template, &build, &integrity(unsigned.as_bytes()), &core, &optional)?
    } else {
        worker::REMOVER.to_owned()
    };
    shell::write(&staging.join(worker::NAME), worker_text.as_bytes())?;
    let page = page_with(&integrity(worker_text.as_bytes()))?;
    markup::check(&page)?;
    shell::write(&staging.join("index.html"), page.as_bytes())?;
    if is_release { compress::beside(staging) } else { Ok(()) }
}

impl Parts {
    fn gather(staging: &Path, is_release: bool) -> Outcome<Self> {
        let root = shell::root();
        let template = shell::read_text(&staging.join("index.html"))?;
        // `trunk serve` adds a script that reloads the page; it is no part of the shipped site.
        let is_watched = !is_release && template.contains("<script");
        let template = markup::without_scripts(&template);
        let sheets = ["src/style/tokens.css", "src/style/app.css"];
        let style: Outcome<Vec<String>> =
            sheets.iter().map(|sheet| shell::read_text(&root.join(sheet))).collect();
        let early = root.join("src/early.js");
        let early = if early.exists() { Some(js::strip(&shell::read_text(&early)?)) } else { None };
        Ok(Self {
            template,
            style: css::minify(&style?.concat()),
            early,
            boot: js::strip(&shell::read_text(&root.join("src/boot.js"))?),
            reload: is_watched.then(|| js::strip(RELOAD)),
            body: prerender()?,
        })
    }

    /// The whole page, its policy made from what it really holds.
    fn page(&self, info: &BuildInfo<'_>) -> Outcome<String> {
        let json = serde_json::to_string(info).map_err(|e| {
            Failure::step(format!("cannot write the build's names: {e}"), "report this")
        })?;
        let boot = js::fill(&self.boot, "JSON.parse(document.currentScript.dataset.build)");
        let script = |text: &Option<String>| {
            text.as_ref().map_or_else(String::new, |text| format!("<script>{text}</script>"))
        };
        let booting = format!("<script data-build='{json}'>{boot}</script>");
        let fills = [
            ("<!--@style-->", format!("<style>{}</style>", self.style)),
            ("<!--@early-->", script(&self.early)),
            ("<!--@body-->", self.body.clone()),
            ("<!--@boot-->", booting + &script(&self.reload)),
        ];
        let mut page = self.template.clone();
        for (mark, text) in &fills {
            if page.matches(mark).count() != 1 {
                return Err(Failure::step(
                    format!("index.html must hold {mark} exactly once"),
                    "put the mark back where that part belongs",
                ));
            }
            page = page.replacen(mark, text, 1);
        }
        let policy = policy::for_page(&page)?;
        Ok(page.replacen("@policy", &policy, 1).replace("\n\n", "\n"))
    }
}

/// Lists what a browser fetches when it opens the shipped page for the first time, the page first.
pub fn first_visit(html: &str) -> Outcome<Vec<String>> {
    let mut names = vec!["index.html".to_owned()];
    for tag in markup::tags(html) {
        // Firefox takes the apple-touch-icon for its tab, too.
        let kinds = [Some("icon"), Some("apple-touch-icon"), Some("manifest")];
        let is_fetched = kinds.contains(&tag.attribute("rel"));
        if let Some(name) = tag.attribute("href").filter(|_| tag.name == "link" && is_fetched) {
            names.push(name.to_owned());
        }
        if let Some(json) = tag.attribute("data-build") {
            let info: BuildInfo<'_> = serde_json::from_str(json).map_err(|e| {
                Failure::step(
                    format!("dist/index.html is not ours: {e}"),
                    "cargo xtask dist builds it",
                )
            })?;
            names.extend([info.js, info.wasm].map(str::to_owned));
            names.extend(info.sw.map(str::to_owned));
        }
    }
    Ok(names)
}

/// Prints the first screen with the app's own components, run on this machine.
fn prerender() -> Outcome<String> {
    let mut command = shell::command("cargo");
    command.args(["run", "--quiet", "--bin", "prerender"]);
    let printed = shell::capture(&mut command, "the page could not be drawn; see above")?;
    let text = String::from_utf8(printed).map_err(|_| {
        Failure::step("the drawn page is not UTF-8", "look at what src/bin/prerender.rs prints")
    })?;
    Ok(text.trim_end().to_owned())
}

/// Takes a script and a module that Trunk built out of the staging directory.
fn built(
    staging: &Path,
    js_name: &str,
    wasm_name: &str,
    is_release: bool,
) -> Outcome<(String, Vec<u8>)> {
    let (js_path, wasm_path) = (staging.join(js_name), staging.join(wasm_name));
    let (js, wasm) = (shell::read_text(&js_path)?, shell::read(&wasm_path)?);
    for path in [&js_path, &wasm_path] {
        std::fs::remove_file(path).map_err(|e| Failure::file("remove", path, &e))?;
    }
    if !is_release {
        return Ok((js, wasm));
    }
    wasm::shorten(&js::strip(&js), &wasm::without_custom_sections(&wasm)?)
}

/// Writes a file under a name that carries its hash.
fn ship(staging: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Outcome<Shipped> {
    let name = format!("{stem}-{}.{ending}", short_hash(bytes));
    shell::write(&staging.join(&name), bytes)?;
    Ok(Shipped { name, integrity: integrity(bytes) })
}

fn build_name(parts: &Parts, sw_template: &str, core: &[Shipped], rest: [&Shipped; 2]) -> String {
    let mut all = String::new();
    for part in [&parts.template, &parts.style, &parts.boot, &parts.body, sw_template] {
        all.push_str(part);
        all.push('\0');
    }
    all.push_str(parts.early.as_deref().unwrap_or_default());
    for file in core.iter().chain(rest) {
        all.push_str(&file.integrity);
    }
    short_hash(all.as_bytes())
}

/// Scripts and modules that the page does not need at once: cached after their first use.
fn optional_parts(staging: &Path, core: &[Shipped]) -> Outcome<Vec<Shipped>> {
    let mut found = Vec::new();
    for path in shell::files_below(staging)? {
        let Some(name) = path.strip_prefix(staging).ok().and_then(Path::to_str) else { continue };
        let is_code = path.extension().is_some_and(|e| e == "js" || e == "wasm" || e == "css");
        if is_code && name != worker::NAME && core.iter().all(|file| file.name != name) {
            let integrity = integrity(&shell::read(&path)?);
            found.push(Shipped { name: name.to_owned(), integrity });
        }
    }
    Ok(found)
}

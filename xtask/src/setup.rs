//! What the commands need from outside the project, in one table, and how each thing gets here.
//!
//! Says what it is about to install and why, does nothing twice, and where it may not install
//! stops with the one command to run. Must not know what the tools are used for beyond that sentence.

use std::path::Path;

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::shell;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// How much a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// To build and serve the app.
    Build,
    /// To test it in browsers, too.
    Test,
}

/// A tool built from its crate into `.tools/bin`.
struct CargoTool {
    package: &'static str,
    version: &'static str,
    program: &'static str,
    options: &'static [&'static str],
    why: &'static str,
    need: Need,
}

/// wasm-bindgen's version must be the one Cargo.toml pins for the library.
const CARGO_TOOLS: [CargoTool; 3] = [
    CargoTool {
        package: "wasm-bindgen-cli",
        version: "0.2.129",
        program: "wasm-bindgen",
        options: &[],
        why: "joins the compiled app to the browser, about 3 minutes",
        need: Need::Build,
    },
    CargoTool {
        package: "trunk",
        version: "0.21.14",
        program: "trunk",
        options: &["--no-default-features", "--features", "rustls"],
        why: "builds and serves the site, about 6 minutes",
        need: Need::Build,
    },
    CargoTool {
        package: "geckodriver",
        version: "0.37.1",
        program: "geckodriver",
        options: &[],
        why: "drives Firefox in the tests, about a minute",
        need: Need::Test,
    },
];

/// Debian packages the tests need, and a file that shows each is there.
const DEBIAN_PACKAGES: [(&str, &str, &str); 6] = [
    ("chromium", "/usr/bin/chromium", "a browser to test in"),
    ("chromium-driver", "/usr/bin/chromedriver", "drives Chromium"),
    ("firefox-esr", "/usr/bin/firefox-esr", "a browser to test in"),
    ("webkit2gtk-driver", "/usr/bin/WebKitWebDriver", "Safari's engine, and drives it"),
    ("xvfb", "/usr/bin/Xvfb", "a screen for WebKit, which has no headless mode"),
    ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto", "Chinese text in the pictures"),
];

/// The accessibility checker the end-to-end tests put into the page.
const AXE: (&str, &str) = ("axe-core", "4.10.3");

/// Installs everything the tests need.
pub fn run(args: Args) -> Outcome {
    args.finish()?;
    install(Need::Test)?;
    println!("everything is here");
    Ok(())
}

/// Installs what is missing for a need; silent when nothing is.
pub fn install(need: Need) -> Outcome {
    wasm_target()?;
    for tool in CARGO_TOOLS.iter().filter(|tool| tool.need <= need) {
        cargo_tool(tool)?;
    }
    if need == Need::Test {
        lint_components()?;
        debian_packages()?;
        axe()?;
    }
    Ok(())
}

fn wasm_target() -> Outcome {
    let mut rustc = shell::command("rustc");
    let printed = shell::capture(rustc.args(["--print", "sysroot"]), "install Rust with rustup")?;
    let sysroot = String::from_utf8_lossy(&printed).trim().to_owned();
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).exists() {
        return Ok(());
    }
    say(&format!("the Rust target {WASM_TARGET}"), "the app is compiled to WebAssembly");
    let by_hand = format!("run: rustup target add {WASM_TARGET}");
    shell::run(shell::command("rustup").args(["target", "add", WASM_TARGET]), &by_hand)
}

/// The toolchain file names these, but automatic installs may be off.
fn lint_components() -> Outcome {
    let components = [("cargo-clippy", "clippy"), ("cargo-fmt", "rustfmt")];
    for (program, component) in components {
        // Rustup leaves a stand-in on the PATH that only says the component is missing.
        let version = shell::command(program).arg("--version").output();
        if version.is_ok_and(|output| output.status.success()) {
            continue;
        }
        say(&format!("Rust's {component}"), "the tests begin with it");
        let by_hand = format!("run: rustup component add {component}");
        shell::run(shell::command("rustup").args(["component", "add", component]), &by_hand)?;
    }
    Ok(())
}

fn cargo_tool(tool: &CargoTool) -> Outcome {
    // Cargo's own record in .tools says which version is there.
    let record =
        std::fs::read_to_string(shell::tools_dir().join(".crates.toml")).unwrap_or_default();
    let is_recorded = record.contains(&format!("\"{} {} ", tool.package, tool.version));
    if is_recorded && shell::tools_dir().join("bin").join(tool.program).is_file() {
        return Ok(());
    }
    say(&format!("{} {} into .tools/", tool.package, tool.version), tool.why);
    let spec = format!("{}@{}", tool.package, tool.version);
    let mut cargo = shell::command("cargo");
    cargo.args(["install", "--locked", "--root"]).arg(shell::tools_dir());
    cargo.arg(&spec).args(tool.options);
    let by_hand =
        format!("run: cargo install --locked --root .tools {spec} {}", tool.options.join(" "));
    shell::run(&mut cargo, by_hand.trim_end())
}

fn debian_packages() -> Outcome {
    let missing: Vec<_> =
        DEBIAN_PACKAGES.iter().filter(|(_, proof, _)| !Path::new(proof).exists()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|(name, ..)| *name).collect();
    let install = apt_command(&names, shell::which("apt-get").is_some(), is_root())?;
    for (name, _, why) in missing {
        say(&format!("Debian's {name}"), why);
    }
    let mut apt = shell::command("sh");
    apt.arg("-c").arg(&install).env("DEBIAN_FRONTEND", "noninteractive");
    shell::run(&mut apt, &format!("run: {install}"))
}

/// The command that installs Debian packages, or, where it may not be run, what the person can do.
fn apt_command(names: &[&str], has_apt: bool, is_root: bool) -> Outcome<String> {
    let list = names.join(" ");
    let install = format!("apt-get update && apt-get install -y --no-install-recommends {list}");
    let missing = format!("missing for the browser tests: {}", names.join(", "));
    match (has_apt, is_root) {
        (true, true) => Ok(install),
        (true, false) => Err(Failure::step(missing, format!("run: sudo sh -c '{install}'"))),
        (false, _) => Err(Failure::step(
            missing,
            "this is no Debian: install their like under the paths in xtask/src/setup.rs",
        )),
    }
}

fn axe() -> Outcome {
    let (package, version) = AXE;
    let home = shell::tools_dir().join("node_modules").join(package);
    let manifest = std::fs::read_to_string(home.join("package.json")).unwrap_or_default();
    if manifest.contains(&format!("\"version\": \"{version}\"")) {
        return Ok(());
    }
    let spec = format!("{package}@{version}");
    let by_hand = format!("run: npm install --prefix .tools --no-save {spec}");
    if shell::which("npm").is_none() {
        return Err(Failure::step(
            format!("{package} is missing, and npm to install it with"),
            format!("install Node.js, then {by_hand}"),
        ));
    }
    say(&format!("{spec} into .tools/"), "finds what a screen reader would stumble over");
    let mut npm = shell::command("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    shell::run(npm.arg(shell::tools_dir()).arg(&spec), &by_hand)
}

fn is_root() -> bool {
    shell::capture(shell::command("id").arg("-u"), "").is_ok_and(|out| out.trim_ascii() == b"0")
}

fn say(what: &str, why: &str) {
    println!("installing {what}: {why}");
}

#[cfg(test)]
mod tests {
    use super::{CARGO_TOOLS, apt_command};

    #[test]
    fn installs_only_where_it_may() {
        for (has_apt, is_root, expect) in [
            (true, true, "apt-get update && apt-get install -y --no-install-recommends xvfb"),
            (
                true,
                false,
                "run: sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends xvfb'",
            ),
            (false, true, "install their like"),
        ] {
            let said = apt_command(&["xvfb"], has_apt, is_root).unwrap_or_else(|e| e.to_string());
            assert!(said.contains(expect), "{said}");
        }
    }

    #[test]
    fn wasm_bindgen_is_the_version_the_app_uses() {
        let manifest = std::fs::read_to_string(crate::shell::root().join("Cargo.toml")).unwrap();
        let tool = CARGO_TOOLS.iter().find(|tool| tool.program == "wasm-bindgen").unwrap();
        assert!(manifest.contains(&format!("wasm-bindgen = \"={}\"", tool.version)));
    }
}

//! The app against the floor page on a slow phone: `bench [--runs N] [--json] [--scale] [--dist DIR]`.
//!
//! Exits 1 when the app is past a budget, 2 when it could not be measured.

mod desk;
mod measure;
mod report;
mod scale;

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use yaodian_e2e::floor;
use yaodian_e2e::server::Site;
use yaodian_plan::sample;

struct Wishes {
    runs: usize,
    is_json: bool,
    /// Whether only plans of different sizes are measured.
    is_scale_only: bool,
    dist: PathBuf,
}

enum BenchError {
    Usage(String),
    Failed(String),
}

impl<E: std::error::Error> From<E> for BenchError {
    fn from(error: E) -> Self {
        Self::Failed(error.to_string())
    }
}

impl fmt::Display for BenchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) => {
                write!(f, "error: {what}\nhint: bench [--runs N] [--json] [--scale] [--dist DIR]")
            }
            Self::Failed(what) => write!(
                f,
                "error: {what}\nhint: `cargo xtask bench` makes the site and installs what is missing"
            ),
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let measured = match wishes(std::env::args().skip(1)) {
        Ok(wishes) => bench(&wishes).await,
        Err(error) => Err(error),
    };
    match measured {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn wishes(mut words: impl Iterator<Item = String>) -> Result<Wishes, BenchError> {
    let mut wishes =
        Wishes { runs: 9, is_json: false, is_scale_only: false, dist: yaodian_e2e::dist() };
    while let Some(word) = words.next() {
        let mut value =
            || words.next().ok_or_else(|| BenchError::Usage(format!("{word} needs a value")));
        match word.as_str() {
            "--json" => wishes.is_json = true,
            "--scale" => wishes.is_scale_only = true,
            "--dist" => wishes.dist = value()?.into(),
            "--runs" => {
                let runs = value()?;
                wishes.runs = runs
                    .parse()
                    .ok()
                    .filter(|runs| *runs > 0)
                    .ok_or_else(|| BenchError::Usage(format!("{runs} is no number of runs")))?;
            }
            other => return Err(BenchError::Usage(format!("there is no {other}"))),
        }
    }
    Ok(wishes)
}

/// Measures both in turn and prints what came of it; answers whether the app is within its budgets.
async fn bench(wishes: &Wishes) -> Result<bool, BenchError> {
    let plan = std::fs::read_to_string(yaodian_e2e::root().join("seeds/tonglu-2022.txt"))?;
    let floor_site = Site::start_page(floor::page(&plan)).await?;
    let app_site = Site::start_packed(&wishes.dist).await?;
    let (mut rows, mut limits) = match wishes.is_scale_only {
        true => (Vec::new(), Vec::new()),
        false => visits(wishes, &app_site, &floor_site).await?,
    };
    let (scaled, scaled_limits) = scale(wishes, &app_site).await?;
    rows.extend(scaled);
    limits.extend(scaled_limits);
    if wishes.is_json {
        println!("{}", report::json(&rows, &limits));
    } else {
        print!("{}", report::table(&rows, &limits));
    }
    Ok(!rows.iter().any(report::Row::is_past) && !limits.iter().any(report::Limit::is_past))
}

/// Measures plans of both sizes, and the floor page, in turn.
async fn scale(
    wishes: &Wishes,
    app_site: &Site,
) -> Result<(Vec<report::Row>, Vec<report::Limit>), BenchError> {
    let [few, many] = scale::SIZES;
    let floor_site = Site::start_page(floor::page(&sample::text(few))).await?;
    let small = scale::Kept::new(&app_site.url(""), few).await?;
    let large = scale::Kept::new(&app_site.url(""), many).await?;
    let mut runs = report::Scale::default();
    for run in 1..=wishes.runs.div_ceil(3) {
        runs.floor.push(scale::floor(&floor_site.url("")).await?);
        runs.small.push(small.visit().await?);
        runs.large.push(large.visit().await?);
        eprintln!(
            "scale {run}: {:?}; {:?}; floor {:?}",
            runs.small.last(),
            runs.large.last(),
            runs.floor.last()
        );
    }
    Ok((runs.rows(), runs.limits()))
}

/// Measures first visits to both pages, and the desk, in turn.
async fn visits(
    wishes: &Wishes,
    app_site: &Site,
    floor_site: &Site,
) -> Result<(Vec<report::Row>, Vec<report::Limit>), BenchError> {
    // Whatever is compressed for the first time now is not compressed during a visit.
    measure::visit(&app_site.url("")).await?;
    measure::visit(&floor_site.url("")).await?;
    let (mut app, mut floor) = (Vec::new(), Vec::new());
    for run in 1..=wishes.runs {
        floor.push(measure::visit(&floor_site.url("")).await?);
        app.push(measure::visit(&app_site.url("")).await?);
        let last = |visits: &[measure::Visit]| {
            let visit = visits.last().cloned().unwrap_or_default();
            format!(
                "paint {:.0}, tick {:.0} ({}), tick to paint {:.0}",
                visit.first_paint, visit.first_tick, visit.key, visit.tick_to_paint
            )
        };
        eprintln!("{run}/{}: app {}; floor {}", wishes.runs, last(&app), last(&floor));
    }
    let mut desk = Vec::new();
    for run in 1..=wishes.runs.div_ceil(3) {
        desk.push(desk::visit(&app_site.url("")).await?);
        eprintln!("desk {run}: {:?}", desk.last());
    }
    Ok((report::rows(&app, &floor), report::limits(&desk)))
}

//! Saving a drawing as a file: an SVG, or a picture painted from it.
//!
//! Must not know what is drawn, nor how a copy is made: `copy` does.

use js_sys::{Array, Promise};
use leptos::prelude::set_timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};
use yaodian_model::Event;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::charts::{Chart, ChartEvent, ChartView, Picture};

use super::copy::{Copy, copy};
use crate::browser::{platform, spawn};
use crate::shell::Shell;

/// How many pixels of a picture stand for one unit.
const SHARPNESS: u32 = 3;

/// Saves a chart as an SVG file; where files get lost, its text is shown to be copied.
pub fn drawing(shell: Shell, chart: Chart, view: &ChartView) {
    let Some(copy) = copy(chart, view) else { return fail(shell, chart) };
    let offered = || offer(&format!("{}.svg", view.file), &blob(&copy.text)?);
    let is_offered = !platform::is_in_app() && offered().is_some();
    shell.send(Event::FileOffered { is_offered, content: copy.text });
}

/// Saves a chart as a picture; where files get lost, it is shown to be saved by a long press.
pub fn picture(shell: Shell, chart: Chart, view: &ChartView) {
    let Some(copy) = copy(chart, view) else { return fail(shell, chart) };
    let name = format!("{}.png", view.file);
    let label = format!("{}: {}", chart.name(), view.finding);
    spawn(async move {
        let Some(canvas) = paint(&copy).await else { return fail(shell, chart) };
        let is_offered = !platform::is_in_app()
            && to_blob(&canvas).await.and_then(|blob| offer(&name, &blob)).is_some();
        if is_offered {
            let content = String::new();
            return shell.send(Event::FileOffered { is_offered, content });
        }
        match canvas.to_data_url() {
            Ok(source) => told(shell, ChartEvent::PictureShown(Picture { source, label })),
            Err(_) => fail(shell, chart),
        }
    });
}

fn told(shell: Shell, event: ChartEvent) {
    shell.send(Event::Track(TrackEvent::Chart(event)));
}

fn fail(shell: Shell, chart: Chart) {
    told(shell, ChartEvent::SavingFailed(chart));
}

fn blob(text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml;charset=utf-8");
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Draws a copy on a canvas.
async fn paint(copy: &Copy) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    let text: String = js_sys::encode_uri_component(&copy.text).into();
    // Not a blob: some browsers do not give back what a blob was drawn into.
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
    JsFuture::from(image.decode()).await.ok()?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (copy.width * SHARPNESS, copy.height * SHARPNESS);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    let painted =
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height);
    painted.ok()?;
    Some(canvas)
}

async fn to_blob(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let promise = Promise::new(&mut |resolve, reject| {
        let made = Closure::once_into_js(move |blob: JsValue| {
            // The promise takes whatever comes.
            resolve.call1(&JsValue::NULL, &blob).ok();
        });
        if canvas.to_blob(made.unchecked_ref()).is_err() {
            reject.call0(&JsValue::NULL).ok();
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Offers a file for download.
fn offer(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Revoked late: some browsers read it only after the click was handled.
    set_timeout(move || drop(Url::revoke_object_url(&url)), std::time::Duration::from_secs(60));
    Some(())
}

//! The WebDriver endpoints fantoccini has no method for.
//!
//! Must not know what they are used for.

use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, elements::Element};
use hyper::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

#[derive(Debug)]
struct Extension {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

async fn issue(
    client: &Client,
    method: Method,
    path: String,
    body: Option<Value>,
) -> Result<Value, CmdError> {
    let command = Extension { method, path, body };
    client.issue_cmd(command).await
}

/// Sends a command of the Chrome DevTools protocol (Chromium only).
///
/// # Errors
/// When the browser refuses the command.
pub async fn devtools(client: &Client, name: &str, parameters: Value) -> Result<Value, CmdError> {
    let body = json!({ "cmd": name, "params": parameters });
    issue(client, Method::POST, "goog/cdp/execute".into(), Some(body)).await
}

/// Takes what was written to the console since last asked (Chromium only).
///
/// # Errors
/// When the browser keeps no log.
pub async fn console(client: &Client) -> Result<Vec<String>, CmdError> {
    let body = json!({ "type": "browser" });
    let log = issue(client, Method::POST, "se/log".into(), Some(body)).await?;
    let entries = log.as_array().cloned().unwrap_or_default();
    Ok(entries
        .iter()
        .map(|entry| {
            let part = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
            format!("{}: {}", part("level"), part("message"))
        })
        .collect())
}

/// Returns the role the browser itself computes for an element.
///
/// # Errors
/// When the element is gone or the driver does not tell.
pub async fn computed_role(client: &Client, element: &Element) -> Result<String, CmdError> {
    computed(client, element, "computedrole").await
}

/// Returns the accessible name the browser itself computes for an element.
///
/// # Errors
/// When the element is gone or the driver does not tell.
pub async fn computed_name(client: &Client, element: &Element) -> Result<String, CmdError> {
    computed(client, element, "computedlabel").await
}

async fn computed(client: &Client, element: &Element, what: &str) -> Result<String, CmdError> {
    let path = format!("element/{}/{what}", element.element_id());
    let value = issue(client, Method::GET, path, None).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

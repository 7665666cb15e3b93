//! Finding things by role and accessible name.
//!
//! The page's own script computes both, the same in every engine; a test holds it against what
//! the browsers compute.

use std::fmt;

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::{Page, PageError};
use crate::wait::{PATIENCE, until};

/// How WebDriver marks a handle to an element in a script's answer.
pub(super) const HANDLE: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What kind of thing it is to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 按钮.
    Button,
    /// 复选框; on, off or mixed.
    Checkbox,
    /// 对话框.
    Dialog,
    /// What opens and closes a part of the page: a summary, or a button that says so.
    Disclosure,
    /// A field that takes a file.
    File,
    /// 标题.
    Heading,
    /// A picture or chart.
    Image,
    /// 链接.
    Link,
    /// An entry of a menu of which one is chosen.
    MenuItemRadio,
    /// 单选按钮.
    Radio,
    /// A field to search with.
    Searchbox,
    /// What announces itself when it changes.
    Status,
    /// 开关.
    Switch,
    /// 表格.
    Table,
    /// 文本框.
    Textbox,
    /// What must be heard at once.
    Alert,
}

impl Role {
    const fn name(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Checkbox => "checkbox",
            Self::Dialog => "dialog",
            Self::Disclosure => "disclosure",
            Self::File => "file",
            Self::Heading => "heading",
            Self::Image => "img",
            Self::Link => "link",
            Self::MenuItemRadio => "menuitemradio",
            Self::Radio => "radio",
            Self::Searchbox => "searchbox",
            Self::Status => "status",
            Self::Switch => "switch",
            Self::Table => "table",
            Self::Textbox => "textbox",
            Self::Alert => "alert",
        }
    }
}

/// A name to look for; white space does not count.
#[derive(Clone, Debug)]
pub enum Name {
    /// The whole name.
    Is(String),
    /// The name begins so.
    Starts(String),
    /// The name holds this.
    Has(String),
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Is(name.to_owned())
    }
}

impl From<&String> for Name {
    fn from(name: &String) -> Self {
        Self::Is(name.clone())
    }
}

/// Looks for a name that holds `part`.
#[must_use]
pub fn has(part: &str) -> Name {
    Name::Has(part.to_owned())
}

/// Looks for a name that begins with `part`.
#[must_use]
pub fn starts(part: &str) -> Name {
    Name::Starts(part.to_owned())
}

impl Name {
    fn fits(&self, name: &str) -> bool {
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let name = squeeze(name);
        match self {
            Self::Is(wanted) => name == squeeze(wanted),
            Self::Starts(wanted) => name.starts_with(&squeeze(wanted)),
            Self::Has(wanted) => name.contains(&squeeze(wanted)),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(name) => write!(f, "「{name}」"),
            Self::Starts(name) => write!(f, "「{name}…」"),
            Self::Has(name) => write!(f, "「…{name}…」"),
        }
    }
}

/// Something a screen reader is told of.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its handle.
    pub element: Element,
    /// Its role, as in the page.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// `true`, `false`, `mixed`, or empty where it cannot be on or off.
    pub checked: String,
    /// `true`, `false`, or empty where it opens nothing.
    pub expanded: String,
    /// What kind of current thing it is, or empty.
    pub current: String,
    /// What a field holds.
    pub value: String,
    /// Whether it cannot be used now.
    pub is_disabled: bool,
    /// Whether it has the focus.
    pub is_focused: bool,
    /// Left, top, width, height in the window.
    pub place: [f64; 4],
}

impl Page {
    /// Returns everything of a role that is there for a screen reader, in document order.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn all(&self, role: Role) -> Result<Vec<Seen>, PageError> {
        self.told(role.name()).await
    }

    /// Returns what has the focus, where that is something a screen reader would name.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn focused(&self) -> Result<Option<Seen>, PageError> {
        Ok(self.told("").await?.into_iter().find(|seen| seen.is_focused))
    }

    async fn told(&self, role: &str) -> Result<Vec<Seen>, PageError> {
        // What the page draws anew while it answers cannot be handed over: it is asked again.
        let answer = until("the page to stand still", PATIENCE, async || {
            match self.run(include_str!("seen.js"), vec![json!(role)]).await {
                Err(PageError::Command(error)) if error.is_stale_element_reference() => Ok(None),
                other => other.map(Some),
            }
        })
        .await?;
        let list = answer.as_array().ok_or_else(|| PageError::Answer(answer.to_string()))?;
        list.iter()
            .map(|entry| self.seen(entry).ok_or_else(|| PageError::Answer(entry.to_string())))
            .collect()
    }

    fn seen(&self, entry: &Value) -> Option<Seen> {
        let text = |key: &str| entry.get(key)?.as_str().map(str::to_owned);
        let place: Vec<f64> =
            entry.get("box")?.as_array()?.iter().filter_map(Value::as_f64).collect();
        let handle = entry.get("element")?.get(HANDLE)?.as_str()?.to_owned();
        Some(Seen {
            element: Element::from_element_id(self.client.clone(), handle.into()),
            role: text("role")?,
            name: text("name")?,
            checked: text("checked")?,
            expanded: text("expanded")?,
            current: text("current")?,
            value: text("value")?,
            is_disabled: entry.get("disabled")?.as_bool()?,
            is_focused: entry.get("focused")?.as_bool()?,
            place: place.try_into().ok()?,
        })
    }

    /// Returns everything of a role with a name.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn named(&self, role: Role, name: impl Into<Name>) -> Result<Vec<Seen>, PageError> {
        let name = name.into();
        let mut all = self.all(role).await?;
        all.retain(|seen| name.fits(&seen.name));
        Ok(all)
    }

    /// Waits for the one thing with this role and name.
    ///
    /// # Errors
    /// When there is none, or more than one, until the end of patience.
    pub async fn find(&self, role: Role, name: impl Into<Name>) -> Result<Seen, PageError> {
        self.find_where(role, name, "", |_| true).await
    }

    /// Waits for the one thing with this role and name to be in some state.
    ///
    /// # Errors
    /// As [`Page::find`].
    pub async fn find_where(
        &self,
        role: Role,
        name: impl Into<Name>,
        state: &str,
        is_so: impl Fn(&Seen) -> bool,
    ) -> Result<Seen, PageError> {
        let name = name.into();
        let mut others = String::new();
        let what = format!("one {} {name} {state}", role.name());
        let found: Result<Seen, PageError> = until(what, PATIENCE, async || {
            let all = self.all(role).await?;
            others = described(&all);
            let mut fitting = all.into_iter().filter(|seen| name.fits(&seen.name));
            Ok(match (fitting.next(), fitting.next()) {
                (Some(seen), None) if is_so(&seen) => Some(seen),
                _ => None,
            })
        })
        .await;
        found.map_err(|error| error.with(&format!("there are: {others}")))
    }

    /// Waits until nothing with this role and name is left.
    ///
    /// # Errors
    /// When it stays.
    pub async fn wait_gone(&self, role: Role, name: impl Into<Name>) -> Result<(), PageError> {
        let name = name.into();
        let what = format!("{} {name} to go", role.name());
        until(what, PATIENCE, async || {
            let left = self.named(role, name.clone()).await?;
            Ok(left.is_empty().then_some(()))
        })
        .await
    }
}

fn described(all: &[Seen]) -> String {
    all.iter()
        .map(|seen| {
            format!("「{}」{}{} ", super::clip(&seen.name), seen.checked, super::clip(&seen.value))
        })
        .take(40)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_whatever_the_spaces() {
        let check = |name: Name, text, expect| assert_eq!(name.fits(text), expect, "{name} {text}");
        check("推进“一校一品”。".into(), " 推进 “一校一品”。", true);
        check("推进".into(), "推进中", false);
        check(starts("推进"), "推进中", true);
        check(has("进"), "推进中", true);
        check(has("退"), "推进中", false);
    }
}

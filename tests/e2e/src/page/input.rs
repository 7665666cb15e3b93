//! Taps, keys and typed text, as a person gives them.
//!
//! Must not change the page by script.

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_RIGHT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::{Value, json};

use super::find::{HANDLE, Name, Role, Seen};
use super::{Page, PageError};
use crate::wait::{PATIENCE, until};

/// A key that types nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next thing.
    Tab,
    /// To the thing before: Shift with Tab.
    BackTab,
    /// Presses a button, follows a link.
    Enter,
    /// Turns a box on and off.
    Space,
    /// Closes a dialog.
    Escape,
    /// To the next of several choices.
    Down,
    /// To the one before.
    Up,
    /// To the thing on the right.
    Right,
    /// To the thing on the left.
    Left,
    /// To the first of a row.
    Home,
    /// To the last of a row.
    End,
    /// To the next page.
    PageDown,
    /// Takes the last thing back: Control with Z.
    Undo,
    /// Does it again: Control and Shift with Z.
    Redo,
    /// Lists the keys: the question mark.
    Help,
}

impl Key {
    const fn code(self) -> char {
        match self {
            Self::Tab | Self::BackTab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Space => ' ',
            Self::Escape => '\u{e00c}',
            Self::Down => '\u{e015}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::Left => '\u{e012}',
            Self::Home => '\u{e011}',
            Self::End => '\u{e010}',
            Self::PageDown => '\u{e00f}',
            Self::Undo | Self::Redo => 'z',
            Self::Help => '?',
        }
    }

    const fn held(self) -> &'static [char] {
        match self {
            Self::BackTab => &[SHIFT],
            Self::Undo => &[CONTROL],
            Self::Redo => &[CONTROL, SHIFT],
            _ => &[],
        }
    }
}

const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';

/// Brings a thing to the middle of the window; answers with what a finger would touch there: the
/// thing itself, or its label that lies over it; nothing while something else is in the way. Of a
/// box that is a pixel wide, for screen readers alone, a finger touches the label.
const REACH: &str = "
const el = arguments[0];
const own = el.getBoundingClientRect();
const aim = own.width < 2 && el.labels && el.labels[0] || el;
aim.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
const box = aim.getBoundingClientRect();
const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
if (!hit) return null;
// Drivers do not click a group of shapes: the one that was hit is in it.
if (el === hit || el.contains(hit)) return el instanceof SVGElement ? hit : el;
return [...(el.labels || [])].find((label) => label.contains(hit)) || null;";

impl Page {
    /// Taps the one thing with this role and name.
    ///
    /// # Errors
    /// When it does not come, or something stays in its way.
    pub async fn click(&self, role: Role, name: impl Into<Name>) -> Result<(), PageError> {
        let name = name.into();
        let what = format!("{role:?} {name} to be within reach");
        until(what, PATIENCE, async || {
            let seen = self.find(role, name.clone()).await?;
            if seen.is_disabled {
                return Ok(None);
            }
            self.tap(&seen).await
        })
        .await
    }

    /// Taps a thing; answers with nothing when it was out of reach or gone just now.
    ///
    /// # Errors
    /// When the browser refuses for another reason.
    pub async fn tap(&self, seen: &Seen) -> Result<Option<()>, PageError> {
        let reached = match self.client.execute(REACH, vec![json!(seen.element)]).await {
            Err(error) if is_passing(&error) => return Ok(None),
            other => other?,
        };
        let Some(handle) = reached.get(HANDLE).and_then(Value::as_str) else {
            return Ok(None);
        };
        // Where a label lies over the thing it names, the finger meets the label.
        let met = Element::from_element_id(self.client.clone(), handle.to_owned().into());
        match met.click().await {
            Err(error) if is_passing(&error) => Ok(None),
            other => Ok(Some(other?)),
        }
    }

    /// Types into the one field with this role and name, after what it holds.
    ///
    /// # Errors
    /// When it does not come or takes no text.
    pub async fn type_into(
        &self,
        role: Role,
        name: impl Into<Name>,
        text: &str,
    ) -> Result<(), PageError> {
        let seen = self.find(role, name).await?;
        seen.element.send_keys(text).await?;
        Ok(())
    }

    /// Empties the one field with this role and name, types into it, and waits until it holds that.
    ///
    /// # Errors
    /// When it does not come or does not take the text.
    pub async fn fill(
        &self,
        role: Role,
        name: impl Into<Name>,
        text: &str,
    ) -> Result<(), PageError> {
        let name = name.into();
        let seen = self.find(role, name.clone()).await?;
        seen.element.clear().await?;
        // WebKit's driver does not take an empty text.
        if !text.is_empty() {
            seen.element.send_keys(text).await?;
        }
        self.find_where(role, name, "filled", |seen| seen.value == text).await?;
        Ok(())
    }

    /// Taps the one thing with this role and name with the other mouse button.
    ///
    /// # Errors
    /// When it does not come or is out of reach.
    pub async fn right_click(&self, role: Role, name: impl Into<Name>) -> Result<(), PageError> {
        let seen = self.find(role, name).await?;
        self.client.execute(REACH, vec![json!(seen.element)]).await?;
        let mouse = MouseActions::new("mouse".into())
            .then(PointerAction::MoveToElement {
                element: seen.element,
                duration: None,
                x: 0.0,
                y: 0.0,
            })
            .then(PointerAction::Down { button: MOUSE_BUTTON_RIGHT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_RIGHT });
        self.client.perform_actions(mouse).await?;
        Ok(())
    }

    /// Presses and lets go a key, wherever the focus is.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn press(&self, key: Key) -> Result<(), PageError> {
        let down = |keys: KeyActions, value: &char| keys.then(KeyAction::Down { value: *value });
        let up = |keys: KeyActions, value: &char| keys.then(KeyAction::Up { value: *value });
        let strokes: Vec<char> = key.held().iter().copied().chain([key.code()]).collect();
        let keys = strokes.iter().fold(KeyActions::new("keyboard".into()), down);
        let keys = strokes.iter().rev().fold(keys, up);
        self.client.perform_actions(keys).await?;
        Ok(())
    }
}

/// Tells whether another look may go better: the page drew itself anew, or something moved.
fn is_passing(error: &CmdError) -> bool {
    error.is_stale_element_reference()
        || matches!(
            error,
            CmdError::Standard(standard) if standard.error == ErrorStatus::ElementClickIntercepted
        )
        || error.is_element_not_interactable()
        || error.is_move_target_out_of_bounds()
}

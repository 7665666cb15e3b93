//! Values that change while a screen is there, with their types erased.
//!
//! Leptos makes code for every type of memo it meets; a `Live` is one memo type whatever it
//! holds. Must not know the model.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

use crate::dom::Node;

/// A closure that reads a value, and signals on the way.
pub type Reads<T> = Box<dyn Fn() -> T + Send + Sync>;
/// A closure that is told something.
pub type Told<T = ()> = Arc<dyn Fn(T) + Send + Sync>;

/// A derived value, computed when what it is derived from changes, drawn when it is another.
pub struct Live<T> {
    memo: Memo<Erased>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

/// What a memo needs of a value.
trait Value: Send + Sync {
    fn is_same(&self, other: &dyn Value) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn is_same(&self, other: &dyn Value) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct Erased(Arc<dyn Value>);

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&*other.0)
    }
}

impl<T: PartialEq + Send + Sync + 'static> Live<T> {
    /// Derives a value; `derive` reads signals.
    pub fn new(derive: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let derive: Reads<Erased> = Box::new(move || Erased(Arc::new(derive())));
        Self { memo: memo(derive), kind: PhantomData }
    }

    /// Reads the value and follows it.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        let Erased(value) = self.memo.get();
        let value = value.as_any().downcast_ref();
        #[expect(clippy::expect_used, reason = "`new` is the only maker and puts a T inside")]
        read(value.expect("a Live holds what its maker derived"))
    }

    /// Reads the value without following it.
    pub fn now<U>(self, read: impl FnOnce(&T) -> U) -> U {
        untrack(|| self.with(read))
    }

    /// A closure that reads something of the value.
    pub fn read<U>(self, read: impl Fn(&T) -> U + Send + Sync + 'static) -> Reads<U> {
        Box::new(move || self.with(&read))
    }

    /// Something derived from the value alone.
    pub fn map<U>(self, derive: impl Fn(&T) -> U + Send + Sync + 'static) -> Live<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        Live::new(move || self.with(&derive))
    }

    /// A text that follows the value.
    pub fn text(self, text: impl Fn(&T) -> String + Send + Sync + 'static) -> Node {
        Node::LiveText(self.read(text))
    }

    /// A view that is drawn again when the value is another.
    pub fn show(self, view: impl Fn(&T) -> Node + Send + Sync + 'static) -> Node {
        Node::Live(self.read(view))
    }
}

impl Live<bool> {
    /// A closure for a boolean attribute.
    pub fn is(self) -> Reads<bool> {
        self.read(|is| *is)
    }
}

impl Live<String> {
    /// A closure for a property.
    pub fn copy(self) -> Reads<String> {
        self.read(String::clone)
    }
}

/// The one place where a memo is made.
fn memo(derive: Reads<Erased>) -> Memo<Erased> {
    Memo::new(move |_| derive())
}

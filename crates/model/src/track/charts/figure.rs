//! A drawing as data: shapes in tenths of a unit, marks that can be reached one by one, words.
//!
//! Must not know colours or elements: inks say what a shape stands for.

use yaodian_plan::Standing;
use yaodian_plan::progress::Status;
use yaodian_track::chart::Point;

/// A whole drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// What lies behind the marks.
    pub back: Vec<Shape>,
    /// What can be reached and read, in order.
    pub marks: Vec<Mark>,
    /// What lies over the marks.
    pub front: Vec<Shape>,
}

/// A part of a drawing that has something to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it says.
    pub label: String,
    /// Its shapes.
    pub shapes: Vec<Shape>,
}

/// A piece of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A path.
    Path {
        /// What it stands for.
        ink: Ink,
        /// The path's text.
        d: String,
    },
    /// A line of words.
    Words {
        /// Where it begins, centres or ends; its base line.
        at: Point,
        /// Which of these.
        anchor: Anchor,
        /// How it looks.
        tone: Tone,
        /// The words.
        text: String,
    },
    /// The ridges, in an area from the top left corner.
    Ridges {
        /// The part of each that is coloured, in thousandths.
        permilles: Vec<u32>,
        /// The area's width.
        width: i32,
        /// The area's height.
        height: i32,
    },
    /// The year's boat.
    Boat(Point),
}

/// What a shape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Tasks with a status.
    Status(Status),
    /// A ribbon that leads to a status.
    Stream(Status),
    /// A ribbon of what did not change.
    Still,
    /// The bar of what is 受阻.
    Bar,
    /// A target's bar.
    Standing(Standing),
    /// The sign of where a target stands.
    Sign(Standing),
    /// The ground under a bar.
    Track,
    /// A range's band.
    Band,
    /// Where a target started from.
    Base,
    /// A goal's flag.
    Goal,
    /// A help line.
    Grid,
    /// The edge of a ring.
    Rim,
    /// The even pace of the year.
    Pace,
    /// How much there is to do.
    Scope,
    /// Today.
    Now,
    /// What was really done.
    Real,
    /// The area under it.
    Area,
    /// What is not known.
    Unknown,
    /// The outline of a radar's shape.
    Outline,
    /// A dot on a line.
    Dot,
    /// A day on which something was done, by its step of more.
    Day(u32),
    /// Days on which nothing was.
    Blank,
    /// Nothing to see: where a finger may land.
    Hit,
}

/// Which end of words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The first letter.
    Start,
    /// The middle.
    Middle,
    /// The last letter.
    End,
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As captions do.
    Plain,
    /// As values do.
    Strong,
    /// As asides do.
    Quiet,
    /// As the sum of all does.
    Total,
}

/// How large captions are, in tenths.
pub const FONT: i32 = 120;

/// A path.
#[must_use]
pub const fn path(ink: Ink, d: String) -> Shape {
    Shape::Path { ink, d }
}

/// Words at a place.
#[must_use]
pub fn words_at(x: i32, y: i32, anchor: Anchor, tone: Tone, text: impl Into<String>) -> Shape {
    Shape::Words { at: Point::new(x, y), anchor, tone, text: text.into() }
}

/// Words that begin at a place.
#[must_use]
pub fn label(x: i32, y: i32, text: impl Into<String>) -> Shape {
    words_at(x, y, Anchor::Start, Tone::Plain, text)
}

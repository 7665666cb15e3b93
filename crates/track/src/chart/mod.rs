//! The geometry of charts: arcs, stacks, lines, radar, streams, calendar cells, ticks, lines of
//! words. Lengths are whole tenths of a unit, so that every machine draws the same.
//!
//! Must not know colours, words or what is counted.

mod allot;
mod arc;
mod axis;
mod heat;
mod line;
mod pen;
mod radar;
mod stream;
mod wrap;

pub use allot::{Part, allot, stack};
pub use arc::ring;
pub use axis::{Frame, ticks};
pub use heat::{Cell, Half, LEVELS, half, level};
pub use line::{closed_down_to, open_path, simplify};
pub use pen::{Pen, Point, TURN, on_circle, tenths};
pub use radar::{Radar, polygon, radar};
pub use stream::{Node, Ribbon, Streams, streams};
pub use wrap::{width_of, wrap};

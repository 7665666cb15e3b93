//! Points, numbers and the texts of SVG paths.
//!
//! Must not draw: it writes what is drawn.

/// A place, in tenths of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

impl Point {
    /// Makes a place.
    #[must_use]
    pub const fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }
}

/// Tenths as SVG writes them: `12`, `12.3`, `-0.5`.
#[must_use]
pub fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Writes a path.
#[derive(Clone, Debug, Default)]
pub struct Pen(String);

impl Pen {
    /// Starts at a place.
    #[must_use]
    pub fn at(point: Point) -> Self {
        Self::default().to('M', point)
    }

    /// Goes on elsewhere.
    #[must_use]
    pub fn skip(self, point: Point) -> Self {
        self.to('M', point)
    }

    /// Draws a straight line.
    #[must_use]
    pub fn line(self, point: Point) -> Self {
        self.to('L', point)
    }

    /// Draws an S-curve that leaves and arrives level.
    #[must_use]
    pub fn sway(mut self, from: Point, to: Point) -> Self {
        let middle = (from.x + to.x) / 2;
        self.0.push('C');
        self.pair(Point::new(middle, from.y));
        self.0.push(' ');
        self.pair(Point::new(middle, to.y));
        self.0.push(' ');
        self.pair(to);
        self
    }

    /// Draws an arc of a circle.
    #[must_use]
    pub fn arc(mut self, radius: i32, is_large: bool, is_clockwise: bool, to: Point) -> Self {
        let radius = tenths(radius);
        let (large, sweep) = (u8::from(is_large), u8::from(is_clockwise));
        self.0.push_str(&format!("A{radius} {radius} 0 {large} {sweep} "));
        self.pair(to);
        self
    }

    /// Closes what was drawn last.
    #[must_use]
    pub fn close(mut self) -> Self {
        self.0.push('z');
        self
    }

    /// A rectangle.
    #[must_use]
    pub fn rect(x: i32, y: i32, width: i32, height: i32) -> String {
        let (x, y, width) = (tenths(x), tenths(y), tenths(width));
        format!("M{x} {y}h{width}v{}h-{width}z", tenths(height))
    }

    /// The path's text.
    #[must_use]
    pub fn text(self) -> String {
        self.0
    }

    fn to(mut self, command: char, point: Point) -> Self {
        self.0.push(command);
        self.pair(point);
        self
    }

    fn pair(&mut self, point: Point) {
        self.0.push_str(&tenths(point.x));
        self.0.push(' ');
        self.0.push_str(&tenths(point.y));
    }
}

/// A whole turn, in hundredths of a degree.
pub const TURN: i32 = 36_000;
const QUARTER: i32 = TURN / 4;
/// One, as the sine counts it.
const ONE: i64 = 1_000_000_000;

/// The place on a circle at an angle, clockwise from the top, in hundredths of a degree.
#[must_use]
pub fn on_circle(center: Point, radius: i32, angle: i32) -> Point {
    let along = |sine: i64| {
        let product = i64::from(radius) * sine;
        let rounded = (product + product.signum() * ONE / 2) / ONE;
        i32::try_from(rounded).unwrap_or(0)
    };
    Point::new(center.x + along(sine(angle)), center.y - along(sine(angle + QUARTER)))
}

/// The sine of an angle, in billionths.
fn sine(angle: i32) -> i64 {
    let angle = angle.rem_euclid(TURN);
    let (half, within) = (angle / (2 * QUARTER), angle % (2 * QUARTER));
    let rising = if within > QUARTER { 2 * QUARTER - within } else { within };
    let value = if rising > QUARTER / 2 {
        cosine_near_0(radians(QUARTER - rising))
    } else {
        sine_near_0(radians(rising))
    };
    if half == 1 { -value } else { value }
}

/// Hundredths of a degree in billionths of a radian.
fn radians(angle: i32) -> i64 {
    const QUARTER_RADIANS: i64 = 1_570_796_327;
    i64::from(angle) * QUARTER_RADIANS / i64::from(QUARTER)
}

/// Taylor's series, good up to 45 degrees; products stay below 2^63.
fn sine_near_0(x: i64) -> i64 {
    let square = x * x / ONE;
    let third = x * square / ONE;
    let fifth = third * square / ONE;
    x - third / 6 + fifth / 120 - fifth * square / ONE / 5040
}

fn cosine_near_0(x: i64) -> i64 {
    let square = x * x / ONE;
    let fourth = square * square / ONE;
    let sixth = fourth * square / ONE;
    ONE - square / 2 + fourth / 24 - sixth / 720 + sixth * square / ONE / 40_320
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_written_short() {
        for (value, expect) in [(0, "0"), (120, "12"), (123, "12.3"), (-5, "-0.5"), (-120, "-12")] {
            assert_eq!(tenths(value), expect);
        }
    }

    #[test]
    fn places_on_a_circle_are_where_they_should_be() {
        let center = Point::new(1000, 1000);
        let check = |degrees: i32, x, y| {
            let at = on_circle(center, 500, degrees * 100);
            assert_eq!(at, Point::new(x, y), "{degrees}");
        };
        check(0, 1000, 500);
        check(90, 1500, 1000);
        check(180, 1000, 1500);
        check(270, 500, 1000);
        check(30, 1250, 567);
        check(45, 1354, 646);
        check(300, 567, 750);
        check(-60, 567, 750);
    }

    #[test]
    fn the_sine_is_exact_to_a_millionth() {
        for angle in (-40_000..80_000).step_by(7) {
            let expect = f64::from(angle).to_radians() / 100.0;
            let off = sine(angle) as f64 / ONE as f64 - expect.sin();
            assert!(off.abs() < 1e-6, "{angle}: {off}");
        }
    }

    #[test]
    fn paths_are_written() {
        let path = Pen::at(Point::new(0, 5)).line(Point::new(10, -15)).close().text();
        assert_eq!(path, "M0 0.5L1 -1.5z");
        assert_eq!(Pen::rect(10, 0, 25, 30), "M1 0h2.5v3h-2.5z");
    }
}

//! A static host on this machine that can be stopped, started again on its port, and made to fail.
//!
//! Does what any host of the shipped files would do, and nothing for the app in particular.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::content;
use crate::edition::Edition;

/// Why the site could not be served.
#[derive(Debug)]
pub enum ServerError {
    /// There is no `index.html` in the directory.
    NothingToServe(PathBuf),
    /// The port could not be bound.
    Bind(io::Error),
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingToServe(dir) => write!(
                f,
                "there is no index.html in {}: run `cargo xtask dist` first",
                dir.display()
            ),
            Self::Bind(error) => write!(f, "the test server cannot listen: {error}"),
        }
    }
}

impl std::error::Error for ServerError {}

/// What the host does wrong with some of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The answer waits until the fault is lifted.
    Hold,
    /// The file is not there.
    Refuse,
    /// The file works as before but its bytes are not those that were published.
    Tamper,
}

/// What was asked of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path, without its query.
    pub path: String,
    /// What was sent along, such as a policy report.
    pub body: String,
    /// The status it was answered with.
    pub status: u16,
}

#[derive(Debug, Default)]
struct Shelf {
    dir: PathBuf,
    pages: HashMap<String, String>,
    headers: Vec<(String, String)>,
    hits: Vec<Hit>,
    packs: bool,
    packed: HashMap<PathBuf, Bytes>,
    edition: Option<Edition>,
}

#[derive(Debug)]
struct Host {
    shelf: Mutex<Shelf>,
    faults: watch::Sender<HashMap<String, Fault>>,
}

/// A served directory.
#[derive(Debug)]
pub struct Site {
    host: Arc<Host>,
    port: u16,
    running: Option<JoinHandle<()>>,
}

impl Site {
    /// Serves the files under `dir` on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// When `dir` holds no `index.html`, or no port is free.
    pub async fn start(dir: impl Into<PathBuf>) -> Result<Self, ServerError> {
        let dir = dir.into();
        if !dir.join("index.html").is_file() {
            return Err(ServerError::NothingToServe(dir));
        }
        Self::start_shelf(Shelf { dir, ..Shelf::default() }).await
    }

    /// Serves the files under `dir`, compressed with brotli whether or not a `.br` lies beside them.
    ///
    /// # Errors
    /// As [`Site::start`].
    pub async fn start_packed(dir: impl Into<PathBuf>) -> Result<Self, ServerError> {
        let site = Self::start(dir).await?;
        site.host.shelf().packs = true;
        Ok(site)
    }

    /// Serves one page of HTML and nothing else, compressed with brotli.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start_page(html: impl Into<String>) -> Result<Self, ServerError> {
        let pages = HashMap::from([("/index.html".to_owned(), html.into())]);
        Self::start_shelf(Shelf { pages, packs: true, ..Shelf::default() }).await
    }

    async fn start_shelf(shelf: Shelf) -> Result<Self, ServerError> {
        let host = Arc::new(Host { shelf: Mutex::new(shelf), faults: watch::Sender::default() });
        let mut site = Self { host, port: 0, running: None };
        site.resume().await?;
        Ok(site)
    }

    /// Returns the address of a path or view: `""`, `#/charts`, `frame.html`.
    #[must_use]
    pub fn url(&self, rest: &str) -> String {
        format!("http://127.0.0.1:{}/{rest}", self.port)
    }

    /// Closes the port and every connection: the site is out of reach.
    pub async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.abort();
            // Ends with "cancelled", which is what was asked for; then the port is closed.
            let _ = running.await;
        }
    }

    /// Listens again, on the same port.
    ///
    /// # Errors
    /// When the port was taken meanwhile.
    pub async fn resume(&mut self) -> Result<(), ServerError> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = TcpListener::bind(address).await.map_err(ServerError::Bind)?;
        self.port = listener.local_addr().map_err(ServerError::Bind)?.port();
        let host = Arc::clone(&self.host);
        self.running = Some(tokio::spawn(accept(listener, host)));
        Ok(())
    }

    /// Serves another directory from now on, as after an update of the site.
    pub fn publish(&self, dir: &Path) {
        self.host.shelf().dir = dir.to_path_buf();
    }

    /// Keeps the release whose directory is served for as long as the site is there.
    pub fn keep(&self, edition: Edition) {
        self.host.shelf().edition = Some(edition);
    }

    /// Serves `html` under `path` too, before any file of that name.
    pub fn add_page(&self, path: &str, html: impl Into<String>) {
        self.host.shelf().pages.insert(path.to_owned(), html.into());
    }

    /// Sends this header with every answer.
    pub fn add_header(&self, name: &str, value: &str) {
        let header = (name.to_owned(), value.to_owned());
        self.host.shelf().headers.push(header);
    }

    /// Makes every file whose path ends so fail in this way.
    pub fn break_files(&self, ending: &str, fault: Fault) {
        self.host.faults.send_modify(|faults| {
            faults.insert(ending.to_owned(), fault);
        });
    }

    /// Lifts every fault; answers that were held are given.
    pub fn mend(&self) {
        self.host.faults.send_modify(HashMap::clear);
    }

    /// Lifts the faults of the files whose path was said to end so; the others stay.
    pub fn mend_files(&self, ending: &str) {
        self.host.faults.send_modify(|faults| {
            faults.remove(ending);
        });
    }

    /// Returns what was asked so far.
    #[must_use]
    pub fn hits(&self) -> Vec<Hit> {
        self.host.shelf().hits.clone()
    }

    /// Forgets what was asked so far.
    pub fn clear_hits(&self) {
        self.host.shelf().hits.clear();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.abort();
        }
    }
}

impl Host {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn accept(listener: TcpListener, host: Arc<Host>) {
    // Dropping the set, when this task is aborted, closes every connection.
    let mut connections = JoinSet::new();
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            connections.spawn(converse(stream, Arc::clone(&host)));
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn converse(stream: TcpStream, host: Arc<Host>) {
    let service = service_fn(move |request| {
        let host = Arc::clone(&host);
        async move { Ok::<_, Infallible>(answer(request, &host).await) }
    });
    let _ = stream.set_nodelay(true);
    // A browser closes connections as it likes; there is nobody to tell.
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answer(request: Request<Incoming>, host: &Host) -> Response<Full<Bytes>> {
    let method = request.method().clone();
    let mut path = request.uri().path().to_owned();
    if path.ends_with('/') {
        path.push_str("index.html");
    }
    let takes_brotli = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("br"));
    let sent = match request.into_body().collect().await {
        Ok(body) => String::from_utf8_lossy(&body.to_bytes()).into_owned(),
        Err(_) => String::new(),
    };
    let fault = fault_of(&path, host).await;
    let reply = match method {
        Method::GET | Method::HEAD => file(&path, fault, takes_brotli, host),
        // Policy reports and the like are taken and kept in the hits.
        _ => status_only(StatusCode::NO_CONTENT),
    };
    let mut shelf = host.shelf();
    shelf.hits.push(Hit {
        method: method.to_string(),
        path,
        body: sent,
        status: reply.status().as_u16(),
    });
    decorated(reply, &shelf.headers)
}

async fn fault_of(path: &str, host: &Host) -> Option<Fault> {
    let find = |faults: &HashMap<String, Fault>| {
        faults.iter().find(|(ending, _)| path.ends_with(ending.as_str())).map(|(_, fault)| *fault)
    };
    let mut faults = host.faults.subscribe();
    faults
        .wait_for(|faults| find(faults) != Some(Fault::Hold))
        .await
        .ok()
        .and_then(|faults| find(&faults))
}

fn file(
    path: &str,
    fault: Option<Fault>,
    takes_brotli: bool,
    host: &Host,
) -> Response<Full<Bytes>> {
    let mut shelf = host.shelf();
    let relative = path.trim_start_matches('/');
    let full = shelf.dir.join(relative);
    let extra = shelf.pages.get(path).map(|page| page.clone().into_bytes());
    let is_inside = !relative.split('/').any(|part| part == "..");
    let plain = match extra {
        _ if fault == Some(Fault::Refuse) => Err(io::ErrorKind::NotFound.into()),
        Some(page) => Ok(page),
        None if is_inside => std::fs::read(&full),
        None => Err(io::ErrorKind::NotFound.into()),
    };
    let Ok(mut plain) = plain else {
        return status_only(StatusCode::NOT_FOUND);
    };
    if fault == Some(Fault::Tamper) {
        plain = content::tampered(&full, plain);
    }
    let packed = if takes_brotli && fault.is_none() {
        packed(&mut shelf, &full, path, &plain)
    } else {
        None
    };
    let is_packed = packed.is_some();
    let mut reply = Response::new(Full::new(packed.unwrap_or_else(|| plain.into())));
    let headers = reply.headers_mut();
    let set = HeaderValue::from_static;
    headers.insert(header::CONTENT_TYPE, set(content::content_type(path)));
    headers.insert(header::CACHE_CONTROL, set(content::cache_rule(path)));
    headers.insert(header::VARY, set("accept-encoding"));
    if is_packed {
        headers.insert(header::CONTENT_ENCODING, set("br"));
    }
    reply
}

fn packed(shelf: &mut Shelf, full: &Path, path: &str, plain: &[u8]) -> Option<Bytes> {
    let mut beside = full.as_os_str().to_owned();
    beside.push(".br");
    if let Ok(ready) = std::fs::read(&beside) {
        return Some(ready.into());
    }
    if !shelf.packs || !content::is_compressible(path) {
        return None;
    }
    let made =
        shelf.packed.entry(full.to_path_buf()).or_insert_with(|| content::brotli(plain).into());
    Some(made.clone())
}

fn status_only(status: StatusCode) -> Response<Full<Bytes>> {
    let mut reply = Response::new(Full::default());
    *reply.status_mut() = status;
    reply
}

fn decorated(
    mut reply: Response<Full<Bytes>>,
    extra: &[(String, String)],
) -> Response<Full<Bytes>> {
    for (name, value) in extra {
        let name = header::HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            reply.headers_mut().insert(name, value);
        }
    }
    reply
}

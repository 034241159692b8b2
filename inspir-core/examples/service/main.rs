//! A web service to copy: it assesses applications, keeps the assessments, and shows them again.
//!
//! ```sh
//! cargo run --example service --features schema -- definitions/ assessments.db 127.0.0.1:8080
//! ```
//!
//! The folder holds one definition a file; those that change are loaded again. A definition with
//! mistakes leaves the last good one in force, and `GET /calls` shows the mistakes.
//!
//! | request | reply |
//! |---|---|
//! | `POST /assess` | the assessment of the application in the body, which is kept |
//! | `GET /assessments/{id}` | a kept assessment, in the language asked for |
//! | `GET /assessments/{id}/changes` | what another edition, the one in force today, changes in it |
//! | `GET /calls` | the calls, their editions, the gaps between them, the mistakes |
//! | `GET /calls/{id}` | what a form shows of the edition in force today |
//! | `GET /openapi.json` | all of this for programs |
//!
//! `Accept-Language` chooses the language of all of them. Today is the day in Paris, whatever the zone of the
//! host. Whatever is refused or fails is told as `{"message": …}`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    missing_docs,
    unreachable_pub,
    reason = "a program reads files and the clock, and prints"
)]

mod definitions;
mod openapi;
mod service;
mod store;

use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use inspir_core::Locale;

use service::Reply;
pub use service::{Service, day_of};

/// One byte more than an application may have: a longer one is told that it is too long.
const LONGEST: usize = 8 * 1024 * 1024 + 1;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, database, address] = arguments.as_slice() else {
        eprintln!("usage: service FOLDER DATABASE ADDRESS");
        return ExitCode::FAILURE;
    };
    let served = Service::open(folder.as_ref(), database.as_ref()).and_then(|service| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
        let listener = std::net::TcpListener::bind(address)?;
        println!("listening on http://{}", listener.local_addr()?);
        Ok(runtime?.block_on(serve(service, listener))?)
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until the program ends.
pub async fn serve(service: Service, listener: std::net::TcpListener) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    axum::serve(listener, router(service)).await
}

fn router(service: Service) -> Router {
    Router::new()
        .route("/assess", post(assess))
        .route("/assessments/{id}", get(assessment))
        .route("/assessments/{id}/changes", get(changes))
        .route("/calls", get(calls))
        .route("/calls/{id}", get(call))
        .route("/openapi.json", get(openapi))
        .fallback(nothing)
        .method_not_allowed_fallback(other_method)
        .layer(DefaultBodyLimit::max(LONGEST))
        .with_state(Arc::new(service))
}

type Shared = State<Arc<Service>>;

type Body = Result<Bytes, BytesRejection>;

/// The id in a path. What is no text is the id of nothing.
type Id = Result<Path<String>, PathRejection>;

fn text(id: Id) -> String {
    id.map(|Path(id)| id).unwrap_or_default()
}

async fn assess(State(service): Shared, headers: HeaderMap, body: Body) -> Response {
    let locale = language(&headers);
    reply(service, locale, move |service| match body {
        Ok(body) => service.assess(&body, locale),
        Err(refused) => Ok(Reply::unread(refused.status().as_u16(), locale)),
    })
    .await
}

async fn assessment(State(service): Shared, headers: HeaderMap, id: Id) -> Response {
    let locale = language(&headers);
    reply(service, locale, move |service| service.assessment(&text(id), locale)).await
}

async fn changes(State(service): Shared, headers: HeaderMap, id: Id) -> Response {
    let locale = language(&headers);
    reply(service, locale, move |service| service.changes(&text(id), locale)).await
}

async fn calls(State(service): Shared, headers: HeaderMap) -> Response {
    let locale = language(&headers);
    reply(service, locale, move |service| service.calls(locale)).await
}

async fn call(State(service): Shared, headers: HeaderMap, id: Id) -> Response {
    let locale = language(&headers);
    reply(service, locale, move |service| service.call(&text(id), locale)).await
}

async fn openapi(State(service): Shared, headers: HeaderMap) -> Response {
    reply(service, language(&headers), |_| Ok(Reply::json(openapi::document()))).await
}

async fn nothing(State(service): Shared, headers: HeaderMap) -> Response {
    let locale = language(&headers);
    reply(service, locale, move |_| Ok(Reply::not_found(locale))).await
}

async fn other_method(State(service): Shared, headers: HeaderMap) -> Response {
    let locale = language(&headers);
    reply(service, locale, move |_| Ok(Reply::other_method(locale))).await
}

fn language(headers: &HeaderMap) -> Locale {
    let lines = headers.get_all(header::ACCEPT_LANGUAGE).iter();
    let lines: Vec<&str> = lines.filter_map(|value| value.to_str().ok()).collect();
    Locale::accepted(&lines.join(","))
}

/// Runs the work on a thread of its own, since it computes and reads a database.
async fn reply(
    service: Arc<Service>,
    locale: Locale,
    work: impl FnOnce(&Service) -> service::Result<Reply> + Send + 'static,
) -> Response {
    let done = tokio::task::spawn_blocking(move || work(&service)).await;
    let reply = match done.map_err(|error| error.to_string()) {
        Ok(Ok(reply)) => reply,
        Ok(Err(error)) => Reply::failure(&error.to_string()),
        Err(error) => Reply::failure(&error),
    };
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, reply.json).into_response();
    let headers = response.headers_mut();
    let mut add = |name, value: &str| drop(value.parse().map(|value| headers.insert(name, value)));
    add(header::CONTENT_TYPE, "application/json");
    add(header::CONTENT_LANGUAGE, locale.tag());
    add(header::VARY, "accept-language");
    if let Some(location) = &reply.location {
        add(header::LOCATION, location);
    }
    response
}

//! A server far away: a relay that holds every byte back for half a round trip.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

pub(crate) struct Relay {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    connections: usize,
    /// When each flight of the client's began: what it sends until an answer can have come.
    flights: Vec<Instant>,
}

impl Relay {
    pub(crate) fn start(server: SocketAddr, round_trip: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let seen = Arc::new(Mutex::new(Seen::default()));
        let noted = seen.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let noted = noted.clone();
                noted.lock().expect("no panic holds it").connections += 1;
                thread::spawn(move || connect(client, server, round_trip, &noted));
            }
        });
        Self { address, seen }
    }

    pub(crate) fn forget(&self) {
        *self.seen.lock().expect("no panic holds it") = Seen::default();
    }

    /// Connections, and round trips one after another.
    pub(crate) fn seen(&self) -> (usize, usize) {
        let seen = self.seen.lock().expect("no panic holds it");
        (seen.connections, seen.flights.len())
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark takes the time")]
fn note(seen: &Mutex<Seen>, round_trip: Duration) {
    let mut seen = seen.lock().expect("no panic holds it");
    let now = Instant::now();
    // Side by side is one round trip: only what comes later can have waited for an answer.
    if seen
        .flights
        .last()
        .is_none_or(|last| now - *last > round_trip * 3 / 4)
    {
        seen.flights.push(now);
    }
}

fn connect(client: TcpStream, server: SocketAddr, round_trip: Duration, seen: &Arc<Mutex<Seen>>) {
    // The kernel has accepted already. From far away its handshake takes a round trip.
    note(seen, round_trip);
    thread::sleep(round_trip);
    let server = TcpStream::connect(server).expect("the server");
    let same = |stream: &TcpStream| {
        stream.set_nodelay(true).expect("an open socket");
        stream.try_clone().expect("a handle")
    };
    let (client_too, server_too) = (same(&client), same(&server));
    let noted = seen.clone();
    thread::spawn(move || pass(server_too, client_too, round_trip / 2, || ()));
    pass(client, server, round_trip / 2, || note(&noted, round_trip));
}

/// Hands on what comes, each piece `delay` after it came: a later one does not wait for an earlier one's delay.
#[expect(clippy::disallowed_methods, reason = "a benchmark takes the time")]
fn pass(mut from: TcpStream, mut to: TcpStream, delay: Duration, note: impl Fn()) {
    let (send, receive) = channel::<(Instant, Vec<u8>)>();
    let writer = thread::spawn(move || {
        for (due, bytes) in receive {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            if to.write_all(&bytes).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
    let mut buffer = vec![0; 1 << 16];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        note();
        if send
            .send((Instant::now() + delay, buffer[..read].to_vec()))
            .is_err()
        {
            break;
        }
    }
    drop(send);
    let _ = writer.join();
}

//! A pipe that the user named: `<(op read ...)`, or one that `mkfifo` made. It may be that nobody ever writes to it.

use std::fs::File;
use std::io::{self, Read};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// For the next bytes, in seconds: a password manager may ask its user first.
const PATIENCE: i64 = 60;

/// It was opened without waiting for a writer; whoever reads waits for the next bytes, but not for ever.
pub(super) struct Pipe(File);

impl Pipe {
    pub(super) fn new(file: File) -> Self {
        Self(file)
    }
}

impl Read for Pipe {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let patience = Timespec {
            tv_sec: PATIENCE,
            tv_nsec: 0,
        };
        loop {
            let mut ready = [PollFd::new(&self.0, PollFlags::IN)];
            if poll(&mut ready, Some(&patience))? == 0 {
                let problem = format!("nothing came through this pipe in {PATIENCE} s");
                return Err(io::Error::new(io::ErrorKind::TimedOut, problem));
            }
            match self.0.read(into) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                read => return read,
            }
        }
    }
}

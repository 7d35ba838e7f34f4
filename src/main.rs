//! The program: arguments in, exit status out. What it does is the library's; how it is asked is `cli`'s.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}

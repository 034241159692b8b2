//! The command `inspir`.

fn main() -> std::process::ExitCode {
    inspir_core::cli::main()
}

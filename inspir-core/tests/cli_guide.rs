//! The commands of `docs/cli.md` and of `docs/write-a-call.md` run as they stand there.

#![cfg(test)]

mod common;

use std::path::Path;
use std::process::Command;

use common::{read, root};

/// The lines of the shell blocks of a page, without comments.
fn commands(page: &str) -> Vec<&str> {
    let blocks = page.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("```"));
    blocks.flat_map(|(block, _)| block.lines()).filter(|line| !line.is_empty()).collect()
}

/// Runs a line in a folder. Its exit code may tell that something was found.
fn run(line: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_inspir"));
    let path = std::env::join_paths([
        program.parent().expect("a folder"),
        "/usr/bin".as_ref(),
        "/bin".as_ref(),
    ]);
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(folder).env("LC_ALL", "en_GB.UTF-8");
    let output = command.env("PATH", path.expect("a path")).output().expect("a shell");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {errors}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_commands_of_the_guide_run() {
    let folder = std::env::temp_dir().join(format!("inspir-{}-guide", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let page = read(&root().join("docs/cli.md"));
    let lines = commands(&page);
    let mut count = 0;
    for line in lines.into_iter().filter(|line| !line.contains(" install ")) {
        run(line, &folder);
        count += 1;
    }
    assert!(count > 10, "{count} commands");
    let mended = read(&folder.join("mended.json"));
    assert!(mended.contains("\"1234.50\""), "{mended}");
    std::fs::remove_dir_all(&folder).expect("the folder");
}

/// The mistakes of the two guides are printed as they say.
#[test]
fn the_mistakes_of_the_guides_are_printed_so() {
    let folder = std::env::temp_dir().join(format!("inspir-{}-mistakes", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let guide = read(&root().join("docs/write-a-call.md"));
    let (_, definition) = guide.split_once("`my-call.json`, five requirements").expect("a call");
    let definition = definition.split("```json\n").nth(1).expect("a block");
    let (definition, _) = definition.split_once("```").expect("its end");
    let definition = definition
        .replace("\"accepted\": [\"association\",", "\"accepted\": [\"association \",")
        .replace("\"check\": \"territory\"", "\"check\": \"territori\"");
    std::fs::write(folder.join("my-call.json"), definition).expect("a file");
    let told = run("inspir check my-call.json", &folder);
    let page = read(&root().join("docs/cli.md"));
    for (page, count) in [(&page, 4), (&guide, 9)] {
        let blocks = page.split("```text\n").filter_map(|rest| rest.split_once("\n```"));
        let (block, _) =
            blocks.into_iter().find(|(block, _)| block.contains("territori")).expect("a block");
        assert!(told.contains(block), "{told}\n{block}");
        assert_eq!(block.lines().count(), count, "{block}");
    }
    std::fs::remove_dir_all(&folder).expect("the folder");
}

// Helpers that the tests share: the cases with the core's answers, Chromium, fresh projects.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM } from './site.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const pack = join(root, 'inspir-wasm/js');
export const application = JSON.parse(readFileSync(join(root, 'inspir-core/examples/application.json'), 'utf8'));

/** A folder that is removed when the process ends. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'inspir-'));
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}

const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
export const program = process.env.INSPIR_PROGRAM ?? join(target, 'release/inspir');
const run = (args, input) => execFileSync(program, args, { input, maxBuffer: 2 ** 28, timeout: 600_000 }).toString();

/** The applications of tests/calls and tests/cases, by their calls: `[call, applications]`. */
export function applications() {
  const json = (...names) => JSON.parse(readFileSync(join(root, 'tests', ...names), 'utf8'));
  const found = new Map();
  const add = (id, application) => found.set(id, [...(found.get(id) ?? []), application]);
  for (const name of readdirSync(join(root, 'tests/cases'))) {
    for (const { call, application } of json('cases', name)) if (application) add(call, application);
  }
  for (const { name: id } of readdirSync(join(root, 'tests/calls'), { withFileTypes: true }).filter((each) => each.isDirectory())) {
    for (const name of readdirSync(join(root, 'tests/calls', id))) {
      if (/^(?!definition)[^.]+\.json$/.test(name)) add(id, json('calls', id, name));
    }
  }
  const source = (id) => {
    const file = join(root, 'tests/calls', id, 'definition.json');
    return existsSync(file) ? readFileSync(file) : id;
  };
  return [...found].map(([id, all]) => [source(id), all]);
}

/** The cases by call and locale, with the core's own bytes: `{call, locale, cases: [{name, text, expected}]}`. */
export function groups() {
  const calls = new Map();
  for (const name of readdirSync(join(root, 'tests/cases')).sort()) {
    for (const given of JSON.parse(readFileSync(join(root, 'tests/cases', name), 'utf8'))) {
      const text = (given.pieces?.map(([text, times]) => text.repeat(times)).join('') ?? given.text ?? JSON.stringify(given.application));
      calls.set(given.call, [...(calls.get(given.call) ?? []), { name: `${name}: ${given.name}`, text }]);
    }
  }
  const built = new Set(readdirSync(join(root, 'inspir-core/calls')).map((name) => name.replace('.json', '')));
  const work = join(folder(), 'application.json');
  const found = [];
  for (const [id, cases] of calls) {
    const file = join(root, `tests/calls/${id}/definition.json`);
    for (const locale of ['fr', 'en']) {
      const words = ['assess', '--fail-on', 'none', '--call', built.has(id) ? id : file, '--locale', locale];
      // A line holds one application, so only texts without a line break of their own.
      const lines = cases.filter(({ text }) => !/[\r\n]/.test(text));
      const told = run([...words, '--format', 'jsonl', '--lines', '-'], lines.map(({ text }) => `${text}\n`).join('')).split('\n');
      const expected = new Map(lines.map((line, index) => [line, told[index]]));
      for (const one of cases.filter((one) => !expected.has(one))) {
        writeFileSync(work, one.text);
        expected.set(one, run([...words, '--format', 'json', work]).trimEnd());
      }
      found.push({
        call: built.has(id) ? id : readFileSync(file, 'utf8'),
        locale,
        cases: cases.map((one) => ({ ...one, expected: expected.get(one) })),
      });
    }
  }
  return found;
}

/** The header of a Content Security Policy. */
export const policed = (policy) => ({ 'content-security-policy': policy });

export const browse = () => chromium.launch(CHROMIUM);

/** The package, packed as for publishing. */
export function tarball() {
  const into = folder();
  const [{ filename }] = JSON.parse(npm(['pack', '--json', '--pack-destination', into], pack));
  return join(into, filename);
}

/** A fresh project: a template, the packed package, and tools in the versions of the lock file. */
export function project(template, archive, tools = []) {
  const directory = folder();
  cpSync(new URL(template, import.meta.url), directory, { recursive: true });
  const lock = JSON.parse(readFileSync(new URL('../tools/package-lock.json', import.meta.url), 'utf8'));
  const dependencies = { inspir: `file:${archive}` };
  for (const name of tools) dependencies[name] = lock.packages[`node_modules/${name}`].version;
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent'], directory);
  return directory;
}

export function npm(args, cwd) {
  return command('npm', args, cwd);
}

/** The output of a command. If the command fails, the error holds all that it printed. */
export function command(name, args, cwd, env = process.env) {
  try {
    return execFileSync(name, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 });
  } catch (error) {
    throw new Error(`${name} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
  }
}

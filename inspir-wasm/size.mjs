// Prints the size of each section of the engine, as the table of docs/performance.md: `node inspir-wasm/size.mjs`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = new URL('js/dist/', import.meta.url);
const names = [
  'custom', 'types', 'imports', 'functions', 'tables', 'memory', 'globals', 'exports', 'start', 'elements', 'code',
  'data', 'data count', 'tags',
];
const zipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** The sections of a WebAssembly module: `{name, bytes, gzip}`. */
export function sections(module) {
  const found = [];
  let at = 8;
  while (at < module.length) {
    const id = module[at++];
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      more = (module[at] & 0x80) !== 0;
      length += (module[at++] & 0x7f) * 2 ** shift;
    }
    const body = module.subarray(at, (at += length));
    found.push({ name: names[id] ?? `section ${id}`, bytes: length, gzip: zipped(body) });
  }
  if (at !== module.length) throw new Error('not a whole WebAssembly module');
  return found;
}

/** The names of the scripts that one imports, itself included. */
function imported(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = readFileSync(new URL(name, dist), 'utf8');
  for (const [, path] of text.matchAll(/^(?:import|export) .*?["'](\.[^"']*)["']/gm)) {
    imported(new URL(path, new URL(name, 'file:///')).pathname.slice(1), found);
  }
  return found;
}

export function size() {
  const module = readFileSync(new URL('inspir.wasm', dist));
  const read = (names) => Buffer.concat(names.map((name) => readFileSync(new URL(name, dist))));
  const names = [...imported('index.js')];
  const glue = read(names.filter((name) => name !== 'generated/bytes.js'));
  const text = read(['generated/bytes.js']);
  return {
    sections: sections(module),
    engine: { name: '**inspir.wasm**', bytes: module.length, gzip: zipped(module) },
    text: { name: 'the same as text, in the entry `inspir`', bytes: text.length, gzip: zipped(text) },
    scripts: { name: 'JavaScript of that entry, not minified', bytes: glue.length, gzip: zipped(glue) },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { engine, scripts, sections, text } = size();
  const rows = [...sections.sort((a, b) => b.gzip - a.gzip), engine, text, scripts];
  console.log('| part | bytes | gzip -9 |\n|---|---|---|');
  for (const { name, bytes, gzip } of rows) {
    console.log(`| ${name} | ${bytes.toLocaleString('en')} | ${gzip.toLocaleString('en')} |`);
  }
}

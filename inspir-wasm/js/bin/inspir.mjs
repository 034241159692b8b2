#!/usr/bin/env node
// `inspir types definition.json`: writes the types of a call beside its definition.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Call, CallError } from 'inspir';
import { fileOf } from './types.mjs';

const usage = `usage: inspir types [--check] DEFINITION.json [TYPES.d.ts]

Writes what TypeScript knows of a call (the ids of its definition, and what its own fields hold) to TYPES.d.ts;
if that is left out, beside the definition: coast.json gives coast.d.ts. With --check it writes nothing, and fails
if the file is not up to date.
`;

/** Ends the program: 1 if a file is at fault, 2 if the arguments are. */
function stop(message, status) {
  process.stderr.write(`inspir: ${message}\n`);
  process.exit(status);
}

function given() {
  try {
    return parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    return stop(`${error.message}\n\n${usage}`, 2);
  }
}

/** The bytes of a file; `undefined` if there is none. */
function bytesOf(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    return error.code === 'ENOENT' ? undefined : stop(`\`${file}\` cannot be read: ${error.message}`, 1);
  }
}

function load(source) {
  const bytes = bytesOf(source) ?? stop(`there is no file \`${source}\``, 1);
  try {
    return Call.load(bytes);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const told = error.problems.map(({ path, line, column, message }) => [`${source}:${line}:${column}`, path, message].filter(Boolean).join(' '));
    return stop(told.length > 0 ? told.join('\n') : error.message, 1);
  }
}

const { positionals: [command, source, target = source?.replace(/(\.json)?$/, '.d.ts'), ...rest], values } = given();
if (values.help) {
  process.stdout.write(usage);
} else if (command !== 'types' || source === undefined || rest.length > 0) {
  stop(`${command === undefined || command === 'types' ? 'name one definition' : `there is no command \`${command}\``}\n\n${usage}`, 2);
} else {
  const text = fileOf(JSON.parse(load(source).definition));
  if (!values.check) writeFileSync(target, text);
  else if (bytesOf(target)?.toString() !== text) stop(`\`${target}\` is not up to date: run inspir types ${source}`, 1);
}

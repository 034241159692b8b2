// The JSON Schema of a call, from which forms are made.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Validator } from '@cfworker/json-schema';
import { Call, calls } from '../js/dist/index.js';
import { ownFields } from './language.mjs';
import { application, root } from './support.mjs';

const own = readdirSync(join(root, 'tests/calls')).map((name) => join(root, 'tests/calls', name, 'definition.json'))
  .filter(existsSync).map((file) => readFileSync(file, 'utf8'));
const all = [...calls(), ...own, ownFields()].map((source) => Call.load(source));
const creative = all[0];
const target = { target: 'draft-2020-12' };
const english = (call) => call.standardSchema({ locale: 'en' })['~standard'].jsonSchema.input(target);
const valid = (schema, value) => new Validator(structuredClone(schema), '2020-12', false).validate(value).valid;

/** Every schema inside a schema, with its place. */
function* nodes(schema, path = '') {
  yield [path, schema];
  for (const [name, node] of Object.entries(schema.properties ?? {})) yield* nodes(node, `${path}/${name}`);
  if (schema.items) yield* nodes(schema.items, `${path}/0`);
}

/** Values that fill in a whole form, each choice made in every way, each number from the smallest to the largest. */
function filled(schema, turn) {
  const { format, items, maximum, minimum = 0, oneOf, pattern, properties, type, uniqueItems } = schema;
  if (properties) return Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, filled(node, turn)]));
  if (uniqueItems) return items.oneOf.map(({ enum: [id] }) => id).slice(turn % items.oneOf.length);
  if (items) return [filled(items, turn), filled(items, turn + 1)];
  if (oneOf) return oneOf[turn % oneOf.length].enum[0];
  if (type !== 'string') return { boolean: turn % 2 === 0, integer: [maximum, minimum][turn % 2] }[type];
  if (format === 'date') return '2027-03-01';
  if (pattern?.includes('2[AB]')) return '2A004';
  return ['12.50', '0.5', '1', '999999'].find((text) => new RegExp(pattern ?? '').test(text));
}

test('every node has one type that a form can show, and nothing is null, empty or a reference', () => {
  for (const call of all) {
    for (const schema of [call.schema, english(call)]) {
      assert.doesNotMatch(JSON.stringify(schema), /null|anyOf|\$ref|\$defs|"const"/);
      for (const [path, node] of nodes(schema)) {
        assert.ok(['array', 'boolean', 'integer', 'object', 'string'].includes(node.type), path);
        if (node.type === 'string') assert.ok(node.minLength > 0 || node.pattern || node.oneOf.length > 0, path);
        if (node.type === 'object') assert.ok(node.additionalProperties === false && Object.keys(node.properties).length > 0, path);
        for (const { enum: values, title, type } of node.oneOf ?? []) assert.ok(values.length === 1 && title && type === 'string', path);
        // Forms leave out an empty text and `null`, which are no answers.
        for (const nothing of ['', null]) assert.equal(valid(node, nothing), false, path);
      }
    }
  }
});

test('the call takes all that the schema takes, and both refuse the same mistakes', () => {
  const typed = JSON.parse(readFileSync(join(root, 'docs/schema/application-typed.json'), 'utf8'));
  for (const call of all) {
    const { schema } = call;
    for (let turn = 0; turn < 12; turn++) {
      const value = filled(schema, turn);
      assert.ok(valid(schema, value) && valid(typed, value));
      assert.deepEqual(call.assess(value).input_errors, []);
      assert.deepEqual(call.standardSchema({ blocking: false })['~standard'].validate(value), { value });
    }
    const wrongs = [
      { wrong: 1 }, { call: 'another' }, { answers: { wrong: 'x' } }, { budget: { expenses: [{ amount: '12,50' }] } },
      { budget: { expenses: [{ amount: 12.5 }] } }, { budget: { revenues: [{ source: 'x' }] } }, { project: { starts_on: '2027-3-1' } },
      { documents: [{ kind: 'wrong' }] }, { appraisals: { wrong: {} } }, { charter: { commitments: { wrong: true } } }, [1], 'x', 1,
    ];
    for (const wrong of wrongs) {
      assert.equal(valid(schema, wrong), false, JSON.stringify(wrong));
      assert.notDeepEqual(call.assess(wrong).input_errors, []);
    }
  }
  const { indicators, ...rest } = application;
  assert.equal(valid(creative.schema, { ...rest, indicators: indicators.map((line) => ({ ...line, target: String(line.target) })) }), true);
});

test('the schema of a number takes what the call takes', () => {
  const base = ownFields();
  const ranges = [
    [0, '0', '999999999999'], [0, '7', '7'], [0, '18', '1200'], [1, '0', '0.5'], [2, '0.25', '60.5'], [2, '9.99', '10.01'],
    [3, '100', '100'], [6, '0.000001', '999999999999'], [6, '19.95', '1020.400005'], [1, '0', '999999999999'],
  ];
  let [taken, refused] = [0, 0];
  for (const [decimals, minimum, maximum] of ranges) {
    const number = { id: 'heads', type: 'number', title: { fr: 'nombre', en: 'number' }, decimals, minimum, maximum };
    const call = Call.load({ ...base, fields: base.fields.map((field) => (field.id === 'heads' ? number : field)) });
    const schema = call.schema.properties.details.properties.heads;
    const values = new Set(['', '0', '00', '-1', '1.', '.5', '1e3', '12', '1000000000000', 12, -1, 10 ** 12]);
    for (const limit of [minimum, maximum]) {
      const [whole, part = ''] = limit.split('.');
      for (const text of [limit, `${limit}0`, `${limit}1`, whole, `${whole}.0`, `${whole}.9`, `${whole}.${part}9`, limit.slice(0, -1), `1${limit}`]) values.add(text);
      for (const near of [-1n, 0n, 1n]) values.add(String(BigInt(whole) + near)).add(`${BigInt(whole) + near}.5`).add(Number(whole) + Number(near));
    }
    for (const value of values) {
      // Of whole numbers the schema takes integers, which forms write; the call takes their text too.
      if (value === '' || (decimals === 0) !== (typeof value === 'number')) continue;
      const is = call.assess({ details: { heads: value } }).input_errors.length === 0;
      assert.equal(valid(schema, value), is, `${value} of ${decimals}, ${minimum} to ${maximum}`);
      if (is) taken += 1;
      else refused += 1;
    }
  }
  assert.ok(taken > 60 && refused > 60, `${taken} taken, ${refused} refused`);
});

test('the schema of every field and column takes what the call takes', () => {
  const long = 'é'.repeat(20000);
  /** What forms may write of each type, right and wrong. Amounts and targets are texts there; the call takes integers too. */
  const tried = {
    amount: ['0', '0.00', '12', '12.5', '12.50', '999999999999.99', '-5.00', '-0', '1.234', '1000000000000', '99999999999999.00', '12,50', '1.', '.5', '01', '1e3', '+1', '€1', 12.5, true, ['1']],
    boolean: [true, false, 'true', 0],
    choice: ['nothing of the kind', 1, ['x']],
    choices: [['nothing of the kind'], 'x', [1]],
    commune: ['59350', '2A004', '97411', '2a004', '2C004', '5935', '593500', 59350],
    date: ['1900-01-01', '2024-02-29', '2199-12-31', '2026-02-29', '1899-12-31', '2200-01-01', '2026-1-1', '2026-13-01', 2026],
    integer: [0, 1, -1, 1.5, 121],
    number: ['12,5', '-1', -1, 1.5, true],
    text: ['x', long, `${long}x`, true, ['x']],
    texts: [['x'], [long], [`${long}x`], [1], 'x'],
  };
  const wrapped = (path, value) => path.split('/').reverse().reduce((inner, name) => ({ [name]: inner }), value);
  const seen = {};
  for (const call of all) {
    const { schema } = call;
    const { fields, lists } = call.describe();
    const places = fields.map((field) => [field, (value) => wrapped(field.path.slice(1), value)]);
    for (const { columns, path } of lists) {
      for (const column of columns) places.push([column, (value) => wrapped(path.slice(1), [wrapped(column.name, value)])]);
    }
    for (const [{ label, options = [], type }, put] of places) {
      const own = options.map(({ value }) => (type === 'choices' ? [value] : value));
      for (const value of [...own, ...tried[type]]) {
        const application = put(value);
        const is = call.assess(application).input_errors.length === 0;
        assert.equal(valid(schema, application), is, `${call.id}, ${label}, ${type}: ${JSON.stringify(value).slice(0, 40)}`);
        (seen[type] ??= { taken: 0, refused: 0 })[is ? 'taken' : 'refused'] += 1;
      }
    }
  }
  assert.deepEqual(Object.keys(seen).sort(), Object.keys(tried));
  for (const [type, { refused, taken }] of Object.entries(seen)) assert.ok(refused > 2 && (type === 'number' || taken > 1), type);
});

test('the call\'s own words, in the order of its form', () => {
  for (const call of all) {
    for (const [schema, locale] of [[call.schema, 'fr'], [english(call), 'en']]) {
      const described = call.describe(locale);
      const found = new Map(nodes(schema));
      assert.deepEqual([schema.title, schema.description], [described.title, described.summary]);
      const words = ({ label, options, type, unit, wording }, node, place) => {
        assert.equal(node.title, unit ? `${label} (${unit})` : label, place);
        assert.equal(node.description, wording, place);
        const choices = { choice: node, choices: node.items }[type]?.oneOf;
        if (choices && place !== '/documents/kind') assert.deepEqual(choices.map(({ enum: [value], title }) => ({ value, label: title })), options, place);
      };
      for (const field of described.fields) words(field, found.get(field.path), field.path);
      for (const { id, path, title, wording } of ['questions', 'commitments', 'undertakings', 'criteria'].flatMap((name) => described[name])) {
        const node = found.get(path.replace(/\/verdict$/, ''));
        assert.deepEqual([node.title, node.description], [title, wording], id);
      }
      for (const { columns, item, label, path, wording } of described.lists) {
        const { description, items, title } = found.get(path);
        assert.deepEqual([title, description, items.title], [label, wording, item]);
        for (const column of columns) words(column, found.get(`${path}/0/${column.name}`), `${path}/${column.name}`);
      }
      const kinds = found.get('/documents/0/kind')?.oneOf ?? [];
      assert.deepEqual(kinds.map(({ enum: [id], title }) => [id, title]), described.documents.map(({ id, title }) => [id, title]));
      assert.deepEqual(schema.properties.call.oneOf, [{ title: described.title, type: 'string', enum: [call.id] }]);
      // A form library shows the name of a member that has no title: only what agents write has none.
      for (const [place, { title }] of found) assert.ok(title || place === '' || /^\/appraisals\/\w+\/|\/\d+(\/details)?$/.test(place), place);
      // The schema has everything that a section shows.
      for (const path of described.sections.flatMap(({ paths }) => paths)) assert.ok(found.has(path), path);
    }
  }
  assert.deepEqual(Object.keys(creative.schema.properties), [
    'reference', 'applicant', 'submitted_on', 'first_contact_on', 'project', 'answers', 'indicators', 'undertakings', 'charter',
    'budget', 'request', 'documents', 'appraisals', 'call',
  ]);
  assert.equal(Object.keys(creative.schema.properties.answers.properties).length, 22);
  assert.deepEqual(creative.schema.properties.appraisals.properties.creative_format.properties.verdict.oneOf.map(({ title }) => title), ['Favorable', 'Défavorable']);
  // The defaults: the values that count if nothing is chosen.
  const { eligible, in_kind, nature } = creative.schema.properties.budget.properties.expenses.items.properties;
  assert.deepEqual([eligible.default, in_kind.default, nature.default], [true, false, 'operating']);
});

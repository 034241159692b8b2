// Words of one's own: those of the command, and a call that is told in them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { Call, Calls } from '../js/dist/index.js';
import { checkWords, words, withWords, WordsError } from '../js/dist/words.js';
import { program } from './support.mjs';

const call = Call.load('inspir-follow-up');
const over = { request: { operating: '6000.00' } };
const message = (call, locale) => call.assess(over, { locale }).findings.find(({ requirement }) => requirement === 'grant.operating_ceiling').message;

test('the words are those of the command', () => {
  const exported = JSON.parse(execFileSync(program, ['words', 'export', 'inspir-follow-up'], { maxBuffer: 2 ** 24 }));
  assert.deepEqual(words(call), exported);
  assert.ok(Object.keys(exported).length > 400);
});

test('a call is told in the words of a catalogue, in the language that they are for', () => {
  const house = withWords(call, {
    'requirements/grant.operating_ceiling/title': 'Obergrenze',
    'limit/you_ask_for_but_the_ceiling_is': 'beantragt sind {requested}, möglich sind {ceiling}.',
  }, { locale: 'fr-FR' });
  assert.match(message(house, 'fr'), /^Obergrenze : beantragt sind 6 000,00 €, möglich sind 5 000,00 €\./);
  assert.equal(message(house, 'en'), message(call, 'en'));
  // The call itself, its definition and its outcomes stay as they are.
  assert.doesNotMatch(message(call, 'fr'), /Obergrenze/);
  assert.deepEqual([house.id, house.digest, house.definition], [call.id, call.digest, call.definition]);
  assert.equal(house.assess(over).outcome, call.assess(over).outcome);
  const described = house.describe('fr').requirements.find(({ id }) => id === 'grant.operating_ceiling');
  assert.equal(described.title, 'Obergrenze');
  assert.equal(words(house)['requirements/grant.operating_ceiling/title'].fr, 'Obergrenze');
  // A catalogue of calls keeps it; another language is laid over what was laid.
  assert.equal(message(new Calls([house]).choose({ call: 'inspir-follow-up' }), 'fr'), message(house, 'fr'));
  const both = withWords(house, { title: 'Follow-up grant' }, { locale: 'en' });
  assert.equal(both.describe('en').title, 'Follow-up grant');
  assert.equal(message(both, 'fr'), message(house, 'fr'));
});

test('JSON text, a text for each language, and all words as they are', () => {
  const text = JSON.stringify({ title: { fr: 'Suite', en: 'Follow-up grant' } });
  for (const [locale, title] of [['fr', 'Suite'], ['en', 'Follow-up grant']]) {
    assert.equal(withWords(call, text, { locale }).describe(locale).title, title);
  }
  assert.deepEqual(checkWords(call, words(call)), []);
  assert.equal(message(withWords(call, words(call)), 'fr'), message(call, 'fr'));
});

test('mistakes name the key, and what to write', () => {
  const wrong = { titel: 'Suivi', title: 'Suivi {name}', organisation: 7 };
  assert.deepEqual(checkWords(call, wrong, { locale: 'en' }), [
    { key: 'titel', code: 'unknown_key', message: 'titel: there is no such key; did you mean `title`?' },
    { key: 'title', code: 'unknown_gap', found: 'name', message: 'title: this text has no gaps; leave out `name` in braces' },
    { key: 'organisation', code: 'not_text', message: 'organisation: a text is needed here, or a text for each language' },
  ]);
  assert.throws(() => withWords(call, wrong), (error) => {
    assert.ok(error instanceof WordsError);
    assert.deepEqual(error.problems, checkWords(call, wrong, { locale: 'fr' }));
    assert.match(error.message, /^titel : cette clé n’existe pas ; vouliez-vous dire `title` \?\n/);
    return true;
  });
  assert.equal(checkWords(call, 'no JSON', { locale: 'en' })[0].code, 'json');
});

test('a wrong argument is named', () => {
  assert.throws(() => words({}), { name: 'TypeError', message: /`call`/ });
  for (const catalogue of [7, null, undefined, ['x']]) {
    assert.throws(() => withWords(call, catalogue), { name: 'TypeError', message: /`catalogue`/ });
  }
  assert.throws(() => withWords(call, {}, { locale: 'de' }), RangeError);
});

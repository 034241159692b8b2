// What people write is read as the core reads it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { formatAmount, parseAmount, parseDate, toPath } from '../js/dist/index.js';
import { root } from './support.mjs';

test('what is read is what the core reads', () => {
  const same = JSON.parse(readFileSync(join(root, 'inspir-core/tests/written/same.json'), 'utf8'));
  assert.ok(same.length >= 50);
  for (const { of, text, locale, currency, read } of same) {
    const found = of === 'amount' ? parseAmount(text, { locale, currency }) : parseDate(text, { locale });
    assert.equal(JSON.stringify(found), read, text);
  }
});

test('amounts that are written are read again', () => {
  for (const amount of ['0.00', '0.05', '1234.50', '999999999999.99']) {
    for (const locale of ['fr', 'en']) {
      for (const currency of ['EUR', 'GBP', 'CHF']) {
        const text = formatAmount(amount, { locale, currency });
        assert.deepEqual(parseAmount(text, { locale, currency }), { status: 'read', value: amount }, text);
      }
    }
  }
  assert.equal(formatAmount('1234.5', { locale: 'en' }), '€1,234.50');
});

test('wrong arguments are told', () => {
  assert.throws(() => parseAmount(12), /`text` is of type Number/);
  assert.throws(() => parseDate(null), /`text` is of type Null/);
  assert.throws(() => parseAmount('1', { currency: 'XXX' }), /no currency "XXX"/);
  assert.throws(() => parseAmount('1', { locale: 'de' }), /no locale "de"/);
  assert.throws(() => formatAmount('1,5'), /"1,5" is not an amount/);
  assert.throws(() => toPath('a/b'), /`pointer` is of type String/);
});

test('pointers become paths of form libraries', () => {
  assert.deepEqual(toPath(''), []);
  assert.deepEqual(toPath('/budget/expenses/0/amount'), ['budget', 'expenses', 0, 'amount']);
  assert.deepEqual(toPath('/answers/a~1b~0c/01'), ['answers', 'a/b~c', '01']);
});

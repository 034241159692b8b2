// The form that React, Vue and Svelte share: what is written, read, shown and said.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Call, formatAmount } from '../js/dist/index.js';
import { useCall } from '../js/dist/svelte.js';

const event = (value, more = {}) => ({ target: { value, type: 'text', ...more } });

/** A form, and what it shows now. */
function begin(call = 'inspir-creative-event', options = { locale: 'en' }) {
  let shown;
  let times = 0;
  const stop = useCall(call, options).subscribe((form) => {
    shown = form;
    times++;
  });
  const write = (path, value, more) => {
    shown.field(path).oninput(event(value, more));
    shown.field(path).onblur();
  };
  return { form: () => shown, stop, times: () => times, write };
}

test('a field is attributes to spread, with words beside them', () => {
  const { form, write } = begin();
  const field = form().field('request.amount');
  assert.deepEqual(Object.keys(field).sort(), ['id', 'inputmode', 'name', 'onblur', 'oninput', 'value']);
  assert.deepEqual([field.id, field.name, field.inputmode, field.value], ['inspir-creative-event-request-amount', 'request.amount', 'decimal', '']);
  assert.deepEqual([field.label, field.error, field.errorId], ['Amount asked for', '', `${field.id}-error`]);
  write('/request/amount', '20 000,00 €');
  const { label, ...attributes } = form().field('request.amount');
  assert.ok(label && !('label' in attributes) && !('error' in { ...attributes }));
  assert.deepEqual([attributes['aria-invalid'], attributes['aria-describedby']], [true, field.errorId]);
  // The problem and the remedy, without the call's words, which the issue has.
  const [issue] = form().issues;
  assert.equal(form().field('request.amount').error, [issue.parts.problem, issue.parts.remedy].filter(Boolean).join(' '));
  assert.ok(issue.parts.quote && issue.message.length > form().field('request.amount').error.length);
  assert.deepEqual([field.kind, field.required, field.options], ['amount', true, []]);
});

test('amounts and days are read as people write them, and stay as they were written', () => {
  const { form, write } = begin();
  write('request.amount', '5 000,5 €');
  write('project.starts_on', '3 april 2027');
  assert.deepEqual(form().value, { request: { amount: '5000.50' }, project: { starts_on: '2027-04-03' } });
  assert.deepEqual([form().field('request.amount').value, form().field('project.starts_on').value], ['5 000,5 €', '3 april 2027']);
  write('request.amount', '1.234');
  assert.match(form().field('request.amount').error, /1\.234/);
  assert.equal(form().assessment.outcome, 'invalid');
  write('request.amount', '  ');
  assert.equal(form().field('request.amount').error, '');
  assert.deepEqual(form().value, { request: {}, project: { starts_on: '2027-04-03' } });
});

test('what the program gives is shown and refused as if a person had written it', () => {
  const value = { request: { amount: '20000' }, project: { starts_on: '2027-04-03', ends_on: '03/04/27' }, budget: { expenses: [{ amount: '1.600' }] } };
  const { form } = begin('inspir-creative-event', { locale: 'fr', value });
  const plain = (path) => String(form().field(path).value).replace(/\s/g, ' ');
  assert.deepEqual(['request.amount', 'project.starts_on', 'project.ends_on', 'budget.expenses.0.amount'].map(plain), ['20 000,00 €', '03/04/2027', '03/04/27', '1.600']);
  form().submit(() => assert.fail('it has errors'))();
  assert.match(form().field('project.ends_on').error, /n’a que deux chiffres/);
  // A path into a line is the input of that line.
  assert.match(form().field('/budget/expenses/0/amount').error, /peut se lire 1600 ou 1,600/);
  assert.equal(form().field('budget.expenses.0.amount').id, form().list('budget.expenses').lines[0].field('amount').id);
  assert.throws(() => form().field('budget.expenses.0.amuont'), /there is no column "amuont"/);
  assert.deepEqual(form().value, value);
});

test('an error is shown once the input is left; what is missing, once the form is submitted', () => {
  const { form } = begin();
  form().field('request.amount').oninput(event('20000'));
  assert.equal(form().field('request.amount').error, '');
  form().field('request.amount').onblur();
  assert.match(form().field('request.amount').error, /12,500/);
  assert.equal(form().field('applicant.name').error, '');
  const taken = [];
  let prevented = 0;
  form().submit((value) => taken.push(value))({ preventDefault: () => prevented++ });
  assert.deepEqual([taken, prevented], [[], 1]);
  assert.notEqual(form().field('applicant.name').error, '');
  assert.ok(form().issues.length > 20);
});

test('a form without errors hands on the application', () => {
  const definition = {
    id: 'small', edition: '1', title: { fr: 'Petit', en: 'Small' }, organisation: { fr: 'R', en: 'R' }, summary: { fr: 'S', en: 'S' },
    sections: [{ id: 'who', title: { fr: 'Qui', en: 'Who' } }],
    requirements: [{
      id: 'name', title: { fr: 'Nom', en: 'Name' }, check: 'answered', field: '/applicant/name', level: 'blocking', basis: 'call',
      section: 'who', citation: { section: { fr: 'A', en: 'A' }, quote: 'nom' },
    }],
  };
  const { form, write } = begin(Call.load(definition));
  const taken = [];
  const submit = form().submit((value) => taken.push(value));
  submit();
  write('applicant.name', 'Atelier du Port');
  submit();
  assert.deepEqual(taken, [{ applicant: { name: 'Atelier du Port' } }]);
  form().reset();
  assert.deepEqual([form().value, form().field('applicant.name').error, form().field('applicant.name').value], [{}, '', '']);
});

test('boxes, choices, whole numbers and lists of texts', () => {
  const { form, write } = begin();
  const box = form().field('project.external_providers');
  assert.deepEqual([box.type, box.checked, 'value' in box], ['checkbox', false, false]);
  write('project.external_providers', 'on', { type: 'checkbox', checked: true });
  write('applicant.legal_form', 'association');
  write('project.challenges', 'water\nenergy');
  assert.deepEqual(form().value, {
    project: { external_providers: true, challenges: ['water', 'energy'] }, applicant: { legal_form: 'association' },
  });
  assert.equal(form().field('project.external_providers').checked, true);
  // A box that is not ticked is no answer; a radio button states a no.
  write('project.external_providers', 'on', { type: 'checkbox', checked: false });
  assert.equal('external_providers' in form().value.project, false);
  write('project.external_providers', 'false', { type: 'radio', checked: true });
  assert.deepEqual([form().value.project.external_providers, form().field('project.external_providers').checked], [false, false]);
  assert.deepEqual(form().field('applicant.legal_form').options[0], { value: 'association', label: 'Association' });
  form().list('indicators').add();
  form().list('indicators').lines[0].field('horizon_months').oninput(event('12'));
  assert.equal(form().value.indicators[0].horizon_months, 12);
  const jury = form().field('answers.jury');
  assert.match(jury.wording, /jury/);
});

test('lines keep their keys, texts and errors when one before them is removed', () => {
  const { form } = begin();
  for (const amount of ['1', '2 abc', '3,50']) {
    form().list('budget.expenses').add();
    const line = form().list('budget.expenses').lines.at(-1).field('amount');
    line.oninput(event(amount));
    line.onblur();
  }
  const before = form().list('budget.expenses').lines;
  assert.equal(new Set(before.map(({ key }) => key)).size, 3);
  before[0].remove();
  const after = form().list('budget.expenses').lines;
  assert.deepEqual(after.map(({ key }) => key), before.slice(1).map(({ key }) => key));
  assert.deepEqual(after.map((line) => line.field('amount').value), ['2 abc', '3,50']);
  assert.deepEqual(after.map((line) => line.field('amount').error !== ''), [true, false]);
  assert.deepEqual(form().value.budget.expenses, [{ amount: '2 abc' }, { amount: '3.50' }]);
  form().list('documents').add({ kind: 'request_letter' });
  assert.ok(form().list('documents').lines[0].field('kind').options.length > 3);
  assert.equal(form().list('documents').lines[0].field('kind').value, 'request_letter');
});

test('a value to begin with, a value written by the program, an id of one’s own', () => {
  const { form, stop, times } = begin('inspir-creative-event', { id: 'left', value: { request: { amount: '5000.00' } } });
  assert.deepEqual([form().field('request.amount').value, form().field('request.amount').id], [formatAmount('5000.00'), 'left-request-amount']);
  form().write('request.amount', '6000.00');
  assert.deepEqual([form().field('request.amount').value, form().grant.requested], [formatAmount('6000.00'), '6000.00']);
  assert.equal(form().field('request.amount').label, 'Montant demandé');
  stop();
  form().write('request.amount', '7000.00');
  assert.equal(times(), 2);
});

test('a slip of the program is told', () => {
  const { form } = begin();
  assert.throws(() => form().field('request.amout'), { name: 'RangeError', message: /no field "\/request\/amout" in the call "inspir-creative-event"/ });
  assert.throws(() => form().list('budget'), RangeError);
  assert.throws(() => form().field(undefined), { name: 'TypeError', message: /`path`/ });
  form().list('budget.expenses').add();
  assert.throws(() => form().list('budget.expenses').lines[0].field('amout'), /no column "amout"/);
  assert.throws(() => useCall(undefined), { name: 'TypeError', message: /`call`/ });
  assert.throws(() => useCall('inspir-creative-evnt'), { name: 'CallError' });
});

// @vitest-environment jsdom
import { Call } from 'inspir';
import { expect, test } from 'vitest';

test('the grant in a document', () => {
  const { grant, outcome } = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } });
  document.body.textContent = `${outcome} ${grant.parts[0]!.ceiling}`;
  expect(document.body.textContent).toBe('ineligible 12500.00');
});

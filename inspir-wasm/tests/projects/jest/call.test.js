const { Call } = require('inspir');

test('the grant in Node', () => {
  const { grant, outcome } = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } });
  expect([outcome, grant.parts[0].ceiling]).toEqual(['ineligible', '12500.00']);
});

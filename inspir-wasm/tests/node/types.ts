// What TypeScript knows of a call. `tsc --strict` compiles this file; every mistake that must not compile is marked.
import { Call, localeOf, type Application, type Assessment, type BuiltInId, type Description, type InspirCreativeEvent } from 'inspir';

const event = Call.load('inspir-creative-event');
const store = Call.load('inspir-innovation-store');
const followUp = Call.load('inspir-follow-up');

// Ids of calls; a definition as an object, as bytes, and as a text of which TypeScript knows nothing or that has a brace.
export const texts = (text: string, bytes: Uint8Array) => [Call.load(text), Call.load(bytes), Call.load({ id: text }), Call.load('{"id": "coast"}')];
export const any: Call = Call.load('inspir-creative-event' as BuiltInId);
// @ts-expect-error: a call that there is not
export const noCall = () => Call.load('inspir-creative-evnt');
// @ts-expect-error: options are an object
export const noOptions = () => Call.load('inspir-follow-up', 'en');

// What an application may have.
event.assess({
  call: 'inspir-creative-event',
  answers: { jury: 'Des usagers', event_type: undefined },
  applicant: { legal_form: 'association' },
  appraisals: { creative_format: { verdict: 'favourable' } },
  budget: { expenses: [{ amount: '12.50', nature: 'operating' }], revenues: [{ amount: '0', source: 'region' }] },
  charter: { commitments: { local_needs: true } },
  documents: [{ kind: 'charter', signed_by: 'nobody' }],
  request: { amount: '12500.00' },
  undertakings: { innovation_store: true },
});
store.assess({ details: { stage: 'prototype', names_public: true }, lists: { partners: [{ kind: 'expert', sought: 'A hall' }] } });
event.assess(null);
event.assess(undefined, { locale: 'fr-FR', parts: true });
// What TypeScript knows nothing of, the engine alone checks.
export const unread = (value: unknown, parsed: any, record: Record<string, unknown>) => [event.assess(value), event.assess(parsed), event.assess(record)];

// @ts-expect-error: an amount that is a number with decimals
event.assess({ request: { amount: 12.5 } });
// @ts-expect-error: a member that there is not
event.assess({ requset: { amount: '12.50' } });
// @ts-expect-error: a question that the call does not ask
event.assess({ answers: { juri: 'x' } });
// @ts-expect-error: a document that the call does not ask for
event.assess({ documents: [{ kind: 'chart' }] });
// @ts-expect-error: a commitment that the call does not have
event.assess({ charter: { commitments: { local_need: true } } });
// @ts-expect-error: an undertaking of another call
event.assess({ undertakings: { other: true } });
// @ts-expect-error: a criterion that there is not
event.assess({ appraisals: { creative: { verdict: 'favourable' } } });
// @ts-expect-error: another call
event.assess({ call: 'inspir-follow-up' });
// @ts-expect-error: this call has no fields of its own
event.assess({ details: { stage: 'idea' } });
// @ts-expect-error: this call asks no questions
followUp.assess({ answers: { jury: 'x' } });
// @ts-expect-error: a choice that there is not
store.assess({ details: { stage: 'idee' } });
// @ts-expect-error: a list that there is not
store.assess({ lists: { partner: [] } });
// @ts-expect-error: a date is text
event.assess({ submitted_on: new Date() });
// @ts-expect-error: a list is no application
event.assess([1]);
// @ts-expect-error: a map is no application
event.assess(new Map([['request', { amount: '1' }]]));
// @ts-expect-error: a language that there is not
event.assess({}, { locale: 'de-DE' });
// @ts-expect-error: the same holds for letters
event.letter({ request: { amount: 1.5 } }, {});

const application: Application<InspirCreativeEvent> = { documents: [{ kind: 'budget' }] };
// @ts-expect-error: a document of no call
application.documents = [{ kind: 'x' }];

// Findings: a message wherever there is one.
const { call, findings, grant } = event.assess(application, { parts: true });
const id: 'inspir-creative-event' = call;
const grantPart: 'grant' | undefined = grant.parts[0]?.id;
for (const finding of findings) {
  // @ts-expect-error: a requirement that is met has no message
  const always: string = finding.message;
  if (finding.status !== 'met') finding.message.trim();
  if (finding.status === 'missing' || finding.status === 'not_met') finding.paths.join();
  if (finding.requirement === 'grant.ceiling') console.log(finding.values?.ceiling ?? always);
  // @ts-expect-error: a requirement that the call does not have
  if (finding.requirement === 'grant.ceilling') console.log('never');
  // @ts-expect-error: a figure that there is not
  console.log(finding.values?.ceilng);
  // @ts-expect-error: amounts are text
  const ceiling: number | null | undefined = finding.values?.ceiling;
  const years: number | null | undefined = finding.values?.years;
  console.log(String(ceiling ?? years));
}

// Descriptions.
const { documents, fields, questions, requirements } = event.describe('en-GB');
for (const { input, required, type } of fields) {
  // @ts-expect-error: a type that there is not
  if (type === 'bool' && required) console.log(input);
}
const question: keyof NonNullable<NonNullable<typeof application.answers>> | undefined = questions[0]?.id;
// @ts-expect-error: a question that there is not
export const isAsked = question === 'juri';
// @ts-expect-error: a document that there is not
export const hasChart = documents.some((document) => document.id === 'chart');
for (const { check, limits } of requirements) {
  const ceiling: string | null | undefined = limits.ceiling;
  if (check === 'ceiling') console.log(ceiling ?? question ?? id);
  // @ts-expect-error: a check that there is not
  if (check === 'ceilings') console.log(id);
}

// Issues.
for (const issue of event.issues(application, { warnings: true, blocking: 'complete', locale: localeOf(['de', 'fr-CH']) })) {
  if (issue.level === 'invalid') console.log(issue.code);
  else console.log(issue.parts?.remedy ?? issue.message);
  // @ts-expect-error: a requirement that there is not
  if (issue.requirement === 'x') console.log('never');
}

// A call of which nothing is known takes every call, and its types hold for each of them.
const tell = (any: Call, assessed: Assessment, described: Description) => [any.id, assessed.outcome, described.title, grantPart];
tell(event, event.assess({}), event.describe());
tell(store, store.assess({}), store.describe());

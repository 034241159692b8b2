// A program in Node that uses the package; `tsc --strict` compiles it, then it runs.
import { Call, CallError, calls, version } from 'inspir';
import type { Application, Assessment, Description, ErrorCode, Outcome, StandardSchema } from 'inspir';

const application: Application = {
  applicant: { legal_form: 'association' },
  budget: { expenses: [{ label: 'Animation', amount: '11000.00' }] },
  request: { amount: '6000.00' },
  // No answer yet, as in a form.
  extensions: undefined,
  project: { starts_on: undefined, challenges: undefined },
  submitted_on: undefined,
};
const call: Call = Call.load('inspir-creative-event');
const assessment: Assessment = call.assess(application, { locale: 'en' });
const outcome: Outcome = assessment.outcome;
const maximum: string | null | undefined = assessment.grant.maximum;
const paths: string[] = assessment.findings.flatMap((finding) => finding.status === 'not_met' ? finding.paths ?? [] : []);
const unread: unknown = JSON.parse('{"request": {"amount": 12.5}}');
const codes: ErrorCode[] = call.assess(unread).input_errors.map((error) => error.code);
const description: Description = call.describe('fr');
const schema: StandardSchema = call.standardSchema({ blocking: 'complete' });

// @ts-expect-error: a legal form that there is not
const wrong: Application = { applicant: { legal_form: 'club' } };
// @ts-expect-error: a locale that there is not
const locale = () => call.describe('de');
// @ts-expect-error: an outcome that there is not
const never: boolean = outcome === 'accepted';

let places: string[] = [];
try {
  Call.load({ id: 'my-call', wrong, locale: String(locale), never });
} catch (error) {
  if (error instanceof CallError) places = error.problems.map(({ path }) => path);
}
console.log(JSON.stringify({
  calls: calls(), codes, issues: schema['~standard'].validate({}).issues?.length, maximum, outcome, paths, places,
  questions: description.questions.length, version,
}));

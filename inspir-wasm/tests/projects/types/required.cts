// `tsc` compiles this for every way in which it finds modules.
import { Call, calls, version, type Application, type Assessment, type InspirCreativeEvent } from 'inspir';
import { init } from 'inspir/init';
import { useAssessment, useCall, type UseAssessment } from 'inspir/react';
import { validator } from 'inspir/rjsf';

const application: Application<InspirCreativeEvent> = { request: { amount: '20000.00' } };
const assessment: Assessment<InspirCreativeEvent> = Call.load('inspir-creative-event').assess(application, { locale: 'en' });
export const told: string = `${assessment.outcome} ${version} ${calls().join()}`;
export const started = (module: WebAssembly.Module): Call => init(module).Call.load('inspir-follow-up');
export const hook: (call: Call, value: unknown) => UseAssessment = useAssessment;
export const validates = (call: Call) => validator(call, { locale: 'fr' });

// @ts-expect-error: a locale that there is not
export const wrong = () => Call.load('inspir-follow-up').describe('de');
// @ts-expect-error: an id that there is not
export const slip = () => useCall('inspir-creative-evnt');
export const form = () => useCall(Call.load('inspir-follow-up'), { locale: 'fr' }).field('request.operating').label;

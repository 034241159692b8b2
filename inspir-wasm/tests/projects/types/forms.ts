// What TypeScript knows of a call in the forms of React, Vue and Svelte. Every mistake that must not compile is marked.
import { Call, type BuiltInId, type InspirCreativeEvent, type InspirFollowUp } from 'inspir';
import { useAssessment, useCall, type UseAssessment } from 'inspir/react';
import { useCall as useCallInSvelte } from 'inspir/svelte';
import { useCall as useCallInVue } from 'inspir/vue';

const event = Call.load('inspir-creative-event');
type Ceiling = InspirCreativeEvent['requirement'] & 'grant.ceiling';

export function react() {
  const { assessment, grant, next }: UseAssessment<InspirCreativeEvent> = useAssessment(event, {});
  const id: 'inspir-creative-event' = assessment.call;
  const part: 'grant' | undefined = grant.parts[0]?.id;
  const asked: string | undefined = next[0]?.message;
  const ceiling = next.find(({ requirement }) => requirement === 'grant.ceiling')?.values?.ceiling;
  // @ts-expect-error: a requirement that the call does not have
  next.some(({ requirement }) => requirement === 'grant.ceilling');
  // @ts-expect-error: a part that the call does not have
  grant.parts.find((each) => each.id === 'operating');
  return [id, part, asked, ceiling];
}

export function reactForm() {
  const { call, grant, issues, next, submit } = useCall('inspir-follow-up', { locale: 'fr' });
  const same: Call<InspirFollowUp> = call;
  const part: InspirFollowUp['part'] | undefined = grant.parts[0]?.id;
  // @ts-expect-error: a requirement of another call
  issues.some(({ requirement }) => requirement === 'charter.signed');
  // @ts-expect-error: a document that no call asks for
  submit(({ documents }) => documents?.some?.(({ kind }) => kind === 'chart'));
  // @ts-expect-error: a call that there is not
  useCall('inspir-creative-evnt');
  return [same, part, next[0]?.paths, submit(({ request }) => request?.amount)];
}

export function vue() {
  const { assessment, grant, next } = useCallInVue(event);
  const id: 'inspir-creative-event' = assessment.value.call;
  const part: 'grant' | undefined = grant.value.parts[0]?.id;
  const asked: Ceiling | undefined = next.value.map(({ requirement }) => requirement).find((each): each is Ceiling => each === 'grant.ceiling');
  // @ts-expect-error: a requirement that the call does not have
  next.value.some(({ requirement }) => requirement === 'grant.ceilling');
  return [id, part, asked];
}

export const svelte = () => useCallInSvelte('inspir-creative-event').subscribe(({ assessment, grant, next }) => {
  const id: 'inspir-creative-event' = assessment.call;
  const part: 'grant' | undefined = grant.parts[0]?.id;
  // @ts-expect-error: a requirement that the call does not have
  next.some(({ requirement }) => requirement === 'grant.ceilling');
  return [id, part];
});

// A call of which nothing is known, and one of several.
export const any = (call: Call, id: BuiltInId, either: Call | BuiltInId) =>
  [useCall(call).next[0]?.requirement, useCall(id).grant.maximum, useCall(either).assessment.outcome, useAssessment(call, {}).next[0]?.message];

// What the page around the form knows and applicants do not, such as the filing date:
// `<meta name="inspir-values" content='{"/submitted_on": "2027-03-01"}'>`.
import { isObject, set, type Application, type Json } from './pointer';

function read(): [path: string, value: Json][] {
  try {
    const values: unknown = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="inspir-values"]')?.content ?? '{}');
    return isObject(values) ? Object.entries(values) : [];
  } catch {
    return [];
  }
}

const values = read();

/** The application with what the host gives. */
export const given = (value: Application): Application => values.reduce((all, [path, each]) => set(all, path, each), value);

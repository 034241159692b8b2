/** Replays groups of cases, in Node and in pages; `different` names the cases whose bytes are not the core's. */
export function replay(Call, groups) {
  const different = [];
  let [replayed, objects] = [0, 0];
  for (const { call: source, locale, cases } of groups) {
    const call = Call.load(source);
    for (const { name, text, expected } of cases) {
      replayed += 1;
      if (call.assessJson(text, { locale }) !== expected) different.push(`${name} (${locale})`);
      // The object gives the same JSON, wherever a JavaScript value can hold what the text says.
      const value = read(text);
      if (value === undefined || call.assessJson(JSON.stringify(value), { locale }) !== expected) continue;
      objects += 1;
      if (JSON.stringify(call.assess(value, { locale })) !== expected) different.push(`${name} (${locale}), as an object`);
    }
  }
  return { replayed, objects, different };
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Replays groups of cases, in Node and in pages; `different` names those that are not the core's bytes. */
export function replay(Call, groups) {
  const different = [];
  let [replayed, objects] = [0, 0];
  for (const { call: source, locale, cases } of groups) {
    const call = Call.load(source);
    for (const { name, text, expected } of cases) {
      replayed += 1;
      if (call.assessJson(text, { locale }) !== expected) different.push(`${name} (${locale})`);
      // The object is the same JSON, wherever a JavaScript value can say what the text says.
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

/** The median of the microseconds that an assessment takes, value in and object out. */
export function measure(call, value, options) {
  const times = [];
  for (let round = 0; round < 100; round++) {
    const began = performance.now();
    for (let turn = 0; turn < 50; turn++) call.assess(value, options);
    times.push((performance.now() - began) * 20);
  }
  return times.sort((a, b) => a - b)[50];
}

/** The milliseconds from the engine's bytes to a loaded call. */
export async function start() {
  const glue = await import('/inspir/engine/engine.js');
  const { Call } = await import('/inspir/api.js');
  const response = await fetch('/inspir/inspir.wasm');
  const bytes = await response.arrayBuffer();
  const began = performance.now();
  await glue.default({ module_or_path: bytes });
  const ready = performance.now();
  Call.load('inspir-creative-event');
  return { engine: ready - began, call: performance.now() - began };
}

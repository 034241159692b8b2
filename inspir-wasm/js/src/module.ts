/** The modules that a program gives: compiled, as bytes, or on their way from a server. */
import { misuse } from './misuse.js';

const kind = (given: unknown) => Object.prototype.toString.call(given).slice(8, -1);

/** What WebAssembly starts from. `file` is where a program finds it in the package. */
export function taken(given: object, file: string): object | Promise<object> {
  const remedy = `give a WebAssembly.Module, the bytes of ${file}, or what fetch gives for it`;
  if (['Promise', 'Response'].includes(kind(given))) return arrived(given as Response, remedy);
  if (!ArrayBuffer.isView(given) && !['ArrayBuffer', 'WebAssembly.Module'].includes(kind(given))) {
    throw misuse('module', given, remedy);
  }
  return given;
}

async function arrived(given: Response | Promise<Response>, remedy: string): Promise<object> {
  const response = await given;
  if (kind(response) !== 'Response') throw misuse('response', response, remedy);
  if (!response.ok) throw new Error(`the engine did not arrive from ${response.url}: status ${response.status}`);
  // What a server sends under another type than this does not compile while it arrives.
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : response.arrayBuffer();
}

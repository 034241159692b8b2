import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { listOfCommunes } from './communes';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; manifest-src 'self'; frame-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never) => unknown>>[1];

/** The files that only the editor of definitions needs: few people open it, so they are kept once it was opened. */
function onlyForEditor(bundle: Bundle): Set<string> {
  const needed = (name: string, known: Set<string>, also: (name: string) => boolean): Set<string> => {
    const chunk = bundle[name];
    if (known.has(name) || chunk?.type !== 'chunk') return known;
    known.add(name);
    const css = (chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? [];
    for (const each of css) known.add(each);
    for (const each of [...chunk.imports, ...chunk.dynamicImports.filter(also)]) needed(each, known, also);
    return known;
  };
  const of = (name: string) => Object.keys(bundle).find((each) => { const chunk = bundle[each]; return chunk?.type === 'chunk' && chunk.name === name; }) ?? '';
  const editor = of('Write');
  const form = needed(of('index'), new Set(), (name) => name !== editor);
  // A worker is named in the code that starts it, and its engine in the worker.
  const codeOf = (name: string) => { const file = bundle[name]; return file?.type === 'chunk' ? file.code : /\.js$/.test(name) ? String(file?.source) : ''; };
  const withNamed = (names: Set<string>): Set<string> => {
    for (const name of names) {
      const code = codeOf(name);
      for (const { fileName, type } of Object.values(bundle)) if (type === 'asset' && code.includes(fileName.slice(fileName.lastIndexOf('/') + 1))) names.add(fileName);
    }
    return names;
  };
  const formNames = withNamed(form);
  return new Set([...withNamed(needed(editor, new Set(), () => true))].filter((name) => !formNames.has(name)));
}

/** Adds the Content Security Policy, and the service worker with the list of built files. */
function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
    generateBundle(_options, bundle) {
      const all = Object.keys(bundle).filter((name) => name !== 'index.html').sort();
      const later = onlyForEditor(bundle);
      const files = all.filter((name) => !later.has(name));
      const worker = readFileSync(new URL('./worker.js', import.meta.url), 'utf8');
      const page = readFileSync(new URL('./index.html', import.meta.url), 'utf8');
      const version = createHash('sha256').update(all.join() + policy + page + worker).digest('hex').slice(0, 12);
      this.emitFile({
        type: 'asset',
        fileName: 'worker.js',
        source: worker
          .replace('__VERSION__', JSON.stringify(version))
          .replace('__FILES__', JSON.stringify(['./', ...files.map((name) => `./${name}`)])),
      });
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [listOfCommunes(), offline()],
  build: { target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000 },
  // The editor of definitions reads the templates of the core and the schema of docs.
  server: { fs: { allow: ['../..'] } },
  resolve: { dedupe: ['react', 'react-dom'] },
});

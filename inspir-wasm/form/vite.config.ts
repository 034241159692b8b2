import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { listOfCommunes } from './communes';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/** Adds the Content Security Policy, and the service worker with the list of built files. */
function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => name !== 'index.html').sort();
      const worker = readFileSync(new URL('./worker.js', import.meta.url), 'utf8');
      const page = readFileSync(new URL('./index.html', import.meta.url), 'utf8');
      const version = createHash('sha256').update(files.join() + policy + page + worker).digest('hex').slice(0, 12);
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
  resolve: { dedupe: ['react', 'react-dom'] },
});

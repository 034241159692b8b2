import { Miniflare } from 'miniflare';

new Miniflare({
  modules: true, modulesRules: [{ type: 'CompiledWasm', include: ['**/*.wasm'] }], scriptPath: 'dist/worker.js',
  compatibilityDate: '2026-01-01', host: '127.0.0.1', port: Number(process.env.PORT), cf: false,
});

/**
 * Bundlers: the entry `index`, under a name that ends in `.jsx`. Vite's development server would put a dependency's
 * `.js` into a file elsewhere, where `inspir.wasm` is not beside it; what ends in `.jsx` it leaves at its place.
 */
export * from './index.js';

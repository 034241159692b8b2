/**
 * The entry `index` for bundlers, under a name that ends in `.jsx`. Vite's development server would move the `.js` of a
 * dependency into another folder, without `inspir.wasm` beside it; it leaves a `.jsx` where it is.
 */
export * from './index.js';

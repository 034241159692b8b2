/** What workerd makes of an imported module. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}

/** What edge runtimes make of it. */
declare module '*.wasm?module' {
  const module: WebAssembly.Module;
  export default module;
}

/** jsdom, in which Jest tests pages, has no readers and writers of UTF-8; Node, on which it runs, has them. */

interface Host {
  TextDecoder?: unknown;
  readonly process?: { getBuiltinModule?(name: string): object };
}

const host = globalThis as Host;
if (host.TextDecoder === undefined) {
  const { TextDecoder, TextEncoder } = (host.process?.getBuiltinModule?.('node:util') ?? {}) as Record<string, unknown>;
  Object.assign(host, { TextDecoder, TextEncoder });
}

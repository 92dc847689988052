import type { ServerContext } from '@modelcontextprotocol/server';

const CLIENT_INFO = 'io.modelcontextprotocol/clientInfo';
const CAPABILITIES = 'io.modelcontextprotocol/clientCapabilities';
const NAME_LENGTH_MAX = 60;

const envelopeOf = (context: ServerContext): Readonly<Record<string, unknown>> =>
  (context.mcpReq.envelope ?? {}) as Readonly<Record<string, unknown>>;

/**
 * Returns what a client calls itself, shortened and without characters that could pass for something
 * else; null if it does not say. Nobody checks it.
 */
export function clientNameIn(context: ServerContext): string | null {
  const info = envelopeOf(context)[CLIENT_INFO] as
    | { readonly name?: unknown; readonly version?: unknown }
    | undefined;
  const text = [info?.name, info?.version].filter((part) => typeof part === 'string').join(' ');
  const shown = text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, NAME_LENGTH_MAX);
  return shown === '' ? null : shown;
}

/** Returns whether a client says that it can ask the person by a form. */
export function mayElicit(context: ServerContext): boolean {
  const capabilities = envelopeOf(context)[CAPABILITIES] as
    | { readonly elicitation?: { readonly form?: object; readonly url?: object } }
    | undefined;
  const elicitation = capabilities?.elicitation;
  return (
    elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined)
  );
}

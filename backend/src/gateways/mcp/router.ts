import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { McpHandlers } from './handlers.ts';

/**
 * `/mcp`: the Model Context Protocol over Streamable HTTP. Host, origin and key are checked before, as
 * for every route. A client has to send a key, also on this machine, because a key names its account and
 * what it may do, and can be revoked.
 *
 * @param isArchived whether an account can only be read
 */
export const mcpRouter =
  (handlers: McpHandlers, isArchived: (account_id: string) => boolean): FastifyPluginAsync =>
  async (app) => {
    app.route({
      method: ['GET', 'POST', 'DELETE'],
      url: '/mcp',
      // The protocol has no HEAD.
      exposeHeadRoute: false,
      config: { scope: 'read', allows_archived: true },
      schema: { hide: true },
      onRequest: async (request, reply) => {
        if (request.principal.key !== undefined) return;
        return reply.header('www-authenticate', 'Bearer realm="FinAlly"').problem({
          code: 'sign_in_required',
          detail:
            'Send a key of the account as a bearer token. Make one in the terminal under "Keys for programs".',
        });
      },
      handler: async (request, reply) => {
        const ended = new AbortController();
        reply.raw.once('close', () => ended.abort());
        const { principal, account_id, id: cause, body } = request;
        const answer = await handlers.serve(toWebRequest(request, ended.signal), {
          principal,
          account_id,
          cause,
          isArchived: isArchived(account_id),
          body,
        });
        return reply.send(answer);
      },
    });
  };

/** Returns the request without its key, which nothing after the check of access needs. */
function toWebRequest({ method, headers }: FastifyRequest, signal: AbortSignal): Request {
  const forwarded = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' && name !== 'authorization' && name !== 'cookie') {
      forwarded.set(name, value);
    }
  }
  return new Request('http://localhost/mcp', {
    method,
    headers: forwarded,
    signal,
  });
}

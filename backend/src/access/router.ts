import { ProblemSchema, SessionStateSchema, SignInSchema } from '@finally/contract';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Access, Caller } from './access.ts';
import { SIGN_IN_PAGE } from './sign-in/page.ts';
import { SIGN_IN_SCRIPT } from './sign-in/script.ts';
import { noSessionCookie, sessionCookie } from './sign-in/session-cookie.ts';
import { SIGN_IN_STYLE } from './sign-in/style.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True if the route needs no credentials. */
    is_open?: boolean;
  }
}

const PARTS = [
  ['/sign-in/style.css', 'text/css; charset=utf-8', SIGN_IN_STYLE],
  ['/sign-in/script.js', 'text/javascript; charset=utf-8', SIGN_IN_SCRIPT],
] as const;

/** Serves `/api/session` and the sign-in page. */
export const accessRouter =
  (access: Access, callerOf: (request: FastifyRequest) => Caller): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { is_open: true };
    const isSecure = (request: FastifyRequest) => callerOf(request).scheme === 'https';

    app.get(
      '/api/session',
      {
        config,
        schema: {
          tags: ['session'],
          summary: 'Whether sign-in is required, and done',
          response: { 200: SessionStateSchema, default: ProblemSchema },
        },
      },
      async (request) => access.session(request.raw, callerOf(request)),
    );

    app.post(
      '/api/session',
      {
        config,
        schema: {
          tags: ['session'],
          summary: 'Sign in with a browser; programs send a bearer token instead',
          body: SignInSchema,
          response: { 204: z.undefined().describe('Signed in.'), default: ProblemSchema },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request);
        const { address } = caller;
        const session = access.signIn(request.body.token, caller);
        if (!session.ok) {
          const { code } = session.error.refusal;
          request.log.warn({ address, code }, 'sign-in refused');
          return reply.headers(session.error.headers).problem(session.error.refusal);
        }
        request.log.info({ address }, 'signed in');
        if (session.value) {
          // The new cookie replaces the browser's session, so the old one is closed.
          access.signOut(request.raw, caller);
          reply.header('set-cookie', sessionCookie(session.value, isSecure(request)));
        }
        return reply.code(204).send();
      },
    );

    app.delete(
      '/api/session',
      {
        config,
        schema: {
          tags: ['session'],
          summary: 'Sign out',
          response: { 204: z.undefined().describe('Signed out.'), default: ProblemSchema },
        },
      },
      async (request, reply) => {
        access.signOut(request.raw, callerOf(request));
        return reply
          .header('set-cookie', noSessionCookie(isSecure(request)))
          .header('clear-site-data', '"cache"')
          .code(204)
          .send();
      },
    );

    app.get('/sign-in', { config, schema: { hide: true } }, async (_request, reply) => {
      if (!access.is_required) return reply.redirect('/', 303);
      return reply.type('text/html; charset=utf-8').send(SIGN_IN_PAGE);
    });
    for (const [path, type, text] of PARTS) {
      app.get(path, { config, schema: { hide: true } }, async (_request, reply) =>
        reply.type(type).send(text),
      );
    }
  };

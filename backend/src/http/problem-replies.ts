import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Refusal } from '../kernel/result.ts';
import { toProblem } from './problems.ts';
import { type DescribeDatabaseFailure, headersOf, toRefusal } from './requests/request-errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Returns the successful answer with which a route reports a refusal; undefined if it does not
     * report this one.
     */
    reportRefusal?: (refusal: Refusal) => object | undefined;
    /** Answers with a refusal in the words of another program's protocol, instead of problem details. */
    answerRefusal?: (reply: FastifyReply, refusal: Refusal) => FastifyReply;
  }
  interface FastifyReply {
    /** Answers with problem details and the status of the refusal's code. */
    problem(refusal: Refusal): FastifyReply;
  }
}

/** Maximum length of a quoted path. */
export const PATH_CHARACTERS_MAX = 200;

/** Sends a refusal as problem details (RFC 9457). */
export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const body = toProblem(refusal);
  return reply
    .code(body.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(body);
}

/** Answers errors, unknown paths and requests during the shutdown with problem details. */
export function answerProblems(
  app: FastifyInstance,
  describeDatabaseFailure: DescribeDatabaseFailure,
): void {
  app.decorateReply('problem', function problem(refusal: Refusal) {
    const { answerRefusal = sendProblem } = this.request.routeOptions.config;
    return answerRefusal(this, refusal);
  });

  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', async (_request, reply) => {
    if (!closing) return;
    const detail = 'The server is shutting down. Try again when it is back.';
    return reply.header('connection', 'close').problem({ code: 'shutting_down', detail });
  });

  let logged: unknown;
  app.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error, describeDatabaseFailure);
    if (refusal.code === 'internal_error') request.log.error({ err: error }, 'unexpected error');
    // An error that lasts is thrown as the same object with each request.
    if (refusal.code === 'database_unavailable' && error !== logged) {
      request.log.warn({ err: error }, 'database error');
      logged = error;
    }
    const report = request.routeOptions.config.reportRefusal?.(refusal);
    return report ? reply.send(report) : reply.headers(headersOf(error)).problem(refusal);
  });

  app.setNotFoundHandler((request, reply) =>
    reply.problem({
      code: 'not_found',
      detail: `There is nothing at ${request.method} ${request.originalUrl.slice(0, PATH_CHARACTERS_MAX)}.`,
    }),
  );
}

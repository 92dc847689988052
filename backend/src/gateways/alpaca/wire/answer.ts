import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/principal.ts';
import { type Answer, sendFault } from './faults.ts';

/** Sends what was asked for, or the fault. */
export const send = <Value>(reply: FastifyReply, answer: Answer<Value>): FastifyReply =>
  answer.ok ? reply.send(answer.value) : sendFault(reply, answer.error);

/** Sends that something is done, without a body, or the fault. */
export const sendDone = (reply: FastifyReply, answer: Answer<unknown>): FastifyReply =>
  answer.ok ? reply.code(204).send() : sendFault(reply, answer.error);

/** Who sends a request, and the request as the cause of what it does. */
export const actorOf = ({ principal, id }: FastifyRequest): Actor => ({ principal, cause: id });

/** The query of a request: the first value of each name, and blank ones left out. */
export function queryOf(request: FastifyRequest): Readonly<Partial<Record<string, string>>> {
  const all = request.query as Readonly<Record<string, string | readonly string[]>>;
  const first = Object.entries(all).map(([name, value]): [string, string] => [
    name.replace(/\[\]$/, ''),
    typeof value === 'string' ? value : value.join(','),
  ]);
  return Object.fromEntries(first.filter(([, value]) => value !== ''));
}

/** The parameters of a path. */
export const paramOf = (request: FastifyRequest, name: string): string =>
  (request.params as Readonly<Record<string, string>>)[name] ?? '';

import {
  ChatAnswerSchema,
  ChatHistorySchema,
  ChatRequestSchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ChatService } from './service.ts';

/** `/api/chat`: the conversation with the assistant. */
export const chatRouter =
  (service: Pick<ChatService, 'send' | 'history' | 'clear'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/chat',
      {
        schema: {
          tags: ['chat'],
          summary: 'Say something to the assistant, which may trade and change the watchlist',
          body: ChatRequestSchema,
          response: { 200: ChatAnswerSchema, default: ProblemSchema },
        },
      },
      async ({ body }, reply) => {
        const answer = await service.send(body);
        return answer.ok ? answer.value : reply.problem(answer.error);
      },
    );

    app.get(
      '/api/chat/history',
      {
        schema: {
          tags: ['chat'],
          summary: 'The conversation with its actions',
          response: { 200: ChatHistorySchema, default: ProblemSchema },
        },
      },
      async () => service.history(),
    );

    app.delete(
      '/api/chat/history',
      {
        schema: {
          tags: ['chat'],
          summary: 'Empty the conversation',
          response: { 204: z.undefined().describe('It is empty.'), default: ProblemSchema },
        },
      },
      async (_request, reply) => {
        await service.clear();
        return reply.code(204).send();
      },
    );
  };

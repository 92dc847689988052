import {
  ApproveRequestSchema,
  AssistantSettingsChangeSchema,
  AssistantSettingsSchema,
  ChatActionParamsSchema,
  ChatActionSchema,
  ChatAnswerSchema,
  ChatCancelRequestSchema,
  ChatCancelSchema,
  ChatHistorySchema,
  ChatRequestSchema,
  ChatStepDetailSchema,
  ChatStepParamsSchema,
  ChatSuggestionsSchema,
  DismissSuggestionSchema,
  EmptySchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { ASSISTANT_REFUSALS } from './refusals.ts';
import type { ChatService } from './service.ts';

/** `/api/chat`: the conversation with the assistant, and what waits in it for approval. */
export const chatRouter =
  (
    of: (
      account_id: string,
    ) => Pick<
      ChatService,
      | 'send'
      | 'cancel'
      | 'approve'
      | 'decline'
      | 'history'
      | 'clear'
      | 'suggestion'
      | 'dismissSuggestion'
      | 'step'
    >,
  ): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/chat',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['chat'],
          summary: 'Say something to the assistant, which may trade and change the watchlist',
          body: ChatRequestSchema,
          ...refusesWith(ASSISTANT_REFUSALS.send),
          response: { 200: ChatAnswerSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }, reply) => {
        const answer = await of(account_id).send(body);
        return answer.ok ? answer.value : reply.problem(answer.error);
      },
    );

    app.post(
      '/api/chat/cancel',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['chat'],
          summary: 'Call off a message that is being answered, unless its actions have begun',
          body: ChatCancelRequestSchema,
          response: { 200: ChatCancelSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }) => of(account_id).cancel(body.client_message_id),
    );

    app.post(
      '/api/chat/actions/:id/approve',
      {
        config: { scope: 'admin' },
        schema: {
          tags: ['chat'],
          summary: 'Carry out what the assistant proposed, once, at the price of this moment',
          description:
            'Answers with the action as it then stands: executed, or rejected with the reason. ' +
            'A problem means that it still waits; after `price_moved` it shows the new price.',
          params: ChatActionParamsSchema,
          body: ApproveRequestSchema,
          ...refusesWith(ASSISTANT_REFUSALS.approve),
          response: { 200: ChatActionSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const action = await of(account_id).approve(params.id, body.price);
        return action.ok ? action.value : reply.problem(action.error);
      },
    );

    app.post(
      '/api/chat/actions/:id/decline',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['chat'],
          summary: 'Let go of what the assistant proposed',
          description:
            'Answers with the action as it then stands, also where it was decided before.',
          params: ChatActionParamsSchema,
          body: EmptySchema,
          ...refusesWith(ASSISTANT_REFUSALS.decline),
          response: { 200: ChatActionSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const action = await of(account_id).decline(params.id);
        return action.ok ? action.value : reply.problem(action.error);
      },
    );

    app.get(
      '/api/chat/history',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['chat'],
          summary: 'The conversation with its actions, and how far the assistant is with a message',
          response: { 200: ChatHistorySchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).history(),
    );

    app.get(
      '/api/chat/suggestion',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['chat'],
          summary: 'What the page offers to ask: the morning brief, once a day',
          response: { 200: ChatSuggestionsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).suggestion(),
    );

    app.post(
      '/api/chat/suggestion/dismiss',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['chat'],
          summary: 'Dismiss the suggestion of a day',
          description: 'A message that asks for the brief dismisses it as well.',
          body: DismissSuggestionSchema,
          response: { 200: ChatSuggestionsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }) => of(account_id).dismissSuggestion(body.day),
    );

    app.get(
      '/api/chat/steps/:id',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['chat'],
          summary: 'Something that a model looked up, with the result that it received',
          params: ChatStepParamsSchema,
          ...refusesWith(ASSISTANT_REFUSALS.step),
          response: { 200: ChatStepDetailSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const step = await of(account_id).step(params.id);
        return step.ok ? step.value : reply.problem(step.error);
      },
    );

    app.delete(
      '/api/chat/history',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['chat'],
          summary: 'Empty the conversation, declining what waits in it',
          response: { 204: z.undefined().describe('It is empty.'), default: ProblemSchema },
        },
      },
      async ({ account_id }, reply) => {
        await of(account_id).clear();
        return reply.code(204).send();
      },
    );
  };

/** `/api/assistant`: what the assistant may do. */
export const assistantRouter =
  (
    of: (
      account_id: string,
    ) => Pick<ChatService, 'settings' | 'changeSettings' | 'halt' | 'resume'>,
  ): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/assistant/settings',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['assistant'],
          summary: 'What the assistant may do',
          response: { 200: AssistantSettingsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).settings(),
    );

    app.put(
      '/api/assistant/settings',
      {
        config: { scope: 'admin' },
        schema: {
          tags: ['assistant'],
          summary: 'Change what the assistant may do, at once and in answers under way too',
          description:
            'States the version that was read, and is refused if that is not the newest. ' +
            'Ends no halt: POST /api/assistant/resume does.',
          body: AssistantSettingsChangeSchema,
          ...refusesWith(ASSISTANT_REFUSALS.changeSettings),
          response: { 200: AssistantSettingsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }, reply) => {
        const settings = await of(account_id).changeSettings(body);
        return settings.ok ? settings.value : reply.problem(settings.error);
      },
    );

    app.post(
      '/api/assistant/halt',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['assistant'],
          summary: 'Stop all that the assistant does, at once and in answers under way too',
          description:
            'In force also if it cannot be written down: then `saved` is false until it can.',
          body: EmptySchema,
          response: { 200: AssistantSettingsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).halt(),
    );

    app.post(
      '/api/assistant/resume',
      {
        config: { scope: 'admin' },
        schema: {
          tags: ['assistant'],
          summary: 'End a halt',
          body: EmptySchema,
          response: { 200: AssistantSettingsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).resume(),
    );
  };

import {
  PICTURE_BYTES_MAX,
  PictureQuerySchema,
  ProblemSchema,
  TagProfitsSchema,
  TradeNoteBodySchema,
  TradeNoteSchema,
  TradeNotesQuerySchema,
  TradeNotesSchema,
  TradeParamsSchema,
  TradePictureSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { TRADE_NOTE_REFUSALS } from './refusals.ts';
import type { TradeNoteService } from './service.ts';

const tags = ['trade notes'];

/** A picture in Base64, and the rest of the body. */
const PICTURE_BODY_BYTES_MAX = Math.ceil((PICTURE_BYTES_MAX * 4) / 3) + 1_024;

/** `/api/trade-notes` and `/api/trades/…`: what a person writes down of trades. */
export const tradeNotesRouter =
  (of: (account_id: string) => TradeNoteService): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/trade-notes',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What is written down of trades, a page at a time, newest trade first',
          querystring: TradeNotesQuerySchema,
          ...refusesWith(TRADE_NOTE_REFUSALS.list),
          response: { 200: TradeNotesSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, query }, reply) => {
        const page = await of(account_id).list(query);
        return page.ok ? page.value : reply.problem(page.error);
      },
    );

    app.get(
      '/api/trade-notes/tags',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The tags of trades, with the profit of the trades that have them',
          response: { 200: TagProfitsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).tags(),
    );

    app.get(
      '/api/trades/:trade/note',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What is written down of a trade',
          params: TradeParamsSchema,
          ...refusesWith(TRADE_NOTE_REFUSALS.read),
          response: { 200: TradeNoteSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const note = await of(account_id).read(params.trade);
        return note.ok ? note.value : reply.problem(note.error);
      },
    );

    app.put(
      '/api/trades/:trade/note',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Write down words, tags and a plan of a trade',
          params: TradeParamsSchema,
          body: TradeNoteBodySchema,
          ...refusesWith(TRADE_NOTE_REFUSALS.write),
          response: { 200: TradeNoteSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const note = await of(account_id).write(params.trade, body);
        return note.ok ? note.value : reply.problem(note.error);
      },
    );

    app.get(
      '/api/trades/:trade/picture',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The picture of a trade',
          params: TradeParamsSchema,
          querystring: PictureQuerySchema,
          ...refusesWith(TRADE_NOTE_REFUSALS.readPicture),
          response: {
            200: {
              description: 'The picture.',
              content: { 'image/png': { schema: z.any() } },
            },
            default: {
              description: 'Why not.',
              content: { 'application/problem+json': { schema: ProblemSchema } },
            },
          },
        },
      },
      async ({ account_id, params }, reply) => {
        const picture = await of(account_id).picture(params.trade);
        if (!picture.ok) return reply.problem(picture.error);
        reply
          .type('image/png')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('cache-control', 'private, no-cache');
        return reply.send(picture.value);
      },
    );

    app.put(
      '/api/trades/:trade/picture',
      {
        config: { scope: 'trade' },
        bodyLimit: PICTURE_BODY_BYTES_MAX,
        schema: {
          tags,
          summary: 'Keep a picture of the chart with a trade',
          params: TradeParamsSchema,
          body: TradePictureSchema,
          ...refusesWith(TRADE_NOTE_REFUSALS.keepPicture),
          response: { 200: TradeNoteSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const note = await of(account_id).keepPicture(params.trade, body.png);
        return note.ok ? note.value : reply.problem(note.error);
      },
    );

    app.delete(
      '/api/trades/:trade/picture',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Delete the picture of a trade',
          params: TradeParamsSchema,
          ...refusesWith(TRADE_NOTE_REFUSALS.deletePicture),
          response: { 200: TradeNoteSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const note = await of(account_id).deletePicture(params.trade);
        return note.ok ? note.value : reply.problem(note.error);
      },
    );
  };

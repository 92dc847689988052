import {
  ProblemSchema,
  SavedScanSchema,
  SavedScansSchema,
  ScanChangesSchema,
  ScanParamsSchema,
  ScanPreviewSchema,
  ScanResultSchema,
  ScanSaveSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { SCAN_REFUSALS } from './refusals.ts';
import type { ScanService } from './service.ts';

const tags = ['scans'];

/** `/api/scans`: conditions on every instrument, saved and turned into alerts. */
export const scansRouter =
  (of: (account_id: string) => ScanService): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/scans/preview',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What matches a scan now',
          description: 'Nothing is kept.',
          body: ScanPreviewSchema,
          response: { 200: ScanResultSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }) => of(account_id).preview(body.scan),
    );

    app.get(
      '/api/scans',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The saved scans, by name',
          response: { 200: SavedScansSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).list(),
    );

    app.put(
      '/api/scans/:name',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Save a scan under a name',
          params: ScanParamsSchema,
          body: ScanSaveSchema,
          ...refusesWith(SCAN_REFUSALS.save),
          response: {
            200: SavedScanSchema.meta({ description: 'The scan was replaced.' }),
            201: SavedScanSchema.meta({ description: 'The scan was created.' }),
            default: ProblemSchema,
          },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const saved = await of(account_id).save(params.name, body);
        if (!saved.ok) return reply.problem(saved.error);
        return reply.code(saved.value.isNew ? 201 : 200).send(saved.value.scan);
      },
    );

    app.patch(
      '/api/scans/:name',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Rename a scan, or turn its alert on or off',
          description:
            'With an alert, the server compares the list every ten seconds, also while no page is open. ' +
            'A ticker that enters it fires an alert, and again only after it was off the list for five ' +
            'minutes; those that are on the list when the alert is turned on do not.',
          params: ScanParamsSchema,
          body: ScanChangesSchema,
          ...refusesWith(SCAN_REFUSALS.change),
          response: { 200: SavedScanSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const changed = await of(account_id).change(params.name, body);
        return changed.ok ? changed.value : reply.problem(changed.error);
      },
    );

    app.delete(
      '/api/scans/:name',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Delete a scan',
          params: ScanParamsSchema,
          ...refusesWith(SCAN_REFUSALS.delete),
          response: {
            204: z.undefined().describe('The scan was deleted.'),
            default: ProblemSchema,
          },
        },
      },
      async ({ account_id, params }, reply) => {
        const deleted = await of(account_id).delete(params.name);
        return deleted.ok ? reply.code(204).send() : reply.problem(deleted.error);
      },
    );
  };

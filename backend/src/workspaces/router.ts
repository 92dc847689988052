import {
  ProblemSchema,
  WorkspaceParamsSchema,
  WorkspaceSaveSchema,
  WorkspaceSchema,
  WorkspacesSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { WORKSPACE_REFUSALS } from './refusals.ts';
import type { WorkspaceService } from './service.ts';

const tags = ['workspaces'];

/** `/api/workspaces`: named layouts of the page, kept for all browsers of the person. */
export const workspacesRouter =
  (of: (account_id: string) => WorkspaceService): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/workspaces',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The workspaces, by name',
          response: { 200: WorkspacesSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).list(),
    );

    app.put(
      '/api/workspaces/:name',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Save a workspace under a name',
          params: WorkspaceParamsSchema,
          body: WorkspaceSaveSchema,
          ...refusesWith(WORKSPACE_REFUSALS.save),
          response: {
            200: WorkspaceSchema.meta({ description: 'The workspace was replaced.' }),
            201: WorkspaceSchema.meta({ description: 'The workspace was created.' }),
            default: ProblemSchema,
          },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const saved = await of(account_id).save(params.name, body.contents);
        if (!saved.ok) return reply.problem(saved.error);
        return reply.code(saved.value.isNew ? 201 : 200).send(saved.value.workspace);
      },
    );

    app.delete(
      '/api/workspaces/:name',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Delete a workspace',
          params: WorkspaceParamsSchema,
          ...refusesWith(WORKSPACE_REFUSALS.delete),
          response: {
            204: z.undefined().describe('The workspace was deleted.'),
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

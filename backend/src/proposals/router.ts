import {
  EmptySchema,
  ProblemSchema,
  ProposalApprovalSchema,
  ProposalParamsSchema,
  ProposalSchema,
  ProposalsSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { PROPOSAL_REFUSALS } from './refusals.ts';
import type { ProposalService } from './service.ts';

const tags = ['proposals'];

/** `/api/proposals`: what programs asked for that waits for a person. */
export const proposalsRouter =
  (of: (account_id: string) => ProposalService): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/proposals',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What programs asked for: what waits for approval, and the newest decisions',
          response: { 200: ProposalsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => ({ proposals: [...(await of(account_id).list())] }),
    );

    app.post(
      '/api/proposals/:id/approve',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Approve what a program asked for, which is then done at once',
          description:
            'Answers with the proposal as it stands, also if it was decided before. `refused` says that it was approved and could not be done. After `price_moved` it waits at the new price.',
          params: ProposalParamsSchema,
          body: ProposalApprovalSchema,
          ...refusesWith(PROPOSAL_REFUSALS.approve),
          response: { 200: ProposalSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const approved = await of(account_id).approve(params.id, body.price);
        return approved.ok ? approved.value : reply.problem(approved.error);
      },
    );

    app.post(
      '/api/proposals/:id/decline',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Decline what a program asked for',
          params: ProposalParamsSchema,
          body: EmptySchema,
          ...refusesWith(PROPOSAL_REFUSALS.decline),
          response: { 200: ProposalSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const declined = await of(account_id).decline(params.id);
        return declined.ok ? declined.value : reply.problem(declined.error);
      },
    );
  };

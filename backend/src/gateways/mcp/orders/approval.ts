import type { AskedAction, Proposal } from '@finally/contract';
import {
  createRequestStateCodec,
  inputRequired,
  inputResponse,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { ok, refuse } from '../../../kernel/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../../kernel/time/units.ts';
import type { Performed } from '../../../proposals/index.ts';
import { clientNameIn, mayElicit } from '../client.ts';
import type { Session } from '../session.ts';
import type { ToolAnswer } from '../tools/tool.ts';

/** How long a client may take to bring the person's answer. */
const ANSWER_MS_MAX = 10 * MINUTE_MS;

/** What a client carries while it asks the person: the order itself and the price that it was shown with. */
export interface AskedState {
  /** The tool that asked; the answer of another one counts for nothing. */
  readonly tool: string;
  readonly proposal_id: string;
  readonly asked: AskedAction;
  readonly shown_price: number | null;
}

/** The tool that is called, and what signs what its client carries. */
export interface AskingTool {
  readonly states: RequestStateCodec<AskedState>;
  readonly tool: string;
}

/** Signs what a client carries, for one key. It expires, and a proposal is decided once. */
export const createAskedStates = (secret: string): RequestStateCodec<AskedState> =>
  createRequestStateCodec<AskedState>({
    key: secret,
    ttlSeconds: ANSWER_MS_MAX / SECOND_MS,
    bind: ({ http }) => http?.authInfo?.clientId ?? '',
  });

/**
 * Does what a tool was asked for, or has a person decide it. If the key says that its client may ask the
 * person, and the client can, the answer is that question; otherwise the proposal waits in the terminal.
 */
export async function act(
  session: Session,
  asking: AskingTool,
  asked: AskedAction,
  context: ServerContext,
): Promise<ToolAnswer> {
  const { services, principal, cause } = session;
  const client = clientNameIn(context);
  const acted = await services.proposals.act(asked, { principal, cause, client });
  if (!acted.ok) return acted;
  if (acted.value.status === 'done') return ok(receiptOf(acted.value.performed));
  const { proposal } = acted.value;
  if (proposal.state !== 'pending' || !principal.asks_person || !mayElicit(context)) {
    return ok(await waiting(session, proposal));
  }
  const { id: proposal_id, shown_price } = proposal;
  const state = { tool: asking.tool, proposal_id, asked, shown_price };
  return ask(asking.states, state, proposal, context);
}

/** Returns the question to the person, with what the client carries back. */
async function ask(
  states: RequestStateCodec<AskedState>,
  state: AskedState,
  proposal: Proposal,
  context: ServerContext,
): Promise<ToolAnswer> {
  const requestState = await states.mint(state, context);
  return { asks: inputRequired({ requestState, inputRequests: { confirm: question(proposal) } }) };
}

/**
 * Decides a proposal as the person answered in the client. What is done is what the state and the stored
 * proposal say, never the arguments that are sent again.
 */
export async function decide(
  session: Session,
  { states, tool }: AskingTool,
  context: ServerContext,
): Promise<ToolAnswer> {
  const { services, principal } = session;
  const state = context.mcpReq.requestState<AskedState>();
  const answer = inputResponse(context.mcpReq.inputResponses, 'confirm');
  if (!state || state.tool !== tool || !principal.asks_person) {
    return refuse(
      'invalid_request',
      'This is no answer that this key and tool may give for the person.',
    );
  }
  if (answer.kind !== 'elicit') {
    const proposal = await services.proposals.find(state.proposal_id);
    if (proposal?.state === 'pending') return ask(states, state, proposal, context);
    return proposal
      ? ok(await waiting(session, proposal))
      : refuse('unknown_proposal', 'There is no such proposal.');
  }
  const accepted = answer.action === 'accept' && answer.content?.['approve'] === true;
  const { proposal_id, shown_price } = state;
  const decided = accepted
    ? await services.proposals.approve(proposal_id, shown_price ?? undefined)
    : await services.proposals.decline(proposal_id);
  return decided.ok ? ok(await waiting(session, decided.value)) : decided;
}

const question = ({ sentence, shown_price, expires_at }: Proposal) =>
  inputRequired.elicit({
    message: `${sentence}${shown_price === null ? '' : ` The price is $${shown_price} now.`} FinAlly asks for your approval (until ${expires_at}). Paper money.`,
    requestedSchema: {
      type: 'object',
      properties: { approve: { type: 'boolean', title: 'Approve this' } },
      required: ['approve'],
    },
  });

/** What came of a proposal, and its order if there is one. Nothing is said to be done that is not. */
async function waiting({ services }: Session, proposal: Proposal): Promise<object> {
  const order = proposal.order_id === null ? null : await services.orders.order(proposal.order_id);
  return {
    status: proposal.state,
    proposal,
    order: order?.ok ? order.value : null,
    ...(proposal.state === 'pending' && { next: WAITS }),
  };
}

const WAITS =
  'Nothing was done. A person has to approve this in the terminal. Ask get_receipt with the proposal_id later; do not send it again.';

function receiptOf(performed: Performed): object {
  switch (performed.kind) {
    case 'place':
    case 'replace':
      return { status: 'done', ...performed.placed, proposal: null };
    case 'cancel':
      return { status: 'done', order: performed.order, proposal: null };
    case 'cancel_all':
      return { status: 'done', order: null, ...performed.canceled, proposal: null };
  }
}

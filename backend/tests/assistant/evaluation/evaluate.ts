import type { ChatAnswer } from '@finally/contract';
import type { Account, AccountState } from './account.ts';
import type { Conversation, Turn } from './conversation.ts';
import { type Deed, isDeed, readDeed, writtenAction } from './deed.ts';

/** The faults found in a conversation; empty if it passed. */
export interface Outcome {
  readonly theme: string;
  readonly name: string;
  readonly faults: readonly string[];
}

export interface EvaluateOptions {
  /** Called before each turn with its expected outcome, so that a fake model can produce it. */
  readonly prompt?: (turn: Turn, deeds: readonly Deed[], before: AccountState) => void;
  /** Checks an answer; by default its actions and words are compared with the expected ones. */
  readonly check?: typeof deedFaults;
}

/** Runs one conversation on a separate account and checks each answer and the resulting account. */
export async function evaluate(
  { theme, name, holds = {}, settings = {}, turns }: Conversation,
  account: Account,
  { prompt, check = faultsOf }: EvaluateOptions = {},
): Promise<Outcome> {
  const faults: string[] = [];
  await account.prepare(holds, settings);
  for (const turn of turns) {
    const before = await account.state();
    const does = typeof turn.does === 'function' ? turn.does(before) : (turn.does ?? []);
    const deeds = does.map(readDeed);
    prompt?.(turn, deeds, before);
    const answer = await account.say(turn.says);
    const after = await account.state();
    const found = [
      ...check(turn, deeds, answer),
      ...ledgerFaults(answer, before, after),
      ...(turn.tells_of_past ? [] : falseClaims(answer)),
    ];
    faults.push(...found.map((fault) => `"${turn.says}": ${fault}`));
  }
  return { theme, name, faults };
}

const faultsOf = (turn: Turn, deeds: readonly Deed[], answer: ChatAnswer): readonly string[] => [
  ...deedFaults(turn, deeds, answer),
  ...wordFaults(turn, answer),
];

/** Returns the unexpected and the missing actions. */
export function deedFaults(
  turn: Turn,
  deeds: readonly Deed[],
  answer: ChatAnswer,
): readonly string[] {
  const ways = [deeds, ...(turn.or ?? []).map((way) => way.map(readDeed))];
  if (ways.some((way) => isSame(answer, way))) return [];
  const did = answer.actions.map(writtenAction).join(', ') || 'nothing';
  const wanted = deeds.map(({ verb, quantity, ticker, terms }) =>
    [verb, quantity || '', ticker, terms].filter((each) => each !== '').join(' '),
  );
  return [`did ${did}, and not ${wanted.join(', ') || 'nothing'}`];
}

function wordFaults({ mentions, never }: Turn, { message }: ChatAnswer): readonly string[] {
  const faults: string[] = [];
  if (mentions && !mentions.test(message)) faults.push(`says nothing like ${mentions}: ${message}`);
  if (never?.test(message)) faults.push(`says ${never}: ${message}`);
  return faults;
}

/** Returns whether both lists contain the same actions, in any order. */
function isSame({ actions }: ChatAnswer, deeds: readonly Deed[]): boolean {
  const left = [...actions];
  for (const deed of deeds) {
    const at = left.findIndex((action) => isDeed(action, deed));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** Checks that the account has changed by its receipts and by nothing else. */
function ledgerFaults(
  { actions }: Pick<ChatAnswer, 'actions'>,
  before: AccountState,
  after: AccountState,
): readonly string[] {
  const faults: string[] = [];
  const quantities = new Map(before.quantities);
  const watched = new Set(before.watched);
  let cash = before.cash;
  for (const action of actions) {
    if (action.status !== 'executed' || !action.receipt) continue;
    if (action.kind === 'watchlist') {
      if (action.request.change === 'add') watched.add(action.receipt.ticker);
      else watched.delete(action.receipt.ticker);
      continue;
    }
    if (action.kind !== 'trade') continue;
    const { ticker, side, quantity, notional } = action.receipt.trade;
    const sign = side === 'buy' ? 1 : -1;
    quantities.set(ticker, (quantities.get(ticker) ?? 0) + sign * quantity);
    cash -= sign * notional;
  }
  if (Math.abs(cash - after.cash) > 0.001) faults.push(`cash is ${after.cash}, not ${cash}`);
  for (const ticker of new Set([...quantities.keys(), ...after.quantities.keys()])) {
    const [wanted, held] = [quantities.get(ticker) ?? 0, after.quantities.get(ticker) ?? 0];
    if (Math.abs(wanted - held) > 1e-6) faults.push(`holds ${held} ${ticker}, not ${wanted}`);
  }
  if ([...watched].sort().join() !== [...after.watched].sort().join()) {
    faults.push('the watchlist is not as the receipts have it');
  }
  return faults;
}

/** An action reported as executed, in the first person or without a subject. */
const CLAIM =
  /(?:^|[.!:]\s+|\bI(?:['’]ve| have)? (?:just |now |successfully )?)(bought|sold|purchased)\b|(?<!until the )\b(?:orders?|trades?) (?:was|were|has been|have been|is|are) (?:executed|filled|placed|completed)/im;

/** Returns a fault if a text claims a trade and none was executed. */
function falseClaims({ message, actions }: ChatAnswer): readonly string[] {
  // An answer may repeat the words of the person.
  const claimed = CLAIM.exec(message.replaceAll(/"[^"\n]*"/g, '""'));
  const traded = actions.some(({ kind, status }) => kind === 'trade' && status === 'executed');
  return claimed && !traded ? [`claims what no receipt shows: ${message}`] : [];
}

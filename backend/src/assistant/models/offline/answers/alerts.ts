import type { MandatedAlert } from '../../../actions/alerts/alert-judge.ts';
import { describeAlert, describeAlertRequest } from '../../../actions/alerts/alert-sentences.ts';
import type { AlertCommand } from '../../../reading/alerts/alert-command.ts';
import type { Facts } from '../facts.ts';
import { type AlertSteps, alertStepsOf } from '../plans/alert-steps.ts';
import { list, quoted } from './format.ts';
import type { Proposal } from './orders/orders.ts';

/** Number of alerts that an answer lists. */
const LISTED_MAX = 20;

const HOW =
  'To set one, say for instance "alert me when NVDA rises above 200", "tell me if TSLA falls 5%"; to remove them, "delete my NVDA alerts".';

/** Turns commands on alerts into proposed actions, or asks. */
export function alertProposal(commands: readonly AlertCommand[], facts: Facts): Proposal {
  const { changes, hindrances } = alertStepsOf(commands, facts);
  if (hindrances.length > 0) {
    return {
      message: `${[...new Set(hindrances)].join('\n\n')}\n\nNo alert was set, changed or removed.`,
      trades: [],
      watchlist_changes: [],
    };
  }
  const lines = changes.map(({ alerts, ...change }) =>
    describeAlertRequest({ request: { ...change, alerts: [...alerts] } }),
  );
  const isFree = facts.limits.settings.mode !== 'confirm';
  const heading = isFree ? 'Doing' : 'For your approval';
  const notes = changes.flatMap((change) => noteOn(change, facts));
  const planned =
    lines.length === 1 ? `${heading}: ${lines.join('')}.` : `${heading}:\n\n${list(lines)}`;
  return {
    message: [planned, ...notes].join('\n\n'),
    trades: [],
    watchlist_changes: [],
    alert_changes: changes.map(writtenAlertChange),
  };
}

/** Says where the price is, and that an alert is no order. */
function noteOn(
  { change, ticker }: AlertSteps['changes'][number],
  { prices }: Facts,
): readonly string[] {
  const latest = prices.get(ticker);
  if (change === 'remove' || !latest) return [];
  return [`${ticker} is at ${quoted(latest)}. An alert only tells you; it places no order.`];
}

/** Returns a change of alerts as a plan writes it. */
export function writtenAlertChange({ change, ticker, terms, alert_ids }: MandatedAlert) {
  const price = terms?.kind === 'above' || terms?.kind === 'below' ? terms.price : null;
  return {
    action: change,
    ticker: ticker === '' ? null : ticker,
    alert_ids: [...alert_ids],
    above: terms?.kind === 'above' ? price : null,
    below: terms?.kind === 'below' ? price : null,
    percent: terms?.kind === 'percent' ? terms.percent : null,
    direction: terms?.kind === 'percent' ? terms.direction : null,
  };
}

/** Lists the active alerts. */
export function activeAlerts({ alerts }: Facts): string {
  const active = alerts.filter(({ state }) => state === 'active');
  if (active.length === 0) return `You have no active alerts. ${HOW}`;
  const shown = active.slice(0, LISTED_MAX).map(describeAlert);
  const more = active.length - shown.length;
  const rest = more > 0 ? `\n\nand ${more} more.` : '';
  return `Your active alerts:\n\n${list(shown)}${rest}\n\n${HOW}`;
}

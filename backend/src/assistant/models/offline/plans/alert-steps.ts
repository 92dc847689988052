import type { Alert, AskedAlert } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { MandatedAlert } from '../../../actions/alerts/alert-judge.ts';
import { describeAlert } from '../../../actions/alerts/alert-sentences.ts';
import type {
  AlertCommand,
  ChosenAlerts,
  WrittenAlert,
} from '../../../reading/alerts/alert-command.ts';
import { sayChosenAlerts } from '../../../reading/alerts/format-alerts.ts';
import { list, price } from '../answers/format.ts';
import type { Facts } from '../facts.ts';

/** The changes of alerts that commands result in, and the questions that prevent them. */
export interface AlertSteps {
  readonly changes: readonly (MandatedAlert & { readonly alerts: readonly Alert[] })[];
  readonly hindrances: readonly string[];
}

type Step = AlertSteps['changes'][number];

/** Converts commands on alerts to changes, with the alerts and the prices as they are. */
export function alertStepsOf(commands: readonly AlertCommand[], facts: Facts): AlertSteps {
  const changes: Step[] = [];
  const hindrances: string[] = [];
  for (const command of commands) {
    const step = stepOf(command, facts);
    if (typeof step === 'string') hindrances.push(step);
    else changes.push(step);
  }
  return { changes, hindrances };
}

/** Returns the change, or what has to be asked. */
function stepOf(command: AlertCommand, facts: Facts): Step | string {
  if (command.kind === 'set_alert') {
    const { ticker, written } = command;
    const terms = termsOf(written, facts.prices.get(ticker)?.price, ticker);
    return typeof terms === 'string'
      ? terms
      : { change: 'set', ticker, terms, alert_ids: [], alerts: [] };
  }
  const { chosen } = command;
  const alerts = facts.alerts.filter((alert) => isMeant(alert, chosen));
  const [first, ...others] = alerts;
  if (!first) return `There is no active alert that matches "${sayChosenAlerts(chosen)}".`;
  if (!chosen.is_plural && others.length > 0) {
    return `Which alert do you mean?\n\n${list(alerts.map(describeAlert))}\n\nName its price, for instance "remove the ${first.ticker} alert at 200", or say "all".`;
  }
  const isOfOne = others.every(({ ticker }) => ticker === first.ticker);
  const which = {
    ticker: isOfOne ? first.ticker : '',
    alert_ids: alerts.map(({ id }) => id),
    alerts,
  };
  if (command.kind === 'remove_alerts') return { change: 'remove', terms: null, ...which };
  const side = first.terms.kind === 'above' || first.terms.kind === 'below' ? null : undefined;
  if (side === undefined) {
    return `The alert ${describeAlert(first)} has no price that could be moved. Remove it and set a new one.`;
  }
  const written: WrittenAlert = { of: 'price', price: command.price, side };
  const terms = termsOf(written, facts.prices.get(first.ticker)?.price, first.ticker);
  return typeof terms === 'string' ? terms : { change: 'change', terms, ...which };
}

const isMeant = ({ ticker, upper, lower, state }: Alert, chosen: ChosenAlerts): boolean =>
  state === 'active' &&
  (chosen.ticker === null || ticker === chosen.ticker) &&
  (chosen.price === null || isAt(chosen.price, upper) || isAt(chosen.price, lower));

const isAt = (level: Fraction, price: number | null): boolean =>
  price !== null && level.valueOf() === price;

/** @param now the price now; undefined if it is not known */
function termsOf(
  written: WrittenAlert,
  now: number | undefined,
  ticker: string,
): AskedAlert | string {
  if (written.of === 'percent') {
    return {
      kind: 'percent',
      percent: written.percent.valueOf(),
      direction: written.direction,
    };
  }
  const level = written.price.valueOf();
  if (written.side !== null) return { kind: written.side, price: level };
  if (now === undefined) {
    return `I do not know the price of ${ticker} now. Say "above" or "below", for instance "alert me when ${ticker} rises above ${level}".`;
  }
  if (now === level) return `${ticker} is at ${price(level)} now. Choose another price.`;
  return { kind: level > now ? 'above' : 'below', price: level };
}

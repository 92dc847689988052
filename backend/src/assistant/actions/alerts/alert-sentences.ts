import type { Alert, AlertAction, AskedAlert } from '@finally/contract';
import { describeCondition } from '@finally/contract/indicators/conditions';
import { prices } from '../../wording/amounts.ts';

const MOVES = { up: 'rises', down: 'falls', either: 'moves' } as const;

/** Formats the terms of an alert that the assistant can set: `above $200.00`, `moves 5%`. */
const describeAskedAlert = (terms: AskedAlert): string =>
  terms.kind === 'percent'
    ? `${MOVES[terms.direction]} ${terms.percent}%`
    : `${terms.kind} ${prices.format(terms.price)}`;

/** Formats an alert of any kind: `NVDA above $200.00`, `AAPL on a trend line`. */
export function describeAlert({ ticker, terms }: Pick<Alert, 'ticker' | 'terms'>): string {
  if (terms.kind === 'line') return `${ticker} on a line of the chart`;
  if (terms.kind === 'indicator') return `${ticker} ${describeCondition(terms)}`;
  if (terms.kind === 'scan') return `${ticker} in the scan ${terms.scan}`;
  return `${ticker} ${describeAskedAlert(terms)}`;
}

const described = (alerts: readonly Alert[]): string => alerts.map(describeAlert).join('; ');

/** Formats the request of an action: `alert when NVDA is above $200.00`. */
export function describeAlertRequest({ request }: Pick<AlertAction, 'request'>): string {
  const { change, ticker, terms, alerts } = request;
  const to = terms ? describeAskedAlert(terms) : 'no level';
  switch (change) {
    case 'set':
      return `set an alert on ${ticker} ${to}`;
    case 'change':
      return `change the alert ${alerts.length > 0 ? described(alerts) : 'that is gone'} to ${to}`;
    case 'remove':
      return alerts.length > 0
        ? `remove ${alerts.length === 1 ? 'the alert' : 'the alerts'} ${described(alerts)}`
        : 'remove alerts that are gone';
  }
}

/** Describes what was done, without a full stop. */
export function describeAlertReceipt({ request, receipt }: AlertAction): string {
  if (!receipt) return `Done: ${describeAlertRequest({ request })}`;
  const { alerts, changed } = receipt;
  if (request.change === 'remove') {
    return alerts.length === 0 ? 'There was no such alert' : `Removed: ${described(alerts)}`;
  }
  if (!changed) return `There was an alert already: ${described(alerts)}`;
  return `${request.change === 'set' ? 'Alert set' : 'Alert changed'}: ${described(alerts)}`;
}

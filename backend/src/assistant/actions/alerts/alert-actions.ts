import type { Alert, AlertAction } from '@finally/contract';
import type { AlertService } from '../../../alerts/index.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { ActionRefusal } from '../../refusals.ts';
import { toTicker } from '../proposed-actions.ts';

export interface AlertActionsOptions {
  /** The service that a person's requests use. */
  readonly alerts: Pick<AlertService, 'list' | 'set' | 'change' | 'remove'>;
}

type ProposedAlert = Pick<AlertAction, 'kind' | 'request'>;
export type AlertReceipt = NonNullable<AlertAction['receipt']>;

/** Sets, changes and removes price alerts. */
export class AlertActions {
  readonly #alerts: AlertActionsOptions['alerts'];

  constructor({ alerts }: AlertActionsOptions) {
    this.#alerts = alerts;
  }

  /** Executes an action. A repetition changes nothing more. */
  async attempt({ request }: ProposedAlert): Promise<Result<AlertReceipt, ActionRefusal>> {
    switch (request.change) {
      case 'set':
        return this.#set(request);
      case 'change':
        return this.#change(request);
      case 'remove':
        return this.#remove(request);
    }
  }

  /** Returns an action with the alerts that it changes or removes, as they are now. */
  async withAlerts(action: ProposedAlert): Promise<ProposedAlert> {
    const { request } = action;
    if (request.change === 'set') return action;
    const ids = new Set(request.alert_ids);
    const alerts = (await this.#alerts.list()).alerts.filter(({ id }) => ids.has(id));
    const tickers = new Set(alerts.map(({ ticker }) => ticker));
    const [ticker = '', another] = tickers;
    return {
      ...action,
      request: { ...request, alerts, ticker: another === undefined ? ticker : '' },
    };
  }

  async #set({ ticker, terms }: AlertAction['request']) {
    const read = toTicker(ticker);
    if (!read.ok) return read;
    if (!terms) return withoutTerms();
    const set = await this.#alerts.set({ ticker: read.value, terms });
    return set.ok ? ok({ alerts: [set.value.alert], changed: set.value.added }) : set;
  }

  async #change({ alert_ids: [id], terms }: AlertAction['request']) {
    if (!terms) return withoutTerms();
    const changed = await this.#alerts.change(id ?? '', { terms });
    return changed.ok ? ok({ alerts: [changed.value], changed: true }) : changed;
  }

  /** Alerts that are gone already are left out. */
  async #remove({ alert_ids, alerts }: AlertAction['request']) {
    const removed: Alert[] = [];
    for (const id of alert_ids) {
      const outcome = await this.#alerts.remove(id);
      const alert = alerts.find((each) => each.id === id);
      if (outcome.ok && alert) removed.push(alert);
      else if (!outcome.ok && alert_ids.length === 1) return outcome;
    }
    return ok({ alerts: removed, changed: removed.length > 0 });
  }
}

const withoutTerms = () =>
  refuse('invalid_request', 'An alert needs a price above or below, or a percentage.');

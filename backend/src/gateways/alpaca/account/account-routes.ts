import type { FastifyInstance } from 'fastify';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import { toIso } from '../../../kernel/time/clock.ts';
import { DAY_MS } from '../../../kernel/time/units.ts';
import type { LedgerStore } from '../../../ledger/store.ts';
import type { SnapshotStore, ValueHistory, Valuer } from '../../../portfolio/index.ts';
import { paramOf, queryOf, send } from '../wire/answer.ts';
import { sendFault } from '../wire/faults.ts';
import { toAccount } from './account.ts';
import { listActivities, readActivitiesQuery } from './activities.ts';
import type { Configurations } from './configurations.ts';
import { drawCurve, readCurveQuery } from './history.ts';

const READ = { config: { scope: 'read' } } as const;
const TRADE = { config: { scope: 'trade' } } as const;

/** What agents may do in an account. */
export interface AgentSettings {
  current(): { readonly halted: boolean; readonly mode: string };
}

export interface AccountRouteParts {
  readonly of: (account_id: string) => {
    readonly valuer: Pick<Valuer, 'value'>;
    readonly values: Pick<ValueHistory, 'valueAtDayStart'>;
    readonly settings: AgentSettings;
  };
  readonly ledger: LedgerStore;
  readonly snapshots: Pick<SnapshotStore, 'points'>;
  readonly configurations: Configurations;
  readonly isArchived: (account_id: string) => boolean;
  readonly clock: Pick<MarketClock, 'now_ms'>;
}

/** `/v2/account` and what is below it. */
export function accountRoutes(app: FastifyInstance, parts: AccountRouteParts): void {
  const { of, ledger, snapshots, configurations, isArchived, clock } = parts;

  app.get('/v2/account', READ, async ({ account_id }) => {
    const { valuer, values, settings } = of(account_id);
    const { halted, mode } = settings.current();
    return toAccount({
      account_id,
      valuation: await valuer.value(),
      last_equity_cents: await values.valueAtDayStart(),
      configurations: await configurations.of(account_id),
      balance_asof: toIso(clock.now_ms() - DAY_MS).slice(0, 10),
      is_archived: isArchived(account_id),
      is_barred: halted || mode === 'read_only',
    });
  });

  app.get('/v2/account/configurations', READ, async ({ account_id }) =>
    configurations.of(account_id),
  );
  app.patch('/v2/account/configurations', TRADE, async ({ account_id, body }, reply) =>
    send(reply, await configurations.change(account_id, body)),
  );

  for (const path of ['/v2/account/activities', '/v2/account/activities/:type']) {
    app.get(path, READ, async (request, reply) => {
      const type = paramOf(request, 'type') || undefined;
      const query = readActivitiesQuery(queryOf(request), type);
      if (!query.ok) return sendFault(reply, query.error);
      return listActivities(ledger, request.account_id, query.value);
    });
  }

  app.get('/v2/account/portfolio/history', READ, async (request, reply) => {
    const { account_id } = request;
    const now_ms = clock.now_ms();
    const query = readCurveQuery(queryOf(request), now_ms);
    if (!query.ok) return sendFault(reply, query.error);
    const valuation = await of(account_id).valuer.value();
    const { ledger: number, opened_at, starting_cash_cents } = valuation.account;
    const recorded = await snapshots.points(account_id, number, { to_ms: now_ms + 1 });
    const now = { recorded_at_ms: now_ms, total_value_cents: valuation.total_value_cents };
    const opening = { at_ms: Date.parse(opened_at), value_cents: starting_cash_cents };
    return drawCurve(query.value, [...recorded, now], opening);
  });
}

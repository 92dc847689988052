import { Counter, Gauge, Registry } from 'prom-client';
import type { AccountBroadcaster, AccountStreamStatistics } from '../events/index.ts';
import type { PriceBroadcaster, StreamStatistics } from '../market/index.ts';
import type { StreamAdmission } from '../sse/index.ts';

/** The components whose statistics are exported. */
export interface MetricSources {
  readonly broadcaster: Pick<PriceBroadcaster, 'statistics'>;
  readonly accountBroadcaster: Pick<AccountBroadcaster, 'statistics'>;
  readonly admission: Pick<StreamAdmission, 'refusals'>;
}

/** The server's metrics in the Prometheus text format. */
export interface Metrics {
  readonly content_type: string;
  text(): Promise<string>;
}

const GAUGES: readonly (readonly [string, string, keyof StreamStatistics])[] = [
  ['finally_stream_connections', 'Clients of the price stream.', 'clients'],
  [
    'finally_stream_connections_behind',
    'Clients of the price stream that are behind and being skipped.',
    'clients_behind',
  ],
  [
    'finally_stream_subscriptions',
    'Distinct subscriptions to the price stream, each encoded once.',
    'subscriptions',
  ],
];

const COUNTERS: readonly (readonly [string, string, keyof StreamStatistics])[] = [
  ['finally_stream_events_total', 'Price events encoded, per distinct subscription.', 'events'],
  ['finally_stream_deliveries_total', 'Price events handed to clients.', 'deliveries'],
  [
    'finally_stream_skipped_events_total',
    'Price events skipped for clients that did not keep up.',
    'skips',
  ],
  [
    'finally_stream_conflations_total',
    'Times a client that had been behind received the newest state instead.',
    'conflations',
  ],
  [
    'finally_stream_drops_total',
    'Clients of the price stream disconnected because they read nothing for too long.',
    'drops',
  ],
];

const ACCOUNT_COUNTERS: readonly (readonly [string, string, keyof AccountStreamStatistics])[] = [
  [
    'finally_account_stream_deliveries_total',
    'Events of accounts handed to clients.',
    'deliveries',
  ],
  [
    'finally_account_stream_resets_total',
    'Clients of the account stream told to fetch everything again.',
    'resets',
  ],
  [
    'finally_account_stream_drops_total',
    'Clients of the account stream cut off because they took nothing for too long.',
    'drops',
  ],
];

/** Creates the metrics. Values are read from the components only when the metrics are requested. */
export function createMetrics({
  broadcaster,
  accountBroadcaster,
  admission,
}: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  };
  for (const [name, help, field] of GAUGES) {
    gauge(name, help, () => broadcaster.statistics[field]);
  }
  for (const [name, help, field] of COUNTERS) {
    counter(name, help, () => broadcaster.statistics[field]);
  }
  gauge(
    'finally_account_stream_connections',
    'Clients of the account stream.',
    () => accountBroadcaster.statistics.clients,
  );
  for (const [name, help, field] of ACCOUNT_COUNTERS) {
    counter(name, help, () => accountBroadcaster.statistics[field]);
  }
  counter(
    'finally_stream_refusals_total',
    'Clients refused because all connections of the streams were in use.',
    () => admission.refusals,
  );
  return { content_type: registry.contentType, text: () => registry.metrics() };
}

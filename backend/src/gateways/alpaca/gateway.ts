import type { FastifyPluginAsync } from 'fastify';
import type { MarketClock, WallClock } from '../../kernel/time/clock.ts';
import { clockRoutes } from './calendar/clock-routes.ts';
import { Allowance } from './wire/allowance.ts';
import { answerUnknownPaths, speakAlpaca } from './wire/protocol.ts';

/** What the gateway needs of the server. */
export interface AlpacaParts {
  readonly settings: { readonly requests_per_minute_max: number };
  readonly clock: WallClock;
  readonly marketClock: MarketClock;
}

/** The parts of the gateway, each a set of routes below paths of its own. */
export interface AlpacaGateway {
  /** `/v2` and `/v3`: accounts, orders, positions, assets. Needs the services of the account. */
  readonly trading: FastifyPluginAsync;
}

/** Speaks the protocol of Alpaca's API over the services of FinAlly. It has no rule of its own. */
export function createAlpacaGateway(parts: AlpacaParts): AlpacaGateway {
  const { settings, clock, marketClock } = parts;
  const allowance = new Allowance(settings.requests_per_minute_max, clock);
  return {
    trading: async (app) => {
      speakAlpaca(app, { allowance, clock });
      clockRoutes(app, marketClock);
      answerUnknownPaths(app, ['/v1', '/v2', '/v3']);
    },
  };
}

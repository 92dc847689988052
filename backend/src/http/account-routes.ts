import type { FastifyInstance, FastifyPluginAsync } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route is one of an account, which its path may name. */
    of_account?: boolean;
    /** Whether the route may change an archived account. */
    allows_archived?: boolean;
  }
}

/**
 * Opens an account; the returned function says that it is not needed any more.
 *
 * @param onlyOrders whether the request only places, changes or cancels orders
 */
export type UseAccount = (account_id: string, onlyOrders: boolean) => Promise<() => void>;

/** Declares routes as those of an account. */
export const accountRoutes =
  (...routes: readonly FastifyPluginAsync[]): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRoute', (route) => {
      route.config = { ...route.config, of_account: true };
    });
    for (const plugin of routes) await app.register(plugin);
  };

/**
 * As `accountRoutes`, for routes that need the services of the account while they answer.
 *
 * @param areOfOrders whether what is done by these routes with the scope `trade` is done to orders
 */
export const liveAccountRoutes =
  (
    { use, areOfOrders = false }: { readonly use: UseAccount; readonly areOfOrders?: boolean },
    ...routes: readonly FastifyPluginAsync[]
  ): FastifyPluginAsync =>
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async (request, reply) => {
      const { account_id, routeOptions } = request;
      const onlyOrders = areOfOrders && routeOptions.config.scope === 'trade';
      try {
        const release = await use(account_id, onlyOrders);
        reply.raw.once('close', release);
      } catch (error) {
        if (!request.accountRefusal()) throw error;
      }
      // It may have been archived or erased while the request waited for it.
      const refusal = request.accountRefusal();
      if (refusal) return reply.problem(refusal);
    });
    await app.register(accountRoutes(...routes));
  };

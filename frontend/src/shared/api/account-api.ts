import type { Portfolio, SessionState } from '@finally/contract';
import { call, callServer, goTo } from './api';

/** Calls that are rarely made, and therefore not a part of the first load. */
export const accountApi = {
  resetPortfolio: () => call<Portfolio>('POST', '/portfolio/reset', {}),
  session: () => callServer<SessionState>('GET', '/session'),
  /** Ends the session and opens the sign-in page. */
  signOut: async () => {
    await callServer<void>('DELETE', '/session');
    goTo('/sign-in');
  },
};

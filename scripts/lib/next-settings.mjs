/** Next.js tells its makers about each run, before it reads our configuration, unless told not to. */
export const NEXT_SETTINGS = { NEXT_TELEMETRY_DISABLED: '1' };

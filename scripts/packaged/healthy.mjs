/** Whether the server beside it serves: exits with 0 or 1, for the container's health check. */
const port = process.env.PORT || '8000';
const answer = await fetch(`http://127.0.0.1:${port}/api/health/state`).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;

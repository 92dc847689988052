/**
 * Whether the server beside it answers: exits with 0 or 1. For the container's
 * health check, which has no token and needs none to see that.
 */
const port = process.env.PORT || '8000';
const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
process.exitCode = answer && (answer.ok || answer.status === 401) ? 0 : 1;

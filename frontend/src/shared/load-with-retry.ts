/** Pause before a failed load is tried again. */
const RETRY_MS = 3_000;

/**
 * Loads something and tries again after each failure until it succeeds. Returns a function that
 * cancels; neither callback is called after that.
 */
export function loadWithRetry<Loaded>(
  load: () => Promise<Loaded>,
  onLoaded: (loaded: Loaded) => void,
  onFailure: (error: unknown) => void,
): () => void {
  let isCancelled = false;
  let timer: ReturnType<typeof setTimeout>;
  const attempt = () =>
    void load().then(
      (loaded) => {
        if (!isCancelled) onLoaded(loaded);
      },
      (error: unknown) => {
        if (isCancelled) return;
        onFailure(error);
        timer = setTimeout(attempt, RETRY_MS);
      },
    );
  attempt();
  return () => {
    isCancelled = true;
    clearTimeout(timer);
  };
}

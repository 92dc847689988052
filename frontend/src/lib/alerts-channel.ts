const NAME = 'finally.alerts';

/** Where the browser has no channels, other pages ask by themselves from time to time. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);

/** Tells the other pages of this browser that something about the alerts was changed. */
export const tellChanged = (): void => channel?.postMessage(null);

/** Calls back when another page of this browser changed something; returns how to stop. */
export function onChangedElsewhere(callback: () => void): () => void {
  channel?.addEventListener('message', callback);
  return () => channel?.removeEventListener('message', callback);
}

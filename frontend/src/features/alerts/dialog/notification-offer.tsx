'use client';

import { useState } from 'react';

const BAR =
  'flex min-h-9 shrink-0 items-center justify-between gap-3 border-t border-edge px-4 py-1.5 text-xs text-muted';

/** Returns the browser's permission for notifications; null if it does not support them. */
const permissionNow = (): NotificationPermission | null =>
  typeof Notification === 'undefined' ? null : Notification.permission;

/** Offers system notifications while the page is hidden. Asks for permission only on a click. */
export function NotificationOffer() {
  const [permission, setPermission] = useState(permissionNow);
  if (permission === null) return null;
  if (permission === 'granted') {
    return <p className={BAR}>While this page is hidden, alerts appear as system notifications.</p>;
  }
  if (permission === 'denied') {
    return (
      <p className={BAR}>
        Notifications are blocked in this browser: alerts are shown here when you come back.
      </p>
    );
  }
  return (
    <div className={BAR}>
      <span>Show alerts as notifications while this page is hidden?</span>
      <button
        type="button"
        onClick={() => void Notification.requestPermission().then(setPermission)}
        className="h-6 shrink-0 border border-edge-strong px-2 text-ink hover:bg-raised"
      >
        Allow notifications
      </button>
    </div>
  );
}

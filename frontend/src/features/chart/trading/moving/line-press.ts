/** A press that moves further than this, in pixels, is a drag. */
const SLACK_PX = 4;

interface PressOptions {
  /** The press that begins it. */
  event: PointerEvent;
  /** What receives the events of the pointer until it is released. */
  target: HTMLElement;
  /** Called with the height of the pointer in the window, from the first move that is a drag on. */
  onMove(clientY: number): void;
  onDrop(): void;
  /** Called if the drag ends otherwise: by Escape, or because the browser takes the pointer. */
  onCancel(): void;
}

/** Follows a pointer from its press to its release; returns how to stop. */
export function followPress({ event, target, onMove, onDrop, onCancel }: PressOptions): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const { pointerId, clientY: from } = event;
  let isDrag = false;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    ended.abort();
    if (target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId);
  };
  const finish = (callback: () => void) => () => {
    stop();
    callback();
  };
  target.setPointerCapture(pointerId);
  target.addEventListener(
    'pointermove',
    ({ clientY, pointerId: moved }) => {
      if (moved !== pointerId) return;
      isDrag ||= Math.abs(clientY - from) > SLACK_PX;
      if (!isDrag) return;
      // At most once a frame, however often the pointer reports.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => onMove(clientY));
    },
    { signal },
  );
  target.addEventListener(
    'pointerup',
    ({ clientY }) => {
      stop();
      if (!isDrag) return onCancel();
      onMove(clientY);
      onDrop();
    },
    { signal },
  );
  target.addEventListener('pointercancel', finish(onCancel), { signal });
  // A finger that moves a line does not scroll the page.
  target.addEventListener('touchmove', (touch) => touch.preventDefault(), {
    signal,
    passive: false,
  });
  document.addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      finish(onCancel)();
    },
    { signal, capture: true },
  );
  return stop;
}

'use client';

import { useEffect } from 'react';
import { isComposing } from '@/shared/browser/composition';
import { runCommand } from '@/shared/commands/run-command-actions';
import { TargetRing } from './target-ring';
import { TOUR_STEPS } from './tour-steps';
import { tourActions, useStepDone, useTour } from './use-tour';

const BUTTON = 'h-7 border border-edge-strong px-2.5 text-sm hover:bg-raised';

/**
 * The tour: a strip below the desk, which it makes a little lower and never covers. It takes no key and
 * no focus; each step waits until it is done, and the person places the order.
 */
export function TourStrip() {
  const progress = useTour();
  const { state, step } = progress;
  const isRunning = state === 'running';
  useStepDone(progress);

  // Escape ends the tour if nothing else is meant by it: no dialog, no field, no panel.
  useEffect(() => {
    if (!isRunning) return;
    const onKeyDown = (event: KeyboardEvent) => {
      // What it was pressed in: leaving a field may have moved the focus back to this strip.
      const { target } = event;
      const isOurs =
        target === document.body ||
        (target instanceof Element && target.closest('[data-tour]') !== null);
      if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event) || !isOurs) return;
      event.preventDefault();
      tourActions.leave();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isRunning]);

  const shown = TOUR_STEPS[step];
  if (!isRunning || !shown) return null;
  const isLast = step === TOUR_STEPS.length - 1;
  return (
    <section
      data-tour
      aria-label="Tour"
      className="flex shrink-0 flex-wrap items-center gap-2 border-t border-edge bg-panel px-3 py-2 text-sm"
    >
      <div role="status" className="min-w-0 flex-1" style={{ flexBasis: '16rem' }}>
        <p className="font-semibold">
          <span className="figures text-accent">{`${step + 1}/${TOUR_STEPS.length}`}</span>{' '}
          {shown.title}
        </p>
        <p className="text-muted">{shown.text}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          onClick={() => runCommand(shown.command)}
          className={`${BUTTON} text-info`}
        >
          Show me
        </button>
        {step > 0 ? (
          <button type="button" onClick={tourActions.previous} className={BUTTON}>
            Back
          </button>
        ) : null}
        <button type="button" onClick={tourActions.next} className={BUTTON}>
          {isLast ? 'Finish' : 'Next'}
        </button>
        <button type="button" onClick={tourActions.leave} className={`${BUTTON} text-muted`}>
          Skip the tour
        </button>
      </div>
      <TargetRing selectors={shown.targets} />
    </section>
  );
}

'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useCommands } from '@/shared/commands/use-commands';
import { isSituationKnown, situationNow, watchSituation } from './situation-actions';
import { leaveTour, nextStep, previousStep, startTour, type TourProgress } from './tour-progress';
import { TOUR_STEPS } from './tour-steps';
import { tourStore } from './tour-store';

const change = (by: (progress: TourProgress) => TourProgress) => () =>
  tourStore.setState(by(tourStore.getState()));

export const tourActions = {
  start: change(startTour),
  next: change(nextStep),
  previous: change(previousStep),
  leave: change(leaveTour),
};

/** Returns how far the person is, and registers the command that starts the tour. One caller only. */
export function useTour(): TourProgress {
  const progress = useStore(tourStore);
  useCommands([
    {
      id: 'tour.start',
      title: 'Tour: ten first steps',
      group: 'FinAlly',
      names: ['tour', 'tutorial', 'getting started', 'start tour', 'first steps'],
      run: tourActions.start,
    },
  ]);
  return progress;
}

/** Goes to the next step once the person has done the present one. */
export function useStepDone({ state, step }: TourProgress): void {
  useEffect(() => {
    if (state !== 'running') return;
    // Only what is done during the step counts. What the step begins with may still be loading.
    let start = isSituationKnown() ? situationNow(false) : null;
    return watchSituation((now) => {
      if (!start) {
        if (isSituationKnown()) start = now;
      } else if (TOUR_STEPS[step]?.isDone(start, now)) tourActions.next();
    });
  }, [state, step]);
}

import { TOUR_STEPS } from './tour-steps';

/** How far somebody is: never started, on the way, left before its end, or through. */
export type TourState = 'new' | 'running' | 'left' | 'done';

export interface TourProgress {
  readonly state: TourState;
  /** The index of the step; that of the last one after the end. */
  readonly step: number;
}

export const NEW_TOUR: TourProgress = { state: 'new', step: 0 };

const LAST = TOUR_STEPS.length - 1;

/** Starts the tour, or goes on where it was left. */
export const startTour = ({ state, step }: TourProgress): TourProgress =>
  state === 'left' ? { state: 'running', step } : { state: 'running', step: 0 };

/** Goes to the next step; after the last one the tour is done. Does nothing unless it is running. */
export function nextStep(progress: TourProgress): TourProgress {
  if (progress.state !== 'running') return progress;
  return progress.step < LAST
    ? { state: 'running', step: progress.step + 1 }
    : { state: 'done', step: LAST };
}

/** Goes back by one step. */
export const previousStep = (progress: TourProgress): TourProgress => ({
  ...progress,
  step: Math.max(0, progress.step - 1),
});

/** Leaves the tour; it can be continued. */
export const leaveTour = (progress: TourProgress): TourProgress =>
  progress.state === 'running' ? { ...progress, state: 'left' } : progress;

import { createRememberedStore, oneOf } from '@/shared/remembered/remembered-store';
import { NEW_TOUR, type TourProgress } from './tour-progress';
import { TOUR_STEPS } from './tour-steps';

/** How far the person is in the tour, as this browser remembers it. Each tab runs its own. */
export const tourStore = createRememberedStore<TourProgress>(
  'tour',
  1,
  NEW_TOUR,
  {
    state: oneOf(['new', 'running', 'left', 'done']),
    step: oneOf(TOUR_STEPS.map((_, index) => index)),
  },
  ['state', 'step'],
);

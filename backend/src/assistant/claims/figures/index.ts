export { type Checking, markFigures, tickersNamed } from './mark.ts';

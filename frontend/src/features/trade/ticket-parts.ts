// Loaded after the page, as one script: these parts share most of their code.
export { GroupChip } from '@/features/symbols/group-chip';
export { SideAnswers } from './answers/side-answers';
export { OrdersOfTicker } from './orders-of-ticker';
export { QuickSizes } from './quick-sizes';
export { RefusalNote } from './refusal-note';
export { RepeatOrder } from './repeat-order';
export { SideWords } from './side-words';
export { TermsRow } from './terms/terms-row';
export { TickerFigures } from './ticker-figures';
export { UnsettledNote } from './unsettled-note';

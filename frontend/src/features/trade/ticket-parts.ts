// Loaded after the page, as one script: these parts share most of their code.
export { GroupChip } from '@/features/symbols/group-chip';
export { SideAnswers } from './answers/side-answers';
export { AccountFigures } from './figures/account-figures';
export { TickerFigures } from './figures/ticker-figures';
export { OrdersOfTicker } from './orders-of-ticker';
export { RefusalNote } from './refusal-note';
export { RepeatOrder } from './repeat-order';
export { SideWords } from './sides/side-words';
export { QuickSizes } from './sizes/quick-sizes';
export { TermsRow } from './terms/terms-row';
export { UnsettledNote } from './unsettled-note';

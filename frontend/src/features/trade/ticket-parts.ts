// Loaded after the page, as one script: these parts share most of their code.
export { GroupChip } from '@/features/symbols/group-chip';
export { SideAnswers } from './answers/side-answers';
export { QuickSizes } from './quick-sizes';
export { RefusalNote } from './refusal-note';
export { RepeatOrder } from './repeat-order';
export { TermsRow } from './terms/terms-row';
export { UnsettledNote } from './unsettled-note';

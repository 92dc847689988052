import { MESSAGE_GRAMMAR } from '/work/main/backend/src/chat/reading/grammar.ts';
for (const s of ['buy_ #0_ @0_','sell_ half_ my_ @0_ ._','buy_ one_ and_ a_ half_ shares_ of_ @0_ ,_ please_ ._ ','sell_ everything_ except_ @0_ and_ @1_','could_ you_ buy_ #0_ @0_ !_','buy_ #0_ @0_ foo_'])
 { const m = MESSAGE_GRAMMAR.match(s,'Message'); console.log(s, m.succeeded(), m.succeeded()?'':m.shortMessage); }
const t=performance.now(); for(let i=0;i<200;i++) MESSAGE_GRAMMAR.match('put_ #0_ into_ @0_ and_ the_ rest_ in_ @1_ ._','Message'); console.log((performance.now()-t)/200,'ms');

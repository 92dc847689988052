import { createUniverse } from '../src/market/universe/universe.ts';
import { createNames } from '../src/chat/reading/names.ts';
import { readMessage } from '../src/chat/reading/reader.ts';
const pos=(ticker,quantity,avg)=>({ticker,quantity,weight:.1,unrealized_pnl_percent:0});
const names=createNames({universe:createUniverse(),portfolio:{positions:[pos('AAPL',10),pos('NVDA',8),pos('TSLA',6),pos('META',4)]},watchlist:'AAPL GOOGL MSFT AMZN TSLA NVDA META JPM V NFLX'.split(' ').map(ticker=>({ticker}))} as any);
const show=(r)=>r.kind==='commands'?r.commands.map(c=>JSON.stringify(c,(k,v)=>v&&v.constructor?.name==='Fraction'||(v&&typeof v==='object'&&'n'in v&&'d'in v)?v.toFraction?.()??`${v.n}/${v.d}`:v)).join(' '):JSON.stringify(r);
import { readFileSync } from 'node:fs';
const lines = process.argv[2]? [process.argv[2]] : readFileSync('/tmp/lines.txt','utf8').split('\n').filter(Boolean);
for(const l of lines) console.log(l.padEnd(60), show(readMessage(l.replaceAll('<br>','\n'),names)));

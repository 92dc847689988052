import { GRAMMAR_WORDS } from '../reading/language/grammar.ts';

/** Frequent English words that the grammar of orders has no use for. */
const FREQUENT = `
  about after again all am an and any are as at be because been before being but by can cannot cant could
  did do does doesnt dont for from get give go good had has have he her here him his how i if im in into is
  isnt it its ive just know last let like lot many may me might mine more most much must my need never new no
  not now of off on once one only or other our out over own please really right said same say see she should
  so some still such take tell than thank thanks that the their them then there these they thing think this
  those time to today tomorrow too under until up us very want was wasnt we week were what when where which
  while who why will wish with without would yes yesterday yet you your
  alert alerts average balance best bought buys chart company cost day did done drawdown fees figures fill
  filled friend gain gains headline headlines hello help hi held hold holding holdings invested look losers
  losing loss losses made market month move moved moving news order orders performance portfolio positions
  price prices profit profits reset risk selling share shares show sold stocks summary trade traded trades
  trading undo value watching watchlist weight winners worth wrong year
`;

/** English words, to tell English from other languages. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set([
  ...GRAMMAR_WORDS,
  ...FREQUENT.trim().split(/\s+/),
]);

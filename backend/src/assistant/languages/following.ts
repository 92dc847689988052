import type { ForeignLanguage, WordTables } from './language.ts';

/** Whole sentences about what was done before, about the reasons of moves, and those that stop the assistant. */
export const FOLLOWING: Readonly<Record<ForeignLanguage, WordTables['sentences']>> = {
  es: {
    'deshacer | deshaz eso | deshazlo | deshaz lo último | deshaz la última orden': 'undo that',
    'no , quise decir # | no , quería decir # | quise decir # | no , mejor # | mejor # | que sean #':
      'no, I meant #',
    'no , quise decir @ | no , quería decir @ | quise decir @': 'no, I meant @',
    'lo mismo otra vez | otra vez lo mismo | otra vez | repítelo | repite eso': 'the same again',
    'lo mismo con @ | lo mismo para @': 'the same for @',
    'cancela esa orden | cancela esta orden | cancélala | anula esa orden': 'cancel that order',
    'por qué cayó @ hoy | por qué cayó @ | por qué ha caído @ hoy | por qué ha bajado @ | por qué baja @ | por qué cae @':
      'why did @ fall today',
    'por qué subió @ hoy | por qué subió @ | por qué ha subido @ | por qué sube @':
      'why did @ rise today',
    'por qué baja el mercado | por qué cae el mercado | por qué cayó el mercado hoy | por qué está bajando el mercado':
      'why is the market down today',
    'detén las operaciones | para de operar | deja de operar': 'stop trading',
  },
  de: {
    'mach das rückgängig | rückgängig | rückgängig machen | mach es rückgängig | mache das rückgängig':
      'undo that',
    'nein , ich meinte # | ich meinte # | nein , lieber # | lieber # | mach # daraus':
      'no, I meant #',
    'nein , ich meinte @ | ich meinte @': 'no, I meant @',
    'nochmal | noch einmal | das gleiche nochmal | noch mal das gleiche | dasselbe nochmal':
      'the same again',
    'das gleiche für @ | dasselbe für @ | das gleiche mit @ | dasselbe mit @': 'the same for @',
    'storniere diesen auftrag | storniere den auftrag | storniere ihn | storniere das':
      'cancel that order',
    'warum ist @ heute gefallen | warum ist @ gefallen | warum fällt @ | wieso fällt @ | wieso ist @ gefallen':
      'why did @ fall today',
    'warum ist @ heute gestiegen | warum ist @ gestiegen | warum steigt @ | wieso steigt @':
      'why did @ rise today',
    'warum ist der markt heute gefallen | warum fällt der markt | warum ist der markt gefallen | warum ist heute alles rot':
      'why is the market down today',
    anhalten: 'stop trading',
    'mach @ # % meines depots | bring @ auf # % meines depots | bring @ auf # % des depots':
      'bring @ to # % of my portfolio',
  },
  fr: {
    'annule ça | annule cela | défais ça | défais cela | reviens en arrière': 'undo that',
    'non , je voulais dire # | je voulais dire # | non , plutôt # | plutôt #': 'no, I meant #',
    'non , je voulais dire @ | je voulais dire @': 'no, I meant @',
    'encore une fois | la même chose encore | encore la même chose | refais le': 'the same again',
    'la même chose pour @ | pareil pour @ | la même chose avec @': 'the same for @',
    'annule cet ordre | annulez cet ordre | annule le': 'cancel that order',
    'pourquoi @ baisse t il | pourquoi @ a baissé | pourquoi @ baisse | pourquoi @ est en baisse | pourquoi @ a t il baissé':
      'why did @ fall today',
    'pourquoi @ monte | pourquoi @ a monté | pourquoi @ est en hausse': 'why did @ rise today',
    'pourquoi le marché baisse | pourquoi le marché a baissé | pourquoi le marché est en baisse | pourquoi tout est rouge':
      'why is the market down today',
    'achète du @ | achète de l @ | achetez du @': 'buy @',
  },
  pt: {
    'desfaça isso | desfazer | desfaz isso | desfaça': 'undo that',
    'não , quis dizer # | quis dizer # | não , eu quis dizer # | melhor #': 'no, I meant #',
    'não , quis dizer @ | quis dizer @ | não , eu quis dizer @': 'no, I meant @',
    'de novo | outra vez | a mesma coisa de novo | repita isso': 'the same again',
    'o mesmo para @ | a mesma coisa para @ | o mesmo com @': 'the same for @',
    'cancele essa ordem | cancela essa ordem | cancele esta ordem': 'cancel that order',
    'por que @ caiu hoje | por que @ caiu | por que a @ caiu | por que @ está caindo':
      'why did @ fall today',
    'por que @ subiu hoje | por que @ subiu | por que a @ subiu': 'why did @ rise today',
    'por que o mercado caiu hoje | por que o mercado caiu | por que o mercado está caindo':
      'why is the market down today',
    'pare de operar | pare as operações': 'stop trading',
  },
};

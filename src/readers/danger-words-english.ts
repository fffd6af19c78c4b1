import type { Danger } from './danger-words.ts';

const SOMEONE =
  '(?:her|him|me|us|them|his wife|his mother|the wife|my \\w+|the (?:child|children|kids?|boy|girl|woman|old \\w+)|(?:a|his|her|their) (?:child|children|kids?|son|daughter|wife|mother|father))';

/** The dangers told in English, the second language offered; in the same rank as the Thai ones (danger-words.ts). */
export const ENGLISH_DANGERS: readonly Danger[] = [
  {
    alert: 'mental',
    always: true,
    pattern:
      /\bsuicid(?:e|al)\b|\bkill(?:ed|ing)? (?:her|him|my|them|your)sel(?:f|ves)\b|\b(?:want(?:s|ed)?|wish(?:es)?) to die\b|\bhang(?:ed|ing)? (?:her|him|my|them)sel(?:f|ves)\b|\b(?:harm|hurt|cut)(?:s|ed|ing)? (?:her|him|my|them)sel(?:f|ves) on purpose|\bself[ -]harm|\b(?:drank|took) (?:poison|pesticide|weed ?killer)\b/gu,
  },
  {
    alert: 'mental',
    denies: true,
    pattern: /\b(?:do(?:es)?n't|do(?:es)? not|no longer) want to live\b|\bno reason to live\b/gu,
  },
  {
    alert: 'violence',
    always: true,
    pattern: new RegExp(
      `\\b(?:beats?|beaten|beating|hits?|hitting|slap(?:s|ped)?|kick(?:s|ed)?|punch(?:es|ed)?|stab(?:s|bed)?|chok(?:es?|ed)|attack(?:s|ed)?|abus(?:es?|ed)|hurts) (?:up )?${SOMEONE}\\b(?! up\\b)|\\b(?:was|is|been|being|got|gets) (?:beaten|hit by (?:his|her|my|the) (?:husband|father|son|wife|mother)|stabbed|abused|molested|assaulted|raped)\\b|\\brap(?:ed?|ist|ing)\\b|\\bdomestic violence\\b|\\bsexual(?:ly)? (?:abuse|assault)|\\bmolest|\\bthreat\\w* to kill\\b`,
      'gu',
    ),
  },
  {
    alert: 'medical',
    pattern:
      /\bcollaps(?:ed|es|ing)\b|\bfaint(?:ed|s|ing)\b|\bpassed out\b|\bbleed(?:ing|s)?\b|\bunconscious\b|\bchest pains?\b|\bheart attack\b|\b(?:had|having|has) a stroke\b|\bseizures?\b|\bchok(?:ed|ing)\b|\bdrown(?:ed|ing|s)?\b|\bambulance\b|\bsnake ?bites?\b|\bbitten by\b|\bsnake bit\b|\b(?:car|road|motorbike|motorcycle) (?:accident|crash)\b|\bhit by a (?:car|truck|motorbike|motorcycle)\b|\bfell (?:off|from|down the)\b|\bbroke(?:n)? (?:\w+ )?(?:leg|arm|hip|neck|back)\b|\belectrocuted\b|\bpoisoned\b|\bin labou?r\b/gu,
  },
  {
    alert: 'medical',
    denies: true,
    pattern:
      /\b(?:not|stopped|isn't|hardly) breathing\b|\b(?:can ?not|can't|cant|could ?n'?t|could not|unable to) (?:breathe|wake|stand(?: up)?|get up|walk|speak|move|swallow)\b|\b(?:won't|will not|does not|doesn't) wake\b|\bnot responding\b|\btrouble breathing\b/gu,
  },
  {
    alert: 'survival',
    hotlines: ['1669', '1300'],
    pattern:
      /\b(?:house|home|roof|kitchen) (?:is |was |has )?(?:on fire|caught fire|burn(?:ed|t|ing)(?: down)?)\b|\bon fire\b/gu,
  },
  {
    alert: 'survival',
    denies: true,
    pattern:
      /\bnothing (?:left )?to eat\b|\b(?:no|without|out of) (?:more )?(?:food|rice to eat|rice left|money for (?:food|rice)|drinking water)\b|\b(?:not|n't|hasnt|havent) (?:eaten|had food) (?:anything )?(?:for|since|in)\b|\bnowhere to (?:live|sleep|stay)\b/gu,
  },
  {
    alert: 'survival',
    pattern:
      /\bstarv(?:ing|ed|es?)\b|\bhomeless\b|\bevicted\b|\b(?:house|home) (?:is |was |has )?(?:been )?(?:flooded|collapsed|destroyed)\b|\bwater (?:is |has )?(?:coming |come )?(?:in|into) the house\b/gu,
  },
  { alert: 'ask', pattern: /\bsos\b|\bhelp (?:me|us)\b|\bemergency\b|\burgent help\b/gu },
];

/** What stands before words that are denied or only feared: "not", "nobody has", "to prevent". */
export const NOT_SO_IN_ENGLISH =
  /(?:\b(?:no|not|nobody|none|never|without|nor|prevent|avoid|against)|n't)(?:\s+(?:one|had|has|have|been|any|is|was|a|an|of|them|anyone|more|case|cases|feeling))*\s+$/u;

export const LIVESTOCK_IN_ENGLISH =
  /\b(?:chick(?:en|s)?|chickens|hens?|rooster|ducks?|ducklings?|fish|pigs?|piglets?|cows?|cattle|buffalo(?:es)?|dogs?|cats?|frogs?|plants?|seedlings?|trees?|crops?|vegetables?|rice|animals?)\b/u;

/** What befalls animals is told this way too: "no food for the chickens", "starving fish". */
export const FOR_LIVESTOCK_IN_ENGLISH =
  /^(?: left)?(?: for)?(?: the| our| his| her| my| their)? (?:chick|hens?\b|rooster|duck|fish|pigs?\b|piglet|cows?\b|cattle|buffalo|dogs?\b|cats?\b|animals?\b|plants?\b)/u;

export const PERSON_IN_ENGLISH =
  /\b(?:i|he|she|they|we|who|someone|somebody|person|people|man|woman|boy|girl|child|children|kids?|baby|son|daughter|father|mother|dad|mom|mum|parents?|husband|wife|brother|sister|uncle|aunt|grand\w+|granny|yai|neighbou?r|her|him|me)\b/u;

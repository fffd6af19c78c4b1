import table from '../../content/districts.json' with { type: 'json' };
import { readAnswerWord } from './answer-word.ts';
import { nearestNamed } from './nearest-name.ts';
import { namesOtherProvince } from './other-provinces.ts';
import type { Reading } from './reading.ts';
import { bare, fold, toneless } from './text.ts';

/** One of the 22 districts; `code` has four digits, 3301–3322. */
export interface District {
  code: string;
  nameTh: string;
  nameEn: string;
}

interface Named {
  district: District;
  name: string;
  english: string;
  aliases: readonly string[];
}

const DISTRICTS: readonly Named[] = table.map(({ code, name_th, name_en, aliases }) => ({
  district: { code, nameTh: name_th, nameEn: name_en },
  name: bare(name_th),
  english: bare(name_en),
  aliases: aliases.map(bare),
}));
/** The official short name of the capital's district; any other beginning shared with a second district is asked about. */
const CAPITAL = bare('เมือง');
const CAPITAL_EN = /^(?:mueang|muang|meuang|mueangsisaket|muangsisaket|sisaket)$/u;

/**
 * The district a text names: its Thai or English name, a short form, its code, with or without อ. or จ.ศรีสะเกษ, or slightly misspelt
 * (`confirm: 'fuzzy'`). What fits several ("กันทร") is offered as choices. Unread: `outside-province`, `not-a-district`.
 * Source: domain.md §3.
 */
export function readDistrict(text: string): Reading<District> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const said = withoutTitles(fold(text));
  const key = bare(said);
  const code = /^\d{4}$/u.test(key) ? key : null;
  if (code !== null) return byCode(code);
  const exact = byName(key);
  if (exact) return exact;
  if (namesOtherProvince(said)) return { kind: 'unread', reason: 'outside-province' };
  return byPart(key) ?? byNearness(key);
}

function withoutTitles(said: string): string {
  const bareProvince = /^(?:จังหวัด|จ\.?)\s?ศรีสะเกษ$/u.test(said);
  const local = bareProvince ? said : said.replace(/\s*(?:จังหวัด|จ\.\s?|จ\s)ศรีสะเกษ$/u, '');
  return local
    .replace(/^(?:อยู่|คือ|แถว)(?:ที่)?\s*/u, '')
    .replace(/^(?:กิ่ง)?(?:อำเภอ|อำเภ|อ\.|อ\s|amphoe|amphur|district)\s*/u, '')
    .replace(/\s*(?:district|amphoe)$/u, '');
}

function byCode(code: string): Reading<District> {
  const found = DISTRICTS.find(({ district }) => district.code === code);
  if (found) return { kind: 'value', value: found.district };
  return { kind: 'unread', reason: code.startsWith('33') ? 'not-a-district' : 'outside-province' };
}

/** A whole name, a short form of it (sure), or one of the usual misspellings (asked). */
function byName(key: string): Reading<District> | null {
  if (CAPITAL_EN.test(key)) return { kind: 'value', value: DISTRICTS[0]!.district };
  const full = DISTRICTS.find(({ name, english }) => toneless(name) === toneless(key) || english === key);
  if (full) return { kind: 'value', value: full.district };
  const alias = DISTRICTS.find(({ aliases }) => aliases.includes(key));
  if (!alias) return null;
  const others = DISTRICTS.filter((other) => other.name.startsWith(key) && key !== CAPITAL);
  if (others.some((other) => other !== alias)) {
    return { kind: 'choices', values: [...new Set([...others, alias])].map(({ district }) => district) };
  }
  const shortened =
    alias.name.includes(key) || toneless(alias.name).startsWith(toneless(key)) || /^[a-z]/u.test(key);
  return shortened
    ? { kind: 'value', value: alias.district }
    : { kind: 'value', value: alias.district, confirm: 'fuzzy' };
}

/** A beginning or a piece of one name, or a sentence around a name; the longest name inside a sentence counts. */
function byPart(key: string): Reading<District> | null {
  if (key.length < 2) return null;
  const inside = DISTRICTS.flatMap((one) =>
    [one.name, one.english].filter((name) => key.includes(name)).map((name) => ({ one, name })),
  );
  const outer = inside.filter(
    ({ name }) => !inside.some((other) => other.name !== name && other.name.includes(name)),
  );
  const within = unique(outer.map(({ one }) => one));
  if (within) return within;
  const begun = DISTRICTS.filter(
    ({ name, english }) => name.startsWith(key) || (key.length >= 3 && english.startsWith(key)),
  );
  if (begun.length > 0) return unique(begun);
  return key.length >= 3 ? unique(DISTRICTS.filter(({ name }) => name.includes(key))) : null;
}

function unique(found: readonly Named[]): Reading<District> | null {
  const districts = [...new Set(found.map(({ district }) => district))];
  if (districts.length === 0) return null;
  return districts.length === 1
    ? { kind: 'value', value: districts[0]! }
    : { kind: 'choices', values: districts };
}

function byNearness(key: string): Reading<District> {
  const named = DISTRICTS.flatMap(({ district, name, english, aliases }) =>
    [name, english, ...aliases].map((one) => ({ value: district, name: one })),
  );
  return nearestNamed(key, named) ?? { kind: 'unread', reason: 'not-a-district' };
}

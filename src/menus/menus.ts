import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { Person } from '../models/person.ts';

/** The rich menus there are: one for each role and one for whoever has none. */
export const MENU_NAMES = ['stranger', 'mentor', 'household', 'officer'] as const;
export type MenuName = (typeof MENU_NAMES)[number];

/** The pictures that are drawn on areas (menus/draw-icon.ts). */
export type IconName =
  | 'report'
  | 'house'
  | 'book'
  | 'people'
  | 'help'
  | 'menu'
  | 'leaf'
  | 'path'
  | 'letter'
  | 'lock'
  | 'urgent'
  | 'chart'
  | 'clock'
  | 'code'
  | 'hand';

/** One field of a menu: what a tap gives, as the value of a button that works anywhere, its words in the wording by `id`. */
export interface MenuArea {
  id: string;
  value: string;
  icon: IconName;
}

/**
 * What each menu offers, the most wanted first, in two rows of three. The buttons carry commands and not words: a tap is
 * then understood in the middle of any question, and a menu that stays on phones for months never grows stale.
 */
export const MENUS: Readonly<Record<MenuName, readonly MenuArea[]>> = {
  stranger: [
    { id: 'join', value: commandButton('join'), icon: 'code' },
    { id: 'apply', value: commandButton('apply-mentor'), icon: 'people' },
    { id: 'link', value: commandButton('link-household'), icon: 'house' },
    { id: 'application', value: commandButton('my-application'), icon: 'clock' },
    { id: 'officer', value: 'officer', icon: 'help' },
    { id: 'menu', value: 'menu', icon: 'menu' },
  ],
  mentor: [
    { id: 'report', value: 'report', icon: 'report' },
    { id: 'pick', value: 'pick-household', icon: 'house' },
    { id: 'centres', value: commandButton('centres'), icon: 'leaf' },
    { id: 'read-consent', value: commandButton('read-consent'), icon: 'book' },
    { id: 'officer', value: 'officer', icon: 'help' },
    { id: 'menu', value: 'menu', icon: 'menu' },
  ],
  household: [
    { id: 'advice', value: commandButton('advice'), icon: 'leaf' },
    { id: 'progress', value: commandButton('my-progress'), icon: 'path' },
    { id: 'ask-help', value: commandButton('ask-help'), icon: 'hand' },
    { id: 'mentor', value: commandButton('write-mentor'), icon: 'letter' },
    { id: 'my-data', value: commandButton('my-data'), icon: 'lock' },
    { id: 'menu', value: 'menu', icon: 'menu' },
  ],
  officer: [
    { id: 'urgent', value: commandButton('urgent'), icon: 'urgent' },
    { id: 'requests', value: commandButton('requests'), icon: 'hand' },
    { id: 'missing', value: commandButton('missing'), icon: 'clock' },
    { id: 'summary', value: commandButton('summary'), icon: 'chart' },
    { id: 'mentors', value: commandButton('mentors'), icon: 'people' },
    { id: 'menu', value: 'menu', icon: 'menu' },
  ],
};

/** A menu in one language. */
export type MenuKey = `${MenuName}:${Language}`;

/**
 * The menu of somebody: that of her role; with several roles the one she acts in most, since the text menu holds all. A
 * stranger has LINE's default menu and is linked to none.
 */
export function menuOf({ roles, language }: Pick<Person, 'roles' | 'language'>): MenuKey {
  const name = (['officer', 'mentor', 'household'] as const).find((role) => roles.includes(role));
  return `${name ?? 'stranger'}:${language}`;
}

/** What everybody sees whom LINE has not linked to a menu of her own. */
export const DEFAULT_MENU: MenuKey = 'stranger:th';

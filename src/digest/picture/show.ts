import type { Shown } from '../hide-small.ts';
import { say, type Values } from '../../messages/words.ts';
import { showCount } from '../show-figures.ts';

/** The wording of the pictures, in Thai as the province's press work is. */
export const word = (key: string, values: Values = {}): string => say('th', 'digest-picture', key, values);

/** "1,832", or in words why there is no number. */
export function show(number: Shown): string {
  return showCount(number, 'th');
}

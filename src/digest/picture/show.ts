import { say, type Values } from '../../messages/words.ts';
import type { Shown } from './picture-content.ts';

/** The wording of the pictures, in Thai as the province's press work is. */
export const word = (key: string, values: Values = {}): string => say('th', 'digest-picture', key, values);

/** "1,832", or in words why there is no number. */
export function show(number: Shown): string {
  return typeof number === 'number' ? number.toLocaleString('en-US') : word(`hidden.${number}`);
}

/** "69.2%", a whole number without a fraction. */
export function showShare(share: number): string {
  const percent = (share * 100).toFixed(1).replace(/\.0$/u, '');
  // Nearly all is not all.
  return `${percent === '100' && share < 1 ? '99.9' : percent}%`;
}

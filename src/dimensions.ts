import type { Language } from './conversation/bot-flow.ts';
import { dimensions } from './province/current.ts';

/** The dimension's name, or its id when the list no longer has it: the list is data and may change (domain.md R8). */
export function dimensionName(id: string, language: Language): string {
  return dimensions().find((dimension) => dimension.id === id)?.[language] ?? id;
}

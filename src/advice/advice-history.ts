import { audit } from '../access/audit.ts';
import type { AdviceDeed, AdviceText } from '../models/advice-text.ts';

/** Who changes the advice (`ref`, or `import`), when and in which event. */
export interface AdviceBy {
  by: string;
  at: Date;
  event: string;
}

/** Which of these deeds the same event has done to a piece before; undefined when none: then it is no repetition. */
export function doneBefore(
  { history }: Pick<AdviceText, 'history'>,
  deeds: readonly AdviceDeed[],
  { by, at }: Pick<AdviceBy, 'by' | 'at'>,
): AdviceDeed | undefined {
  return history.find(
    (entry) => deeds.includes(entry.what) && entry.by === by && entry.at.getTime() === at.getTime(),
  )?.what;
}

/** Notes in the audit log what was done to the advice `id`, without its text. Safe to repeat for one event. */
export async function auditAdvice({ by, at, event }: AdviceBy, id: string, what: AdviceDeed): Promise<void> {
  const details = { advice: id, what };
  await audit({ key: `advice:${event}:${id}`, at, actor: by, deed: 'advice', details });
}

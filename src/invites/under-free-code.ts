import { isOnlyDuplicates } from '../storage/only-duplicates.ts';
import { makeInviteCode } from './make-invite-code.ts';

/** Stores something under a code that is free and for which `fits` holds. `store` throws E11000 for one that is taken. */
export async function underFreeCode<Stored>(
  store: (code: string) => Promise<Stored>,
  fits: (code: string) => boolean = () => true,
): Promise<Stored> {
  for (;;) {
    const code = makeInviteCode();
    if (!fits(code)) continue;
    try {
      return await store(code);
    } catch (error) {
      if (!isOnlyDuplicates(error)) throw error;
    }
  }
}

import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * For the environment of processes that tests start: Node keeps what it has compiled, so that the hundreds of starts after the
 * first take two thirds of the time.
 */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(tmpdir(), 'khubun-compile-cache') } as const;

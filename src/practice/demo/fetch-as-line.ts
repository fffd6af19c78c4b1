import { SECOND } from '../../clock.ts';
import { DemoError } from './demo-error.ts';

/** What the bot's server gives at `url`. Throws DemoError when it does not answer with this kind of content. */
export async function fetchAsLine(url: string, mediaType: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(20 * SECOND) }).catch((error: unknown) => {
    throw new DemoError(`The bot's server does not answer at ${url}: ${String(error)}`);
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new DemoError(`The bot's server answers ${answer.status} at ${url}.`);
  const given = answer.headers.get('content-type') ?? 'nothing';
  if (!given.startsWith(mediaType)) throw new DemoError(`At ${url} is ${given}, and not ${mediaType}.`);
  return bytes;
}

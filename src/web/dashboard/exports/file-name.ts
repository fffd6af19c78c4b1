import { bangkokDate } from '../../../clock.ts';
import { say as words } from '../../../messages/words.ts';
import type { TableFormat } from '../../../tables/table-to-write.ts';
import type { Visit } from '../visit.ts';
import type { AskedFor } from './asked-for.ts';
import { placeLine } from '../../../messages/place-line.ts';

/**
 * The header that makes a browser keep the answer as a file: its name in the officer's language (RFC 5987), and one of plain
 * letters for programs that know no other.
 */
export function attachment({ language, at }: Visit, { kind, place }: AskedFor, format: TableFormat): string {
  const day = bangkokDate(at).toString();
  const title = words(language, 'exports', `kinds.${kind.name}.name`);
  const name = `${title} ${placeLine(place.scope, language)} ${day}.${format}`.replace(
    /[\\/:*?"<>|\s]+/gu,
    '-',
  );
  return `attachment; filename="khubun-${kind.name}-${day}.${format}"; filename*=UTF-8''${encode(name)}`;
}

/** As RFC 5987 has it, which allows less than an address does. */
function encode(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

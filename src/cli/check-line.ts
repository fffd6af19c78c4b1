import { z } from 'zod';
import { SECOND } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Finding } from './finding.ts';

const BotInfo = z.object({ displayName: z.string(), basicId: z.string() });
const Endpoint = z.object({ endpoint: z.string(), active: z.boolean() });

/** Says whether LINE accepts the access token and sends its events to this bot. Asks LINE, and changes nothing there. */
export async function checkLine({ line, publicBaseUrl }: Config): Promise<Finding[]> {
  if (line === null) return [{ well: true, says: 'LINE is not set up: the bot runs in practice mode.' }];
  const webhook = new URL('/webhook', publicBaseUrl).href;
  const address: Finding = publicBaseUrl.startsWith('https:')
    ? { well: true, says: `The bot's address is https: ${publicBaseUrl}.` }
    : {
        well: false,
        says: `PUBLIC_BASE_URL is ${publicBaseUrl}, but LINE only accepts https. Set it to the address at which LINE reaches the bot.`,
      };
  const info = await ask(line, '/v2/bot/info');
  if (!info.ok) return [address, refused(info, line.apiBaseUrl)];
  const bot = BotInfo.safeParse(info.body);
  if (!bot.success) return [address, strange(line.apiBaseUrl)];
  const token = {
    well: true,
    says: `LINE accepts the access token of ${bot.data.displayName} (${bot.data.basicId}).`,
  };
  return [
    address,
    token,
    webhookSet(await ask(line, '/v2/bot/channel/webhook/endpoint'), webhook, line.apiBaseUrl),
  ];
}

function webhookSet(answer: Answer, webhook: string, api: string): Finding {
  const cure = `In the LINE Developers console, Messaging API, set the webhook URL to ${webhook}`;
  if (!answer.ok && answer.status === 404)
    return { well: false, says: `LINE knows no webhook URL. ${cure}.` };
  if (!answer.ok) return refused(answer, api);
  const parsed = Endpoint.safeParse(answer.body);
  if (!parsed.success) return strange(api);
  const { endpoint, active } = parsed.data;
  if (endpoint !== webhook)
    return { well: false, says: `LINE sends events to ${endpoint}, not here. ${cure}.` };
  return active
    ? { well: true, says: `LINE sends events to ${endpoint}.` }
    : { well: false, says: `LINE knows ${endpoint} but sends nothing. ${cure} and turn on "Use webhook".` };
}

type Answer = { ok: true; body: unknown } | { ok: false; status: number | null };

/** Asks once and waits 5 seconds; status null means that there was no answer. */
async function ask(line: NonNullable<Config['line']>, path: string): Promise<Answer> {
  try {
    const response = await fetch(new URL(path, line.apiBaseUrl), {
      headers: { authorization: `Bearer ${line.channelAccessToken}` },
      signal: AbortSignal.timeout(5 * SECOND),
    });
    const body: unknown = await response.json().catch(() => null);
    return response.ok ? { ok: true, body } : { ok: false, status: response.status };
  } catch {
    return { ok: false, status: null };
  }
}

function refused({ status }: { status: number | null }, api: string): Finding {
  if (status === null) {
    return {
      well: false,
      says: `LINE does not answer at ${api}. Check the internet connection and the firewall.`,
    };
  }
  return status === 401
    ? {
        well: false,
        says: 'LINE refuses the access token. Issue a new one in the LINE Developers console and set LINE_CHANNEL_ACCESS_TOKEN.',
      }
    : { well: false, says: `LINE answers with status ${status} at ${api}. Try again later.` };
}

function strange(api: string): Finding {
  return { well: false, says: `What answers at ${api} is not LINE. Correct LINE_API_BASE_URL or unset it.` };
}

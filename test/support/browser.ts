import type { TestBot } from './bot.ts';
import { actionsIn, talker, type Talker } from './talker.ts';

/** What a browser shows of a page. */
export interface Shown {
  status: number;
  /** Where it came to stand, after redirects: path and query. */
  path: string;
  html: string;
  /** What a person reads: no tags, styles and scripts, entities as their letters. */
  text: string;
  headers: Headers;
}

/** A browser without scripts: it keeps cookies, follows links and sends forms as they stand on the page. */
export interface Browser {
  cookies: Map<string, string>;
  opens(path: string): Promise<Shown>;
  /** Presses the button with this label in the page it shows; `fields` fills in, an array for several boxes. */
  presses(label: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<Shown>;
  /** Sends this body to `path` as a form of another making would. */
  posts(path: string, body: URLSearchParams | FormData, headers?: Record<string, string>): Promise<Shown>;
  /** The page it shows. */
  shown(): Shown;
}

/** A phone's browser. */
export const PHONE =
  'Mozilla/5.0 (Linux; Android 9; moto e5) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0 Mobile Safari/537.36 Line/12.1.0';

/** Opens a browser that calls itself `agent`; `cookies`: those of another one, taken over. */
export function browser(
  bot: Pick<TestBot, 'url'>,
  { agent = PHONE, cookies = new Map<string, string>() } = {},
): Browser {
  let page: Shown = { status: 0, path: '', html: '', text: '', headers: new Headers() };
  const go = async (path: string, how: RequestInit = {}): Promise<Shown> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'user-agent': agent, ...(cookie && { cookie }), ...(how.headers as object) };
    const response = await fetch(`${bot.url}${path}`, { ...how, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (/max-age=0/iu.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (to !== null) {
      await response.arrayBuffer();
      return go(new URL(to, `${bot.url}${path}`).href.slice(bot.url.length));
    }
    const html = await response.text();
    page = { status: response.status, path, html, text: textOf(html), headers: response.headers };
    return page;
  };
  return {
    cookies,
    opens: (path) => go(path),
    posts: (path, body, headers = {}) => go(path, { method: 'POST', body, headers }),
    presses: (label, fields = {}) => {
      const { action, method, body } = formWith(page.html, label, fields);
      const path = action === '' ? page.path.replace(/\?.*$/u, '') : action;
      return method === 'get' ? go(`${path}?${body.toString()}`) : go(path, { method: 'POST', body });
    },
    shown: () => page,
  };
}

/** Signs this officer in as she does it: writes to the bot, taps the link, presses the button. */
export async function signsIn(bot: TestBot, userId: string, one: Browser = browser(bot)): Promise<Browser> {
  await one.opens(await asksForLink(bot, talker(bot, userId)));
  const { status } = await one.presses('เข้าสู่ระบบ');
  if (status >= 400 && status !== 404) throw new Error(`Signing in was answered with ${status}.`);
  return one;
}

/** The path of the link that she gets when she writes แดชบอร์ด. */
export async function asksForLink(bot: TestBot, who: Talker): Promise<string> {
  const before = bot.line.sent.length;
  await who.types('แดชบอร์ด');
  const cards = bot.line.sent.slice(before).flatMap(({ messages }) => messages);
  const uris = cards.flatMap(({ contents }) => actionsIn(contents)).map(({ uri = '' }) => uri);
  const link = uris.find((uri) => uri.includes('/dashboard/in/'));
  if (link === undefined) throw new Error('There is no link in the answer.');
  return new URL(link).pathname;
}

function textOf(html: string): string {
  return entities(
    html
      .replace(/<(style|script)[\s\S]*?<\/\1>/giu, ' ')
      .replace(/<[^>]*>/gu, ' ')
      .replace(/\s+/gu, ' '),
  ).trim();
}

function entities(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => named[name] ?? '');
}

function attribute(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`, 'iu').exec(tag) ?? [];
  return value === undefined ? undefined : entities(value);
}

/** The form whose button bears `label`, filled in as it stands and with `fields`. */
function formWith(html: string, label: string, fields: Readonly<Record<string, string | readonly string[]>>) {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/giu)];
  const labels: string[] = [];
  for (const [, open = '', inner = ''] of forms) {
    const buttons = [...inner.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/giu)];
    labels.push(...buttons.map(([, , text = '']) => textOf(text)));
    const button = buttons.find(([, , text = '']) => textOf(text) === label);
    if (!button) continue;
    const body = new URLSearchParams();
    for (const [tag, kind] of inner.matchAll(/<(input|select|textarea)\b[^>]*>/giu)) {
      const name = attribute(tag, 'name');
      if (name === undefined || name in fields) continue;
      const type = attribute(tag, 'type');
      if ((type === 'radio' || type === 'checkbox') && !/\schecked\b/u.test(tag)) continue;
      if (kind === 'input') body.append(name, attribute(tag, 'value') ?? '');
      const rest = inner.slice(inner.indexOf(tag) + tag.length);
      if (kind === 'textarea') body.append(name, entities(rest.slice(0, rest.indexOf('</textarea>'))));
      if (kind === 'select') {
        const options = [...rest.slice(0, rest.indexOf('</select>')).matchAll(/<option\b[^>]*>/giu)].map(
          ([one]) => one,
        );
        const chosen = options.find((one) => /\sselected\b/u.test(one)) ?? options[0];
        if (chosen !== undefined) body.append(name, attribute(chosen, 'value') ?? '');
      }
    }
    const own = attribute(` ${button[1]}`, 'name');
    if (own !== undefined) body.append(own, attribute(` ${button[1]}`, 'value') ?? '');
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    return {
      action: attribute(` ${open}`, 'action') ?? '',
      method: (attribute(` ${open}`, 'method') ?? 'get').toLowerCase(),
      body,
    };
  }
  throw new Error(`There is no button "${label}" but: ${labels.join(' | ')}`);
}

import { clearLine, createInterface, cursorTo } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { machineNow, SECOND } from '../../clock.ts';
import type { ChatItem, PracticePerson } from '../contract.ts';
import type { PracticeNews } from '../platform/news.ts';
import type { Connection } from './connection.ts';
import { findPerson, listPeople } from './people.ts';
import { photosOf } from './photos.ts';
import { createSession, hear, interpret, type Intent } from './session.ts';

// Through a pipe, the next line waits until the bot has answered and has been quiet for a moment.
const QUIET_MS = 600;
const ANSWER_MS = 10 * SECOND;

/** What a conversation in the terminal needs. */
export interface TalkOptions {
  connection: Connection;
  /** Whom to play, as typed; `null` asks. */
  as: string | null;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** A person sits there: what is typed is seen already, and nobody waits for answers. */
  isTerminal: boolean;
}

/** Talks until the input ends or `/quit`. Gives the exit code: 1 when no practice bot answers or nobody is so called. */
export async function talk(options: TalkOptions): Promise<number> {
  const { connection, input, output, isTerminal } = options;
  const reader = createInterface({
    input,
    ...(isTerminal ? { output } : {}),
    terminal: isTerminal,
    prompt: '> ',
  });
  const typed = reader[Symbol.asyncIterator]();
  let closed = false;
  reader.on('close', () => {
    closed = true;
  });

  let person: PracticePerson | null = null;
  let session = createSession();
  let seen = new Set<string>();
  const typedWords: string[] = [];
  let lastNews = 0;
  let botSpoke = false;

  function print(lines: readonly string[]): void {
    if (isTerminal) {
      clearLine(output, 0);
      cursorTo(output, 0);
    }
    for (const line of lines) output.write(`${line}\n`);
    if (isTerminal && !closed) reader.prompt(true);
  }

  function show(item: ChatItem): void {
    if (seen.has(item.id) && !item.unsent) return;
    seen.add(item.id);
    const lines = hear(session, item);
    if (item.from === 'bot') {
      const cost = item.via === 'reply' ? '' : ' (นับเงิน)';
      return print([`คู่บุญ${cost}:`, ...lines.map((line) => `  ${line}`)]);
    }
    const echoed = isTerminal ? typedWords.indexOf(lines.join('\n')) : -1;
    if (echoed >= 0) return void typedWords.splice(echoed, 1);
    return print([`${person?.displayName}: ${lines.join('\n  ')}`]);
  }

  function onNews(news: PracticeNews): void {
    if (news.event === 'wire') {
      if (news.data.userId === person?.userId) lastNews = machineNow();
      const failed = news.data.kind === 'webhook' && (news.data.status < 200 || news.data.status > 299);
      if (failed && news.data.userId === person?.userId) {
        print([`(บอทยังไม่รับข้อความ: ${news.data.status || 'ไม่ตอบ'} LINE จะส่งซ้ำให้)`]);
      }
    }
    if (news.event !== 'chat' || news.data.userId !== person?.userId) return;
    lastNews = machineNow();
    if (news.data.from === 'bot') botSpoke = true;
    show(news.data);
  }

  /** Begins to play `next`: shows the last bubbles of her chat, so that their buttons can be tapped. */
  async function become(next: PracticePerson): Promise<void> {
    person = next;
    session = createSession();
    seen = new Set();
    const items = await connection.chat(next.userId);
    print([`— คุณคือ ${next.displayName} — พิมพ์ /help ดูวิธีใช้`]);
    for (const { id } of items.slice(0, -10)) seen.add(id);
    for (const item of items.slice(-10)) show(item);
  }

  async function choose(wanted: string): Promise<boolean> {
    const { people } = await connection.state();
    const found = findPerson(people, wanted);
    if (found) await become(found);
    else print([...(wanted === '' ? [] : [`ไม่พบ "${wanted}" หรือมีหลายคน`]), ...listPeople(people)]);
    return found !== null;
  }

  async function untilAnswered(): Promise<void> {
    const end = machineNow() + ANSWER_MS;
    while (machineNow() < end) {
      await sleep(50);
      if (botSpoke && machineNow() - lastNews > QUIET_MS) return;
    }
    print(['(บอทยังไม่ตอบ)']);
  }

  async function act(intent: Intent, line: string): Promise<void> {
    switch (intent.want) {
      case 'send':
      case 'photo': {
        botSpoke = false;
        const body = intent.want === 'send' ? intent.body : await photosOf(intent.files);
        if (body.type === 'text' && body.text === line) typedWords.push(line);
        session.spoken = true;
        await connection.send(person!.userId, body);
        if (!isTerminal) await untilAnswered();
        return;
      }
      case 'clock': {
        const { now } = await connection.forward(intent.ms);
        const thai = new Date(now).toLocaleString('th-TH', {
          timeZone: 'Asia/Bangkok',
          dateStyle: 'full',
          timeStyle: 'short',
        });
        return print([`ตอนนี้เป็น ${thai}`]);
      }
      case 'who':
        return void (await choose(intent.whom));
      case 'show':
        return print(intent.lines);
      default:
        return undefined;
    }
  }

  async function converse(): Promise<number> {
    await connection.state();
    await new Promise<void>((resolve) => {
      void connection.listen({
        onNews,
        onOpen(isReturn) {
          resolve();
          if (isReturn) void catchUp();
        },
        onBreak() {
          resolve();
          print(['(ขาดการเชื่อมต่อ กำลังต่อใหม่)']);
        },
      });
    });
    const known = await choose(options.as ?? '');
    if (!known && options.as !== null) return 1;
    if (!known) print(['เลือกหมายเลขหรือชื่อ:']);
    for (let next = await typed.next(); !next.done; next = await typed.next()) {
      const line = next.value;
      if (person === null) {
        if (line.trim() !== '') await choose(line);
        continue;
      }
      const intent = interpret(session, line);
      if (intent.want === 'quit') break;
      await act(intent, line).catch((error: unknown) => print([`(${messageOf(error)})`]));
      if (isTerminal) reader.prompt(true);
    }
    return 0;
  }

  async function catchUp(): Promise<void> {
    if (person === null) return;
    const items = await connection.chat(person.userId).catch(() => []);
    print(['(ต่อได้แล้ว)']);
    for (const item of items) show(item);
  }

  try {
    return await converse();
  } catch (error) {
    print([messageOf(error)]);
    return 1;
  } finally {
    connection.close();
    reader.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `npm run chat`: talk to a practice bot as one of its people, in a terminal or through a pipe. */
import { loadConfig } from '../config.ts';
import { Command, InvalidArgumentError } from 'commander';
import { connect } from './terminal/connection.ts';
import { talk } from './terminal/talk.ts';

const options = new Command('npm run chat --')
  .description('คุยกับบอทที่เปิดในโหมดฝึก โดยเล่นเป็นคนหนึ่งคน')
  .option(
    '--url <url>',
    'ที่อยู่ของหน้าฝึก',
    practiceAddress,
    `http://127.0.0.1:${loadConfig(process.env).port}/practice`,
  )
  .option('--as <who>', 'เล่นเป็นใคร: หมายเลขในรายชื่อ หรือชื่อ')
  .helpOption('-h, --help', 'แสดงวิธีใช้')
  .parse()
  .opts<{ url: string; as?: string }>();

// Whoever reads through a pipe may stop reading (`| head`); that is no error.
process.stdout.on('error', () => process.exit(0));
process.exitCode = await talk({
  connection: connect(options.url),
  as: options.as ?? null,
  input: process.stdin,
  output: process.stdout,
  isTerminal: Boolean(process.stdin.isTTY && process.stdout.isTTY),
});

function practiceAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError('เขียนเป็นที่อยู่เต็ม เช่น http://127.0.0.1:3000/practice');
  }
  return url.pathname === '/' ? `${url.origin}/practice` : url.href.replace(/\/+$/, '');
}

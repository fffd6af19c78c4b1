import { describe, expect, it } from 'vitest';
import { runCli, runCliAlone } from './run-cli.ts';

describe('the command line', () => {
  it('is a program that ends with a code', async () => {
    expect(await runCliAlone(['--help'], {})).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('households'),
    });
    expect(await runCliAlone(['digest', 'preview'], { DATA_DIR: '/dev/null/x' })).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('DATA_DIR'),
    });
  });

  it.each([
    [['invit'], "unknown command 'invit'\n(Did you mean invite?)"],
    [['households', 'importt', 'x.csv'], "unknown command 'importt'"],
    [['households', 'import'], "missing required argument 'file'"],
    [['households', 'import', 'a.csv', 'b.csv'], 'too many arguments'],
    [['households', 'import', '--fast', 'a.csv'], "unknown option '--fast'"],
    [[], 'Usage:'],
  ])('explains what is wrong with %j', async (args, reason) => {
    const { code, stdout, stderr } = await runCli(args, {});
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(reason),
    });
  });

  it.each([
    [['--help'], 'households'],
    [['invite', 'mentor', '--help'], '--household <code...>'],
    [['households', 'import', '--help'], 'Exit codes: 0 all rows are good; 2 some rows are bad'],
  ])('helps with %j', async (args, text) => {
    const { code, stdout } = await runCli(args, {});
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(text) });
  });

  it.each([
    [{ PORT: 'many' }, 'PORT: must be a number'],
    [{ MONGODB_URI: 'http://127.0.0.1' }, 'MONGODB_URI: must begin with mongodb://'],
    [{ DATA_DIR: '/dev/null/x' }, 'DATA_DIR'],
  ])('says which setting is wrong: %j', async (env, reason) => {
    const { code, stderr } = await runCli(['invite', 'mentor', '--household', 'H-1'], env);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(reason) });
    expect(stderr).not.toContain('    at ');
  });
});

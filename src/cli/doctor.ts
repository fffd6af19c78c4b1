import { Command } from 'commander';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { connectStorage, StorageError } from '../storage/connect.ts';
import { checkLine } from './check-line.ts';
import { checkStorage } from './check-storage.ts';
import { describeFinding, type Finding } from './finding.ts';

/** `doctor`: says what works and what does not. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check settings, storage and LINE, and say what to do about what is wrong.')
    .addHelpText('after', '\nExit codes: 0 all is well; 1 something is wrong (lines that begin with ✗).')
    .action(async () => {
      const findings = await examine();
      for (const finding of findings) console.log(describeFinding(finding));
      if (findings.some(({ well }) => !well)) process.exitCode = 1;
    });
}

async function examine(): Promise<Finding[]> {
  let config: Config;
  try {
    config = loadConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return [{ well: false, says: error.message }];
    throw error;
  }
  const settings = { well: true, says: 'The settings are right.' };
  return [settings, ...(await examineStorage(config)), ...(await checkLine(config))];
}

async function examineStorage({ mongodbUri, dataDir, line }: Config): Promise<Finding[]> {
  try {
    const storage = await connectStorage({ mongodbUri, dataDir, role: 'command' });
    const where = storage.kind === 'mongodb' ? 'MongoDB' : `the embedded store in ${dataDir}`;
    try {
      return await checkStorage(storage, { where, practice: line === null });
    } finally {
      await storage.close();
    }
  } catch (error) {
    if (error instanceof StorageError) return [{ well: false, says: error.message }];
    throw error;
  }
}

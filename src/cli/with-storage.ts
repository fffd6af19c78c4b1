import { type Config, loadConfig } from '../config.ts';
import { setApproval } from '../digest/approval.ts';
import { setRetentionPeriods } from '../privacy/retention-periods.ts';
import { refreshProvince } from '../province/current.ts';
import { connectStorage, type Storage } from '../storage/connect.ts';

/**
 * Does `work` with storage open, and closes it whatever happens. The bot may run at the same time.
 * Throws ConfigError and StorageError besides what `work` throws.
 */
export async function withStorage<T>(work: (storage: Storage, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig(process.env);
  const { mongodbUri, dataDir } = config;
  setRetentionPeriods(config.retention);
  setApproval(config.digestApproval);
  const storage = await connectStorage({ mongodbUri, dataDir, role: 'command' });
  try {
    await refreshProvince({ always: true });
    return await work(storage, config);
  } finally {
    await storage.close();
  }
}

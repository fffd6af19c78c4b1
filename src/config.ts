import { z } from 'zod';
import { RETENTION_DEFAULTS, type RetentionPeriods } from './privacy/retention-periods.ts';

const origin = z.url({ protocol: /^https?$/, error: 'must be an address like https://api.line.me' }).refine(
  (text) => {
    const url = URL.parse(text);
    return url !== null && url.pathname === '/' && url.search === '';
  },
  { error: 'must be an origin without a path (a path would be dropped by the LINE client)' },
);

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const days = (standard: number) => {
  const error = 'must be a whole number of days from 1 to 36500';
  return z.preprocess(
    blankIsUnset,
    z.coerce.number({ error }).int({ error }).min(1, { error }).max(36_500, { error }).default(standard),
  );
};

const Environment = z
  .object({
    LINE_CHANNEL_SECRET: optional(z.string().min(8, { error: 'is too short to be a channel secret' })),
    LINE_CHANNEL_SECRET_PREVIOUS: optional(z.string().min(8)),
    LINE_CHANNEL_ACCESS_TOKEN: optional(z.string().min(8, { error: 'is too short to be an access token' })),
    LINE_API_BASE_URL: optional(origin),
    LINE_DATA_API_BASE_URL: optional(origin),
    MONGODB_URI: optional(
      z.string().regex(/^mongodb(\+srv)?:\/\//, { error: 'must begin with mongodb:// or mongodb+srv://' }),
    ),
    DATA_DIR: z.preprocess(blankIsUnset, z.string().default('./data')),
    PORT: z.preprocess(
      blankIsUnset,
      z.coerce.number({ error: 'must be a number from 0 to 65535' }).int().min(0).max(65_535).default(3000),
    ),
    HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
    PUBLIC_BASE_URL: optional(origin),
    LOG_LEVEL: z.preprocess(
      blankIsUnset,
      z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    ),
    DIGEST_APPROVAL: z.preprocess(
      blankIsUnset,
      z
        .enum(['auto', 'wait'], { error: 'must be auto (sent at 08:00 unless somebody decides) or wait' })
        .default('auto'),
    ),
    RETENTION_CHAT_DAYS: days(RETENTION_DEFAULTS.chatDays),
    RETENTION_PHOTO_DAYS: days(RETENTION_DEFAULTS.photoDays),
    RETENTION_REPORT_DAYS: days(RETENTION_DEFAULTS.reportDays),
    RETENTION_LEFT_DAYS: days(RETENTION_DEFAULTS.leftDays),
  })
  .superRefine((env, context) => {
    const pair = ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'] as const;
    const missing = pair.filter((name) => env[name] === undefined);
    if (missing.length === 1) {
      const given = pair.find((name) => env[name] !== undefined);
      context.addIssue({
        code: 'custom',
        path: [missing[0]!],
        message: `is missing while ${given} is set. Set both (production) or neither (practice mode).`,
      });
    }
  });

/** Everything the bot may be told from outside, checked once at start. */
export interface Config {
  /** `null` means practice mode: the bot talks to a LINE platform of its own. */
  line: {
    /** Signatures made with any of these are accepted, the current secret first. */
    channelSecrets: readonly [string, ...string[]];
    channelAccessToken: string;
    apiBaseUrl: string;
    dataApiBaseUrl: string;
  } | null;
  mongodbUri: string | null;
  dataDir: string;
  port: number;
  host: string;
  publicBaseUrl: string;
  logLevel: string;
  /** Whether the Monday digest goes at 08:00 by itself or waits for an officer. */
  digestApproval: 'auto' | 'wait';
  /** How long what is kept about people stays. */
  retention: RetentionPeriods;
}

/** A mistake in the environment; the message names every variable that is wrong and what to write instead. */
export class ConfigError extends Error {}

/**
 * Reads the settings of design §10 from `env` (normally `process.env`).
 * Throws ConfigError with one line per wrong variable.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The settings are not right. Please correct:\n${lines.join('\n')}`);
  }
  const e = parsed.data;
  const line =
    e.LINE_CHANNEL_SECRET !== undefined && e.LINE_CHANNEL_ACCESS_TOKEN !== undefined
      ? {
          channelSecrets: [
            e.LINE_CHANNEL_SECRET,
            ...(e.LINE_CHANNEL_SECRET_PREVIOUS === undefined ? [] : [e.LINE_CHANNEL_SECRET_PREVIOUS]),
          ] as [string, ...string[]],
          channelAccessToken: e.LINE_CHANNEL_ACCESS_TOKEN,
          apiBaseUrl: e.LINE_API_BASE_URL ?? 'https://api.line.me',
          dataApiBaseUrl: e.LINE_DATA_API_BASE_URL ?? 'https://api-data.line.me',
        }
      : null;
  return {
    line,
    mongodbUri: e.MONGODB_URI ?? null,
    dataDir: e.DATA_DIR,
    port: e.PORT,
    host: e.HOST,
    publicBaseUrl: e.PUBLIC_BASE_URL ?? `http://localhost:${e.PORT}`,
    logLevel: e.LOG_LEVEL,
    digestApproval: e.DIGEST_APPROVAL,
    retention: {
      chatDays: e.RETENTION_CHAT_DAYS,
      photoDays: e.RETENTION_PHOTO_DAYS,
      reportDays: e.RETENTION_REPORT_DAYS,
      leftDays: e.RETENTION_LEFT_DAYS,
    },
  };
}

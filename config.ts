/** Every setting, from the environment, read once (docs/operations.md lists them for the engineer). */
import { resolve } from 'node:path';
import { z } from 'zod';

const onOff = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(fallback)
    .transform((value) => value === 'on');

const WEBHOOK_NEEDS =
  'Telegram calls PUBLIC_URL, which must be an https address then, like https://pst.example.go.id; ' +
  'set PUBLIC_URL, or leave TELEGRAM_WEBHOOK_SECRET empty: the program then asks Telegram (long polling)';

/** Telegram calls https only (core.telegram.org/bots/api#setwebhook); a Bot API server on the same machine calls any port. */
function isCallable(publicUrl: string | undefined): boolean {
  if (publicUrl === undefined) return false;
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function isMailServer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (!/^smtps?:$/.test(protocol) || hostname === '') return false;
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const environment = z.object({
  /** port of the web server; 0 takes a free one */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** the address people reach the program at, as in links, QR codes and cookies; default http://localhost:PORT */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** everything the program keeps: database (unless DATABASE_URL says where), files, secret key */
  DATA_DIR: z.string().min(1).default('./data'),
  /** a PostgreSQL database to use instead of the embedded one in DATA_DIR; empty: embedded */
  DATABASE_URL: z
    .string()
    // the value is not repeated: it holds a password
    .refine((value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol), {
      error: 'must be postgresql://user:password@host:5432/database',
    })
    .optional(),
  /** 64 hex characters; made and kept in DATA_DIR when absent */
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal characters')
    .optional(),
  /** the office's web chat at /chat */
  WEBCHAT: onOff('on'),
  /** token of the office's Telegram bot, from @BotFather; empty: no Telegram */
  TELEGRAM_BOT_TOKEN: z
    .string()
    // the value is not repeated: it is a password
    .regex(/^\d+:[A-Za-z0-9_-]+$/, 'must be the token that @BotFather gave, like 123456789:AAE...')
    .optional(),
  /** where the Bot API is; a Bot API server of one's own, or a test's */
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://api.telegram.org'),
  /** set: Telegram calls PUBLIC_URL/telegram/webhook with this secret; empty: the program asks Telegram (long polling) */
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, 'must be 1 to 256 letters, digits, _ or -')
    .optional(),
  /** the office's WhatsApp, once an admin has linked its number in the panel */
  WHATSAPP: onOff('on'),
  /** where WhatsApp is; a test's own. Empty: where the library looks for it */
  WHATSAPP_SOCKET_URL: z.url({ protocol: /^wss?$/ }).optional(),
  /** the office's mail server: smtp://user:password@host:587 (STARTTLS where it has it) or smtps://...:465; empty: no e-mail */
  SMTP_URL: z
    .string()
    // the value is not repeated: it holds a password
    .refine(isMailServer, { error: 'must be smtp://user:password@host:587 or smtps://user:password@host:465' })
    .optional(),
  /** the address that letters come from; default: the office's e-mail as the panel has it */
  MAIL_FROM: z.email().max(254).optional(),
  /** number of proxies in front of the program whose X-Forwarded-For is to be believed */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

const together = environment.superRefine(({ PUBLIC_URL, TELEGRAM_WEBHOOK_SECRET }, check) => {
  if (TELEGRAM_WEBHOOK_SECRET === undefined || isCallable(PUBLIC_URL)) return;
  check.addIssue({ code: 'custom', path: ['TELEGRAM_WEBHOOK_SECRET'], message: WEBHOOK_NEEDS });
});

export interface TelegramConfig {
  token: string;
  apiRoot: string;
  /** undefined: long polling */
  webhookSecret: string | undefined;
}

export interface WhatsAppConfig {
  /** undefined: the library's own */
  socketUrl: string | undefined;
}

export interface EmailConfig {
  /** smtp:// or smtps:// */
  url: string;
  /** undefined: the office's e-mail */
  from: string | undefined;
}

export interface Config {
  port: number;
  publicUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  secretKey: string | undefined;
  webchat: boolean;
  /** undefined: the office has no Telegram bot */
  telegram: TelegramConfig | undefined;
  /** undefined: the office is not on WhatsApp */
  whatsapp: WhatsAppConfig | undefined;
  /** undefined: nothing goes out by e-mail */
  email: EmailConfig | undefined;
  trustProxy: number;
  logLevel: z.infer<typeof environment>['LOG_LEVEL'];
}

/** @throws Error with code CONFIG_INVALID that names each wrong setting and what it should be */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  // an empty variable means "not set", as in most .env files
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = together.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw Object.assign(new Error(`Settings are wrong.\n${lines.join('\n')}`), { code: 'CONFIG_INVALID' });
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL,
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    secretKey: settings.SECRET_KEY?.toLowerCase(),
    webchat: settings.WEBCHAT,
    telegram:
      settings.TELEGRAM_BOT_TOKEN === undefined
        ? undefined
        : {
            token: settings.TELEGRAM_BOT_TOKEN,
            apiRoot: settings.TELEGRAM_API_ROOT,
            webhookSecret: settings.TELEGRAM_WEBHOOK_SECRET,
          },
    whatsapp: settings.WHATSAPP ? { socketUrl: settings.WHATSAPP_SOCKET_URL } : undefined,
    email: settings.SMTP_URL === undefined ? undefined : { url: settings.SMTP_URL, from: settings.MAIL_FROM },
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
  };
}

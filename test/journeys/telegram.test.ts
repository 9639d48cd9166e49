/** The golden journeys over Telegram: a long poll is one process's, on the embedded database; a webhook may be served by several. */
import { engine } from '../engine.ts';
import { playGolden } from './golden.ts';
import { telegramDriver } from './telegram_driver.ts';

playGolden(telegramDriver(engine === 'sqlite' ? 'polling' : 'webhook'));

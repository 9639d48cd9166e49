/** The golden journeys over the web chat, on the embedded database; on PostgreSQL they are played over Telegram. */
import { engine } from '../engine.ts';
import { playGolden } from './golden.ts';
import { webchatDriver } from './webchat_driver.ts';

playGolden(webchatDriver, { writes: engine === 'sqlite' });

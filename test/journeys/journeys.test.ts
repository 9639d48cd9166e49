/** The golden journeys over the web chat. */
import { engine } from '../engine.ts';
import { playGolden } from './golden.ts';
import { webchatDriver } from './webchat_driver.ts';

playGolden(webchatDriver, { writes: engine === 'sqlite' });

/** The golden journeys over WhatsApp. */
import { playGolden } from './golden.ts';
import { whatsappDriver } from './whatsapp_driver.ts';

playGolden(whatsappDriver);

import { conversation } from '../setup.ts';

export const information = conversation.createStateConfig({
  id: 'information',
  initial: 'beginning',
  states: { beginning: { always: '#finished' } },
});

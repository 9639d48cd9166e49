import { conversation } from '../setup.ts';

export const complaints = conversation.createStateConfig({
  id: 'complaints',
  initial: 'beginning',
  states: { beginning: { always: '#finished' }, opening: { always: '#finished' } },
});

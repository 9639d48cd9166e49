import { conversation } from '../setup.ts';

export const desk = conversation.createStateConfig({
  id: 'desk',
  initial: 'requesting',
  states: { requesting: { always: '#finished' }, waiting: { always: '#finished' }, held: { always: '#finished' } },
});

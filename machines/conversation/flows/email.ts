import { conversation } from '../setup.ts';

export const email = conversation.createStateConfig({
  id: 'email',
  initial: 'sending',
  states: { sending: { always: '#finished' } },
});

import { conversation } from '../setup.ts';

export const visits = conversation.createStateConfig({
  id: 'visits',
  initial: 'beginning',
  states: { beginning: { always: '#finished' }, attaching: { always: '#finished' } },
});

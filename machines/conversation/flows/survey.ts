import { conversation } from '../setup.ts';

export const survey = conversation.createStateConfig({
  id: 'survey',
  initial: 'opening',
  states: { opening: { always: '#finished' }, elements: { always: '#finished' } },
});

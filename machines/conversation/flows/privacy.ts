import { conversation } from '../setup.ts';

export const privacy = conversation.createStateConfig({
  id: 'privacy',
  initial: 'exporting',
  states: {
    exporting: { always: '#finished' },
    previewing: { always: '#finished' },
    withdrawing: { always: '#finished' },
    muting: { always: '#finished' },
  },
});

import { DATA_KINDS } from '../../../../machines/conversation/counter/privacy.ts';
import type {
  KeptData,
  PrivacyCommand,
  PrivacyQuery,
  PrivacyResult,
} from '../../../../machines/conversation/counter/privacy.ts';
import type { Mood } from '../office.ts';

const SINCE = Date.UTC(2026, 10, 23);

const OPEN: KeptData[] = [
  { kind: 'open_order', count: 1, codes: ['GP-AAAAA2'] },
  { kind: 'money', count: 1, codes: ['GP-AAAAA3'] },
];
const LEDGER: KeptData[] = (['ledger', 'complaint', 'rating', 'consent'] as const).map((kind) => ({
  kind,
  count: 2,
  codes: [],
}));

/** As the office would answer, from values. moved: an order is open by now; empty: nothing is kept. */
export function privacyOffice(asked: PrivacyQuery | PrivacyCommand, mood: Mood): PrivacyResult {
  const kept = mood === 'empty' ? [] : LEDGER;
  switch (asked.type) {
    case 'privacy.preview':
      return mood === 'lost'
        ? { type: 'privacy.previewed', kept: [...OPEN, ...kept], blocked: true }
        : { type: 'privacy.previewed', kept, blocked: false };
    case 'privacy.export': {
      const count = mood === 'empty' ? 0 : 3;
      const counts = DATA_KINDS.map((kind, at) => ({ kind, count, since: at % 2 === 0 ? SINCE : null }));
      return { type: 'privacy.exported', counts, file: mood !== 'moved' };
    }
    case 'privacy.erase':
      return mood === 'moved' ? { type: 'privacy.refused', kept: OPEN } : { type: 'privacy.erased', kept };
    case 'privacy.withdraw':
      return { type: 'privacy.withdrawn', unpaid: mood === 'empty' ? 0 : 1, paid: mood === 'empty' ? 0 : 2 };
    case 'privacy.optOut':
      return { type: 'privacy.muted' };
    case 'privacy.optIn':
      return { type: 'privacy.unmuted' };
  }
}

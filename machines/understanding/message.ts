/** What a customer sent, in the terms that every network shares; a channel's inbound body is assignable to it. */
export type MessageBody =
  | { kind: 'text'; text: string }
  /** a tapped choice: `token` is the id it was offered under, `label` is what its button said */
  | { kind: 'choice'; token: string; label: string }
  | { kind: 'file'; fileId: string; name: string }
  | { kind: 'refused_file'; reason: 'empty' | 'too_large' | 'type' }
  | { kind: 'sticker' }
  | { kind: 'voice' }
  | { kind: 'other' };

/** What a customer sent, in the terms that every network shares; a channel's inbound body is assignable to it. */
export type MessageBody =
  | { kind: 'text'; text: string }
  /** a tapped choice: `token` is the id it was offered under, `label` is what its button said */
  | { kind: 'choice'; token: string; label: string }
  /** `caption`: what was written under it; '' or left out: nothing */
  | { kind: 'file'; fileId: string; name: string; caption?: string }
  /**
   * `several`: an album, of which an answer takes one; `too_large`: for the network; `unasked`: not even fetched; `edited`: in
   * place of one that was taken up before; `lost`: the network did not bring it whole
   */
  | { kind: 'refused_file'; reason: 'empty' | 'too_large' | 'type' | 'several' | 'unasked' | 'edited' | 'lost' }
  /** a link that leads into the chat (domain/deep_links) */
  | { kind: 'start'; payload: string }
  /** an earlier message, `of`, says something else now */
  | { kind: 'edited'; text: string; of: string }
  | { kind: 'sticker' }
  | { kind: 'voice' }
  | { kind: 'other' };

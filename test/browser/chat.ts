/** The chat page in a customer's hands. Waits for what the assistant says, never for a time. */
import type { Page } from 'playwright-core';
import { CLIENT_HEADER } from '../../bots/webchat/protocol.ts';
import type { Posted } from '../../bots/webchat/protocol.ts';

export class ChatPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits for what stands there last. */
  async open(path = '/chat', expected: string = ''): Promise<void> {
    await this.page.goto(path);
    await this.lastSays(expected);
  }

  /** Writes and sends; returns when a new message of the office says `expected`. */
  async say(text: string, expected: string): Promise<void> {
    const before = await this.heard();
    await this.page.getByRole('textbox', { name: /Pesan Anda|Your message/ }).fill(text);
    await this.page.keyboard.press('Enter');
    await this.hears(expected, before);
  }

  /** Taps a choice that is open, likewise. */
  async tap(label: string, expected: string): Promise<void> {
    const before = await this.heard();
    await this.choice(label).click();
    await this.hears(expected, before);
  }

  /**
   * Answers that bring the conversation to where a test begins, sent as the page sends them but without anybody typing;
   * what comes of them is seen on the page. Returns when the last one's answer is.
   */
  async alreadySaid(texts: readonly string[], expected: string): Promise<void> {
    const before = await this.heard();
    for (const [at, text] of texts.entries()) {
      const id = `already-said-${before}-${at}`;
      const headers = { [CLIENT_HEADER]: 'id' };
      const answer = await this.page.request.post('/chat/messages', {
        headers,
        data: { id, body: { kind: 'text', text } } satisfies Posted,
      });
      if (!answer.ok()) throw new Error(`"${text}" was answered ${answer.status()}`);
    }
    await this.hears(expected, before);
  }

  choice(label: string) {
    return this.page.locator('.choice:enabled').getByText(label, { exact: true }).last();
  }

  /** Hands in a file and sends it. */
  async send(file: { name: string; mimeType: string; buffer: Buffer }, expected: string): Promise<void> {
    const before = await this.heard();
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Lampirkan berkas' }).click();
    await (await chooser).setFiles(file);
    await this.page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await this.hears(expected, before);
  }

  /** A message of the office after the first `before` ones says this, and the assistant is not writing any more. */
  async hears(expected: string, before: number): Promise<void> {
    const heard = this.page.waitForFunction(
      ([text, from]) => {
        const said = [...document.querySelectorAll('.message.office')].slice(from);
        return said.some((one) => one.textContent.includes(text)) && document.getElementById('typing')?.hidden;
      },
      [expected, before] as const,
    );
    await heard.catch(async (cause: unknown) => {
      const said = (await this.#office().allInnerTexts()).slice(before);
      throw new Error(`The assistant does not say “${expected}”, but: ${said.join(' | ')}`, { cause });
    });
  }

  /** Messages of the office so far, for `hears` after somebody else has acted. */
  heard(): Promise<number> {
    return this.#office().count();
  }

  /** The newest message is the office's and says this. */
  async lastSays(expected: string): Promise<void> {
    await this.page.locator('.message.office:last-child').filter({ hasText: expected }).waitFor();
  }

  /** The code in the newest message that is nothing but a code. */
  async code(): Promise<string> {
    return (await this.page.locator('.code-value').last().innerText()).replace(/\s/g, '');
  }

  /** All that the customer said, in order. */
  said(): Promise<string[]> {
    return this.page.locator('.message.customer .text').allInnerTexts();
  }

  #office() {
    return this.page.locator('.message.office');
  }
}

/** The panel at an officer's desk. Every page that is come to is looked at for what does not fit. */
import type { Page } from 'playwright-core';
import type { OfficerActor } from '../office/people.ts';
import type { Office } from '../office.ts';
import { mustFit } from './people.ts';
import { PASSWORD } from './shared_office.ts';

/** A product of the office, as an officer's file manager would hand it in. */
export function productFile(name: string): { name: string; mimeType: string; buffer: Buffer } {
  const page = `%PDF-1.7\n% ${name}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(page + `% ${name}\n`.repeat(4000), 'latin1') };
}

export class Panel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Through the page that asks for it; returns at home. */
  async signIn(office: Pick<Office, 'ctx'>, { id, name }: Pick<OfficerActor, 'id' | 'name'>): Promise<void> {
    const { email } = await office.ctx.db.read.officer.findUniqueOrThrow({ where: { id } });
    await this.go('/panel');
    await this.page.waitForURL(/\/panel\/masuk/);
    await this.page.getByLabel('Alamat e-mail').fill(email);
    await this.page.getByLabel('Kata sandi').fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Masuk' }).click();
    await this.page.waitForURL((url) => url.pathname === '/panel');
    await this.page.locator('.side-me strong').filter({ hasText: name }).first().waitFor({ state: 'attached' });
    await mustFit(this.page);
  }

  /** Opens an address; returns the status of the answer. */
  async go(path: string): Promise<number> {
    const response = await this.page.goto(path);
    await mustFit(this.page);
    return response?.status() ?? 0;
  }

  order(code: string): Promise<number> {
    return this.go(`/panel/pesanan/${code}`);
  }

  /** The form of an act, unfolded. */
  async act(title: string) {
    const card = this.page
      .locator('.act')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
    await card.waitFor();
    if (await card.evaluate((one) => one instanceof HTMLDetailsElement && !one.open)) {
      await card.locator('summary').click();
    }
    return card;
  }

  /** Titles of the acts that the page offers. */
  acts(): Promise<string[]> {
    return this.page.locator('.act h3').allTextContents();
  }

  /** Presses a button and waits for the page that says what it did. */
  async press(button: string, notice: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await this.notice(notice);
  }

  async notice(words: string): Promise<void> {
    await this.page.locator('.notice').filter({ hasText: words }).waitFor();
    await mustFit(this.page);
  }

  /** Hands in one file per item that has none. */
  async prepareAll(files: readonly ReturnType<typeof productFile>[]): Promise<void> {
    for (const file of files) {
      await this.page.getByLabel('Berkas produk', { exact: true }).first().setInputFiles(file);
      await this.page.getByRole('button', { name: 'Unggah berkas produk' }).first().click();
      await this.page.getByRole('link', { name: file.name }).waitFor();
      await this.notice('Berkas diunggah');
    }
  }
}

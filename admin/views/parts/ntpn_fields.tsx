import { parseNtpn } from '../../../domain/payment.ts';
import type { FormState } from '../../forms/form.ts';
import { TextField } from './fields.tsx';

interface NtpnProps {
  form: FormState;
  scope: string;
  /** answers with the readings of what has been typed so far */
  address: string;
}

/** The NTPN, and as soon as it could be misread the other reading beside it (docs/domain.md 5). */
export function NtpnFields({ form, scope, address }: NtpnProps) {
  return (
    <>
      <TextField
        form={form}
        scope={scope}
        name="ntpn"
        label="NTPN"
        hint="16 huruf dan angka pada bukti penerimaan negara."
        look="code-input"
        spellcheck={false}
        required
        live={{
          'hx-post': address,
          'hx-trigger': 'input delay:400ms consume',
          'hx-target': '#ntpn-bacaan',
          'hx-swap': 'outerHTML',
          'hx-include': 'closest form',
        }}
      />
      <NtpnReadings form={form} />
    </>
  );
}

/** What the customer said the NTPN is: to be looked up, not to be copied (docs/domain.md 2.10). */
export function ClaimedNtpn({ ntpn }: { ntpn: string }) {
  const parsed = parseNtpn(ntpn);
  return (
    <div class="asked">
      <p>NTPN menurut pelanggan; cari dulu di SIMPONI:</p>
      <code>{ntpn}</code>
      {parsed.ok && parsed.alternative !== undefined && (
        <>
          {' '}
          atau, dibaca lain, <code>{parsed.alternative}</code>
        </>
      )}
      {!parsed.ok && ' (bukan 16 huruf dan angka)'}
    </div>
  );
}

/** Both readings to choose from; the one that was typed comes first and is chosen. */
export function NtpnReadings({ form }: { form: FormState }) {
  const parsed = parseNtpn(form.values['ntpn'] ?? '');
  if (!parsed.ok || parsed.alternative === undefined) return <div id="ntpn-bacaan" />;
  const chosen = form.values['ntpnReading'] === parsed.alternative ? parsed.alternative : parsed.ntpn;
  return (
    <fieldset class="ntpn-ask" id="ntpn-bacaan">
      <legend>Huruf O dan angka 0, huruf I dan angka 1 mudah tertukar. Mana yang tertulis?</legend>
      {[parsed.ntpn, parsed.alternative].map((reading) => (
        <label class="form-check">
          <input
            class="form-check-input"
            type="radio"
            name="ntpnReading"
            value={reading}
            checked={reading === chosen}
          />
          <span class="form-check-label">
            <code>{reading}</code> {reading === parsed.ntpn ? 'seperti yang diketik' : 'pembacaan lain'}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

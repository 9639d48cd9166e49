/** Links to documents as they would be issued now. They open beside the page, so that nothing typed is lost. */

export function ReceiptPreviewLink({ code }: { code: string }) {
  return (
    <p>
      <a
        class="btn btn-outline-secondary"
        href={`/panel/pesanan/${code}/pratinjau/kuitansi.pdf`}
        target="_blank"
        rel="noopener"
      >
        Lihat rancangan kuitansi (PDF)
      </a>
    </p>
  );
}

/** The agreement that goes out with the invoice of micro data and maps (B8, R13). */
export function AgreementPreviewLink({ code }: { code: string }) {
  return (
    <p>
      <a
        class="btn btn-outline-secondary"
        href={`/panel/pesanan/${code}/pratinjau/perjanjian.pdf`}
        target="_blank"
        rel="noopener"
      >
        Lihat rancangan perjanjian (PDF)
      </a>
    </p>
  );
}

/** Part of the invoice's form: the draft follows what is typed there. */
export function InvoicePreviewButton({ code }: { code: string }) {
  return (
    <button
      class="btn btn-outline-secondary"
      type="submit"
      formaction={`/panel/pesanan/${code}/pratinjau/tagihan.pdf`}
      formtarget="_blank"
    >
      Lihat rancangan tagihan (PDF)
    </button>
  );
}

/** On screen how to print; on paper whose figures these are. */
export function PrintHint({ office, range }: { office: string; range: string }) {
  return (
    <>
      <p class="text-secondary report-range">
        {range}
        <span class="screen-only"> · cetak atau simpan sebagai PDF lewat peramban (Ctrl+P)</span>
      </p>
      <p class="print-only report-office">{office}</p>
    </>
  );
}

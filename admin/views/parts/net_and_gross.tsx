/** Working days used, without and with the pauses (docs/domain.md 6). */
export function NetAndGross({ days }: { days: { netDays: number; grossDays: number } }) {
  return (
    <small>
      {days.netDays} hari bersih, {days.grossDays} kotor
    </small>
  );
}

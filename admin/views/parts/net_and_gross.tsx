/** Working days used, without and with the pauses (docs/domain.md 6); nothing on the first day. */
export function NetAndGross({ days }: { days: { netDays: number; grossDays: number } }) {
  if (days.grossDays === 0) return null;
  return (
    <small>
      {days.netDays} hari kerja berjalan
      {days.grossDays > days.netDays && `, ${days.grossDays} termasuk jeda`}
    </small>
  );
}

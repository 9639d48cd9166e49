// Runs before anything is painted, as a plain script, so that a dark page does not flash white first.
{
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let chosen: string | null = null;
    try {
      chosen = localStorage.getItem('gerai.theme');
    } catch {
      // A browser may refuse to keep anything: the system's theme will do.
    }
    root.dataset.theme = chosen ?? (dark.matches ? 'dark' : 'light');
  };
  apply();
  dark.addEventListener?.('change', apply);
}

// Before the first paint: the theme and density that this browser was told to use. src/web/common/preferences.ts keeps them.
try {
  const { theme, density } = JSON.parse(localStorage.getItem('counterfoil.preferences') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (density === 'compact') document.documentElement.dataset.density = density;
} catch {
  // Storage may be refused: the system's theme it is.
}

// Before the first paint: the theme and density that this browser was told to use. src/web/common/preferences.ts keeps them.
try {
  const { theme, density } = JSON.parse(localStorage.getItem('counterfoil.preferences') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (density === 'compact') document.documentElement.dataset.density = density;
} catch {
  // Storage may be refused: the system's theme it is.
}

// Nobody is known yet on these pages (src/web/common/bare-paths.ts), so the frame of the app is not drawn for them.
if (/^\/(sign-in|first-start|join|reset)\/?$/.test(location.pathname))
  document.documentElement.dataset.bare = '';

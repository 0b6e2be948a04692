// Plain JavaScript that any Node can read, so that an old one gets a sentence and not a syntax error.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Counterfoil needs Node 24 or newer, and this is ${process.version}: install Node 24 (on Linux x64 "npm ci" brings it).`,
  );
  process.exit(1);
}

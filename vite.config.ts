import './.config/require-node.js';
import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const serve = { host: '127.0.0.1', port: 4173, strictPort: true };

/** The demo begins with what the app takes for a server. */
const demoEntry: Plugin = {
  name: 'demo-entry',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace('/src/web/main.ts', '/mocks/main.ts'),
  },
};

/** The demo's database is made in one go each time the page is loaded, by what all migrations come to. */
const demoDatabase: Plugin = {
  name: 'demo-database',
  async load(id) {
    if (!id.endsWith('/mocks/demo/empty-database.ts')) return null;
    // Node runs it as it is: bundled into this file, it would not find what it imports.
    const maker = new URL('mocks/node/empty-database.ts', import.meta.url).href;
    const { emptyDatabaseSql } = (await import(maker)) as { emptyDatabaseSql(): Promise<string> };
    return `export const EMPTY_DATABASE_SQL = ${JSON.stringify(await emptyDatabaseSql())};`;
  },
};

/**
 * Two builds of one app. `production` goes to dist/ and talks to the Node BFF. `demo` goes to dist-demo/, carries the
 * BFF core, the simulator and MSW's worker, and needs no server at all. The page's first script tells them apart.
 */
export default defineConfig(({ mode }) => {
  const demo = mode === 'demo';
  return {
    plugins: [
      tanstackRouter({
        target: 'react',
        routesDirectory: 'src/web/routes',
        generatedRouteTree: 'src/web/app/route-tree.gen.ts',
        autoCodeSplitting: true,
        // The list is where everyone starts, so it comes with the frame in one request and every other screen is split
        // off.
        codeSplittingOptions: {
          splitBehavior: ({ routeId }) => (routeId === '/transactions/' ? [] : undefined),
        },
        quoteStyle: 'single',
        semicolons: true,
      }),
      react(),
      // The worker exists in the demo only: one left behind on a production origin would be a support case.
      ...(demo ? [demoEntry, msw({ mode: 'worker-only' })] : []),
    ],
    server: serve,
    preview: serve,
    resolve: {
      alias: demo ? { tldts: fileURLToPath(new URL('mocks/demo/public-suffixes.ts', import.meta.url)) } : {},
    },
    // Its loader finds the .wasm file beside itself, which pre-bundling would move away.
    optimizeDeps: { exclude: ['@sqlite.org/sqlite-wasm'] },
    worker: { format: 'es', plugins: () => [demoDatabase] },
    build: {
      outDir: demo ? 'dist-demo' : 'dist',
      emptyOutDir: true,
      manifest: true,
      // Inlined assets and the preload polyfill would need holes in the strict content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: {
          // What the first screen needs is one script, however many screens share parts of it: left alone, each new
          // screen splits another crumb off.
          codeSplitting: {
            groups: [
              // The demo's server starts while the app is still being loaded.
              { name: 'demo', tags: ['$initial'], test: /\/mocks\/demo/, priority: 1 },
              { name: 'initial', tags: ['$initial'] },
            ],
          },
        },
      },
      // The demo's one big chunk, the simulator with its database, is meant to be one.
      chunkSizeWarningLimit: 1_000,
    },
  };
});

// How the app is built: React, the examples and icons of ../public, Monaco and the dialogs in chunks of their own.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: '../public',
  plugins: [react()],
  server: { port: 4173 },
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
  worker: { format: 'es' },
});

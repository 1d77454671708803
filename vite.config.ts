// Builds the three faces into out/renderer. Everything stays in files of its own (nothing inline), because the pages run under
// a content security policy that allows only what comes from their own origin; paths are relative, so that the same build
// works under app://kiosk/board/ and http://127.0.0.1:port/board/.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = new URL('./renderer/', import.meta.url).pathname

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: new URL('./out/renderer/', import.meta.url).pathname,
    emptyOutDir: true,
    // Electron 45's Chromium is newer; 140 is what an ordinary browser of a site may still have.
    target: 'chrome140',
    assetsInlineLimit: 0,
    // The polyfill is for browsers older than the target.
    modulePreload: { polyfill: false },
    // Language files and fonts are loaded when needed; only code that must be there counts here.
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      input: { board: `${root}board/index.html`, touch: `${root}touch/index.html`, desk: `${root}desk/index.html` },
    },
  },
})

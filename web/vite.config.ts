import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Django serves dist/ under STATIC_URL + "web/", and dist/index.html for every console path.
export default defineConfig({
  base: '/static/web/',
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es' },
  define: { __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  // Parts of earlier builds stay for consoles that are open; bin/local/web.py removes them later.
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, emptyOutDir: false },
  test: { environment: 'happy-dom', include: ['test/**/*.test.ts'] },
})

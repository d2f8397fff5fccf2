import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['FERRY_SERVER'] ?? 'http://127.0.0.1:4400'

export default defineConfig({
  plugins: [react()],
  build: {
    emptyOutDir: true,
    // The server's content security policy allows no data: addresses but for images.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/docs': server, '/sign-in': server },
  },
})

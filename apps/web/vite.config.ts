import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressAssets } from './compress-assets.ts'

// The server compares Host and Origin, so the browser's Host goes through as it is.
const server = { target: process.env['FERRY_SERVER'] ?? 'http://127.0.0.1:4400', changeOrigin: false }

export default defineConfig({
  plugins: [react(), compressAssets()],
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

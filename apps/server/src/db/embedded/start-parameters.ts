const settings = {
  search_path: 'public',
  exit_on_error: 'false',
  log_checkpoints: 'false',
  max_worker_processes: '0',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  // fdatasync stays a stub in PGlite, fsync is hooked.
  wal_sync_method: 'fsync',
  // WebAssembly memory never shrinks; the operating system caches the files anyway.
  shared_buffers: '32MB',
}

/** PGlite's own start parameters without `-F`, which would turn fsync off. */
export const startParameters = [
  '--single',
  '-O',
  '-j',
  ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]
